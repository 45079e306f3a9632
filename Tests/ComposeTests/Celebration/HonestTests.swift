import Compose
import Model
import Testing

/// What a weekly note says of the rest: what did not work, deadlines that were met, and what else was finished.
@Suite struct HonestTests {
  private func desk() -> Desk {
    var desk = Desk.friday(.en)
    desk.profile.figures = []
    return desk
  }

  private func work(
    _ desk: inout Desk, _ id: String, _ day: String = "2026-11-25", _ change: (inout Item) -> Void = { _ in }
  ) {
    desk.item(id, "work \(id)", .finished) {
      $0.finished = Desk.day(day)
      change(&$0)
    }
  }

  // MARK: To be honest

  @Test func `a week in which all went as agreed has no such part`() {
    var desk = desk()
    work(&desk, "1")
    desk.decision("d", "one front desk") { ($0.due, $0.realised) = (Desk.day("2026-11-25"), Desk.day("2026-11-25")) }
    #expect(desk.rules(.honest) == [])
  }

  @Test func `what was not done and not in force is named once, with its new day and no name`() {
    var desk = desk()
    let key = desk.item("1", "letter", .planned) {
      ($0.due, $0.owner) = (Desk.day("2026-12-02"), UntrustedText("Gerda"))
    }
    for (topic, detail, on) in [(Said.Topic.promise, "", "2026-11-20"), (.reconciled, "moved", "2026-11-25")] {
      desk.memory.said.append(
        Recalled(Said(topic, key, day: Desk.date("2026-11-25"), detail: detail), edition: "daily", on: Desk.date(on)))
    }
    desk.decision("d", "no walk-in desk") { ($0.due, $0.owner) = (Desk.day("2026-11-24"), UntrustedText("Marjan")) }
    #expect(
      desk.shown(.honest) == ["\"no walk-in desk\" and letter (now Wed 2 Dec) are not done yet."])
    #expect(desk.lines().contains { $0.hasPrefix("To be honest: \"no walk-in desk\" and letter") })
    #expect(desk.lines(.nl).contains { $0.hasSuffix("lukten nog niet.") })
    #expect(desk.rules(.honest) == ["honest.not-done"])
  }

  @Test func `what was done after all is not called undone`() {
    var desk = desk()
    let key = desk.item("1", "letter", .finished) { $0.finished = Desk.day("2026-11-26") }
    desk.memory.said.append(
      Recalled(Said(.promise, key, day: Desk.date("2026-11-25")), edition: "daily", on: Desk.date("2026-11-20")))
    #expect(desk.rules(.honest) == [])
  }

  @Test func `the worst day of a figure that fell off is told, and that it is back`() {
    var desk = desk()
    desk.profile.figures = [FigureSetting(name: "wait", target: 12, direction: .lower)]
    let usual: [Double] = [10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 9, 10]
    desk.metric("wait", 10, history: usual + [31, 30, 10])
    #expect(desk.shown(.honest) == ["wait was 31 (goal at most 12) on Tuesday, as usual again by now."])
    desk.readings["figures"] = []
    desk.metric("wait", 30, history: usual + [10, 11, 31])
    #expect(desk.shown(.honest) == ["wait was 31 (goal at most 12) on Thursday."])
    // Ups and downs as always are nothing to be honest about.
    desk.readings["figures"] = []
    desk.profile.figures = [FigureSetting(name: "wait", target: 11, direction: .lower)]
    desk.metric("wait", 12, history: usual)
    #expect(desk.rules(.honest) == [])
  }

  @Test func `a week in which three things were missed begins with that, unless a milestone was reached`() {
    var desk = desk()
    desk.note(.thanks, "You saved our day", Desk.day("2026-11-25"))
    for number in 1...3 { desk.decision("\(number)", "agreement \(number)") { $0.due = Desk.day("2026-11-24") } }
    #expect(desk.update().summary.conclusion == .proudAllTheSame)
    desk.milestone("m", "all moved") { $0.reached = Desk.day("2026-11-25") }
    #expect(desk.update().summary.conclusion == .proud)
  }

  // MARK: Deadlines met

  @Test func `work that was done by its real deadline is told in one line, with how early it was`() {
    var desk = desk()
    work(&desk, "1", "2026-11-24") { ($0.hard, $0.owner) = (Desk.day("2026-11-26"), UntrustedText("Kees")) }
    work(&desk, "2", "2026-11-25") { ($0.hard, $0.effect) = (Desk.day("2026-11-25"), UntrustedText("all can vote")) }
    work(&desk, "3", "2026-11-26") { $0.hard = Desk.day("2026-11-25") }
    #expect(
      desk.shown(.proud) == [
        "* Real deadline met: work 1, 2 days early (Kees); work 2, on the day itself, all can vote"
      ])
    #expect(desk.rules(.proud) == ["proud.deadline"])
  }

  @Test func `of many deadlines three are told, and none that is hidden`() {
    var desk = desk()
    for number in 1...5 {
      work(&desk, "\(number)", "2026-11-2\(number)") {
        ($0.hard, $0.hidden) = (Desk.day("2026-11-26"), number == 1)
      }
    }
    #expect(desk.update().sections.first { $0.kind == .proud }?.lines.flatMap(\.records).map(\.id) == ["2", "3", "4"])
  }

  @Test func `a deadline with a time is met by what was done before it, and where nobody knows nothing is claimed`() {
    for (finished, isMet) in [
      (Desk.moment("2026-11-25", "16:59"), true), (Desk.moment("2026-11-25", "17:01"), false),
      (Desk.day("2026-11-25"), false), (Desk.day("2026-11-24"), true),
    ] {
      var desk = desk()
      work(&desk, "1", "2026-11-25") { ($0.hard, $0.finished) = (Desk.moment("2026-11-25", "17:00"), finished) }
      #expect(desk.rules(.proud).contains("proud.deadline") == isMet, "\(finished)")
    }
  }

  // MARK: What else was finished

  @Test func `what meant something for others is named, most important first, and the rest is counted`() {
    var desk = desk()
    work(&desk, "1") { $0.effect = UntrustedText("the queue is half as long") }
    work(&desk, "2") { $0.effect = UntrustedText("400 citizens log in again") }
    for number in 3...5 { work(&desk, "\(number)") }
    #expect(
      desk.shown(.proud) == [
        "* Also done: work 2, 400 citizens log in again; work 1, the queue is half as long (and 3 more tasks)"
      ])
    #expect(desk.rules(.proud) == ["proud.results"])
  }

  @Test
  func
    `one effect of several pieces of work is told once, a single one left is named, and work without any makes no line`()
  {
    var desk = desk()
    work(&desk, "1") { $0.effect = UntrustedText("all teams print again") }
    work(&desk, "2") { $0.effect = UntrustedText("All teams print again") }
    #expect(desk.shown(.proud) == ["* Also done: work 1, all teams print again; work 2"])
    desk.readings["planning"] = []
    work(&desk, "3")
    #expect(desk.rules(.proud) == [])
  }
}
