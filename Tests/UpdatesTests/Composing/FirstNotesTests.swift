import Compose
import Model
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Notes that nobody knows to be news.
@Suite struct FirstNotesTests {
  private let now = Instant(seconds: 1_795_534_200)

  private func told(firstRead: Instant?, at: Moment? = nil) -> [String] {
    var note = Note(
      key: RecordKey(source: "d", kind: .note, id: "1"), kind: .thanks, text: UntrustedText("Gerda hielp"))
    note.at = at
    let reading = Reading(
      source: "d", title: "d", at: now, outcome: .read([.note(note)], Completeness(complete: true)))
    var memory = Memory()
    memory.firstRead["d"] = firstRead
    return Snapshot(team: "desk", at: now, readings: [reading]).tellingOfFirstNotes(memory).readings[0].problems.map(
      \.sentence)
  }

  @Test func `notes without a day that stood there at the first reading are told to the operator, once`() {
    #expect(told(firstRead: nil).map { $0.prefix(27) } == ["d: 1 note has no day and st"])
    #expect(told(firstRead: now).count == 1)
    #expect(told(firstRead: now.adding(.seconds(-60))) == [])
    #expect(told(firstRead: nil, at: .instant(now)) == [])
  }
}
