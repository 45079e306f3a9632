import Ledger
import Model
import Testing

/// What comes in through `dagpost note`.
struct NotesTests {
  private func note(
    _ id: String, _ text: String = "to Ravi", kind: NoteKind = .thanks, from: String? = "Marjan",
    team: TeamName = "desk",
    at: Instant = minute(0)
  ) -> SentNote {
    SentNote(
      id: id, team: team, kind: kind, text: UntrustedText(text), from: from.map { UntrustedText($0) }, at: at)
  }

  @Test func `what was kept is there after a crash, with all that was said`() async throws {
    let desk = try Desk()
    let anonymous = note("b", "it is stuck", kind: .stuck, from: nil, at: minute(1))
    #expect(try await desk.ledger.keep([note("a"), anonymous]) == [true, true])
    try desk.crash()
    #expect(try await desk.ledger.notes(of: "desk", after: minute(-1)) == [note("a"), anonymous])
  }

  @Test func `a button that is pressed twice makes one note`() async throws {
    let desk = try Desk()
    #expect(try await desk.ledger.keep([note("a")]) == [true])
    #expect(try await desk.ledger.keep([note("b", at: minute(4))]) == [false])
    // The clock was put back in between.
    #expect(try await desk.ledger.keep([note("c", at: minute(-4))]) == [false])
    #expect(try await desk.ledger.keep([note("d", at: minute(5))]) == [true])
    #expect(try await desk.ledger.keep([note("e", from: nil), note("f", from: nil)]) == [true, false])
    #expect(try await desk.ledger.notes(of: "desk", after: minute(-9)).map(\.id) == ["a", "e", "d"])
  }

  @Test func `other words, another kind, person or team are other notes`() async throws {
    let desk = try Desk()
    let kept = try await desk.ledger.keep([
      note("a"), note("b", "to Joost"), note("c", kind: .customer), note("d", from: "Joost"), note("e", from: nil),
      note("f", team: "infra"),
    ])
    #expect(kept == Array(repeating: true, count: 6))
    #expect(try await desk.ledger.notes(of: "infra", after: minute(-1)).map(\.id) == ["f"])
  }

  @Test func `the newest are read, oldest first`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.keep((0..<9).map { note("\($0)", "words \($0)", at: minute(Int64($0))) })
    #expect(try await desk.ledger.notes(of: "desk", after: minute(2), most: 4).map(\.id) == ["5", "6", "7", "8"])
    #expect(try await desk.ledger.notes(of: "desk", after: minute(8)) == [])
  }

  @Test func `an id that is taken is refused by its index`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.keep([note("a")])
    await #expect(throws: LedgerError.self) {
      try await desk.ledger.keep([note("x", "new"), note("a", "other words")])
    }
    #expect(try await desk.ledger.notes(of: "desk", after: minute(-1)).map(\.id) == ["a"], "all of it, or nothing")
  }
}
