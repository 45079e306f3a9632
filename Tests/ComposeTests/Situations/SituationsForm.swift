import Compose
import Model

private func text(_ language: Language, _ en: String, _ nl: String) -> String { language == .en ? en : nl }
private func words(_ language: Language, _ en: String, _ nl: String) -> UntrustedText {
  UntrustedText(text(language, en, nl))
}

extension Desk {
  /// An ordinary Tuesday in a form of the team's own.
  fileprivate static func tuesday(_ language: Language, _ layout: Layout) -> Desk {
    var desk = Desk.team(language)
    desk.laptops(language)
    desk.certificate(language)
    desk.calls(closed: 41, cameIn: 38, open: 52)
    desk.usualPlans(language)
    desk.usualFigures()
    desk.profile.layouts[desk.slot.edition] = layout
    return desk
  }

  /// Changes the records as a reading does when somebody is not to be named.
  fileprivate mutating func unname(_ person: String, _ language: Language) {
    let unnamed = Unnamed([UntrustedText(person)], colleague: Compose.colleague(in: language))
    for source in order { readings[source] = readings[source]?.compactMap { unnamed.apply(to: $0) } }
  }
}

/// Updates in a form of the team's own, and what is not told of people.
let formSituations: [Situation] = [
  Situation(name: "own-order") { language in
    Desk.tuesday(language, Layout(sections: [.numbers, .next, .done, .question]))
  },
  Situation(name: "own-limits") { language in
    var desk = Desk.tuesday(language, Layout(limits: [.done: 2, .next: 1, .numbers: 1]))
    desk.item(
      "d3", text(language, "printers on floor 2 replaced", "printers op de tweede verdieping vervangen"), .finished
    ) { $0.finished = Desk.moment("2026-11-24", "10:15") }
    return desk
  },
  Situation(name: "own-words") { language in
    var desk = Desk.tuesday(
      language,
      Layout(words: [
        .dailyTitle: words(
          language, "{team}: where we stand on {day} {date}", "{team}: zo staan we ervoor op {day} {date}"),
        .done: words(language, "READY", "KLAAR"), .next: words(language, "ON THE WAY", "ONDERWEG"),
        .numbers: words(language, "HOW WE DO", "HOE WE HET DOEN"),
        .ownerWanted: words(language, "Anybody? Tell Marjan.", "Wie doet dit? Zeg het tegen Marjan."),
        .question: words(language, "Comments before nine: {way}", "Reageer voor negen uur: {way}"),
      ]))
    desk.survey(language)
    return desk
  },
  Situation(name: "own-line-on-friday") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.now = Desk.at("2026-11-27", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-27"))
    desk.memory.since = Desk.at("2026-11-26", "16:30")
    desk.item("p1", text(language, "phones replaced", "telefoons vervangen"), .planned) {
      $0.due = Desk.day("2026-11-30")
      $0.owner = UntrustedText("Joost")
    }
    desk.profile.layouts["daily"] = Layout(lines: [
      OwnLine(
        words(language, "Fill in your hours before you leave", "Vul je uren in voordat je weggaat"), days: [.fri]),
      OwnLine(words(language, "The stand-up is at the window again", "De dagstart is weer bij het raam"), days: [.mon]),
    ])
    return desk
  },
  Situation(name: "own-note") { language in
    var desk = Desk.friday(language)
    desk.milestone(
      "m1", text(language, "all 40 Finance laptops delivered", "alle 40 laptops voor Financiën zijn uitgeleverd")
    ) {
      $0.reached = Desk.moment("2026-11-24", "15:00")
      $0.due = Desk.day("2026-11-27")
      $0.people = [UntrustedText("Fatima"), UntrustedText("Ravi")]
    }
    desk.note(
      .learned, text(language, "one migration an evening is enough", "één migratie per avond is genoeg"),
      Desk.day("2026-11-25"))
    desk.item("n1", text(language, "mail migration, group 3", "mailmigratie, groep 3"), .planned) {
      $0.due = Desk.day("2026-12-01")
    }
    desk.profile.layouts["weekly"] = Layout(
      sections: [.proud, .nextWeek, .question],
      words: [
        .weeklyTitle: words(
          language, "The good news of {team}, week {week}", "Het goede nieuws van {team}, week {week}"),
        .proud: words(language, "This went well:", "Dit ging goed:"),
        .weeklyQuestion: words(language, "What did you see? {way}", "Wat zag jij? {way}"),
        .weekend: words(language, "Until Monday!", "Tot maandag!"),
      ], lines: [OwnLine(words(language, "Cake at four, in the kitchen", "Taart om vier uur, in de keuken"))])
    return desk
  },
  Situation(name: "only-what-comes") { language in
    var desk = Desk.tuesday(language, Layout(sections: [.next, .people]))
    desk.now = Desk.at("2026-11-25", "08:45")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-25"))
    desk.memory.since = Desk.at("2026-11-24", "08:45")
    desk.absence("Gerda", "2026-11-25", "2026-11-25")
    return desk
  },
  Situation(name: "only-what-was-done") { language in
    var desk = Desk.tuesday(language, Layout(sections: [.done]))
    desk.survey(language)
    desk.fail("figures", lastRead: Desk.at("2026-11-23", "16:30"))
    return desk
  },
  Situation(name: "nothing-in-this-form") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.profile.layouts["daily"] = Layout(
      sections: [.next],
      lines: [OwnLine(words(language, "The service window is open until five", "Het loket is open tot vijf uur"))])
    return desk
  },
  Situation(name: "somebody-not-named") { language in
    var desk = Desk.team(language)
    desk.profile.figures = []
    desk.profile.contacts = []
    desk.laptops(language)
    desk.item(
      "g1", text(language, "Gerda's new intake form in use", "Gerda's nieuwe intakeformulier in gebruik"), .finished
    ) {
      $0.finished = Desk.moment("2026-11-24", "13:00")
      $0.owner = UntrustedText("Gerda")
    }
    desk.item("g2", text(language, "workshop with Gerda", "workshop met Gerda"), .planned) {
      $0.due = Desk.day("2026-11-25")
      $0.owner = UntrustedText("Gerda")
    }
    desk.item("p2", text(language, "talks on the printer contract", "overleg over het printercontract"), .planned) {
      $0.due = Desk.day("2026-11-26")
      $0.owner = UntrustedText("Marjan")
    }
    desk.absence("Gerda", "2026-11-25", "2026-11-27")
    desk.absence("Joost", "2026-11-25", "2026-11-25")
    desk.unname("Gerda", language)
    return desk
  },
  Situation(name: "figure-of-few-people") { language in
    var desk = Desk.team(language)
    desk.certificate(language)
    desk.usualPlans(language)
    desk.metric("first_time_right", 71, history: [66, 67, 69, 70])
    for (name, people) in [("satisfaction", 3), ("engagement", 2)] {
      desk.metric(name, 9.5, history: [7.9, 7.7, 7.8])
      guard case .metric(var metric)? = desk.readings["figures"]?.popLast() else { continue }
      metric.people = people
      desk.add(.metric(metric))
    }
    return desk
  },
]
