import Compose
import Model
import Testing

/// What the celebration note celebrates, kind by kind.
@Suite struct CelebrationTests {
  private func desk() -> Desk {
    var desk = Desk.friday(.en)
    desk.profile.figures = []
    desk.memory.firstRead = desk.memory.firstRead.mapValues { _ in Desk.at("2026-03-02", "16:30") }
    return desk
  }

  /// The celebrations, without their last line about the counted work.
  private func proud(_ desk: Desk) -> [String] {
    let lines = desk.lines()
    return lines.filter { $0.hasPrefix("* ") }.map { String($0.dropFirst(2)) }
  }

  /// The desk a week later, knowing what this note told, with nothing in its sources.
  private func aWeekLater(_ desk: Desk) -> Desk {
    var later = desk
    let told = desk.update()
    later.memory.said += told.said.map { Recalled($0, edition: told.slot.edition, on: told.slot.date) }
    later.memory.told.formUnion(told.told)
    later.memory.since = desk.now
    later.now = desk.now.adding(.seconds(7 * 86_400))
    later.slot = SlotKey(team: "servicedesk", edition: "weekly", date: desk.slot.date.adding(days: 7))
    return later
  }

  // MARK: Figures

  private func figure(_ value: Double, _ history: [Double], every days: Int, _ better: Direction = .lower) -> Desk {
    var desk = desk()
    desk.profile.figures = [FigureSetting(name: "wait", target: better == .lower ? 5 : nil, direction: better)]
    desk.metric("wait", value, history: history, every: days)
    return desk
  }

  @Test func `a record needs eight earlier values over eight weeks, and beats them all`() {
    let record = "New record: wait 6, the best since 2 October. The old record was 7, on 16 October."
    #expect(proud(figure(6, [9, 8, 7, 8, 9, 8, 8, 9], every: 7)) == [record])
    #expect(proud(figure(6, [9, 8, 7, 8, 9, 8, 8], every: 7)) == [])
    #expect(proud(figure(6, [9, 8, 7, 8, 9, 8, 8, 9], every: 6)) == [])
    #expect(proud(figure(7, [9, 8, 7, 8, 9, 8, 8, 9], every: 7)) == [])
    // A value that is written like the record is none, and without a direction there are no records.
    #expect(proud(figure(6.999, [9, 8, 7, 8, 9, 8, 8, 9], every: 7)) == [])
    #expect(proud(figure(6, [9, 8, 7, 8, 9, 8, 8, 9], every: 7, .neutral)) == [])
  }

  @Test func `a record of Tuesday is told on Friday with its day, and once`() {
    var desk = desk()
    desk.profile.figures = [FigureSetting(name: "wait", direction: .lower)]
    let key = desk.metric("wait", 9)
    func history(_ days: [(String, Double)]) -> [Measurement] {
      (0..<40).map { Measurement(day: Desk.date("2026-09-21").adding(days: $0), value: 8) }
        + days.map { Measurement(day: Desk.date($0.0), value: $0.1) }
    }
    desk.memory.history[key] = history([("2026-11-19", 7), ("2026-11-24", 6), ("2026-11-25", 6.5)])
    #expect(
      proud(desk) == [
        "New record: wait 6 on Tuesday, the best since 21 September. The old record was 7, on 19 November."
      ])
    var later = aWeekLater(desk)
    #expect(proud(later) == [])
    later.readings["figures"] = []
    later.metric("wait", 9)
    later.memory.history[key] = history([("2026-11-24", 6), ("2026-12-03", 5)])
    #expect(proud(later).first?.hasSuffix("The old record was 6, on 24 November.") == true)
  }

  @Test func `a target met week after week is told at four, eight, thirteen weeks, a free week does not count`() {
    func weeks(_ count: Int, every days: Int = 7) -> Desk {
      figure(4, [9] + Array(repeating: 4.0, count: count - 1), every: days)
    }
    #expect(proud(weeks(4)) == ["Kept up: wait has met its goal (5) for 4 weeks"])
    #expect(proud(weeks(13)) == ["Kept up: wait has met its goal (5) for 13 weeks"])
    #expect(proud(weeks(5)) == [])
    #expect(proud(weeks(3)) == [])
    // With two weeks between values, there are weeks of which nobody knows.
    #expect(proud(weeks(8, every: 14)) == [])
    var holiday = weeks(5)
    holiday.memory.history = holiday.memory.history.mapValues { $0.filter { $0.day != Desk.date("2026-11-13") } }
    #expect(proud(holiday) == [])
    holiday.free = Set((0..<7).map { Desk.date("2026-11-07").adding(days: $0) })
    #expect(proud(holiday) == ["Kept up: wait has met its goal (5) for 4 weeks"])
    #expect(proud(aWeekLater(weeks(4))) == [])
  }

  @Test func `a target is met once, not every week in which it is`() {
    #expect(proud(figure(4, [6, 7, 6, 6], every: 7)) == ["Goal met: wait 4 (goal 5)"])
    #expect(proud(figure(4, [6, 6, 6, 4], every: 7)) == [])
    // Within the usual ups and downs, or while too few values are known, it is not told.
    #expect(proud(figure(4, [6, 4, 6, 7, 6], every: 7)) == [])
    #expect(proud(figure(4, [6, 6], every: 7)) == [])
    #expect(proud(figure(4, [6, 4, 7, 6, 4, 6, 7, 6, 4, 6, 6, 7, 6], every: 1)) == [])
    var desk = figure(4, [6, 7, 6, 6], every: 7)
    let key = RecordKey(source: "figures", kind: .metric, id: "wait")
    desk.memory.said = [
      Recalled(Said(.celebrated, key, detail: "target-met"), edition: "weekly", on: Desk.date("2026-10-09"))
    ]
    #expect(proud(desk) == [])
    desk.slot = SlotKey(team: "servicedesk", edition: "month", date: desk.slot.date)
    #expect(proud(desk) == ["Goal met: wait 4 (goal 5)"])
  }

  // MARK: Counted work

  private func count(_ total: Int, ofWeek: Int, kind: String = "incident") -> Desk {
    var desk = desk()
    desk.calls(closed: 1, cameIn: 0, open: 0, kind: kind)
    desk.memory.finishedCount["topdesk"] = total
    desk.memory.completions["topdesk"] = [
      Completion(day: Desk.date("2026-11-20"), workdays: 1, count: 100),
      Completion(day: Desk.date("2026-11-23"), workdays: 1, count: ofWeek - 1),
      Completion(day: Desk.date("2026-11-27"), workdays: 0, count: 1),
    ]
    return desk
  }

  @Test func `a round number is told in the week that reaches it, the highest, once`() {
    #expect(
      proud(count(1_010, ofWeek: 41)) == [
        "Round number: the 1,000th call since 2 March is closed; 41 of them this week"
      ])
    #expect(proud(count(1_041, ofWeek: 41)) == [])
    #expect(proud(count(999, ofWeek: 41)) == [])
    #expect(
      proud(count(2_600, ofWeek: 2_200)) == [
        "Round number: the 2,500th call since 2 March is closed; 2,200 of them this week"
      ])
    #expect(proud(aWeekLater(count(1_010, ofWeek: 41))) == [])
    #expect(
      count(1_010, ofWeek: 41).lines(.nl).contains(
        "* Rond getal: de duizendste melding sinds 2 maart is afgehandeld; deze week waren het er 41"))
    #expect(
      count(250, ofWeek: 41, kind: "change").lines(.nl).contains(
        "* Rond getal: de 250e wijziging sinds 2 maart is doorgevoerd; deze week waren het er 41"))
    var young = count(1_010, ofWeek: 41)
    young.memory.firstRead["topdesk"] = Desk.at("2026-11-02", "16:30")
    #expect(proud(young) == [])
  }

  private func open(_ now: Int, _ past: [Int]) -> Desk {
    var desk = desk()
    desk.calls(closed: 0, cameIn: 0, open: now)
    desk.memory.open["topdesk"] = past.enumerated().map { index, value in
      Measurement(day: Desk.date("2026-11-27").adding(days: index - past.count), value: Double(value))
    }
    return desk
  }

  @Test func `fewest open is clearly fewer than usual, for two months or longer`() {
    let usual = Array(repeating: 50, count: 80)
    #expect(proud(open(31, usual)) == ["Cleared: 31 calls still open, the fewest since 8 September"])
    #expect(proud(open(45, usual)) == [])
    #expect(proud(open(31, Array(repeating: 50, count: 40) + [31] + Array(repeating: 50, count: 58))) == [])
    #expect(
      proud(open(31, Array(repeating: 50, count: 9) + [30] + Array(repeating: 50, count: 70)))
        == ["Cleared: 31 calls still open, the fewest since 17 September"])
    #expect(proud(open(31, Array(repeating: 50, count: 59))) == [])
    #expect(proud(aWeekLater(open(31, usual))) == [])
  }

  private func waiting(since day: String, _ others: [(workdays: Int, count: Int)]) -> Desk {
    var desk = desk()
    desk.item("4711", "Titel van een melding", .finished, from: "topdesk") {
      $0.id = UntrustedText("I 2611 0042")
      $0.counted = true
      $0.owner = UntrustedText("Ravi")
      $0.created = Desk.day(day)
      $0.finished = Desk.day("2026-11-25")
    }
    desk.memory.completions["topdesk"] = others.map {
      Completion(day: Desk.date("2026-10-01"), workdays: $0.workdays, count: $0.count)
    }
    return desk
  }

  @Test func `the longest-waiting one is told by its number, and nobody's name stands beside the time`() {
    let line = "Done at last: I 2611 0042, after 60 workdays of waiting"
    #expect(proud(waiting(since: "2026-09-02", [(3, 90), (59, 1)])) == [line])
    #expect(proud(waiting(since: "2026-09-02", [(3, 90), (60, 1)])) == [])
    // Too little was finished before, or work usually takes as long.
    #expect(proud(waiting(since: "2026-09-02", [(3, 19)])) == [])
    #expect(proud(waiting(since: "2026-09-02", [(31, 90)])) == [])
    #expect(proud(waiting(since: "2026-10-29", [(3, 90)])) == [])
    #expect(proud(aWeekLater(waiting(since: "2026-09-02", [(3, 90)]))) == [])
  }

  // MARK: Work by title

  @Test func `the first finished work of a kind is told with who did it, where other kinds are known`() {
    var desk = desk()
    desk.item("1", "payroll moved", .finished) {
      $0.kind = UntrustedText("Migration")
      $0.finished = Desk.day("2026-11-25")
      $0.owner = UntrustedText("Ravi")
    }
    desk.memory.kinds["planning"] = ["task": Desk.date("2026-05-01"), "migration": Desk.date("2026-11-25")]
    #expect(proud(desk) == ["A first (Migration): payroll moved. Thank you Ravi."])
    #expect(proud(aWeekLater(desk)) == [])
    desk.memory.kinds["planning"]?["migration"] = Desk.date("2026-06-01")
    #expect(proud(desk) == [])
    desk.memory.kinds["planning"] = ["migration": Desk.date("2026-11-25")]
    #expect(proud(desk) == [])
    desk.memory.kinds["planning"] = ["task": Desk.date("2026-05-01")]
    desk.memory.firstRead["planning"] = Desk.at("2026-10-01", "16:30")
    #expect(proud(desk) == [])
  }

  @Test func `quiet work is what the source names or, where it does not, what words for upkeep tell`() {
    var desk = desk()
    func add(_ id: String, _ title: String, isQuiet: Bool? = nil, label: String? = nil) {
      desk.item(id, title, .finished) {
        $0.finished = Desk.day("2026-11-25")
        $0.isQuiet = isQuiet
        $0.labels = label.map { [UntrustedText($0)] } ?? []
      }
    }
    add("1", "VPN-certificaat vernieuwd")
    #expect(proud(desk) == ["Behind the scenes: VPN-certificaat vernieuwd"])
    #expect(proud(aWeekLater(desk)) == [])
    desk.readings["planning"] = []
    add("1", "certificate of training", isQuiet: false)
    add("2", "something", isQuiet: true)
    add("3", "new form", label: "Back-up")
    add("4", "new screens")
    #expect(proud(desk) == ["Behind the scenes: something; new form"])
  }

  // MARK: Words kept

  @Test func `agreements of the week are told when four of five were kept in time, with the one that was not`() {
    func desk(_ realised: [Bool]) -> Desk {
      var desk = self.desk()
      for (number, isKept) in realised.enumerated() {
        desk.decision("\(number)", "agreement \(number)") {
          $0.due = Desk.day("2026-11-25")
          $0.realised = isKept ? Desk.day("2026-11-25") : nil
        }
      }
      return desk
    }
    #expect(
      proud(desk([true, true, true, true, false])) == [
        "Kept our word: 4 of 5 agreements of this week were kept in time, only \"agreement 4\" was not"
      ])
    #expect(proud(desk([true])) == ["Kept our word: \"agreement 0\" was kept in time"])
    #expect(proud(desk([true, true])) == ["Kept our word: both agreements of this week were kept in time"])
    // Half kept is not celebrated, and neither is two of three.
    #expect(proud(desk([true, false])) == [])
    #expect(proud(desk([true, true, false])) == [])
    #expect(proud(aWeekLater(desk([true]))) == [])
  }

  @Test func `an agreement that asks for proof is kept when its proof was shown`() {
    var desk = desk()
    let key = desk.decision("1", "no walk-in desk") {
      $0.due = Desk.day("2026-11-25")
      $0.realised = Desk.day("2026-11-25")
      $0.proof = .item("4711")
    }
    #expect(proud(desk) == [])
    desk.memory.said = [
      Recalled(Said(.agreement, key, detail: "realised"), edition: "daily", on: Desk.date("2026-11-26"))
    ]
    #expect(proud(desk) == ["Kept our word: \"no walk-in desk\" was kept in time"])
  }

  @Test func `an agreement that slipped and got another day that morning is not kept`() {
    func desk(_ third: (key: String, day: String, on: String)?, now: String = "2026-12-11") -> Desk {
      var desk = self.desk()
      for number in 0..<2 {
        desk.decision("\(number)", "agreement \(number)") {
          ($0.due, $0.realised) = (Desk.day("2026-11-25"), Desk.day("2026-11-25"))
        }
      }
      guard let third else { return desk }
      let key = desk.decision("2", "no walk-in desk") { $0.due = Desk.day(now) }
      desk.memory.said.append(
        Recalled(
          Said(.agreement, key, day: Desk.date(third.day), detail: third.key), edition: "daily", on: Desk.date(third.on)
        ))
      return desk
    }
    let both = "Kept our word: both agreements of this week were kept in time"
    #expect(proud(desk(nil)) == [both])
    #expect(proud(desk(("told", "2026-11-23", "2026-11-12"))) == [])
    #expect(proud(desk(("slipping-1", "2026-11-23", "2026-11-24"))) == [])
    // Its day was in another week.
    #expect(proud(desk(("told", "2026-12-11", "2026-11-12"))) == [both])
    // A day that was moved before the week began was told in time.
    var moved = desk(("told", "2026-11-25", "2026-11-12"))
    let key = RecordKey(source: "planning", kind: .decision, id: "2")
    moved.memory.said.append(
      Recalled(
        Said(.agreement, key, day: Desk.date("2026-12-11"), detail: "moved"), edition: "daily",
        on: Desk.date("2026-11-18")))
    #expect(proud(moved) == [both])
  }

  @Test func `an agreement that was realised after its day was not kept`() {
    var desk = desk()
    desk.decision("0", "agreement") { ($0.due, $0.realised) = (Desk.day("2026-11-23"), Desk.day("2026-11-26")) }
    #expect(proud(desk) == [])
  }

  // MARK: Plans of the week

  /// Work for which an update had named a day of this week, as it stands on Friday afternoon.
  private func promised(
    _ work: [(id: String, day: String, account: String?, on: String)], _ make: (inout Desk) -> Void = { _ in }
  )
    -> Desk
  {
    var desk = self.desk()
    desk.readings["planning"] = []
    for (id, day, account, on) in work {
      let key = RecordKey(source: "planning", kind: .item, id: id)
      let before = Desk.date(day).adding(days: -8)
      desk.memory.said.append(Recalled(Said(.promise, key, day: Desk.date(day)), edition: "daily", on: before))
      guard let account else { continue }
      desk.memory.said.append(
        Recalled(Said(.reconciled, key, day: Desk.date(day), detail: account), edition: "daily", on: Desk.date(on)))
    }
    make(&desk)
    return desk
  }

  @Test func `whether a week's plans were kept is judged by what was said at the time, not by today's days`() {
    let kept = (1...4).map { (id: "\($0)", day: "2026-11-24", account: String?("kept"), on: "2026-11-24") }
    let all = "Kept our word: all 4 items planned for this week were done in time"
    #expect(proud(promised(kept)) == [all])
    // Moved or dropped inside the week it was not kept, whatever day its source has now.
    for account in ["moved", "dropped", "vanished", "open"] {
      let line = "Kept our word: 4 of the 5 items planned for this week were done in time"
      #expect(proud(promised(kept + [(id: "5", day: "2026-11-25", account: account, on: "2026-11-24")])) == [line])
    }
    let two = ["5", "6"].map { (id: $0, day: "2026-11-25", account: String?("moved"), on: "2026-11-24") }
    #expect(proud(promised(kept + two)) == [])
    // Moved before the week, or due in another one, it does not count.
    #expect(proud(promised(kept + [(id: "5", day: "2026-11-25", account: "moved", on: "2026-11-18")])) == [all])
    #expect(proud(promised(kept + [(id: "5", day: "2026-12-02", account: nil, on: "")])) == [all])
    // Work that nobody promised does not count.
    let extra = promised(kept) { desk in
      desk.item("9", "extra", .finished) { ($0.due, $0.finished) = (Desk.day("2026-11-24"), Desk.day("2026-11-24")) }
    }
    #expect(proud(extra) == [all])
  }

  @Test func `work that is moved inside the week and done on its new day was promised twice and kept once`() {
    let kept = (1...4).map { (id: "\($0)", day: "2026-11-24", account: String?("kept"), on: "2026-11-24") }
    let later = [
      (id: "5", day: "2026-11-24", account: String?("moved"), on: "2026-11-24"),
      (id: "5", day: "2026-11-26", account: String?("kept"), on: "2026-11-26"),
    ]
    #expect(
      proud(promised(kept + later)) == ["Kept our word: 4 of the 5 items planned for this week were done in time"])
    let sooner = [
      (id: "5", day: "2026-11-26", account: String?("moved"), on: "2026-11-23"),
      (id: "5", day: "2026-11-24", account: String?("kept"), on: "2026-11-24"),
    ]
    #expect(proud(promised(kept + sooner)) == ["Kept our word: all 5 items planned for this week were done in time"])
  }

  @Test func `what no update gave account of yet is looked up, and a source that is missing ends the claim`() {
    let kept = (1...4).map { (id: "\($0)", day: "2026-11-24", account: String?("kept"), on: "2026-11-24") }
    let work = kept + [(id: "5", day: "2026-11-27", account: nil, on: "")]
    func desk(_ state: ItemState, _ finished: String? = nil) -> Desk {
      promised(work) { desk in
        desk.item("5", "letter", state) { ($0.due, $0.finished) = (Desk.day("2026-11-27"), finished.map(Desk.day)) }
      }
    }
    #expect(
      proud(desk(.finished, "2026-11-27")) == ["Kept our word: all 5 items planned for this week were done in time"])
    #expect(
      proud(desk(.active)) == [
        "Kept our word: 4 of the 5 items planned for this week were done in time; 1 more is due today"
      ])
    #expect(
      desk(.active).lines(.nl).contains {
        $0.hasSuffix(
          "4 van de 5 taken die voor deze week gepland stonden, waren op tijd af; voor vandaag staat er nog één")
      })
    var failed = desk(.active)
    failed.fail("planning", lastRead: nil)
    #expect(proud(failed) == [])
  }

  @Test func `workdays with all of the plan done are counted, days without a plan left out`() {
    func desk(_ outcomes: [(String, String)]) -> Desk {
      var desk = self.desk()
      for (day, outcome) in outcomes {
        let key = RecordKey(source: "planning", kind: .item, id: "\(day)\(outcome)")
        let on = outcome == "moved" ? Desk.date(day).adding(days: -1) : Desk.date(day)
        desk.memory.said.append(
          Recalled(Said(.reconciled, key, day: Desk.date(day), detail: outcome), edition: "daily", on: on))
      }
      return desk
    }
    let kept = ["10", "11", "12", "13", "16", "17", "19", "20", "24", "26"].map { ("2026-11-\($0)", "kept") }
    let line = "Kept our word: all that was planned was done, 10 workdays in a row"
    #expect(proud(desk(kept)) == [line])
    #expect(proud(desk([("2026-11-09", "open")] + kept)) == [line])
    // Moved the day before, or open at the end of the day, it was not kept.
    #expect(proud(desk(kept + [("2026-11-24", "moved")])) == [])
    #expect(proud(desk(kept + [("2026-11-24", "open")])) == [])
    #expect(
      proud(desk(Array(kept.dropFirst()))) == ["Kept our word: both items planned for this week were done in time"])
    #expect(proud(aWeekLater(desk(kept))) == [])
  }

  // MARK: People

  @Test(arguments: [
    ("2016-11-27", "has worked with us for ten years today"),
    ("2025-11-24", "has worked with us for one year this week"),
    ("2014-05-26", "has worked with us for twelve and a half years this week"),
    ("2016-11-20", nil), ("2016-11-28", nil), ("2020-11-25", nil), ("2027-11-25", nil),
  ])
  func `an anniversary is told in its week, of the years that are celebrated`(_ since: String, _ words: String?) {
    var desk = desk()
    desk.profile.anniversaries = [Anniversary(person: UntrustedText("Gerda"), since: Desk.date(since))]
    #expect(proud(desk) == (words.map { ["Anniversary: Gerda \($0). Congratulations!"] } ?? []))
    #expect(!desk.update().said.contains { "\($0)".contains("Gerda") })
  }

  @Test func `who began on 29 February has an anniversary every year that counts`() {
    var desk = desk()
    desk.profile.anniversaries = [Anniversary(person: UntrustedText("Gerda"), since: Desk.date("2016-02-29"))]
    desk.now = Desk.at("2026-03-06", "15:30")
    desk.memory.since = Desk.at("2026-02-27", "15:30")
    #expect(proud(desk) == ["Anniversary: Gerda has worked with us for ten years this week. Congratulations!"])
  }

  @Test func `quotes that found no room stand in the next note, once`() {
    var desk = desk()
    for number in 1...9 { desk.note(.customer, "word \(number)", Desk.moment("2026-11-25", "1\(number):00")) }
    desk.note(.customer, "long ago", Desk.day("2026-10-20"))
    desk.note(.learned, "one", Desk.day("2026-11-25"))
    desk.note(.learned, "two", Desk.day("2026-11-26"))
    #expect(proud(desk) == (1...4).map { "From a customer: \"word \($0)\"" })
    #expect(desk.lines().contains("Learned: one"))
    var later = aWeekLater(desk)
    #expect(proud(later) == (5...8).map { "From a customer: \"word \($0)\"" })
    #expect(later.lines().contains("Learned: two"))
    later = aWeekLater(later)
    #expect(proud(later) == ["From a customer: \"word 9\""])
  }
}
