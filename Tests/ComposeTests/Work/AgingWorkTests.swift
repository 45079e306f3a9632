import Compose
import Model
import Testing

/// Open work that has been waiting too long.
@Suite struct AgingWorkTests {
  /// Calls that came in on these days and stand open.
  private func desk(_ created: [String], agreed: Int? = 5) -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.profile.agreed["topdesk"] = agreed
    for day in created { call(&desk, day) }
    return desk
  }

  private func call(_ desk: inout Desk, _ day: String, _ change: (inout Item) -> Void = { _ in }) {
    let number = (desk.readings["topdesk"]?.compactMap { Int($0.key.id) }.max() ?? 4710) + 1
    desk.item("\(number)", "scanner of \(day.suffix(5))", .active, from: "topdesk") {
      $0.id = UntrustedText("\(number)")
      $0.counted = true
      $0.kind = UntrustedText("incident")
      $0.owner = UntrustedText("Ravi")
      $0.created = Desk.day(day)
      change(&$0)
    }
  }

  /// On which days news of waiting work was told, until that day.
  private func news(_ desk: inout Desk, through last: String) -> [String] {
    var told: [String] = []
    while desk.slot.date <= Desk.date(last) {
      if desk.calendar.isWorkday(desk.slot.date) {
        let update = desk.update()
        if update.said.contains(where: { $0.topic == .lying }) { told.append("\(desk.slot.date)") }
        desk.keep(update)
      }
      desk.go(to: "\(desk.slot.date.adding(days: 1))")
    }
    return told
  }

  /// How many of the calls wait too long, as their flow tells it.
  private func waiting(_ desk: Desk) -> AgingItems? {
    for line in desk.update().sections.flatMap(\.lines) {
      if case .counted(let flows) = line.fact { return flows.first?.aging }
    }
    return nil
  }

  private func close(_ desk: inout Desk, _ id: String) { desk.readings["topdesk"]?.removeAll { $0.key.id == id } }

  @Test func `beyond the agreed time: how many, and the three oldest, without a name`() {
    var desk = desk(["2026-11-16", "2026-11-12", "2026-11-13", "2026-11-10", "2026-11-17"])
    // Five workdays are within what was agreed.
    #expect(
      desk.shown(.done) == [
        "- no calls closed, none came in, 5 still open; 4 for longer than the agreed 5 workdays: "
          + "scanner of 11-10 (4714), 10 workdays; scanner of 11-12 (4712), 8 workdays; "
          + "scanner of 11-13 (4713), 7 workdays"
      ])
    #expect(desk.rules(.stuck) == [], "their flow tells it")
    #expect(!desk.lines().joined().contains("Ravi"))
    call(&desk, "2026-11-02") {
      ($0.state, $0.hidden) = (.waiting, true)
    }
    #expect(desk.first(.done, .nl).contains(": 4716, 16 werkdagen, wacht op een ander; scanner of 11-10 (4714)"))
  }

  @Test func `free days do not count as workdays`() {
    var desk = desk(["2026-11-16"])
    #expect(waiting(desk)?.count == 1)
    desk.free = [Desk.date("2026-11-18")]
    #expect(waiting(desk) == nil)
  }

  @Test func `without an agreed time the team's own 85th percentile is the limit, from twenty finished on`() {
    var desk = desk(["2026-11-10"], agreed: nil)
    func completions(_ counts: [Int: Int]) {
      desk.memory.completions["topdesk"] = counts.sorted { $0.key < $1.key }.map { workdays, count in
        Completion(day: Desk.date("2026-11-02"), workdays: workdays, count: count)
      }
    }
    completions([1: 10, 4: 7, 9: 2])
    #expect(waiting(desk) == nil)
    // The limit is the seventeenth of twenty.
    completions([1: 10, 4: 7, 9: 3])
    #expect(
      desk.shown(.done) == [
        "- no calls closed, none came in, 1 still open; 1 for longer than usual (4 workdays), scanner of 11-10 (4711)"
      ])
    completions([1: 10, 4: 6, 10: 4])
    #expect(waiting(desk) == nil)
    // What has no day, or was finished more than ninety days ago, does not count.
    desk.memory.completions["topdesk"] = [
      Completion(day: Desk.date("2026-08-25"), workdays: 1, count: 50),
      Completion(day: Desk.date("2026-11-02"), workdays: nil, count: 50),
    ]
    #expect(waiting(desk) == nil)
    desk.memory.completions["topdesk"]?[0] = Completion(day: Desk.date("2026-08-26"), workdays: 0, count: 50)
    #expect(desk.first(.done).contains("longer than usual (1 workday)"))
  }

  @Test func `waiting work is told once, and again when another item crosses the limit or a quarter more are waiting`()
  {
    var desk = desk(["2026-11-16"])
    var told = news(&desk, through: "2026-11-26")
    // On days without news only the oldest is named.
    #expect(waiting(desk)?.oldest.count == 1)
    call(&desk, "2026-11-20")
    // It crosses the limit on Monday 30 November.
    told += news(&desk, through: "2026-12-02")
    #expect(told == ["2026-11-24", "2026-11-30"])
    close(&desk, "4711")
    #expect(news(&desk, through: "2026-12-04") == [])
    call(&desk, "2026-11-19")
    #expect(news(&desk, through: "2026-12-10") == ["2026-12-07"])
  }

  @Test func `where more are waiting than can be named, new ones are told after a week, and a quarter more at once`() {
    var desk = desk(Array(repeating: "2026-11-02", count: 12))
    // One call a day crosses the limit and one a day is closed, so the number stays the same.
    for number in 0..<9 { call(&desk, Desk.date("2026-11-17").adding(days: number).description) }
    #expect(news(&desk, through: "2026-11-24").count == 1)
    var told: [String] = []
    for (number, day) in ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"].enumerated() {
      close(&desk, "\(4711 + number)")
      told += news(&desk, through: day)
    }
    #expect(told == ["2026-12-01"])
    for _ in 0..<3 { call(&desk, "2026-11-02") }
    #expect(news(&desk, through: "2026-12-02") == ["2026-12-02"])
  }

  @Test func `planned work with a day of its own is late, and told as that only`() {
    var desk = desk([])
    desk.profile.agreed["planning"] = 5
    desk.item("1", "printer contract", .planned) { $0.created = Desk.day("2026-11-02") }
    desk.item("2", "scanner", .active) { ($0.created, $0.due) = (Desk.day("2026-11-02"), Desk.day("2026-11-20")) }
    desk.item("3", "no date known", .active)
    #expect(
      desk.shown(.stuck) == [
        "scanner should have been done on Fri 20",
        "- Planning: 1 older than the agreed 5 workdays: printer contract, 16 workdays",
      ])
    // Without an agreement, work that nobody has begun does not count.
    desk.profile.agreed = [:]
    desk.memory.completions["planning"] = [Completion(day: Desk.date("2026-11-02"), workdays: 3, count: 30)]
    #expect(desk.rules(.stuck) == ["stuck.overdue"])
  }

  @Test func `two sources whose work has one name are told apart by their own names, each with its oldest`() {
    var desk = desk(["2026-11-02", "2026-11-03", "2026-11-10"])
    desk.profile.agreed["other"] = 5
    desk.titles["other"] = "Other desk"
    for day in ["2026-11-04", "2026-11-05"] {
      desk.item(day, "phone of \(day.suffix(5))", .active, from: "other") {
        ($0.counted, $0.kind, $0.created) = (true, UntrustedText("melding"), Desk.day(day))
      }
    }
    #expect(
      desk.shown(.done) == [
        "- TOPdesk: none closed, none came in, 3 still open; 3 for longer than the agreed 5 workdays: "
          + "scanner of 11-02 (4711), 16 workdays; scanner of 11-03 (4712), 15 workdays; "
          + "scanner of 11-10 (4713), 10 workdays",
        "- Other desk: none closed, none came in, 2 still open; 2 for longer than the agreed 5 workdays: "
          + "phone of 11-04, 14 workdays; phone of 11-05, 13 workdays",
      ])
  }
}
