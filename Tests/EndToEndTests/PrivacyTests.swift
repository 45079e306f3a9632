import Foundation
import Synchronization
import TestKit
import Testing

/// What an administrator does when somebody does not want to be named, and when a works council asks.
@Suite(.serialized) struct PrivacyTests {
  private static let people = "people: [[Joost, \"Vries, Joost de\", jdvries]]\n"

  private func bytes(_ scene: Scene) throws -> String {
    let file = scene.folder.path("state/ledger.sqlite")
    return String(decoding: try #require(FileManager.default.contents(atPath: file)), as: UTF8.self).lowercased()
  }

  /// The configuration with lines at its top.
  private func configure(_ scene: Scene, port: Int, _ top: String, services: [String] = ["webhook"]) throws {
    try scene.configure(port: port, services: services)
    let text = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(top + text, to: "dagpost.yaml")
  }

  @Test func `somebody is forgotten down to the bytes, comes back with the source, and stays away when unnamed`()
    async throws
  {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try configure(scene, port: server.port, Self.people)
    _ = try await scene.trigger()
    #expect(scene.arrived.value.last?.body.contains("Joost") == true)
    #expect(try bytes(scene).contains("joost"))

    let rehearsal = try await scene.run("ledger", "forget", "jdvries", "--dry-run")
    #expect(rehearsal.code == 0, "\(rehearsal.errors)")
    #expect(
      rehearsal.output.hasPrefix(
        "This would be changed for \"jdvries\", \"Joost\", \"Vries, Joost de\" in all teams:\n"))
    #expect(try bytes(scene).contains("joost"))
    let forgotten = try await scene.run("ledger", "forget", "jdvries", "--yes")
    #expect(forgotten.code == 0, "\(forgotten.errors)")
    #expect(forgotten.output.contains("  records  2 changed\n  updates  1 changed\n  posts    1 changed\n"))
    #expect(forgotten.output.contains("comes back at their next reading: planning (desk)"))
    #expect(try !bytes(scene).contains("joost"))
    #expect(
      try await scene.run("ledger", "forget", "Joost", "--yes").output.hasPrefix("Nothing that is kept names \"Joost\"")
    )

    _ = try await scene.trigger("--again")
    #expect(try bytes(scene).contains("joost"), "the source still has it")

    try configure(scene, port: server.port, Self.people + "unnamed: [Joost]\n")
    _ = try await scene.run("ledger", "forget", "Joost", "--yes")
    _ = try await scene.trigger("--again")
    #expect(try !bytes(scene).contains("joost"))
    let last = try #require(scene.arrived.value.last?.body)
    #expect(last.contains("Mail migration, group 2 of 4") && !last.contains("Joost"))
    #expect(!last.contains("group 2 of 4. Who takes it?"), "it has an owner")
  }

  @Test func `a running daemon forgets too, and what waits goes out without the name`() async throws {
    let scene = try Scene()
    let isOpen = Mutex(false)
    let server = try scene.services { _ in isOpen.withLock { $0 } ? nil : .answer("later", status: 503) }
    defer { server.stop() }
    try configure(scene, port: server.port, Self.people)
    let (daemon, socket) = try await scene.daemon()
    _ = try await scene.trigger("--wait", "0s")
    let forgotten = try await scene.run("ledger", "forget", "Joost", "--yes", "--json")
    #expect(forgotten.code == 0, "\(forgotten.errors)")
    #expect(forgotten.output.contains("\"updates\" : 1"))
    #expect(try !bytes(scene).contains("joost"))
    isOpen.withLock { $0 = true }
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    socket.stop()
    // The next run sends what waited, when its pause is over.
    let (second, other) = try await scene.daemon()
    try await scene.arrived.reached("a post") { !$0.isEmpty }
    second.send(SIGTERM)
    #expect(try await second.ended().code == 0)
    other.stop()
    let body = try #require(scene.arrived.value.first?.body)
    #expect(body.contains("a colleague") && !body.contains("Joost"))
  }

  @Test func `the privacy report is written from the configuration, in the language asked for`() async throws {
    let scene = try Scene()
    try configure(scene, port: 9, Self.people + "unnamed: [Joost]\n", services: PostingTests.all)
    let report = try await scene.run("privacy-report", "--language", "nl")
    #expect(report.code == 0, "\(report.errors)")
    #expect(report.output.hasPrefix("# Dagpost en persoonsgegevens\n"))
    #expect(report.output.contains("| `slack` | Slack | http://127.0.0.1:9 |"))
    #expect(report.output.contains("Eén persoon wordt op eigen verzoek nooit genoemd."))
    for word in ["canary", "joost", "jdvries"] { #expect(!report.output.lowercased().contains(word)) }
    #expect(!FileManager.default.fileExists(atPath: scene.folder.path("state")))
    let english = try await scene.run("privacy-report")
    #expect(english.output.hasPrefix("# Dagpost and personal data\n"))
    let wrong = try await scene.run("privacy-report", "--language", "de")
    #expect(wrong.code == 64)
    #expect(wrong.errors.contains("--language is \"de\"; it should be en or nl"))
  }

  @Test func `a team's own form is checked, shown and posted`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(
      port: server.port, services: ["webhook"],
      more: """
            input: none
            update:
              sections: [next, done, question]
              limits: { done: 1 }
              words: { done: KLAAR, daily_title: "{team} op {day} {date}" }
              lines: [ { text: "Fill in your hours", days: [tue] } ]
        """)
    let check = try await scene.run("check")
    #expect(check.output == "dagpost.yaml is fine: 1 team.\n")
    _ = try await scene.trigger()
    let body = try #require(scene.arrived.value.last?.body)
    #expect(body.contains("Service Desk op Tuesday 24 November"))
    let preview = try await scene.run("preview", "--at", "2026-11-24T16:30", "--edition", "daily")
    let lines = preview.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("KLAAR") })
    #expect(lines.last == "Fill in your hours")
    #expect(!lines.contains { $0.hasPrefix("Numbers") })
  }
}
