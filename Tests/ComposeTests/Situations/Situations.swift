import Compose
import Model
import Testing

/// A situation whose update is kept as a golden file, in each language.
struct Situation: Sendable, CustomTestStringConvertible {
  let name: String
  let make: @Sendable (Language) -> Desk
  var testDescription: String { name }
}

private func text(_ language: Language, _ en: String, _ nl: String) -> String { language == .en ? en : nl }
private func words(_ language: Language, _ en: String, _ nl: String) -> UntrustedText {
  UntrustedText(text(language, en, nl))
}

extension Desk {
  /// The team of the examples. It was read before, and its last update was on Monday at 16:30.
  static func team(_ language: Language) -> Desk {
    var desk = Desk()
    desk.titles["figures"] = text(language, "Figures", "Cijferlijst")
    desk.memory.since = at("2026-11-23", "16:30")
    for source: SourceName in ["topdesk", "planning", "figures"] {
      desk.memory.firstRead[source] = at("2026-09-01", "16:30")
      desk.memory.lastRead[source] = at("2026-11-23", "16:30")
      desk.source(source)
    }
    desk.profile = TeamProfile(
      title: text(language, "Service Desk", "Servicedesk"),
      figures: [
        FigureSetting(
          name: "first_time_right", say: text(language, "solved first time", "in één keer opgelost"), unit: "%",
          target: 70, direction: .higher),
        FigureSetting(
          name: "satisfaction", say: text(language, "satisfaction", "klanttevredenheid"), target: 8, direction: .higher),
      ],
      contacts: [
        Contact(role: words(language, "calls", "meldingen"), person: UntrustedText("Marjan")),
        Contact(role: words(language, "changes", "wijzigingen"), person: UntrustedText("Joost")),
      ],
      input: "https://update.example.nl/sd")
    return desk
  }

  mutating func usualFigures() {
    metric("first_time_right", 71, history: [66, 67, 69, 70])
    metric("satisfaction", 7.8, history: [7.9, 7.7, 7.8, 8.1])
  }

  mutating func usualPlans(_ language: Language) {
    item(
      "p1",
      text(language, "mail migration, group 2 of 4 (120 mailboxes)", "mailmigratie, groep 2 van 4 (120 mailboxen)"),
      .planned
    ) {
      $0.due = Desk.day("2026-11-25")
      $0.doneMeans = words(language, "all mail arrives by 18:00", "om 18.00 uur alle mail binnenkomt")
      $0.owner = UntrustedText("Joost")
    }
    item("p2", text(language, "talks on the printer contract", "overleg over het printercontract"), .planned) {
      $0.due = Desk.day("2026-11-26")
      $0.owner = UntrustedText("Marjan")
    }
  }

  mutating func certificate(_ language: Language) {
    item("c1", text(language, "VPN certificate renewed", "VPN-certificaat vernieuwd"), .finished) {
      $0.finished = Desk.moment("2026-11-24", "11:20")
      $0.effect = words(language, "6 days before it would expire", "6 dagen voordat het verliep")
      $0.owner = UntrustedText("Joost")
    }
  }

  mutating func laptops(_ language: Language) {
    milestone(
      "m1", text(language, "all 40 Finance laptops delivered", "alle 40 laptops voor Financiën zijn uitgeleverd")
    ) {
      $0.reached = Desk.moment("2026-11-24", "15:00")
      $0.due = Desk.day("2026-11-27")
      $0.people = [UntrustedText("Fatima"), UntrustedText("Ravi")]
    }
  }

  mutating func survey(_ language: Language) {
    item("h1", text(language, "Wi-Fi survey building B", "wifi-meting gebouw B"), .planned) {
      $0.hard = Desk.day("2026-11-27")
      $0.hardReason = words(language, "the engineer leaves after that", "daarna is de monteur weg")
    }
    item("a1", text(language, "new intake form", "nieuw intakeformulier"), .active) {
      $0.owner = UntrustedText("Gerda")
    }
  }

  static func friday(_ language: Language) -> Desk {
    var desk = team(language)
    desk.kind = .weekly
    desk.slot = SlotKey(team: "servicedesk", edition: "weekly", date: date("2026-11-27"))
    desk.now = at("2026-11-27", "15:30")
    desk.memory.since = at("2026-11-20", "15:30")
    return desk
  }
}

let situations: [Situation] = [
  Situation(name: "ordinary") { language in
    var desk = Desk.team(language)
    desk.laptops(language)
    desk.certificate(language)
    desk.calls(closed: 41, cameIn: 38, open: 52)
    desk.usualPlans(language)
    desk.survey(language)
    desk.decision("d1", text(language, "no walk-in desk on Fridays", "op vrijdag geen inloopbalie")) {
      $0.decided = Desk.day("2026-11-12")
      $0.due = Desk.day("2026-11-20")
      $0.owner = UntrustedText("Marjan")
    }
    desk.item("o1", text(language, "scanner in the warehouse", "scanner in het magazijn"), .waiting) {
      $0.due = Desk.day("2026-11-19")
      $0.owner = UntrustedText("Ravi")
    }
    desk.usualFigures()
    desk.absence("Ravi", "2026-11-25", "2026-11-27")
    return desk
  },
  Situation(name: "morning") { language in
    var desk = Desk.team(language)
    desk.now = Desk.at("2026-11-25", "08:45")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-25"))
    desk.memory.since = Desk.at("2026-11-24", "08:45")
    desk.certificate(language)
    desk.usualPlans(language)
    desk.absence("Gerda", "2026-11-25", "2026-11-25")
    let event = RecordKey(source: "planning", kind: .event, id: "e1")
    desk.add(
      .event(
        Event(
          key: event, title: words(language, "visit of the supplier", "bezoek van de leverancier"),
          start: Desk.moment("2026-11-25", "14:00"))))
    desk.usualFigures()
    return desk
  },
  Situation(name: "quiet") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    return desk
  },
  Situation(name: "failed-source") { language in
    var desk = Desk.team(language)
    desk.fail("topdesk", lastRead: Desk.at("2026-11-24", "11:05"))
    desk.certificate(language)
    desk.usualPlans(language)
    desk.usualFigures()
    return desk
  },
  Situation(name: "all-failed") { language in
    var desk = Desk.team(language)
    desk.fail("topdesk", lastRead: Desk.at("2026-11-24", "11:05"))
    desk.fail("planning", lastRead: Desk.at("2026-11-23", "16:30"))
    desk.fail("figures", lastRead: nil)
    return desk
  },
  Situation(name: "late") { language in
    var desk = Desk.team(language)
    desk.now = Desk.at("2026-11-24", "17:40")
    desk.late = CivilDateTime(Desk.date("2026-11-24"), TimeOfDay(hour: 16, minute: 30) ?? .midnight)
    desk.certificate(language)
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "monday-after-the-weekend") { language in
    var desk = Desk.team(language)
    desk.now = Desk.at("2026-11-23", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-23"))
    desk.memory.since = Desk.at("2026-11-20", "16:30")
    desk.item("w1", text(language, "servers updated", "servers bijgewerkt"), .finished) {
      $0.finished = Desk.moment("2026-11-21", "22:15")
      $0.owner = UntrustedText("Ravi")
    }
    desk.calls(closed: 1, cameIn: 1, open: 1)
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "first-day-ever") { language in
    var desk = Desk.team(language)
    desk.memory = Memory()
    desk.certificate(language)
    desk.calls(closed: 12, cameIn: 15, open: 30)
    desk.usualPlans(language)
    desk.metric("first_time_right", 71)
    desk.metric("satisfaction", 7.8)
    return desk
  },
  Situation(name: "huge") { language in
    var desk = Desk.team(language)
    desk.fail("figures", lastRead: Desk.at("2026-11-24", "09:00"))
    for number in 1...60 {
      desk.item("f\(number)", text(language, "workplace \(number) replaced", "werkplek \(number) vervangen"), .finished)
      {
        $0.finished = Desk.moment("2026-11-24", "10:00")
        $0.owner = UntrustedText("Fatima")
      }
      desk.item("n\(number)", text(language, "workplace \(number + 60)", "werkplek \(number + 60)"), .planned) {
        $0.due = Desk.day("2026-11-26")
        $0.owner = UntrustedText("Ravi")
      }
      desk.item("o\(number)", text(language, "old workplace \(number)", "oude werkplek \(number)"), .planned) {
        $0.due = Desk.day("2026-11-16")
        $0.owner = UntrustedText("Ravi")
      }
    }
    desk.laptops(language)
    desk.survey(language)
    desk.calls(closed: 1204, cameIn: 1193, open: 3310)
    desk.calls(closed: 14, cameIn: 14, open: 0, kind: "commit", from: "git")
    for person in ["Ravi", "Gerda", "Sanne", "Piet", "Anna", "Bram", "Cas"] {
      desk.absence(person, "2026-11-25", "2026-11-25")
    }
    return desk
  },
  Situation(name: "hard-deadline-without-owner") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.survey(language)
    return desk
  },
  Situation(name: "counted-helpdesk") { language in
    var desk = Desk.team(language)
    desk.calls(closed: 41, cameIn: 38, open: 52)
    desk.calls(closed: 3, cameIn: 0, open: 0, kind: "change", from: "changes")
    desk.calls(closed: 14, cameIn: 14, open: 0, kind: "commit", from: "git")
    desk.usualFigures()
    return desk
  },
  Situation(name: "milestone-day") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.laptops(language)
    desk.milestone("m2", text(language, "all sites on the new network", "alle locaties op het nieuwe netwerk")) {
      $0.due = Desk.day("2026-12-11")
    }
    desk.milestone("m3", text(language, "mail moved", "mail verhuisd")) {
      $0.due = Desk.day("2026-11-27")
      $0.people = [UntrustedText("Joost")]
    }
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "registered-late-and-overdue") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    let key = desk.item("r1", text(language, "backup restored", "back-up teruggezet"), .finished) {
      $0.finished = Desk.moment("2026-11-20", "10:00")
      $0.owner = UntrustedText("Gerda")
    }
    desk.memory.seen[key] = Seen(
      first: Desk.at("2026-11-18", "16:30"), finished: Desk.at("2026-11-24", "16:30"),
      changed: Desk.at("2026-11-24", "16:30"), vanished: nil)
    for (id, day) in [("o1", "2026-11-12"), ("o2", "2026-11-23")] {
      desk.item(id, text(language, "scanner \(id)", "scanner \(id)"), .planned) {
        $0.due = Desk.day(day)
        $0.owner = UntrustedText("Ravi")
      }
    }
    desk.decision("d2", text(language, "phones go off in meetings", "telefoons uit in vergaderingen")) {
      $0.decided = Desk.moment("2026-11-24", "10:00")
      $0.due = Desk.day("2026-12-01")
      $0.owner = UntrustedText("Marjan")
    }
    return desk
  },
  Situation(name: "figures-with-gaps") { language in
    var desk = Desk.team(language)
    desk.calls(closed: 7, cameIn: 9, open: 0)
    desk.metric("first_time_right", nil)
    desk.metric("satisfaction", 8.25, history: [8, 8, 8], at: Desk.day("2026-10-31"))
    let key = RecordKey(source: "figures", kind: .metric, id: "cost")
    var cost = Metric(
      key: key, name: words(language, "cost of telephony", "kosten telefonie"), value: 12_500,
      at: Desk.day("2026-11-24"))
    cost.unit = UntrustedText("€")
    desk.add(.metric(cost))
    return desk
  },
  Situation(name: "weekly") { language in
    var desk = Desk.friday(language)
    desk.milestone("m1", text(language, "all 340 laptops run Windows 11", "alle 340 laptops draaien op Windows 11")) {
      $0.reached = Desk.moment("2026-11-25", "12:00")
      $0.hard = Desk.day("2026-12-04")
      $0.people = ["Fatima", "Ravi", "Joost"].map { UntrustedText($0) }
      $0.effect = words(
        language, "Nobody was without a laptop for more than an hour",
        "Niemand was zijn laptop langer dan een uur kwijt")
    }
    desk.milestone("m2", text(language, "mail migration groups 3 and 4", "mailmigratie groep 3 en 4")) {
      $0.due = Desk.day("2026-12-01")
    }
    desk.item("p9", text(language, "the audit", "de audit"), .planned) { $0.due = Desk.day("2026-12-02") }
    for number in 1...10 {
      desk.item("k\(number)", "werk \(number)", number == 10 ? .planned : .finished) {
        $0.due = Desk.day("2026-11-26")
        $0.finished = number == 10 ? nil : Desk.moment("2026-11-25", "12:00")
      }
    }
    desk.nameTheDays()
    desk.metric("first_time_right", 74, history: [66, 67, 69, 70, 68, 69, 72, 71, 70], every: 7)
    desk.metric("satisfaction", 8.1, history: [7.9, 7.7, 7.8, 8.1])
    desk.note(
      .customer,
      text(language, "Back at work within ten minutes. Great!", "Binnen tien minuten weer aan het werk. Top!"),
      from: text(language, "Purchasing", "Inkoop"), Desk.day("2026-11-25"))
    desk.note(
      .thanks,
      text(
        language, "Ravi, thank you for taking over the Tuesday evening shift",
        "Ravi, dank voor het overnemen van de dienst op dinsdagavond"), from: "Marjan", Desk.day("2026-11-25"))
    desk.note(
      .learned, text(language, "two migrations in one evening is too many", "twee migraties op één avond is te veel"),
      Desk.day("2026-11-26"))
    desk.calls(closed: 198, cameIn: 190, open: 52)
    return desk
  },
  Situation(name: "quiet-after-free-days") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.now = Desk.at("2026-04-07", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-04-07"))
    desk.free = [Desk.date("2026-04-03"), Desk.date("2026-04-06")]
    desk.memory.since = Desk.at("2026-04-02", "16:30")
    desk.source("planning")
    desk.source("topdesk")
    return desk
  },
  Situation(name: "first-day-of-a-part-time-team") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.memory = Memory()
    desk.now = Desk.at("2026-11-23", "09:00")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-23"))
    // The team works on Mondays only.
    desk.free = Set((-60...60).map { Desk.date("2026-11-23").adding(days: $0) }.filter { $0.weekday != .mon })
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "weekly-late") { language in
    var desk = Desk.friday(language)
    desk.now = Desk.at("2026-11-30", "09:10")
    desk.late = CivilDateTime(Desk.date("2026-11-27"), TimeOfDay(hour: 15, minute: 30) ?? .midnight)
    desk.milestone("m1", text(language, "all 340 laptops run Windows 11", "alle 340 laptops draaien op Windows 11")) {
      $0.reached = Desk.moment("2026-11-25", "12:00")
    }
    desk.item("k1", text(language, "intake form", "intakeformulier"), .finished) {
      $0.due = Desk.day("2026-11-26")
      $0.finished = Desk.moment("2026-11-25", "12:00")
    }
    desk.item("p9", text(language, "the audit", "de audit"), .planned) { $0.due = Desk.day("2026-12-02") }
    desk.nameTheDays()
    return desk
  },
  Situation(name: "note-of-the-month") { language in
    var desk = Desk.friday(language)
    desk.slot = SlotKey(team: "servicedesk", edition: "month", date: Desk.date("2026-11-30"))
    desk.now = Desk.at("2026-11-30", "15:30")
    desk.memory.since = Desk.at("2026-10-30", "15:30")
    // A team that works on Tuesdays is free on this one.
    desk.free = [Desk.date("2026-12-01")]
    for number in 1...5 {
      desk.item("k\(number)", "werk \(number)", number == 5 ? .planned : .finished) {
        $0.due = Desk.day("2026-11-12")
        $0.finished = number == 5 ? nil : Desk.moment("2026-11-11", "12:00")
      }
    }
    desk.nameTheDays()
    return desk
  },
  Situation(name: "ordinary-month") { language in
    var desk = Desk.friday(language)
    desk.memory.since = Desk.at("2026-10-30", "15:30")
    desk.source("planning")
    return desk
  },
  Situation(name: "weekly-thin") { language in
    var desk = Desk.friday(language)
    desk.calls(closed: 198, cameIn: 190, open: 52)
    return desk
  },
  Situation(name: "weekly-empty") { language in
    var desk = Desk.friday(language)
    desk.profile.input = nil
    return desk
  },
  Situation(name: "hostile-text") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    let evil = "<!channel> @everyone `rm -rf` [x](http://evil.example) **b**\n! fake line\u{1B}[31m \u{202E}txet"
    desk.item("x1", evil + String(repeating: " a very long title", count: 800), .finished) {
      $0.finished = Desk.moment("2026-11-24", "11:20")
      $0.owner = UntrustedText("<@U123>\nNEXT")
      $0.effect = UntrustedText(evil)
    }
    desk.item("x2", evil, .planned) {
      $0.hard = Desk.day("2026-11-25")
      $0.hardReason = UntrustedText("שלום עולם")
      $0.doneMeans = UntrustedText(evil)
    }
    desk.item("x3", "geheime titel", .planned) {
      $0.due = Desk.day("2026-11-26")
      $0.hidden = true
      $0.owner = UntrustedText("Gerda")
    }
    desk.profile.title = "R&D <ops>"
    return desk
  },
  Situation(name: "friday-evening") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.now = Desk.at("2026-11-27", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-27"))
    desk.memory.since = Desk.at("2026-11-26", "16:30")
    desk.item("p1", text(language, "phones replaced", "telefoons vervangen"), .planned) {
      $0.due = Desk.day("2026-11-30")
      $0.owner = UntrustedText("Joost")
    }
    desk.item("p2", text(language, "order the new screens", "nieuwe schermen bestellen"), .planned) {
      $0.due = Desk.day("2026-12-01")
    }
    desk.item("h1", text(language, "renew the domain name", "domeinnaam verlengen"), .active) {
      $0.hard = Desk.moment("2026-12-01", "12:00")
      $0.owner = UntrustedText("Ravi")
    }
    desk.absence("Marjan", "2026-11-30", "2026-12-11")
    return desk
  },
  Situation(name: "after-the-holidays") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.now = Desk.at("2027-01-04", "08:45")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2027-01-04"))
    desk.memory.since = Desk.at("2026-12-23", "08:45")
    desk.item("w1", text(language, "servers updated", "servers bijgewerkt"), .finished) {
      $0.finished = Desk.moment("2026-12-29", "22:15")
      $0.owner = UntrustedText("Ravi")
    }
    desk.item("p1", text(language, "licences renewed", "licenties verlengd"), .planned) {
      $0.due = Desk.day("2026-12-31")
      $0.owner = UntrustedText("Gerda")
    }
    desk.milestone("m1", text(language, "new year's passwords in use", "nieuwe wachtwoorden in gebruik")) {
      $0.due = Desk.day("2027-01-15")
    }
    desk.calls(closed: 0, cameIn: 12, open: 40)
    return desk
  },
  Situation(name: "only-commits") { language in
    var desk = Desk()
    desk.profile = TeamProfile(title: "Dagpost")
    desk.memory.since = Desk.at("2026-11-23", "16:30")
    desk.calls(closed: 14, cameIn: 14, open: 0, kind: "commit", from: "git")
    desk.item("t1", text(language, "write the manual", "handleiding schrijven"), .active)
    return desk
  },
  Situation(name: "deadlines-everywhere") { language in
    var desk = Desk.team(language)
    desk.usualFigures()
    for number in 1...8 {
      desk.item("h\(number)", text(language, "migrate group \(number)", "groep \(number) overzetten"), .active) {
        $0.hard = Desk.day(number == 1 ? "2026-11-20" : number < 4 ? "2026-11-25" : "2026-11-27")
        $0.hardReason = number == 2 ? words(language, "the contract ends", "het contract loopt af") : nil
        $0.owner = UntrustedText(number % 2 == 0 ? "Fatima" : "Ravi")
      }
    }
    for (id, due) in [("d1", "2026-11-10"), ("d2", "2026-11-20")] {
      desk.decision(id, text(language, "agreement \(id)", "afspraak \(id)")) { $0.due = Desk.day(due) }
    }
    desk.decision("d3", text(language, "one front desk for all", "één balie voor iedereen")) {
      $0.realised = Desk.day("2026-11-24")
      $0.owner = UntrustedText("Gerda")
    }
    desk.calls(closed: 41, cameIn: 38, open: 52)
    return desk
  },
  Situation(name: "words-of-the-team") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.note(
      .done, text(language, "the new colleague has started", "de nieuwe collega is begonnen"), Desk.day("2026-11-24"))
    desk.note(
      .next, text(language, "tidying the storeroom with everyone", "met z'n allen het magazijn opruimen"),
      Desk.moment("2026-11-24", "12:00"))
    desk.note(
      .stuck, text(language, "no answer from the phone company yet", "nog geen antwoord van de telefoonmaatschappij"),
      from: "Joost", Desk.moment("2026-11-24", "13:00"))
    return desk
  },
  Situation(name: "weekly-with-a-failed-source") { language in
    var desk = Desk.friday(language)
    desk.fail("planning", lastRead: Desk.at("2026-11-19", "16:30"))
    desk.calls(closed: 1, cameIn: 0, open: 0)
    return desk
  },
]
