import Foundation
import TestKit
import Testing

/// `preview` says when each edition is posted by itself, and why not.
struct PreviewTests {
  @Test(arguments: [
    ("2026-11-24", "daily", "Posted by itself at its time, tue 2026-11-24 16:30."),
    (
      "2026-11-24", "weekly", "Not posted by itself on tue 2026-11-24: not one of its days; next: fri 2026-11-27 15:30."
    ),
    (
      "2026-11-28", "daily",
      "Not posted by itself on sat 2026-11-28: no workday of the team; next: mon 2026-11-30 16:30."
    ),
    ("2026-12-25", "daily", "Not posted by itself on fri 2026-12-25: Christmas Day; next: mon 2026-12-28 16:30."),
    ("2026-12-25", "weekly", "Not posted by itself on fri 2026-12-25: Christmas Day; next: fri 2027-01-08 15:30."),
    ("2026-11-24T17:00", "daily", "Its time was tue 2026-11-24 16:30; next: wed 2026-11-25 16:30."),
    ("2026-11-24T09:00", "daily", "Posted by itself at its time, tue 2026-11-24 16:30."),
  ])
  func `a day has its time, or the reason why not and the next`(at: String, edition: String, sentence: String)
    async throws
  {
    let scene = try PreviewTests.scene()
    let preview = try await scene.run("preview", "--at", at, "--edition", edition)
    #expect(preview.code == 0, "\(preview)")
    #expect(preview.output.contains("   \(sentence)\n"), "\(preview.output)")
  }

  @Test func `a day alone shows each edition at its own time`() async throws {
    let scene = try PreviewTests.scene()
    let preview = try await scene.run("preview", "--at", "2026-11-27", "--json")
    #expect(preview.code == 0)
    #expect(preview.output.contains("\"at\" : \"2026-11-27T16:30\"") || preview.output.contains("16:30"))
    #expect(preview.output.contains("desk") && preview.output.contains("weekly"))
    let same = try await scene.run("preview", "--at", "2026-11-27T16:30", "--edition", "daily")
    let day = try await scene.run("preview", "--at", "2026-11-27", "--edition", "daily")
    #expect(day.output == same.output)
  }

  @Test func `what was posted already and what is paused is said`() async throws {
    let scene = try PreviewTests.scene()
    let server = try scene.services()
    try scene.configure(port: server.port)
    _ = try await scene.trigger()
    let posted = try await scene.run("preview", "--at", "2026-11-24", "--edition", "daily")
    #expect(posted.output.contains("Its time was tue 2026-11-24 16:30, it was posted already; next: "), "\(posted)")
    server.stop()
  }

  @Test func `teams of several zones say which is theirs, those of one zone do not`() async throws {
    let scene = try PreviewTests.scene()
    let one = try await scene.run("preview", "--at", "2026-11-24", "--edition", "daily")
    #expect(!one.output.contains("Europe/Amsterdam"))
    let text = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(
      text + "\n  far:\n    zone: America/New_York\n    sources: { planning: { system: tasks, path: planning.md } }\n"
        + "    channels: [slack]\n", to: "dagpost.yaml")
    for words in [
      ["preview", "--at", "2026-11-24"], ["status"], ["simulate", "--from", "2026-11-24", "--to", "2026-11-24"],
    ] {
      let two = try await scene.dagpost.run(words + ["--config", "dagpost.yaml"], in: scene.folder.path)
      #expect(two.output.contains("America/New_York") && two.output.contains("Europe/Amsterdam"), "\(two)")
    }
  }

  @Test func `status tells when a source was read on the team's wall`() async throws {
    let scene = try PreviewTests.scene()
    _ = try await scene.trigger("--wait", "0s")
    let status = try await scene.run("status")
    #expect(status.output.contains("source   planning: read "))
    #expect(!status.output.contains(/T\d\d:\d\d:\d\dZ/), "\(status.output)")
  }

  private static func scene() throws -> Scene {
    let scene = try Scene()
    try scene.configure(port: 9)
    let text = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(
      text.replacingOccurrences(
        of: "  zone: Europe/Amsterdam\n", with: "  zone: Europe/Amsterdam\n  holidays: { country: NL }\n"),
      to: "dagpost.yaml")
    return scene
  }
}
