import Compose
import Model

private func text(_ language: Language, _ en: String, _ nl: String) -> String { language == .en ? en : nl }

extension Desk {
  /// Remembers that the updates of these days of November named a day for this work.
  mutating func promised(_ key: RecordKey, for day: String, on dates: String = "2026-11-23", detail: String = "") {
    memory.said.append(
      Recalled(Said(.promise, key, day: Desk.date(day), detail: detail), edition: slot.edition, on: Desk.date(dates)))
  }

  /// Remembers that daily updates named the days of all the work that is there.
  mutating func nameTheDays() {
    for case .item(let item) in readings["planning"] ?? [] {
      guard let day = item.due.map(calendar.day) else { continue }
      memory.said.append(
        Recalled(Said(.promise, item.key, day: day), edition: "daily", on: day.adding(days: -2)))
    }
  }

  /// Adds work that was promised; its key is its title.
  @discardableResult
  mutating func promised(
    _ id: String, _ title: String, _ state: ItemState, for day: String, now due: String?,
    on dates: String = "2026-11-23",
    _ change: (inout Item) -> Void = { _ in }
  ) -> RecordKey {
    let anHourAgo = Moment.instant(now.adding(.seconds(-3600)))
    let key = item(id, title, state) {
      $0.due = due.map(Desk.day)
      $0.finished = state == .finished ? anHourAgo : nil
      change(&$0)
    }
    promised(key, for: day, on: dates)
    return key
  }

  /// Many days of plans with how much of each was kept, the newest last, up to the day before.
  mutating func pastPlans(_ kept: [Int], of planned: [Int]) {
    var day = calendar.civil(now).date
    var days: [CivilDate] = []
    while days.count < kept.count {
      day = day.adding(days: -1)
      if calendar.isWorkday(day) { days.append(day) }
    }
    var said: [Recalled] = []
    for (day, (done, all)) in zip(days.reversed(), zip(kept, planned)) {
      for number in 0..<all {
        let key = RecordKey(source: "planning", kind: .item, id: "past-\(day)-\(number)")
        let word = number < done ? "kept" : "open"
        said.append(Recalled(Said(.promise, key, day: day), edition: slot.edition, on: day.adding(days: -1)))
        said.append(Recalled(Said(.reconciled, key, day: day, detail: word), edition: slot.edition, on: day))
      }
    }
    memory.said = said + memory.said
  }

  /// Friday's daily update, the last of the week.
  static func fridayEvening(_ language: Language) -> Desk {
    var desk = team(language)
    desk.profile.figures = []
    desk.now = at("2026-11-27", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: date("2026-11-27"))
    desk.memory.since = at("2026-11-26", "16:30")
    return desk
  }
}

/// Eight things that a service desk does, as they are finished or planned.
private func work(_ language: Language) -> [String] {
  [
    text(language, "new intake form online", "nieuw intakeformulier online"),
    text(language, "backup tested", "back-up getest"),
    text(language, "printers on the second floor replaced", "printers op de tweede verdieping vervangen"),
    text(language, "licences of the drawing office counted", "licenties van de tekenkamer geteld"),
    text(language, "guest network in the canteen", "gastnetwerk in de kantine"),
    text(language, "accounts for the new colleagues", "accounts voor de nieuwe collega's"),
    text(language, "old telephone exchange switched off", "oude telefooncentrale uitgezet"),
    text(language, "desk at Purchasing moved", "werkplek bij Inkoop verhuisd"),
  ]
}

let promiseSituations: [Situation] = [
  Situation(name: "plan-seven-of-eight") { language in
    var desk = Desk.team(language)
    for (number, title) in work(language).enumerated() {
      let isDone = number != 6
      desk.promised("w\(number)", title, isDone ? .finished : .active, for: "2026-11-24", now: "2026-11-24") {
        $0.owner = UntrustedText(["Fatima", "Ravi", "Joost", "Gerda"][number % 4])
      }
    }
    desk.calls(closed: 41, cameIn: 38, open: 52)
    desk.usualPlans(language)
    desk.usualFigures()
    return desk
  },
  Situation(name: "plan-all-kept") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    for (number, title) in work(language).prefix(4).enumerated() {
      desk.promised("w\(number)", title, .finished, for: "2026-11-24", now: "2026-11-24") {
        $0.owner = UntrustedText(["Fatima", "Ravi", "Joost", "Gerda"][number % 4])
      }
    }
    desk.laptops(language)
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "plan-all-slipped") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    let days = ["2026-11-26", "2026-11-30", "2026-12-03", "2026-12-07", "2026-11-24"]
    for (number, (title, day)) in zip(work(language), days).enumerated() {
      desk.promised("w\(number)", title, .planned, for: "2026-11-24", now: day) {
        $0.owner = UntrustedText(["Fatima", "Ravi", "Joost", "Gerda"][number % 4])
      }
    }
    desk.item(
      "u1", text(language, "mail server restarted after a fault", "mailserver herstart na een storing"), .finished
    ) {
      $0.finished = Desk.moment("2026-11-24", "11:20")
      $0.effect = UntrustedText(text(language, "everybody had mail again by noon", "om 12 uur had iedereen weer mail"))
      $0.owner = UntrustedText("Ravi")
    }
    desk.calls(closed: 58, cameIn: 71, open: 65)
    return desk
  },
  Situation(name: "plan-moved-dropped-vanished") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    let titles = work(language)
    desk.promised("w1", titles[1], .finished, for: "2026-11-24", now: "2026-11-24") {
      $0.owner = UntrustedText("Ravi")
    }
    desk.promised("w2", titles[2], .planned, for: "2026-11-25", now: "2026-11-27") {
      $0.owner = UntrustedText("Fatima")
    }
    desk.promised("w3", titles[3], .planned, for: "2026-11-25", now: "2026-12-15") {
      $0.owner = UntrustedText("Gerda")
    }
    desk.promised("w4", titles[4], .dropped, for: "2026-11-26", now: "2026-11-26") {
      $0.droppedWhy = UntrustedText(text(language, "the canteen closes in January", "de kantine gaat in januari dicht"))
    }
    let gone = RecordKey(source: "planning", kind: .item, id: "w5")
    desk.promised(gone, for: "2026-11-26")
    desk.memory.seen[gone] = Seen(
      first: Desk.at("2026-11-18", "16:30"), finished: nil, changed: Desk.at("2026-11-18", "16:30"),
      vanished: Desk.at("2026-11-24", "16:30"))
    desk.memory.vanished = [.item(Item(key: gone, title: UntrustedText(titles[5]), state: .planned))]
    return desk
  },
  Situation(name: "plan-crowded") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.pastPlans([5, 6, 7, 5, 6, 6, 7, 5, 6, 4, 7, 6, 5, 8], of: [6, 7, 8, 5, 8, 7, 9, 6, 6, 7, 8, 6, 7, 9])
    for (number, title) in (work(language) + [text(language, "new screens set up", "nieuwe schermen geplaatst")])
      .enumerated()
    {
      desk.item("w\(number)", title, .planned) {
        $0.due = Desk.day("2026-11-25")
        $0.owner = UntrustedText(["Fatima", "Ravi", "Joost", "Gerda"][number % 4])
      }
    }
    desk.certificate(language)
    return desk
  },
  Situation(name: "plan-after-the-holidays") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.now = Desk.at("2027-01-04", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2027-01-04"))
    desk.memory.since = Desk.at("2026-12-23", "16:30")
    let titles = work(language)
    desk.promised("w1", titles[1], .finished, for: "2027-01-04", now: "2027-01-04", on: "2026-12-23") {
      $0.owner = UntrustedText("Ravi")
    }
    desk.promised("w2", titles[2], .planned, for: "2026-12-24", now: "2027-01-06", on: "2026-12-23") {
      $0.owner = UntrustedText("Fatima")
    }
    desk.promised("w5", titles[5], .finished, for: "2027-01-04", now: "2027-01-04", on: "2026-12-23") {
      $0.owner = UntrustedText("Gerda")
    }
    desk.promised("w7", titles[7], .active, for: "2026-12-24", now: "2026-12-24", on: "2026-12-23") {
      $0.owner = UntrustedText("Joost")
    }
    desk.calls(closed: 9, cameIn: 31, open: 74)
    return desk
  },
  Situation(name: "plan-of-a-week-on-friday") { language in
    var desk = Desk.fridayEvening(language)
    desk.pastPlans(
      [3, 4, 2, 4, 3, 3, 4, 1, 3, 4, 4, 3, 2, 4, 3, 3, 2], of: [4, 4, 4, 4, 3, 4, 4, 3, 3, 4, 5, 3, 4, 4, 3, 4, 3])
    for (number, title) in work(language).prefix(4).enumerated() {
      desk.promised(
        "w\(number)", title, number == 2 ? .active : .finished, for: "2026-11-27", now: "2026-11-27", on: "2026-11-26")
    }
    desk.item("p1", text(language, "phones of Sales replaced", "telefoons van Verkoop vervangen"), .planned) {
      $0.due = Desk.day("2026-11-30")
    }
    desk.calls(closed: 33, cameIn: 29, open: 48)
    return desk
  },
  Situation(name: "plan-with-a-failed-source") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    for (number, title) in work(language).prefix(3).enumerated() {
      desk.promised("w\(number)", title, .finished, for: "2026-11-24", now: "2026-11-24")
    }
    for number in 1...3 {
      desk.promised(RecordKey(source: "changes", kind: .item, id: "\(number)"), for: "2026-11-24")
    }
    desk.titles["changes"] = text(language, "Change calendar", "Wijzigingskalender")
    desk.fail("changes", lastRead: Desk.at("2026-11-24", "09:10"))
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "headline-of-the-manager") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.note(
      .headline,
      text(
        language, "the audit on Thursday goes before everything else", "de audit van donderdag gaat voor al het andere"),
      from: "Marjan", Desk.moment("2026-11-24", "09:05"))
    desk.certificate(language)
    desk.survey(language)
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "headline-broken-figure") { language in
    var desk = Desk.team(language)
    desk.profile.figures = [
      FigureSetting(
        name: "wait", say: text(language, "waiting time on the phone", "wachttijd aan de telefoon"),
        unit: text(language, "minutes", "minuten"), target: 5, direction: .lower),
      FigureSetting(
        name: "satisfaction", say: text(language, "satisfaction", "klanttevredenheid"), target: 8, direction: .higher),
    ]
    desk.metric("wait", 7.5, history: [3.5, 4, 4.5, 4, 4.5, 4])
    desk.metric("satisfaction", 7.8, history: [7.9, 7.7, 7.8, 8.1])
    desk.calls(closed: 22, cameIn: 41, open: 71)
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "headline-real-deadline") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.item(
      "h2", text(language, "cables laid in the new meeting room", "kabels gelegd in de nieuwe vergaderzaal"), .active
    ) {
      $0.hard = Desk.moment("2026-11-25", "15:00")
      $0.hardReason = UntrustedText(text(language, "the floor goes in on Thursday", "donderdag gaat de vloer erin"))
      $0.owner = UntrustedText("Ravi")
    }
    desk.promised("w9", "", .planned, for: "2026-11-24", now: "2026-11-26") {
      $0.hidden = true
      $0.id = UntrustedText("W 2611 042")
      $0.owner = UntrustedText("Gerda")
    }
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "headline-milestone") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.milestone("m2", text(language, "all mail on the new server", "alle mail op de nieuwe server")) {
      $0.due = Desk.day("2026-11-26")
      $0.people = [UntrustedText("Joost"), UntrustedText("Ravi")]
    }
    desk.usualPlans(language)
    desk.calls(closed: 24, cameIn: 20, open: 50)
    return desk
  },
  Situation(name: "plan-of-the-morning") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.now = Desk.at("2026-11-25", "08:45")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-25"))
    desk.memory.since = Desk.at("2026-11-24", "08:45")
    let titles = work(language)
    desk.promised("w0", titles[0], .finished, for: "2026-11-24", now: "2026-11-24") {
      $0.owner = UntrustedText("Gerda")
      $0.finished = Desk.moment("2026-11-24", "15:10")
    }
    desk.promised("w7", titles[7], .active, for: "2026-11-24", now: "2026-11-24") {
      $0.owner = UntrustedText("Joost")
    }
    desk.promised("w2", titles[2], .planned, for: "2026-11-24", now: "2026-11-25") {
      $0.owner = UntrustedText("Fatima")
    }
    desk.promised("w5", titles[5], .planned, for: "2026-11-25", now: "2026-11-25") {
      $0.owner = UntrustedText("Ravi")
    }
    return desk
  },
]
