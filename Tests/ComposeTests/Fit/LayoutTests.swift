import Compose
import Model
import Testing

/// The form of an update, as a team wants it.
@Suite struct LayoutTests {
  private func desk(_ layout: Layout, full: Bool = true) -> Desk {
    var desk = Desk.team(.en)
    desk.profile.layouts = ["daily": layout, "weekly": layout]
    guard full else { return desk }
    desk.certificate(.en)
    desk.usualPlans(.en)
    desk.survey(.en)
    desk.usualFigures()
    desk.item("o1", "scanner in the warehouse", .waiting) { $0.due = Desk.day("2026-11-19") }
    return desk
  }

  private func kinds(_ desk: Desk) -> [SectionKind] { desk.update().sections.map(\.kind) }

  @Test func `parts stand in the order of the layout, and those it does not name are gone`() {
    #expect(kinds(desk(Layout(sections: [.numbers, .next, .done]))) == [.trouble, .numbers, .next, .done])
    #expect(kinds(desk(Layout())) == [.trouble, .done, .next, .stuck, .numbers, .question])
    var monday = desk(Layout())
    monday.go(to: "2026-11-23")
    #expect(kinds(monday).contains(.people), "contacts are named in the first update of a week")
  }

  @Test func `a real deadline is told although what comes is left out, and a source that failed`() throws {
    var desk = desk(Layout(sections: [.done, .numbers]))
    desk.fail("topdesk", lastRead: nil)
    let sections = desk.update().sections
    #expect(sections.map(\.kind) == [.warnings, .trouble, .done, .numbers])
    #expect(desk.rules(.trouble) == ["next.hard-deadline"])
  }

  @Test func `limits are kept, but for real deadlines`() {
    var desk = desk(Layout(limits: [.done: 1, .next: 1, .numbers: 1]))
    desk.item("d2", "printer replaced", .finished) { $0.finished = Desk.moment("2026-11-24", "12:00") }
    let lines = Dictionary(uniqueKeysWithValues: desk.update().sections.map { ($0.kind, $0.lines.count) })
    // What finds no line of its own shares one, which is none of the limit's.
    #expect(desk.rules(.done) == ["done.finished-since", "done.also"])
    #expect(lines[.numbers] == 1)
    #expect(desk.rules(.trouble) == ["next.hard-deadline"])
    #expect(desk.rules(.next) == ["next.due"])
    desk.item("p3", "scanner", .planned) { ($0.due, $0.owner) = (Desk.day("2026-11-25"), UntrustedText("Joost")) }
    desk.item("h2", "survey", .planned) { ($0.hard, $0.owner) = (Desk.day("2026-11-25"), UntrustedText("Joost")) }
    #expect(desk.rules(.next) == ["next.hard-deadline", "next.also"])
  }

  @Test func `a limit of five lines shows more than one of three`() {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    for number in 1...6 { desk.item("o\(number)", "old \(number)", .planned) { $0.due = Desk.day("2026-11-20") } }
    #expect(desk.update().sections.first { $0.kind == .stuck }?.lines.count == 3)
    desk.profile.layouts["daily"] = Layout(limits: [.stuck: 5])
    #expect(desk.update().sections.first { $0.kind == .stuck }?.lines.count == 5)
  }

  @Test func `a team's own words stand in place of ours, and the rest as it was`() {
    let words: [Phrase: String] = [
      .dailyTitle: "Stand of {date} ({day}, week {week}) | {team}", .done: "READY", .stuck: "WAITS",
      .ownerWanted: "Anybody?", .question: "Reply to {way} before noon",
    ]
    let lines = desk(Layout(words: words.mapValues { UntrustedText($0) })).lines()
    #expect(lines[0] == "Stand of 24 November (Tuesday, week 48) | Service Desk")
    #expect(lines.contains("READY (since Monday 16:30)"))
    #expect(lines.contains("Tomorrow"))
    #expect(lines.contains { $0.hasPrefix("WAITS: scanner in the warehouse") })
    #expect(lines.contains { $0.hasSuffix("the engineer leaves after that. Not started. 3 workdays left. Anybody?") })
    #expect(lines.last == "Reply to update.example.nl/sd before noon")
  }

  @Test func `words travel with the update, so that a repeat reads the same`() {
    var desk = desk(Layout(words: [.done: UntrustedText("READY"), .dailyTitle: UntrustedText("{team}, {date}")]))
    let update = desk.update()
    desk.profile.layouts = [:]
    let lines = Compose.word(update, in: .en, mark: .repeated).plainLines
    #expect(lines[0] == "Service Desk, 24 November (sent again, so it may be here twice)")
    #expect(lines.contains("READY (since Monday 16:30)"))
  }

  @Test func `a note has its own words for its question and its goodbye`() {
    var desk = Desk.friday(.en)
    desk.profile.layouts["weekly"] = Layout(
      words: [
        .weeklyTitle: UntrustedText("{team} in week {week}"),
        .weekend: UntrustedText("See you Monday."), .weeklyQuestion: UntrustedText("Tell {way}"),
        .thankYou: UntrustedText("Thanks."), .daysOff: UntrustedText("Rest well."),
      ], lines: [OwnLine(UntrustedText("Fill in your hours"), days: [.fri])])
    #expect(
      desk.lines() == [
        "Service Desk in week 48", "A quiet week, with nothing to single out.", "Fill in your hours",
        "Tell update.example.nl/sd. See you Monday.",
      ])
    desk.now = Desk.at("2026-11-26", "15:30")
    #expect(desk.lines().last == "Tell update.example.nl/sd. Thanks.")
    desk.free = [Desk.date("2026-11-27")]
    #expect(desk.lines().last == "Tell update.example.nl/sd. Rest well.")
  }

  @Test func `a line of the team's own stands before the question, on its own days only`() {
    var desk = desk(Layout(lines: [OwnLine(UntrustedText("Fill in your hours"), days: [.tue])]))
    #expect(
      desk.lines().suffix(2) == [
        "Fill in your hours",
        "Missing something, or stuck? Tell us: https://update.example.nl/sd".replacing("https://", with: ""),
      ])
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-25"))
    #expect(!desk.lines().contains("Fill in your hours"))
    // Also where the question is left out.
    desk.profile.layouts["daily"] = Layout(
      sections: [.done, .next], lines: [OwnLine(UntrustedText("Fill in your hours"))])
    #expect(desk.lines().last == "Fill in your hours")
    #expect(kinds(desk) == [.trouble, .done, .next, .question])
  }

  @Test func `without what was done, nothing is concluded from it`() {
    var shown = desk(Layout(sections: [.next]))
    #expect(shown.update().summary.conclusion == .unsaid)
    #expect(shown.update().summary.plan == nil)
    #expect(!shown.lines()[1].contains("done"), "\(shown.lines()[1])")
    shown = desk(Layout(sections: [.next]), full: false)
    #expect(shown.lines()[1] == "Nothing new to tell. All 3 sources were read at 16:30.")
    shown.fail("topdesk", lastRead: nil)
    #expect(shown.update().summary.conclusion == .unsaid)
    #expect(shown.lines()[1].hasPrefix("Note: TOPdesk"))
  }

  @Test func `a day is not called quiet because of what is not shown`() {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.profile.layouts["daily"] = Layout(sections: [.done, .next])
    #expect(desk.update().summary.conclusion == .quiet(sources: 3, at: TimeOfDay("16:30") ?? .midnight))
    desk.item("o1", "scanner in the warehouse", .waiting) { $0.due = Desk.day("2026-11-19") }
    #expect(desk.update().summary.conclusion == .nothingFinished(partly: false))
    #expect(desk.update().summary.ask == nil, "nothing is asked about what is not shown")
  }
}
