import Compose
import Model
import Testing

/// Where nothing else orders the lines of a day, they stand as their source has them.
@Suite struct OrderTests {
  /// Keys of a list are digests, whose order means nothing.
  private let keys = ["ffff0000", "a", "00ab", "9", "0001"]

  private func records(_ desk: Desk, _ section: SectionKind) -> [String] {
    desk.update().sections.first { $0.kind == section }?.lines.flatMap(\.records).map(\.id) ?? []
  }

  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  @Test func `what is planned for a day, done on a day or late since a day stands in the order of its source`() {
    var desk = desk()
    for key in keys { desk.item(key, "work \(key)", .planned) { $0.due = Desk.day("2026-11-26") } }
    #expect(records(desk, .next) == keys)
    desk.readings["planning"] = []
    for key in keys { desk.item(key, "work \(key)", .finished) { $0.finished = Desk.day("2026-11-24") } }
    #expect(records(desk, .done) == keys)
    desk.readings["planning"] = []
    for key in keys { desk.item(key, "work \(key)", .planned) { $0.due = Desk.day("2026-11-20") } }
    #expect(records(desk, .stuck) == Array(keys.prefix(3)))
  }

  @Test func `decisions of one day and moves of one day stand in the order of their source`() {
    var desk = desk()
    for key in keys.prefix(3) { desk.decision(key, "decision \(key)") { $0.decided = Desk.day("2026-11-24") } }
    #expect(records(desk, .followThrough) == Array(keys.prefix(3)))
    desk.readings["planning"] = []
    for key in keys.prefix(3) {
      let key = desk.item(key, "work \(key)", .planned) { $0.due = Desk.day("2027-01-20") }
      desk.promised(key, for: "2026-11-26")
    }
    #expect(records(desk, .followThrough) == Array(keys.prefix(3)))
  }

  @Test func `another order in the source is another order in the update`() {
    var desk = desk()
    for key in keys.reversed() { desk.item(key, "work \(key)", .planned) { $0.due = Desk.day("2026-11-26") } }
    #expect(records(desk, .next) == keys.reversed())
  }
}
