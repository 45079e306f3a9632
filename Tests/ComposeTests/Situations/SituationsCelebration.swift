import Compose
import Model

private func text(_ language: Language, _ en: String, _ nl: String) -> String { language == .en ? en : nl }
private func words(_ language: Language, _ en: String, _ nl: String) -> UntrustedText {
  UntrustedText(text(language, en, nl))
}

extension Desk {
  /// A Friday of a team whose sources have been read since March.
  fileprivate static func note(_ language: Language) -> Desk {
    var desk = friday(language)
    desk.memory.firstRead = desk.memory.firstRead.mapValues { _ in at("2026-03-02", "16:30") }
    desk.memory.kinds["planning"] = ["task": date("2026-03-05")]
    return desk
  }

  fileprivate mutating func done(
    _ id: String, _ title: String, _ kind: String? = nil, by owner: String? = nil, effect: String? = nil
  ) {
    item(id, title, .finished) {
      $0.finished = Desk.day("2026-11-25")
      $0.kind = kind.map { UntrustedText($0) }
      $0.owner = owner.map { UntrustedText($0) }
      $0.effect = effect.map { UntrustedText($0) }
    }
  }

  fileprivate mutating func counted(_ total: Int, ofWeek: Int) {
    memory.finishedCount["topdesk"] = total
    memory.completions["topdesk"] = [
      Completion(day: Desk.date("2026-10-01"), workdays: 2, count: 900),
      Completion(day: calendar.civil(now).date, workdays: 2, count: ofWeek),
    ]
  }

  /// A week with more than a note can hold.
  fileprivate static func rich(_ language: Language) -> Desk {
    var desk = note(language)
    desk.milestone("m1", text(language, "all 340 laptops run Windows 11", "alle 340 laptops draaien op Windows 11")) {
      $0.reached = Desk.moment("2026-11-25", "12:00")
      $0.hard = Desk.day("2026-12-04")
      $0.people = ["Fatima", "Ravi", "Joost"].map { UntrustedText($0) }
    }
    desk.calls(closed: 198, cameIn: 190, open: 52)
    desk.counted(5_120, ofWeek: 198)
    desk.done(
      "q1", text(language, "VPN certificate renewed", "VPN-certificaat vernieuwd"), by: "Joost",
      effect: text(language, "6 days before it would expire", "6 dagen voordat het verliep"))
    desk.done(
      "q2", text(language, "storeroom: maintenance of the lifting platform", "magazijn: onderhoud van het hefplateau"))
    desk.metric("first_time_right", 74, history: [66, 67, 69, 66, 68, 69, 72, 71, 69], every: 7)
    for number in 1...10 {
      desk.decision("d\(number)", text(language, "no walk-in desk on Fridays", "op vrijdag geen inloopbalie")) {
        $0.due = Desk.day("2026-11-24")
        $0.realised = number == 10 ? nil : Desk.day("2026-11-24")
      }
    }
    desk.note(
      .customer,
      text(language, "Back at work within ten minutes. Great!", "Binnen tien minuten weer aan het werk. Top!"),
      from: text(language, "Purchasing", "Inkoop"), Desk.day("2026-11-25"))
    desk.note(
      .customer, text(language, "The new screens are a relief", "De nieuwe schermen zijn een verademing"),
      from: text(language, "Planning office", "Planbureau"), Desk.day("2026-11-26"))
    desk.note(
      .thanks,
      text(
        language, "Ravi, thank you for taking over the Tuesday evening shift",
        "Ravi, dank voor het overnemen van de dienst op dinsdagavond"), from: "Marjan", Desk.day("2026-11-25"))
    desk.profile.anniversaries = [Anniversary(person: UntrustedText("Gerda"), since: Desk.date("2016-11-25"))]
    return desk
  }
}

/// Weeks with much, little and nothing to celebrate.
let celebrationSituations: [Situation] = [
  Situation(name: "weekly-rich") { Desk.rich($0) },
  Situation(name: "weekly-after-the-rich-one") { language in
    var desk = Desk.rich(language)
    let told = desk.update()
    desk.memory.said = told.said.map { Recalled($0, edition: "weekly", on: told.slot.date) }
    desk.memory.told = Set(told.told)
    desk.memory.since = desk.now
    desk.now = Desk.at("2026-12-04", "15:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "weekly", date: Desk.date("2026-12-04"))
    return desk
  },
  Situation(name: "weekly-numbers") { language in
    var desk = Desk.note(language)
    desk.calls(closed: 203, cameIn: 188, open: 31)
    desk.counted(10_050, ofWeek: 203)
    desk.memory.open["topdesk"] = (0..<90).map {
      Measurement(day: Desk.date("2026-08-27").adding(days: $0), value: 52)
    }
    desk.item("4711", "Titel van een melding", .finished, from: "topdesk") {
      ($0.id, $0.counted, $0.kind) = (UntrustedText("I 2608 0042"), true, UntrustedText("incident"))
      ($0.created, $0.finished) = (Desk.day("2026-08-19"), Desk.day("2026-11-26"))
    }
    desk.metric("first_time_right", 72, history: [69] + Array(repeating: 72, count: 12), every: 7)
    desk.metric("satisfaction", 8.1, history: [8.3, 7.7, 7.8, 7.9], every: 7)
    return desk
  },
  Situation(name: "weekly-quiet-work") { language in
    var desk = Desk.note(language)
    desk.done("q1", text(language, "old accounts cleared", "oude accounts opgeruimd"), by: "Gerda")
    desk.readings["planning"] = desk.readings["planning"]?.map { record in
      guard case .item(var item) = record else { return record }
      item.isQuiet = true
      return .item(item)
    }
    desk.done(
      "p1",
      text(language, "payroll moved to the new data centre", "salarisadministratie staat in het nieuwe rekencentrum"),
      text(language, "Migration", "Migratie"), by: "Ravi")
    desk.profile.figures = []
    return desk
  },
  Situation(name: "weekly-honest") { language in
    var desk = Desk.note(language)
    desk.profile.figures = []
    desk.calls(closed: 198, cameIn: 190, open: 52)
    desk.decision("d1", text(language, "no walk-in desk on Fridays", "op vrijdag geen inloopbalie")) {
      $0.due = Desk.day("2026-10-02")
      $0.realised = Desk.day("2026-10-02")
    }
    return desk
  },
  Situation(name: "weekly-jubilee") { language in
    var desk = Desk.note(language)
    desk.profile.figures = []
    desk.profile.anniversaries = [
      Anniversary(person: UntrustedText("Gerda"), since: Desk.date("2001-11-27")),
      Anniversary(person: UntrustedText("Joost"), since: Desk.date("2014-05-24")),
    ]
    desk.calls(closed: 150, cameIn: 161, open: 63)
    return desk
  },
]
