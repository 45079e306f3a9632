import Model
import Testing

@testable import Compose

/// How many of the decisions of a month were kept.
@Suite struct AgreementMonthTests {
  /// Decisions due in October: two kept, after 4 and 20 days, one kept later and one not at all; and one due in
  /// November.
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.go(to: "2026-11-02")
    desk.memory.since = Desk.at("2026-10-30", "16:30")
    func decision(_ id: String, _ decided: String, due: String, realised: String?) {
      let key = desk.decision(id, "agreement \(id)") {
        $0.decided = Desk.day(decided)
        $0.due = Desk.day(due)
        $0.realised = realised.map(Desk.day)
      }
      desk.memory.said.append(
        Recalled(
          Said(.agreement, key, day: Desk.date(due), detail: realised == nil ? "slipping-3" : "realised"),
          edition: "daily", on: Desk.date("2026-10-30")))
    }
    decision("a", "2026-10-01", due: "2026-10-09", realised: "2026-10-05")
    decision("b", "2026-10-01", due: "2026-10-16", realised: "2026-10-21")
    decision("c", "2026-09-01", due: "2026-10-31", realised: "2026-10-30")
    decision("d", "2026-10-01", due: "2026-10-30", realised: nil)
    decision("e", "2026-10-01", due: "2026-11-30", realised: nil)
    return desk
  }

  private func month(_ desk: Desk) -> FollowedThrough? {
    let facts = desk.update().sections.flatMap(\.lines).map(\.fact)
    return facts.compactMap { if case .followedThrough(let month) = $0 { month } else { nil } }.first
  }

  @Test func `the first update of a month tells the share that was kept, and within how many days half of them were`() {
    var desk = desk()
    #expect(
      month(desk) == FollowedThrough(month: Desk.date("2026-10-01"), realised: 3, of: 4, medianDays: 20))
    #expect(
      desk.shown(.followThrough)
        == ["of the 4 agreements that were due in October, 3 were kept, half of them within 20 days of the decision"])
    desk.keep(desk.update())
    desk.go(to: "2026-11-03")
    #expect(month(desk) == nil)
  }

  @Test func `a median and a share need three decisions`() {
    var desk = desk()
    desk.change("c") { $0.decided = nil }
    #expect(month(desk)?.medianDays == nil)
    desk.change("c") { $0.withdrawn = true }
    #expect(month(desk)?.of == 3)
    // It was told for October, and another day does not make it an agreement of another month.
    desk.change("d") { $0.due = Desk.day("2026-12-01") }
    #expect(month(desk)?.of == 3)
    desk.memory.said.removeAll { $0.said.record.id == "d" }
    #expect(month(desk) == nil)
  }

  @Test func `a kept decision that left its list counts, and only once where two sources had it`() {
    var desk = desk()
    let gone = RecordKey(source: "planning", kind: .decision, id: "a")
    desk.readings["planning"]?.removeAll { $0.key == gone }
    let twin = RecordKey(source: "github", kind: .decision, id: "7")
    desk.memory.said.append(
      Recalled(
        Said(.agreement, twin, day: Desk.date("2026-10-09"), detail: "realised"), edition: "daily",
        on: Desk.date("2026-10-30")))
    #expect(
      month(desk) == FollowedThrough(month: Desk.date("2026-10-01"), realised: 3, of: 4, medianDays: nil))
  }

  @Test func `after ten days it is too late, and before the first update too early`() {
    var desk = desk()
    desk.go(to: "2026-11-10")
    #expect(month(desk) != nil)
    desk.go(to: "2026-11-11")
    #expect(month(desk) == nil)
    desk.go(to: "2026-11-02")
    desk.memory.since = nil
    #expect(month(desk) == nil)
    desk.memory.since = Desk.at("2026-10-30", "16:30")
    desk.fail("topdesk", lastRead: nil)
    #expect(month(desk) == nil, "what that source holds would be missing")
  }

  @Test(arguments: 1...40)
  func `a percentile is the smallest value that so many of a hundred do not exceed`(_ seed: Int) {
    var random = Seeded(state: UInt64(seed))
    let values = (0..<seed).map { _ in Int.random(in: 0...30, using: &random) }
    for percent in [1, 15, 50, 85, 99, 100] {
      let smallest = (0...30).first { value in values.count { $0 <= value } * 100 >= percent * values.count }
      #expect(Percentile.nearestRank(percent, of: values) == smallest)
    }
    #expect(Percentile.nearestRank(85, of: [Int]()) == nil)
  }
}
