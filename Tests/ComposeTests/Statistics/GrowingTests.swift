import Model
import Testing

@testable import Compose

/// Figures that only grow: share, pace, and the day of arrival.
@Suite struct GrowingTests {
  private let key = RecordKey(source: "figures", kind: .metric, id: "replaced")

  /// One value a workday, the last one today, Tuesday 24 November.
  private func desk(_ values: [Double], target: Double? = 840, better: Direction? = .higher, unit: String? = nil)
    -> Desk
  {
    var desk = Desk.team(.en)
    desk.profile.figures = [
      FigureSetting(name: "replaced", say: "workplaces replaced", unit: unit, target: target, direction: better)
    ]
    desk.metric("replaced", values[values.count - 1])
    var day = Desk.date("2026-11-24")
    var history: [Measurement] = []
    for value in values.dropLast().reversed() {
      repeat { day = day.adding(days: -1) } while !desk.calendar.isWorkday(day)
      history.insert(Measurement(day: day, value: value), at: 0)
    }
    desk.memory.history[key] = history
    desk.tellsAllDaily()
    return desk
  }

  private func numbers(_ desk: Desk, _ language: Language = .en) -> String? { desk.shown(.numbers, language).first }
  private func growth(_ desk: Desk) -> Growth? {
    for line in desk.update().sections.flatMap(\.lines) {
      if case .figure(let figure) = line.fact { return figure.growth }
    }
    return nil
  }

  /// From 576 to 708 in twenty workdays is 6.6 a day and 33 a week; the other 132 take twenty workdays more.
  private let steady = (0...20).map { 576 + Double($0) * 6.6 }.map { $0.rounded() }

  @Test func `a growing figure is told with share, pace and day of arrival, and without limits`() {
    let desk = desk(steady)
    #expect(
      growth(desk) == Growth(share: 84, perWeek: 33, arrives: Desk.date("2026-12-22")))
    #expect(
      numbers(desk) == "workplaces replaced 708 of 840 (84%), 33 a week; at this pace there on 22 Dec")
    #expect(
      numbers(desk, .nl) == "workplaces replaced 708 van 840 (84%), 33 per week; in dit tempo zover op 22 dec")
    #expect(desk.update().sections.first { $0.kind == .numbers }?.lines.map(\.rule) == ["figure.growing"])
    #expect(desk.update().summary.headline == nil)
  }

  @Test func `the pace is the growth of the last four weeks`() {
    // Slow for a long time, then at the pace above.
    let before = (0..<40).map { 490 + Double($0) * 2 }
    #expect(growth(desk(before + steady))?.perWeek == 33)
  }

  @Test func `no arrival is told of a figure at its target, nor of one that stands still`() {
    #expect(growth(desk(steady, target: 708)) == Growth(share: 100, perWeek: 33))
    let still = desk(steady + Array(repeating: 708, count: 22))
    #expect(growth(still)?.perWeek == nil)
    #expect(numbers(still)?.contains("708 of 840 (84%), no further since ") == true)
    #expect(numbers(still, .nl)?.contains("staat stil sinds") == true)
    // An arrival more than a year of workdays ahead is not told.
    #expect(growth(desk(steady, target: 84_000))?.arrives == nil)
  }

  @Test func `a figure that fell once, hardly moves, is a percentage or is to be low is not growing`() {
    #expect(growth(desk(steady.dropLast() + [690])) == nil)
    #expect(growth(desk([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3])) == nil)
    #expect(growth(desk(steady, unit: "%")) == nil)
    #expect(growth(desk(steady, better: .lower)) == nil)
    #expect(growth(desk(steady.map { $0 / 7 })) == nil)
    #expect(growth(desk(Array(steady.suffix(7)))) == nil)
  }

  @Test func `a growing figure without a target is told with its pace`() {
    #expect(numbers(desk(steady, target: nil)) == "workplaces replaced 708, 33 a week")
  }

  @Test func `a growing figure has no records and keeps no target, but meets it on arrival`() {
    func proud(_ target: Double) -> [String] {
      var desk = desk((0...60).map { 100 + Double($0) * 10 }, target: target)
      desk.kind = .weekly
      desk.slot = SlotKey(team: "servicedesk", edition: "weekly", date: Desk.date("2026-11-24"))
      desk.memory.since = Desk.at("2026-11-17", "15:30")
      return desk.lines().filter { $0.hasPrefix("* ") }
    }
    #expect(proud(840) == [])
    #expect(proud(690) == ["* Goal met: workplaces replaced 700 (goal 690)"])
    #expect(proud(300) == [])
  }
}
