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
    // It goes wrong, and has no target that it could miss.
    if wanted.contains("shaky figure") {
      desk.profile.figures = [FigureSetting(name: "wait", direction: .lower)]
      desk.metric("wait", 30, history: [10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 9, 10])
    }
    if wanted.contains("deadline") {
      desk.item("h", "survey", .planned) {
        $0.hard = Desk.day("2026-11-25")
        $0.owner = UntrustedText("Ravi")
      }
    }
    if wanted.contains("milestone") { desk.milestone("m", "all moved") { $0.due = Desk.day("2026-11-25") } }
    if wanted.contains("plan") {
      desk.item("p", "letter", .planned) {
        $0.due = Desk.day("2026-11-25")
        $0.owner = UntrustedText("Gerda")
      }
    }
  }

  @Test func `each kind of headline goes before the next`() {
    let order = ["said", "shaky figure", "deadline", "milestone", "plan"]
    var figure = Figure(say: UntrustedText("wait"), value: 30)
    (figure.direction, figure.isNews, figure.workdays) = (.lower, true, 0)
    figure.signal = .above(since: Desk.date("2026-11-24"))
    // What is only planned is no headline: the plan stands under its day.
    let expected: [Headline?] = [
      .said(UntrustedText("the audit first")), .brokenFigure(figure),
      .deadline(subject("survey"), day: Desk.date("2026-11-25")),
      .milestone(subject("all moved"), day: Desk.date("2026-11-25")), nil,
    ]
    for first in order.indices {
      var desk = desk()
      set(&desk, Array(order[first...]))
      #expect(desk.update().summary.headline == expected[first], "\(order[first])")
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
    #expect(trouble?.lines.map(\.rule) == ["next.hard-deadline", "figure.news", "agreed.slipping"])
    // An ordinary deadline is no trouble.
    #expect(desk.shown(.next).first == "! real deadline: survey (Ravi)")
    #expect(desk.lines(.nl)[1].hasPrefix("3 dingen vragen aandacht, dus die eerst. "))
    set(&desk, ["said"])
    #expect(
      desk.lines()[1]
        == "3 things need attention, so they come first. Nothing was finished. What matters now: the audit first.")
  }

  @Test func `the newest sentence since the last update wins, an older one is over`() {
    var desk = desk()
    desk.note(.headline, "too old", Desk.moment("2026-11-23", "10:00"))
    #expect(desk.update().summary.headline == nil)
    desk.note(.headline, "this afternoon", Desk.moment("2026-11-24", "15:00"))
    desk.note(.headline, "this morning", Desk.moment("2026-11-24", "09:00"))
    desk.note(.headline, "some time today", Desk.day("2026-11-24"))
    desk.note(.headline, "", Desk.moment("2026-11-24", "16:00"))
    #expect(desk.lines()[1] == "Nothing was finished. What matters now: this afternoon.")
    #expect(desk.lines(.nl)[1] == "Er is niets afgerond. Nu het belangrijkst: this afternoon.")
  }

  @Test func `a deadline or milestone after the first planned day is not the headline yet`() {
    var desk = desk()
    desk.item("h", "survey", .planned) {
      $0.hard = Desk.day("2026-11-26")
      $0.owner = UntrustedText("Ravi")
    }
    desk.milestone("m", "all moved") { $0.due = Desk.day("2026-11-26") }
    set(&desk, ["plan"])
    #expect(desk.update().summary.headline == nil)
    #expect(desk.shown(.ahead).count == 2)
    // Wednesday is free, so Thursday is the first workday.
    desk.free = [Desk.date("2026-11-25")]
    #expect(desk.update().summary.headline == .deadline(subject("survey"), day: Desk.date("2026-11-26")))
    desk.now = Desk.at("2026-11-24", "08:45")
    #expect(desk.update().summary.headline == nil)
  }

  @Test func `the first day ahead that has anything is the heading of its plan, and no headline`() {
    var desk = desk()
    for number in 1...8 { desk.item("p\(number)", "task \(number)", .planned) { $0.due = Desk.day("2026-11-27") } }
    desk.item("later", "letter", .planned) { $0.due = Desk.day("2026-11-30") }
    let event = RecordKey(source: "planning", kind: .event, id: "e")
    desk.add(.event(Event(key: event, title: UntrustedText("visit"), start: Desk.moment("2026-11-27", "10:00"))))
    #expect(desk.lines().contains("Friday") && desk.lines(.nl).contains("Vrijdag"))
    #expect(desk.update().summary.headline == nil)
    let next = desk.update().sections.first { $0.kind == .next }
    #expect(next?.day == Desk.date("2026-11-27"))
    #expect(Set(next?.lines.flatMap(\.records).map(\.id) ?? []) == Set((1...8).map { "p\($0)" } + ["e"]))
    // What was planned for today does not come any more.
    desk.item("today", "still today", .planned) { $0.due = Desk.day("2026-11-24") }
    #expect(desk.update().sections.first { $0.kind == .next }?.day == Desk.date("2026-11-27"))
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

  @Test func `a deadline in the headline is not asked for again, behind other words it is`() {
    var desk = desk()
    set(&desk, ["deadline"])
    #expect(desk.update().summary.headline == .deadline(subject("survey"), day: Desk.date("2026-11-25")))
    #expect(desk.update().summary.ask == nil)
    set(&desk, ["said"])
    #expect(desk.update().summary.ask == .deadline(Desk.date("2026-11-25")))
    #expect(desk.lines()[1].hasSuffix("What matters now: the audit first. Mind the real deadline tomorrow."))
  }

  @Test func `work of the plan that nobody has is asked about by its number`() {
    var desk = desk()
    set(&desk, ["plan"])
    desk.item("h", "survey", .planned) { $0.due = Desk.day("2026-11-25") }
    #expect(desk.lines()[1].hasSuffix("One task has no owner yet."))
    #expect(desk.lines(.nl)[1].hasSuffix("Voor één taak zoeken we nog iemand."))
    desk.item("i", "patch", .planned) { $0.due = Desk.day("2026-11-25") }
    #expect(desk.lines()[1].hasSuffix("2 tasks have no owner yet."))
    // Of later days nothing ordinary is told, so nothing is asked.
    desk.item("j", "form", .planned) { $0.due = Desk.day("2026-11-26") }
    #expect(desk.update().summary.ask == .owners(2, hard: false))
  }

  @Test func `what the plan already counts as not done is not asked for again`() {
    var desk = desk()
    desk.memory.since = Desk.at("2026-11-20", "16:30")
    desk.promised("1", "letter", .planned, for: "2026-11-23", now: "2026-11-23", on: "2026-11-20")
    #expect(desk.lines()[1] == "What was planned is not done yet.")
    desk.item("2", "old form", .planned) { $0.due = Desk.day("2026-11-18") }
    #expect(desk.update().summary.ask == .late(2))
  }

  @Test func `a day on which something must be decided is not called quiet`() {
    var desk = desk()
    set(&desk, ["decision"])
    #expect(desk.update().summary.conclusion == .nothingFinished(partly: false))
  }
}
