import Compose
import Model
import Testing

/// What the summary counts stands in lines below it, or the summary says where the rest is.
@Suite struct CountTests {
  /// - Returns: whether its summary counts what was done.
  @discardableResult
  private func check(_ update: Update, _ name: String) -> Bool {
    guard update.kind == .daily, let done = update.sections.first(where: { $0.kind == .done }),
      let finished = update.summary.conclusion.counted
    else { return false }
    // What is counted is no title, and what was not done is not done.
    let titled = done.lines.filter { line in
      switch line.fact {
      case .counted, .promised: false
      default: true
      }
    }
    let below = Set(titled.flatMap(\.records)).count + done.more
    let plan = update.summary.plan
    let claimed = (plan?.done ?? 0) - (plan?.doneBefore ?? 0) + finished
    #expect(claimed == below, "\(name): \(claimed) in the summary, \(below) below")
    for language in Language.allCases {
      let summary = Compose.word(update, in: language).summary.plain
      if plan?.doneBefore != nil {
        #expect(summary.contains(language == .nl ? "al eerder" : " before"), "\(name): \(summary)")
      }
    }
    return true
  }

  @Test(arguments: UInt64(1)...200) func `what the summary of a random day counts stands below it`(_ seed: UInt64) {
    let desk = RandomTeam(seed: seed).desk
    check(desk.update(), "seed \(seed)")
  }

  @Test(arguments: PromiseSimulationTests.years) func `what the summaries of half a year count stands below them`(
    _ year: PromiseSimulationTests.Year
  ) {
    let checked = year.days.count { check($0.update, "\($0.update.slot)") }
    #expect(checked * 3 > year.days.count, "only \(checked) of \(year.days.count) updates count anything")
  }

  @Test func `a planned milestone is counted once`() {
    var desk = Desk.team(.nl)
    desk.profile.figures = []
    for id in ["1", "2"] { desk.promised(id, "letter \(id)", .finished, for: "2026-11-24", now: "2026-11-24") }
    let key = desk.milestone("m", "alles over") {
      ($0.due, $0.reached) = (Desk.day("2026-11-24"), Desk.day("2026-11-24"))
    }
    desk.promised(key, for: "2026-11-24")
    #expect(desk.lines(.nl)[1] == "Een goede dag: alle 3 geplande taken zijn af, waaronder één mijlpaal.")
    #expect(desk.lines(.en)[1] == "A good day: all 3 planned items are done, one milestone among them.")
  }

  @Test func `planned work that an earlier update told as done is said to be done before`() {
    var desk = Desk.team(.nl)
    desk.profile.figures = []
    let early = desk.item("0", "early", .finished) { $0.finished = Desk.moment("2026-11-23", "10:00") }
    desk.memory.told = [Told(record: early, finished: Desk.moment("2026-11-23", "10:00"))]
    desk.promised(early, for: "2026-11-24", on: "2026-11-20")
    desk.memory.said.append(
      Recalled(
        Said(.reconciled, early, day: Desk.date("2026-11-24"), detail: "kept"), edition: "daily",
        on: Desk.date("2026-11-23")))
    desk.promised("1", "letter", .finished, for: "2026-11-24", now: "2026-11-24")
    #expect(desk.lines(.nl)[1] == "Beide geplande taken zijn af (één was al eerder af).")
    #expect(desk.lines(.en)[1] == "Both planned items are done (one was done before).")
  }

  /// A list that shows closed calls for three days, in the note of a week.
  @Test func `what left its list since the last note is counted, with at least`() {
    var desk = Desk.team(.nl)
    desk.kind = .weekly
    desk.slot = SlotKey(team: "servicedesk", edition: "weekly", date: Desk.date("2026-11-27"))
    desk.now = Desk.at("2026-11-27", "15:30")
    desk.memory.since = Desk.at("2026-11-20", "15:30")
    for day in ["2026-11-26", "2026-11-27"] {
      desk.item("c\(day)", "scanner", .finished, from: "topdesk") {
        ($0.counted, $0.kind) = (true, UntrustedText("incident"))
        ($0.created, $0.finished) = (Desk.day("2026-11-24"), Desk.day(day))
      }
    }
    desk.memory.completions["topdesk"] = ["2026-11-20", "2026-11-23", "2026-11-24", "2026-11-26"].map {
      Completion(day: Desk.date($0), workdays: 1, count: 10)
    }
    #expect(desk.lines(.nl).contains { $0.contains("minstens 22 meldingen afgehandeld") && !$0.contains("nieuwe") })
    desk.memory.completions["topdesk"] = []
    #expect(desk.lines(.nl).contains { $0.contains(" 2 meldingen afgehandeld") && !$0.contains("minstens") })
  }
}

extension Conclusion {
  /// How many milestones and results the summary counts; nil where it counts none.
  fileprivate var counted: Int? {
    if case .finished(let milestones, let results, _, _) = self { milestones + results } else { nil }
  }
}
