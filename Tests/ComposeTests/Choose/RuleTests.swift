import Compose
import Model
import Testing

/// Which line stands where, and by which rule.
@Suite struct RuleTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.tellsAllDaily()
    return desk
  }

  private func rules(_ desk: Desk, _ kind: SectionKind) -> [String] {
    desk.update().sections.first { $0.kind == kind }?.lines.map(\.rule) ?? []
  }

  @Test func `an update plans the first of five workdays that has work, without free days`() {
    var desk = desk()
    desk.free = [Desk.date("2026-11-26")]
    func told(_ kind: SectionKind) -> [String] {
      desk.update().sections.first { $0.kind == kind }?.lines.flatMap(\.records).map(\.id) ?? []
    }
    // Wed 25, Fri 27, Mon 30, Tue 1, Wed 2 are five; Thursday 3 is beyond.
    desk.item("d3", "beyond", .planned) { $0.due = Desk.day("2026-12-03") }
    #expect(told(.next) == [])
    desk.item("d2", "on the fifth", .planned) { $0.due = Desk.day("2026-12-02") }
    #expect(told(.next) == ["d2"])
    for day in 24...30 { desk.item("n\(day)", "on day \(day)", .planned) { $0.due = Desk.day("2026-11-\(day)") } }
    // What is due today is still to be done. What comes after the first day is told on the day before it.
    #expect(told(.next) == ["n24", "n25"])
    #expect(told(.ahead) == [])
  }

  @Test func `a deadline without an owner asks who takes it, also where the source names none`() {
    var desk = desk()
    desk.item("1", "survey", .planned) { $0.hard = Desk.day("2026-11-26") }
    desk.item("2", "letter", .planned) { $0.due = Desk.day("2026-11-26") }
    #expect(desk.lines().contains("! Thu 26, real deadline: survey. 2 workdays left. Who takes it?"))
    #expect(desk.shown(.next) == ["- letter"])
    desk.item("3", "form", .planned) {
      $0.due = Desk.day("2026-11-26")
      $0.owner = UntrustedText("Gerda")
    }
    #expect(desk.shown(.next).first == "- letter. Who takes it?")
  }

  @Test func `a deadline that passed stands under next for two weeks, then under stuck`() {
    var desk = desk()
    desk.item("1", "survey", .planned) { $0.hard = Desk.day("2026-11-23") }
    desk.item("2", "letter", .planned) { $0.hard = Desk.day("2026-11-02") }
    #expect(desk.lines().contains("! Mon 23, real deadline passed: survey. Who takes it?"))
    #expect(rules(desk, .stuck) == ["stuck.overdue"])
  }

  @Test func `more than five deadlines share a line, and none is lost`() throws {
    var desk = desk()
    let keys = (1...9).map { number in
      desk.item("h\(number)", "task \(number)", .planned) {
        $0.hard = Desk.day("2026-11-27")
        $0.owner = UntrustedText("Gerda")
      }
    }
    desk.item("s", "something else", .planned) { $0.due = Desk.day("2026-11-25") }
    let ahead = try #require(desk.update().sections.first { $0.kind == .ahead })
    #expect(Set(ahead.lines.flatMap(\.records)) == Set(keys))
    #expect(desk.shown(.next) == ["- something else. Who takes it?"])
    #expect(desk.lines().contains { $0.hasPrefix("! 5 more real deadlines: task 5 (Fri 27); task 6 (Fri 27);") })
  }

  @Test func `the configuration's words for a figure win, and its last eight values are drawn`() throws {
    var desk = desk()
    desk.profile.figures = [FigureSetting(name: "wait", say: "waiting time", unit: "min", target: 5, direction: .lower)]
    desk.metric("wait", 7.456, history: [1, 2, 3, 4, 5, 6, 7, 8, 9])
    let line = try #require(desk.update().sections.first { $0.kind == .numbers }?.lines.first)
    guard case .figure(let figure) = line.fact else {
      Issue.record("not a figure: \(line.fact)")
      return
    }
    #expect(line.rule == "figure.off-target")
    #expect(figure.trend == [3, 4, 5, 6, 7, 8, 9, 7.456])
    #expect(desk.lines().contains("Numbers: waiting time 7.46 min (goal 5 min) ▁▂▃▅▆▇█▆"))
    #expect(desk.lines(.nl).contains("Cijfers: waiting time 7,46 min (doel 5 min) ▁▂▃▅▆▇█▆"))
  }

  @Test(arguments: [(Double.nan), .infinity, 1e300, -1e300])
  func `a value that is no number is missing, not zero`(_ value: Double) {
    var desk = desk()
    desk.metric("wait", value, history: [value, 1, value, 2])
    #expect(desk.lines().contains("Numbers: wait: no value (last 2 on 23 Nov)"))
  }

  @Test func `a day on which nothing could be read does not look like a quiet one`() {
    var desk = desk()
    #expect(desk.update().summary.conclusion == .quiet(sources: 3, at: TimeOfDay(hour: 16, minute: 30) ?? .midnight))
    desk.fail("topdesk", lastRead: nil)
    #expect(desk.update().summary.conclusion == .nothingFinished(partly: true))
    desk.fail("planning", lastRead: nil)
    desk.fail("figures", lastRead: nil)
    #expect(desk.update().summary.conclusion == .nothingRead)
  }

  @Test func `a title says that it is late, and that it is a repeat, in the reader's language`() {
    var desk = desk()
    desk.now = Desk.at("2026-11-25", "09:05")
    desk.late = CivilDateTime(Desk.date("2026-11-24"), TimeOfDay(hour: 16, minute: 30) ?? .midnight)
    let update = desk.update()
    #expect(
      Compose.word(update, in: .en, mark: .repeated).title.plain
        == "Service Desk | daily update, Tuesday 24 November (later than usual, Wednesday at 09:05) (sent again, so it may be here twice)"
    )
    #expect(
      Compose.word(update, in: .nl, mark: .repeated).title.plain
        == "Service Desk | dagupdate dinsdag 24 november (later dan normaal, woensdag om 9.05 uur) (opnieuw verstuurd, staat er misschien dubbel)"
    )
  }

  @Test(arguments: [
    ("mailto:desk@example.nl?subject=x", "desk@example.nl"), ("https://update.example.nl/sd", "update.example.nl/sd"),
    ("channel questions", "channel questions"),
  ])
  func `only the way in that is configured is offered`(_ input: String, _ shown: String) {
    var desk = desk()
    desk.profile.input = input
    #expect(desk.lines().last == "Missing something, or stuck? Tell us: \(shown)")
    desk.profile.input = nil
    #expect(!desk.lines().joined().contains("Tell us"))
  }

  @Test func `a hidden title shows its id instead`() {
    var desk = desk()
    desk.item("1", "secret", .finished) {
      $0.finished = Desk.moment("2026-11-24", "10:00")
      $0.hidden = true
      $0.id = UntrustedText("W 2611 042")
    }
    #expect(desk.lines().contains("- W 2611 042"))
    #expect(!desk.lines().joined().contains("secret"))
  }

  @Test func `who is away is said with a last day and never twice`() {
    var desk = desk()
    desk.absence("Ravi", "2026-11-24", "2026-11-25")
    desk.absence("Gerda", "2026-11-25", "2026-12-24")
    desk.absence("Piet", "2026-11-24", "2026-11-24")
    #expect(
      desk.lines(.nl).contains(
        "Morgen afwezig: Ravi, Gerda (t/m do 24 dec). Vragen over calls: Marjan, changes: Joost."))
  }
}
