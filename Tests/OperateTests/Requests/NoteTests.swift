import Foundation
import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// `dagpost note`, and what the updates after it say.
struct NoteTests {
  private func note(
    _ office: Office, _ word: String, _ text: String, from: String? = nil, _ teams: TeamName...
  ) async throws -> NoteAnswer {
    var request = NoteRequest(word: word, text: text)
    request.teams = teams
    request.from = from
    return try await office.desk.carryOut(request)
  }

  private func lines(_ office: Office, _ start: String) -> [String] {
    office.texts.flatMap { $0.split(separator: "\n").map(String.init) }.filter { $0.hasPrefix(start) }
  }

  @Test func `a note stands in the next update, is acknowledged there, and waits for the weekly note`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    try await office.tickAndDeliver()
    let answer = try await note(office, "thanks", "Ravi took over", from: "Marjan")
    #expect(answer.noted.map(\.team) == ["desk"])
    #expect(answer.noted.first?.next?.edition == "weekly")
    #expect(answer.noted.first?.next?.at.date == CivilDate("2026-11-27"))
    office.clock.move(by: .seconds(60))
    _ = try await note(office, "did", "moved the printer", from: "Ravi")
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(
      Set(lines(office, "Thank you")) == [
        "Thank you for 2 messages (Marjan, Ravi); 1 of them goes into the weekly note."
      ])
    #expect(Set(lines(office, "- moved")) == ["- moved the printer (Ravi)"])
    for day in ["25T16:30", "26T16:30", "27T15:30", "27T16:30"] {
      try office.clock.set("2026-11-\(day)")
      try await office.tickAndDeliver()
    }
    #expect(lines(office, "Thank you for").count == 2, "once, in both channels")
    #expect(lines(office, "- moved").count == 2)
    #expect(Set(lines(office, "* From")) == ["* From colleagues: \"Ravi took over\" (Marjan)"])
    #expect(lines(office, "* From").count == 2)
  }

  @Test func `an update that did not arrive has thanked nobody`() async throws {
    let office = try Office(at: "2026-11-23T10:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-23T16:30")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T10:00")
    _ = try await note(office, "stuck", "the scanner", from: "Ravi")
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    // Nothing was sent that day.
    try office.clock.set("2026-11-25T16:30")
    try await office.tickAndDeliver()
    #expect(lines(office, "Thank you for your message, Ravi.").count == 2)
  }

  @Test func `the person is the one that readers know`() async throws {
    let office = try Office(at: "2026-11-24T10:00", Office.config() + "people: [[Fatima, \"Jansen, Fatima\"]]\n")
    _ = try await note(office, "did", "the laptops", from: "jansen, fatima")
    var preview = PreviewRequest()
    preview.edition = "daily"
    let updates = try await office.desk.carryOut(preview)
    #expect(updates.first?.text.contains("- the laptops (Fatima)") == true)
    #expect(updates.first?.text.contains("Thank you for your message, Fatima.") == true)
  }

  @Test func `several teams at once, each with its own note, and a double click is told`() async throws {
    let office = try Office(at: "2026-11-24T10:00", Office.config(teams: ["desk", "infra"]))
    for isRepeat in [false, true] {
      let answer = try await note(office, "Next", "badges", "infra", "desk", "infra")
      #expect(answer.noted.map(\.team) == ["desk", "infra"])
      #expect(answer.noted.map(\.isRepeat) == [isRepeat, isRepeat])
    }
    #expect(try await office.ledger.notes(of: "infra", after: Instant(milliseconds: 0)).count == 1)
  }

  @Test func `every mistake is told at once, and nothing is kept`() async throws {
    let office = try Office(at: "2026-11-24T10:00", Office.config(teams: ["desk", "infra"]))
    #expect(
      try await sentences { try await note(office, "thank", " \u{200B}\n ", "dest") }.joined(separator: "\n") == """
        There is no team "dest" (did you mean "desk"?); the teams are desk, infra.
        There is no kind of note "thank" (did you mean "thanks"?); the kinds are did, next, thanks, learned, customer, stuck, headline.
        The note has no text. Write it behind the kind, in quotes, or give - and write it to standard input.
        """)
    #expect(
      try await sentences { try await note(office, "did", "something") }.joined(separator: "\n")
        == "Which team is the note for? Add --team NAME; the teams are desk, infra.")
    #expect(try await office.ledger.notes(of: "desk", after: Instant(milliseconds: 0)) == [])
  }

  @Test func `a long text is cut, and said to be`() async throws {
    let office = try Office(at: "2026-11-24T10:00")
    let answer = try await note(office, "did", String(repeating: "word ", count: 4_000))
    #expect(answer.wasCut)
    let kept = try await office.ledger.notes(of: "desk", after: Instant(milliseconds: 0)).first
    #expect(kept.map { $0.text.count <= UntrustedText.characterLimit } == true)
  }

  @Test func `a note that no edition tells says so`() async throws {
    let config = Office.config().replacingOccurrences(of: "daily: { at: \"16:30\" }, ", with: "")
    let office = try Office(at: "2026-11-24T10:00", config)
    let answer = try await note(office, "did", "something")
    #expect(answer.noted.map(\.next) == [nil])
  }

  @Test func `without a daemon the command keeps it itself, and sends nothing of what waits`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    try office.leave()
    _ = try await RequestDesk(configPath: office.configPath, surroundings: office.surroundings)
      .ask(NoteRequest(word: "did", text: "moved the printer"))
    #expect(office.texts == [])
    try office.restart()
    #expect(try await office.ledger.notes(of: "desk", after: Instant(milliseconds: 0)).map(\.kind) == [.done])
  }
}
