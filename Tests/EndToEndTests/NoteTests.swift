import Foundation
import Synchronization
import TestKit
import Testing

/// What people send in, by the built program: kept at once, told and acknowledged in the next update, quoted in the note.
struct NoteTests {
  private func note(_ scene: Scene, _ arguments: String..., input: String? = nil) async throws -> BuiltProgram.Ended {
    try await scene.dagpost.run(["note", "--config", "dagpost.yaml"] + arguments, in: scene.folder.path, input: input)
  }

  private func trigger(_ scene: Scene, _ edition: String, _ arguments: String...) async throws -> BuiltProgram.Ended {
    try await scene.dagpost.run(["--config", "dagpost.yaml", "--trigger", edition] + arguments, in: scene.folder.path)
  }

  private func posted(_ scene: Scene) -> [String] { scene.arrived.value.map(\.body) }

  /// Notes, an update that says thank you, another that does not again, and the celebration note.
  private func story(_ scene: Scene) async throws {
    let noted = try await note(scene, "thanks", "Ravi took over the evening shift", "--from", "Marjan")
    #expect(noted.code == 0, "\(noted.output)\(noted.errors)")
    #expect(noted.output.hasPrefix("desk: noted, for the weekly of fri "))
    let again = try await note(scene, "thanks", "Ravi took over the evening shift", "--from", "Marjan")
    #expect(again.output.hasPrefix("desk: noted already, a moment ago, for the weekly of fri "))
    let piped = try await note(scene, "--team", "desk", "did", "-", input: "moved the printer\nto building B\n")
    #expect(piped.output.hasPrefix("desk: noted, for the "), "\(piped.output)\(piped.errors)")

    let daily = try await trigger(scene, "daily")
    #expect(daily.code == 0, "\(daily.output)\(daily.errors)")
    var body = try #require(posted(scene).last)
    #expect(body.contains("moved the printer to building B"))
    #expect(body.contains("Thank you for 2 messages; 1 of them goes into the weekly note."), "\(body)")
    _ = try await trigger(scene, "evening")
    body = try #require(posted(scene).last)
    #expect(posted(scene).count == 2)
    #expect(!body.contains("Thank you for"), "another edition thanked for them")
    let weekly = try await trigger(scene, "weekly")
    #expect(weekly.code == 0, "\(weekly.output)\(weekly.errors)")
    body = try #require(posted(scene).last)
    #expect(body.contains("Ravi took over the evening shift") && body.contains("Marjan"), "\(body)")
  }

  private func configure(_ scene: Scene, port: Int) throws {
    try scene.configure(
      port: port, services: ["webhook"], more: "    editions: { evening: { at: \"23:50\" } }")
  }

  @Test func `a note without a daemon is in the next update, and once`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try configure(scene, port: server.port)
    try await story(scene)
  }

  @Test func `a note through the running daemon is too`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try configure(scene, port: server.port)
    let (daemon, _) = try await scene.daemon()
    try await story(scene)
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
  }

  @Test func `mistakes are sentences, and nothing is kept`() async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let wrong = try await note(scene, "--team", "dest", "thank", " ")
    #expect(wrong.code == 64)
    #expect(
      wrong.errors == """
        There is no team "dest" (did you mean "desk"?); the teams are desk.
        There is no kind of note "thank" (did you mean "thanks"?); the kinds are did, next, thanks, learned, customer, stuck, headline.
        The note has no text. Write it behind the kind, in quotes, or give - and write it to standard input.

        """)
    #expect(try await note(scene, "did").code == 64)
    let preview = try await scene.run("preview", "--edition", "daily")
    #expect(!preview.output.contains("Thank you for"))
  }

  @Test func `a file in the drop folder and a mail in a Maildir are told and thanked for`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(
      port: server.port, services: ["webhook"],
      sources: """
              drop: { system: dropfolder, path: drop }
              inbox: { system: maildir, path: Maildir, senders: [example.nl] }
        """, more: "    input: { say: \"mailto:update@example.nl\", source: inbox }")
    for folder in ["drop", "Maildir/new", "Maildir/cur"] {
      try FileManager.default.createDirectory(atPath: scene.folder.path(folder), withIntermediateDirectories: true)
    }
    #expect(try await trigger(scene, "daily", "--at", "2026-11-23T16:30").code == 0)
    try scene.folder.write("from: Marjan\nstuck: the scanner waits for parts\n", to: "drop/marjan.txt")
    try scene.folder.write(
      "From: Ravi <ravi@example.nl>\nSubject: thanks\n\nMarjan, for the shift\n", to: "Maildir/new/1.host")
    // Long ago for the program, that the file may be whole.
    for file in ["drop/marjan.txt", "Maildir/new/1.host"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: scene.folder.path(file))
    }
    let update = try await trigger(scene, "daily", "--at", Scene.tuesday)
    #expect(update.code == 0, "\(update.output)\(update.errors)")
    let body = try #require(posted(scene).last)
    #expect(body.contains("the scanner waits for parts"), "\(body)")
    #expect(
      body.contains("Thank you for 2 messages (Marjan, Ravi)")
        || body.contains("Thank you for 2 messages (Ravi, Marjan)"),
      "\(body)")
    #expect(body.contains("update@example.nl"))
    let later = try await trigger(scene, "daily", "--at", "2026-11-25T16:30")
    #expect(later.code == 0)
    #expect(posted(scene).last?.contains("Thank you for") == false)
  }
}
