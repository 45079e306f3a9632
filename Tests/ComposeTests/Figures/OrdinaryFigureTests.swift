import Compose
import Model
import Testing

/// How often a figure is told of which there is no news.
@Suite struct OrdinaryFigureTests {
  private static let usual: [Double] = [10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 9, 10]

  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = [FigureSetting(name: "wait", target: 12, direction: .lower)]
    desk.metric("wait", 11, history: Self.usual)
    return desk
  }

  private func numbers(_ desk: Desk) -> String? { desk.lines().first { $0.hasPrefix("Numbers") } }

  @Test func `an ordinary figure is told in the first update of a week and in the very first only`() {
    var desk = desk()
    #expect(numbers(desk) == nil)
    desk.memory.since = nil
    #expect(numbers(desk) == "Numbers: wait 11 (goal 12)")
    desk.memory.since = Desk.at("2026-11-20", "16:30")
    desk.go(to: "2026-11-23")
    desk.readings["figures"] = []
    desk.metric("wait", 11, history: Self.usual)
    #expect(numbers(desk)?.hasPrefix("Numbers: wait 11 (goal 12)") == true)
    // Where Monday is free, Tuesday opens the week.
    desk.go(to: "2026-11-24")
    desk.free = [Desk.date("2026-11-23")]
    #expect(numbers(desk) == "Numbers: wait 11 (goal 12)")
    desk.profile.layouts["daily"] = Layout(sections: [.done, .numbers])
    desk.free = []
    #expect(numbers(desk) == "Numbers: wait 11 (goal 12)")
  }

  @Test func `those to ask are named as often as ordinary figures`() {
    var desk = desk()
    #expect(desk.rules(.people) == [])
    desk.profile.layouts["daily"] = Layout(sections: [.done, .people])
    #expect(desk.rules(.people) == ["people.contacts"])
    desk.profile.layouts = [:]
    desk.go(to: "2026-11-30")
    #expect(desk.rules(.people) == ["people.contacts"])
  }
}
