import Courier
import Ledger
import Model
import Services
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The form that a configuration gives an update, and who is not to be named, on the way through the daemon.
struct FormTests {
  private static func config(_ update: String = "", unnamed: String = "[]") -> String {
    Office.config(channels: ["one"], more: "    unnamed: \(unnamed)\n\(update)")
  }

  @Test func `a repeat reads as the first, whatever the configuration says by then`() async throws {
    let office = try Office(
      at: "2026-11-24T09:00",
      Self.config(
        #"    update: { sections: [numbers, question], words: { daily_title: "{team}, {date}" }, lines: [Uren?] }"#))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(office.texts.last?.hasPrefix("Team desk, 24 November\n") == true, "\(office.texts)")
    #expect(office.texts.last?.hasSuffix("\nUren?\n") == true)
    try office.reload(Self.config())
    let post = try #require(try await office.ledger.posts().first)
    let update = try #require(try await office.ledger.update(of: post.id))
    let again = office.desk.current.world.reword(update, for: "desk", .repeated)
    #expect(again?.plainLines.first == "Team desk, 24 November (sent again, so it may be here twice)")
    #expect(again?.plainLines.last == "Uren?")
  }

  @Test func `a note from or about somebody who is not named is kept without the name`() async throws {
    let office = try Office(at: "2026-11-24T10:00", Self.config(unnamed: "[Gerda]"))
    var note = NoteRequest(word: "did", text: "Taart van Gerda")
    note.from = "Gerda"
    _ = try await office.desk.carryOut(note)
    let kept = try await office.ledger.notes(of: "desk", after: Instant(seconds: 0))
    #expect(kept.map(\.text.description) == ["Taart van a colleague"])
    #expect(kept.map(\.from) == [nil])
  }

  @Test func `who asked for it later is not named out of what was stored before`() async throws {
    let office = try Office(at: "2026-11-24T10:00", Self.config())
    var note = NoteRequest(word: "did", text: "Taart van Gerda")
    note.from = "Gerda"
    _ = try await office.desk.carryOut(note)
    try await office.tickAndDeliver()
    try office.reload(Self.config(unnamed: "[Gerda]"))
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    let text = try #require(office.texts.last)
    #expect(text.contains("Taart van a colleague") && !text.contains("Gerda"), "\(text)")
  }
}
