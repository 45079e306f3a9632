import Compose
import Model
import Testing

/// The headline, rule by rule, and the one thing asked besides.
@Suite struct HeadlineTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  private func subject(_ title: String) -> Subject { Subject(title: UntrustedText(title)) }

  private func set(_ desk: inout Desk, _ wanted: [String]) {
    if wanted.contains("said") { desk.note(.headline, "the audit first", Desk.moment("2026-11-24", "10:00")) }
    if wanted.contains("decision") { desk.decision("d", "no walk-in desk") { $0.due = Desk.day("2026-11-10") } }
    if wanted.contains("figure") {
      desk.profile.figures = [FigureSetting(name: "wait", target: 5, direction: .lower)]
      desk.metric("wait", 7.5, history: [3, 4, 3, 4, 3])
    }
    if wanted.contains("deadline") {
      desk.item("h", "survey", .planned) {
        $0.hard = Desk.day("2026-11-26")
        $0.owner = UntrustedText("Ravi")
      }
    }
    if wanted.contains("milestone") { desk.milestone("m", "all moved") { $0.due = Desk.day("2026-11-26") } }
    if wanted.contains("plan") {
      desk.item("p", "letter", .planned) {
        $0.due = Desk.day("2026-11-25")
        $0.owner = UntrustedText("Gerda")
      }
    }
  }

  @Test func `each kind of headline goes before the next`() {
    let order = ["said", "deadline", "milestone", "plan"]
    let expected: [Headline] = [
      .said(UntrustedText("the audit first")),
      .deadline(subject("survey"), day: Desk.date("2026-11-26")),
      .milestone(subject("all moved"), day: Desk.date("2026-11-26")),
      .plan(subject("letter"), day: Desk.date("2026-11-25"), others: 0),
    ]
    for first in order.indices {
      var desk = desk()
      set(&desk, Array(order[first...]))
      #expect(desk.update().summary.headline == expected[first])
    }
    #expect(desk().update().summary.headline == nil)
  }

  @Test func `what needs somebody stands first, is counted in the summary and takes the headline's place`() {
    var desk = desk()
    set(&desk, ["decision", "figure", "deadline", "plan"])
    desk.item("n", "renewal", .planned) { $0.hard = Desk.day("2026-11-27") }
    let update = desk.update()
    #expect(update.summary.headline == nil && update.summary.ask == .trouble(3))
    let trouble = update.sections.first
    #expect(trouble?.kind == .trouble)
    #expect(trouble?.lines.map(\.rule) == ["next.hard-deadline", "agreed.slipping", "figure.news"])
    // An ordinary deadline is no trouble.
    #expect(desk.shown(.next).last == "! Thu 26, real deadline: survey (Ravi)")
    #expect(desk.lines(.nl)[1].hasSuffix("3 dingen vragen aandacht, dus die eerst."))
    set(&desk, ["said"])
    #expect(
      desk.lines()[1].hasSuffix("What matters now: the audit first. 3 things need attention, so they come first."))
  }

  @Test func `where a layout names the part about trouble it stands there, and what it hides is no trouble`() {
    var desk = desk()
    set(&desk, ["decision", "figure", "plan"])
    desk.profile.layouts["daily"] = Layout(sections: [.next, .trouble, .numbers])
    #expect(desk.update().sections.map(\.kind).prefix(2) == [.next, .trouble])
    #expect(desk.rules(.trouble) == ["figure.news"])
  }

  @Test func `the newest sentence since the last update wins, an older one is over`() {
    var desk = desk()
    desk.note(.headline, "too old", Desk.moment("2026-11-23", "10:00"))
    #expect(desk.update().summary.headline == nil)
    desk.note(.headline, "this afternoon", Desk.moment("2026-11-24", "15:00"))
    desk.note(.headline, "this morning", Desk.moment("2026-11-24", "09:00"))
    desk.note(.headline, "some time today", Desk.day("2026-11-24"))
    desk.note(.headline, "", Desk.moment("2026-11-24", "16:00"))
    #expect(desk.lines()[1] == "In short: nothing was finished. What matters now: this afternoon.")
    #expect(desk.lines(.nl)[1] == "Kort: er is niets afgerond. Nu het belangrijkst: this afternoon.")
  }

  @Test func `a deadline or milestone more than two workdays away is not the headline yet`() {
    var desk = desk()
    desk.item("h", "survey", .planned) {
      $0.hard = Desk.day("2026-11-27")
      $0.owner = UntrustedText("Ravi")
    }
    desk.milestone("m", "all moved") { $0.due = Desk.day("2026-11-27") }
    set(&desk, ["plan"])
    #expect(desk.update().summary.headline == .plan(subject("letter"), day: Desk.date("2026-11-25"), others: 0))
    // Thursday is free, so Friday is the second workday.
    desk.free = [Desk.date("2026-11-26")]
    #expect(desk.update().summary.headline == .deadline(subject("survey"), day: Desk.date("2026-11-27")))
    desk.now = Desk.at("2026-11-24", "08:45")
    #expect(desk.update().summary.headline == .plan(subject("letter"), day: Desk.date("2026-11-25"), others: 0))
  }

  @Test func `the first day ahead that has anything is named, with all that is planned for it`() {
    var desk = desk()
    for number in 1...8 { desk.item("p\(number)", "task \(number)", .planned) { $0.due = Desk.day("2026-11-27") } }
    let event = RecordKey(source: "planning", kind: .event, id: "e")
    desk.add(.event(Event(key: event, title: UntrustedText("visit"), start: Desk.moment("2026-11-27", "10:00"))))
    #expect(desk.lines()[1].hasSuffix(" Friday: task 1, and 7 more."))
    #expect(desk.lines(.nl)[1].hasSuffix(" Vrijdag: task 1, en nog 7 taken."))
    // What was planned for today does not come any more.
    desk.item("today", "still today", .planned) { $0.due = Desk.day("2026-11-24") }
    #expect(desk.update().summary.headline == .plan(subject("task 1"), day: Desk.date("2026-11-27"), others: 7))
  }

  @Test func `a broken figure is trouble only where its line stands`() {
    var desk = desk()
    set(&desk, ["figure", "plan"])
    // Seven slipping agreements, a failed source and hard deadlines leave no room for figures.
    desk.fail("topdesk", lastRead: nil)
    for number in 1...5 {
      desk.item("f\(number)", "done \(number)", .finished) { $0.finished = Desk.moment("2026-11-24", "10:00") }
      desk.item("h\(number)", "deadline \(number)", .planned) {
        $0.hard = Desk.day("2026-11-27")
        $0.owner = UntrustedText("Ravi")
      }
    }
    desk.decision("d", "new front desk") { $0.decided = Desk.day("2026-11-24") }
    let update = desk.update()
    let standing = update.sections.flatMap(\.lines)
    let hasFigure = standing.contains { if case .figure = $0.fact { true } else { false } }
    #expect(hasFigure == (update.summary.ask == .trouble(1)))
  }

  @Test func `a figure that is off its target now and then is no trouble`() {
    func trouble(_ value: Double, _ history: [Double], at: Moment? = nil) -> [String] {
      var desk = desk()
      desk.profile.figures = [FigureSetting(name: "wait", target: 5, direction: .lower)]
      desk.metric("wait", value, history: history, at: at)
      return desk.rules(.trouble)
    }
    #expect(trouble(7.5, [3, 4, 3, 4]).count == 1)
    // The figure hovers around its target, or too few values are known.
    #expect(trouble(5.5, [4, 5.2, 4.5, 4.8, 4]) == [])
    #expect(trouble(7.5, [3, 4, 3]) == [])
  }

  @Test func `a deadline in the headline is not asked for again`() {
    var desk = desk()
    set(&desk, ["deadline"])
    #expect(desk.update().summary.headline == .deadline(subject("survey"), day: Desk.date("2026-11-26")))
    #expect(desk.update().summary.ask == nil)
  }

  @Test func `who takes what the headline names is asked in few words`() {
    var desk = desk()
    desk.item("g", "letter", .planned) { $0.owner = UntrustedText("Gerda") }
    desk.item("h", "survey", .planned) { $0.due = Desk.day("2026-11-26") }
    #expect(desk.lines()[1].hasSuffix("Thursday is about: survey. Who takes it?"))
    #expect(desk.lines(.nl)[1].hasSuffix("Donderdag vooral: survey. Wie pakt dit op?"))
    desk.item("i", "patch", .planned) { $0.due = Desk.day("2026-11-27") }
    #expect(desk.lines()[1].hasSuffix("Thursday is about: survey. 2 tasks have no owner yet."))
  }

  @Test func `what the plan already counts as not done is not asked for again`() {
    var desk = desk()
    desk.memory.since = Desk.at("2026-11-20", "16:30")
    desk.promised("1", "letter", .planned, for: "2026-11-23", now: "2026-11-23", on: "2026-11-20")
    #expect(desk.lines()[1] == "In short: what was planned is not done yet.")
    desk.item("2", "old form", .planned) { $0.due = Desk.day("2026-11-18") }
    #expect(desk.update().summary.ask == .late(2))
  }

  @Test func `a day on which something must be decided is not called quiet`() {
    var desk = desk()
    set(&desk, ["decision"])
    #expect(desk.update().summary.conclusion == .nothingFinished(partly: false))
  }
}
