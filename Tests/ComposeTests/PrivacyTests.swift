import Compose
import Model
import TestKit
import Testing

/// What an update tells of people, and what it never computes.
@Suite struct PrivacyTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.contacts = []
    desk.tellsAllDaily()
    return desk
  }

  @Test func `a figure about few people is said to be so where the configuration names it, else not at all`() {
    var desk = desk()
    for name in ["satisfaction", "engagement"] { desk.metric(name, 7.8, history: [7.9, 7.7, 7.8]) }
    desk.metric("first_time_right", 71)
    desk.readings["figures"] = desk.readings["figures"]?.map { record in
      guard case .metric(var metric) = record, metric.name.description != "first_time_right" else { return record }
      metric.people = 4
      return .metric(metric)
    }
    let figures = desk.update().sections.first { $0.kind == .numbers }
    #expect(figures?.lines.map(\.rule) == ["figure", "figure.too-few-people"])
    #expect(
      desk.lines().contains(
        "Numbers: solved first time 71% (goal 70%) | satisfaction: not shown, it is about fewer than 5 people"))
    #expect(
      desk.lines(.nl).contains { $0.hasSuffix("satisfaction: niet getoond, het gaat over minder dan 5 mensen") })
    desk.profile.smallestGroup = 4
    #expect(desk.lines().contains { $0.contains("satisfaction 7.8") && $0.contains("engagement 7.8") })
  }

  @Test func `the course of a figure skips the days on which it was about few people`() throws {
    var desk = desk()
    desk.profile.figures = [FigureSetting(name: "nps")]
    for (day, value, people) in [("20", 10.0, 9), ("21", 99, 2), ("23", 11, 9), ("24", 12, 9)] {
      desk.metric("nps", value, at: Desk.day("2026-11-\(day)"))
      guard case .metric(var metric)? = desk.readings["figures"]?.popLast() else { throw Unexpected() }
      metric.people = people
      desk.add(.metric(metric))
    }
    #expect(try #require(desk.knownFigures().first).trend == [10, 11, 12])
    #expect(desk.shown(.numbers) == ["nps 12"])
  }

  @Test func `nobody is asked to take work whose owner is not named`() {
    var desk = desk()
    desk.item("1", "mail migration", .planned) {
      $0.due = Desk.day("2026-11-25")
      $0.isTaken = true
    }
    #expect(desk.shown(.next) == ["- mail migration"])
    desk.item("2", "wifi", .planned) { $0.due = Desk.day("2026-11-25") }
    #expect(desk.shown(.next).last == "- wifi. Who takes it?", "the source does name owners")
  }
}
