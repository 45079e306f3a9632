import Ledger
import Model
import TestKit
import Testing

/// Tasks that are known by their words alone, from one reading to the next.
struct RecognisingTests {
  private static let words = "t00000000000000aa"

  /// A task as its list gives it: with a key of its words, its place in time among the same words, and its list.
  private func task(
    _ state: ItemState, due: String? = nil, done: String? = nil, _ number: Int = 1, list: String? = nil,
    words: String = RecognisingTests.words, title: String = "Test the backup"
  ) -> Record {
    let id = WordKey(words: words, list: list, number: number).description
    var item = Item(key: key(id), title: UntrustedText(title), state: state)
    item.due = due.flatMap { CivilDate($0) }.map(Moment.day)
    item.finished = done.flatMap { CivilDate($0) }.map(Moment.day)
    return .item(item)
  }

  /// The numbers behind the keys under which the last of the readings is known, in its order.
  private func ids(_ readings: [Record]...) async throws -> [String] {
    let desk = try Desk()
    var known: [Record] = []
    for (at, records) in readings.enumerated() {
      let recognised = try await desk.ledger.recognise(snapshot(day(Int64(at)), records))
      try await desk.ledger.ingest(recognised, calendar: utc)
      known = recognised.readings[0].records
    }
    return known.map { String($0.key.id.dropFirst(Self.words.count)) }
  }

  @Test func `the next turn of a task that repeats does not take the place of the one that was done`() async throws {
    let first = task(.planned, due: "2026-11-30")
    let done = task(.finished, due: "2026-11-30", done: "2026-11-30")
    #expect(try await ids([first], [task(.planned, due: "2026-12-07", 2), done]) == ["-2", ""])
    // The next time, and the oldest one is taken off the list.
    let second = task(.finished, due: "2026-12-07", done: "2026-12-07", 2)
    let third = task(.planned, due: "2026-12-14", 3)
    #expect(
      try await ids([first], [task(.planned, due: "2026-12-07", 2), done], [third, second, done]) == ["-3", "-2", ""])
    let without = [task(.planned, due: "2026-12-14", 2), task(.finished, due: "2026-12-07", done: "2026-12-07")]
    #expect(
      try await ids([first], [task(.planned, due: "2026-12-07", 2), done], [third, second, done], without) == [
        "-3", "-2",
      ])
    #expect(
      try await ids(
        [first], [task(.planned, due: "2026-12-07", 2), done], [third, second, done], without,
        [task(.planned, due: "2026-12-14")]) == ["-3"])
  }

  @Test func `a turn without its day, and a day that moves, are found all the same`() async throws {
    let first = task(.planned, due: "2026-11-30")
    let done = task(.finished, done: "2026-11-30")
    #expect(try await ids([first], [done, task(.planned, due: "2026-12-07", 2)]) == ["", "-2"])
    #expect(
      try await ids(
        [first], [done, task(.planned, due: "2026-12-07", 2)], [done, task(.planned, due: "2026-12-09", 2)])
        == ["", "-2"])
    #expect(try await ids([first], [task(.planned, due: "2026-12-02")]) == [""])
    #expect(try await ids([first], [task(.finished, done: "2026-12-02")], [first]) == [""])
  }

  @Test func `the same words in two lists stay two, whatever is added or moved`() async throws {
    let (a, b) = ("0000000a", "0000000b")
    let ofB = task(.planned, due: "2026-12-02", list: b)
    #expect(try await ids([ofB], [task(.planned, due: "2026-12-01", list: a), ofB]) == [".0000000a", ".0000000b"])
    // A line that moves to another list is the same task.
    #expect(try await ids([ofB], [task(.planned, due: "2026-12-02", list: a)]) == [".0000000b"])
    // What was known before lists were told apart.
    #expect(try await ids([task(.planned, due: "2026-12-02")], [ofB]) == [""])
  }

  @Test func `a title that is read otherwise is the same task`() async throws {
    let before = task(.planned, words: "t00000000000000bb", title: "VLAN (netwerk)) bijwerken 📅 2026-12-01 ⏫")
    let after = task(.planned, due: "2026-12-01", title: "VLAN (netwerk) bijwerken")
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), [before]), calendar: utc)
    let known = try await desk.ledger.recognise(snapshot(day(1), [after]))
    #expect(known.readings[0].records.map(\.key) == [before.key])
  }

  @Test func `what is inside of a task follows its key`() async throws {
    var child = Item(key: key("t00000000000000cc"), title: UntrustedText("Floor 3"), state: .planned)
    child.milestone = WordKey(words: Self.words).description
    let desk = try Desk()
    let first = task(.planned, due: "2026-11-30")
    try await desk.ledger.ingest(snapshot(day(0), [first, task(.planned, due: "2026-12-07", 2)]), calendar: utc)
    // The first is gone, and the second has its number now.
    let left = task(.planned, due: "2026-12-07")
    let known = try await desk.ledger.recognise(snapshot(day(1), [left, .item(child)]))
    guard case .item(let item) = known.readings[0].records[1] else { throw Unexpected() }
    #expect(item.milestone == known.readings[0].records[0].key.id)
    #expect(item.milestone == WordKey(words: Self.words, number: 2).description)
  }

  @Test func `thousands of the same words are left as they are`() async throws {
    let many = (1...3_000).map { task(.planned, $0) }
    let desk = try Desk()
    try await desk.ledger.ingest(snapshot(day(0), many), calendar: utc)
    let known = try await desk.ledger.recognise(snapshot(day(1), many))
    #expect(Set(known.readings[0].records.map(\.key)).count == 3_000)
  }
}
