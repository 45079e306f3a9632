import Compose
import Model

private func text(_ language: Language, _ en: String, _ nl: String) -> UntrustedText {
  UntrustedText(language == .en ? en : nl)
}

extension Desk {
  /// The service desk of a municipality in the first week of December 2026.
  private static func townHall(_ language: Language, on day: String, _ time: String, since before: String) -> Desk {
    var desk = team(language)
    desk.go(to: day, time)
    desk.memory.since = at(before, time)
    desk.profile.figures = [
      FigureSetting(
        name: "wait", say: text(language, "waiting time on the phone", "wachttijd telefoon").description,
        unit: text(language, "seconds", "seconden").description, target: 60, direction: .lower)
    ]
    desk.profile.contacts = [
      Contact(role: text(language, "calls", "meldingen"), person: UntrustedText("Marloes")),
      Contact(role: text(language, "changes", "wijzigingen"), person: UntrustedText("Kees")),
    ]
    return desk
  }

  fileprivate mutating func work(
    _ language: Language, _ id: String, _ en: String, _ nl: String, _ owner: String?, due: String? = nil,
    hard: String? = nil, _ change: (inout Item) -> Void = { _ in }
  ) {
    item(id, text(language, en, nl).description, .planned) {
      $0.owner = owner.map { UntrustedText($0) }
      ($0.due, $0.hard) = (due.map(Desk.day), hard.map(Desk.day))
      change(&$0)
    }
  }

  /// A day with every kind of trouble: a decision that slips, a real deadline that nobody has, a broken figure, and a
  /// sentence about it.
  static func trouble(_ language: Language) -> Desk {
    var desk = townHall(language, on: "2026-12-03", "08:15", since: "2026-12-02")
    desk.milestone(
      "m",
      text(
        language, "all five district teams log in with a second step",
        "alle vijf wijkteams werken met een tweede inlogstap"
      ).description
    ) {
      ($0.due, $0.reached) = (Desk.day("2026-12-04"), Desk.moment("2026-12-02", "15:00"))
      $0.people = ["Esma", "Sanne"].map { UntrustedText($0) }
      $0.effect = text(
        language, "131 people work safely, at the homes of citizens too",
        "131 mensen werken veilig, ook bij inwoners thuis")
    }
    desk.promised(
      "n", text(language, "second step for team North", "tweede inlogstap bij wijkteam Noord").description, .finished,
      for: "2026-12-02", now: "2026-12-02", on: "2026-12-01"
    ) {
      ($0.owner, $0.finished) = (UntrustedText("Esma"), Desk.moment("2026-12-02", "14:00"))
    }
    desk.promised(
      "t", text(language, "workplaces at home delivered", "thuiswerkplekken van november bezorgd").description,
      .planned, for: "2026-12-02", now: "2026-12-07", on: "2026-12-01"
    ) {
      $0.owner = UntrustedText("Marloes")
    }
    desk.calls(closed: 31, cameIn: 46, open: 56)
    desk.work(
      language, "b", "desk computers, group 3 of 4", "balie-pc's van Burgerzaken vervangen, groep 3 van 4", "Bram",
      due: "2026-12-03"
    ) {
      $0.doneMeans = text(language, "the desk opens at 8:30", "de balie opent om 8.30 uur")
    }
    desk.work(
      language, "r", "sound and picture of the council hall tested", "beeld en geluid van de raadzaal getest", "Yusuf",
      hard: "2026-12-03"
    ) {
      $0.hard = Desk.moment("2026-12-03", "17:00")
      $0.hardReason = text(language, "the council meets at 19:30", "om 19.30 uur vergadert de raad")
    }
    desk.work(
      language, "d", "renewal of the DigiD certificate asked for", "verlenging van het DigiD-certificaat aangevraagd",
      nil, hard: "2026-12-04"
    ) {
      $0.hardReason = text(
        language, "asking takes a week, the old one ends on 11 December",
        "aanvragen duurt een week, het oude verloopt 11 december")
    }
    desk.work(
      language, "w", "instruction for working at home in plain words", "werkinstructie thuiswerken in gewone taal",
      "Sanne", due: "2026-12-04")
    desk.work(
      language, "k", "trial of the backup", "reservekopie van het zaaksysteem als proef teruggezet", "Kees",
      due: "2026-12-04")
    desk.work(language, "g", "desk computers, group 4 of 4", "balie-pc's, groep 4 van 4", "Bram", due: "2026-12-08")
    let desks = desk.decision(
      "i", text(language, "no walk-in desk on Friday afternoons", "op vrijdagmiddag geen inloopbalie").description
    ) {
      ($0.decided, $0.due, $0.owner) = (Desk.day("2026-11-12"), Desk.day("2026-11-30"), UntrustedText("Marloes"))
    }
    desk.memory.said.append(
      Recalled(
        Said(.agreement, desks, day: Desk.date("2026-11-30"), detail: "slipping-1"), edition: "daily",
        on: Desk.date("2026-12-01")))
    desk.metric("wait", 148, history: [52, 46, 44, 49, 43, 41, 51], at: Desk.day("2026-12-02"))
    desk.absence("Dirk", "2026-12-01", "2026-12-04")
    desk.send(
      .stuck,
      text(
        language,
        "Whoever is put through is at the end of the queue again since Wednesday's update; the supplier is looking into it.",
        "Wie doorverbonden wordt, komt sinds de update van woensdagochtend weer achteraan in de wachtrij; de leverancier zoekt het uit."
      ).description, from: "Yusuf", at: Desk.at("2026-12-02", "15:05"))
    return desk
  }

  /// A day on which little happens: a figure that grows, a decision that begins tomorrow, a milestone with both its
  /// days.
  static func ahead(_ language: Language) -> Desk {
    var desk = townHall(language, on: "2026-12-01", "16:30", since: "2026-11-30")
    desk.profile.figures = [
      FigureSetting(
        name: "replaced", say: text(language, "workplaces replaced", "werkplekken vervangen").description, target: 840,
        direction: .higher)
    ]
    desk.metric("replaced", 708, history: (0..<20).map { (576 + Double($0) * 6.6).rounded() }, every: 1)
    desk.milestone("p", text(language, "all 62 printers replaced", "alle 62 printers vervangen").description) {
      ($0.due, $0.hard) = (Desk.day("2026-12-16"), Desk.day("2026-12-31"))
      $0.people = [UntrustedText("Kees")]
    }
    desk.work(
      language, "d", "new DigiD certificate in place", "nieuw DigiD-certificaat geplaatst", nil, hard: "2026-12-11")
    let decision = desk.decision(
      "s",
      text(
        language, "outages are on the intranet within a quarter of an hour",
        "storingen staan binnen een kwartier op intranet"
      ).description
    ) {
      ($0.decided, $0.due, $0.owner) = (Desk.day("2026-11-24"), Desk.day("2026-12-02"), UntrustedText("Yusuf"))
      $0.touches = text(language, "the whole organisation", "de hele organisatie")
    }
    desk.memory.said.append(
      Recalled(
        Said(.agreement, decision, day: Desk.date("2026-12-02"), detail: "told"), edition: "daily",
        on: Desk.date("2026-11-24")))
    desk.calls(closed: 21, cameIn: 19, open: 41)
    desk.absence("Kees", "2026-12-02", "2026-12-02")
    return desk
  }
}

let deskSituations: [Situation] = [
  Situation(name: "trouble-on-every-side") { Desk.trouble($0) },
  Situation(name: "what-lies-ahead") { Desk.ahead($0) },
]
