import Compose
import Model

/// What the figures of the last eight workdays up to 1 December were.
private let firstTimeRight: [Double] = [73, 71, 73, 70, 74, 72, 71, 73]
private let waits: [Double] = [43, 52, 46, 44, 49, 43, 41, 51]
/// The satisfaction of each Friday from 28 August through 4 December. Known are the best of them (8,0 on 2 October) and
/// the last four; the others are made up, and below the best.
private let satisfactions = [7.7, 7.9, 7.8, 7.7, 7.9, 8.0, 7.8, 7.7, 7.9, 7.8, 7.8, 7.7, 7.9, 7.8, 8.2]

private let oldCalls = [
  OldCall("41502", "scanner postkamer maakt strepen", created: "2026-11-16", isWaiting: true),
  OldCall("41648", "zaaksysteem opent traag op locatie Zuid", created: "2026-11-19"),
  OldCall("41731", "agenda van vergaderzaal 3 loopt niet gelijk", created: "2026-11-23"),
]

extension Desk {
  /// The service desk of the municipality of Oosterhage in the first week of December 2026, in the three situations of
  /// the blind reading. The team's language is that of the update, so that it fits as it does for such a team.
  private static func oosterhage(
    _ language: Language, on day: String, _ time: String, since before: String, edition: EditionName = "daily"
  ) -> Desk {
    var desk = factual(language, on: day, time, since: before, edition: edition)
    desk.profile = TeamProfile(
      title: "Servicedesk",
      figures: [
        FigureSetting(name: "first_time_right", say: "in één keer opgelost", unit: "%", target: 70, direction: .higher),
        FigureSetting(name: "wait", say: "wachttijd telefoon", unit: "seconden", target: 60, direction: .lower),
        FigureSetting(name: "satisfaction", say: "klanttevredenheid", target: 8, direction: .higher),
      ],
      contacts: [
        Contact(role: UntrustedText("meldingen"), person: UntrustedText("Marloes")),
        Contact(role: UntrustedText("wijzigingen"), person: UntrustedText("Kees")),
      ],
      input: "https://update.oosterhage.example/servicedesk")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5
    return desk
  }

  /// The satisfaction, of which so many weeks are known.
  private mutating func everyFriday(weeks: Int) {
    let values = satisfactions.prefix(weeks).enumerated().map {
      Measurement(day: Desk.date("2026-08-28").adding(days: 7 * $0), value: $1)
    }
    guard let last = values.last else { return }
    let key = metric("satisfaction", last.value, at: .day(last.day))
    memory.history[key] = Array(values.dropLast())
  }

  // No record holds: the eight people of the team and who leads it; the address of the list of work; that 49 of the 61
  // tasks of the plan of the autumn are done (in the other two situations 51 and 57).

  /// Tuesday 1 December, 16:30: an ordinary, busy day.
  fileprivate static func busyDay(_ language: Language) -> Desk {
    var desk = oosterhage(language, on: "2026-12-01", "16:30", since: "2026-11-30")
    let accounts = desk.plan(
      "accounts", "accounts en laptops voor 14 nieuwe collega's klaar", "Esma", due: "2026-12-01", done: "2026-12-01",
      effect: "alle 14 waren om 9.00 uur aan het werk")
    let second = desk.plan(
      "balie-2", "balie-pc's van Burgerzaken vervangen, groep 2 van 4", "Bram", due: "2026-12-01", done: "2026-12-01",
      effect: "de balie ging op tijd open")
    let delivery = desk.plan(
      "leverdatum", "leverdatum van de 62 printers vastgelegd", "Kees", due: "2026-12-01", done: "2026-12-01",
      effect: "ze komen op 15 en 16 december")
    // That it was moved this morning is no record: an item has no history of its days.
    let instruction = desk.plan(
      "werkinstructie", "werkinstructie thuiswerken in gewone taal", "Sanne", due: "2026-12-04",
      goal: "minder meldingen over thuiswerken", ready: "twee leken kunnen hem volgen")
    for key in [accounts, second, delivery, instruction] { desk.named(key, for: "2026-12-01", on: "2026-11-30") }
    desk.plan(
      "wifi", "wifi in wijkcentrum Noord hersteld", "Yusuf", done: "2026-12-01",
      effect: "na drie kwartier konden 40 mensen weer werken")
    desk.plan(
      "mail", "certificaat van de mailserver vernieuwd", "Kees", done: "2026-12-01",
      effect: "9 dagen voordat het verliep")

    // That 19 calls came in on the day before is no record: only what was closed is remembered.
    desk.memory.completions["topdesk"] = [Completion(day: date("2026-11-30"), workdays: nil, count: 21)]
    desk.calls(["2026-12-01": 52], cameIn: 49, open: 41, old: oldCalls)
    desk.toldOfOldCalls(2, on: "2026-11-27")

    desk.plan(
      "telefoon", "telefooncentrale bijgewerkt", "Yusuf", due: "2026-12-02",
      goal: "ook na de jaarwisseling updates krijgen", ready: "alle nummers zijn om 7.30 uur bereikbaar")
    desk.plan(
      "inlogstap", "tweede inlogstap aangezet bij wijkteam Noord, de laatste van vijf", "Esma", due: "2026-12-02",
      goal: "wijkteams werken veilig, ook bij inwoners thuis", ready: "alle 24 mensen zijn er één keer mee ingelogd")
    desk.plan(
      "thuis", "thuiswerkplekken van november bezorgd", "Marloes", due: "2026-12-02",
      goal: "collega's zitten thuis goed",
      ready: "alle 9 aanvragers hebben hun spullen")
    desk.plan(
      "balie-3", "balie-pc's van Burgerzaken vervangen, groep 3 van 4", "Bram", due: "2026-12-03",
      ready: "de balie opent om 8.30 uur")
    let council = desk.plan(
      "raadzaal", "beeld en geluid van de raadzaal getest", "Yusuf", hard: moment("2026-12-03", "17:00"),
      because: "om 19.30 uur vergadert de raad", goal: "inwoners kunnen de raad thuis volgen",
      ready: "thuis goed te horen en te zien")
    let renewal = desk.plan(
      "digid-aanvraag", "verlenging van het DigiD-certificaat aangevraagd", "Dirk", hard: day("2026-12-04"),
      because: "aanvragen duurt een week, het oude verloopt 11 december",
      goal: "inwoners kunnen blijven inloggen op Mijn Oosterhage")
    desk.named(council, for: "2026-12-03", on: "2026-11-30")
    desk.named(renewal, for: "2026-12-04", on: "2026-11-30")
    desk.plan(
      "reservekopie", "reservekopie van het zaaksysteem als proef teruggezet", "Kees", due: "2026-12-04",
      goal: "na een storing zijn we geen zaken kwijt")
    desk.result(
      "wijkteams", "alle vijf wijkteams werken met een tweede inlogstap", ["Esma", "Sanne"], due: "2026-12-04")
    desk.plan("balie-4", "balie-pc's van Burgerzaken vervangen, groep 4 van 4", "Bram", due: "2026-12-08")
    desk.result(
      "balie", "alle 48 balie-pc's van Burgerzaken vervangen", ["Bram", "Esma"], due: "2026-12-09",
      goal: "inwoners wachten aan de balie niet meer op een trage pc")
    desk.plan("noodplan", "noodplan geoefend met Burgerzaken", "Anouk", due: "2026-12-09")
    desk.plan("kringloop", "oude balie-pc's opgehaald door de kringloop", "Bram", due: "2026-12-10")
    desk.plan(
      "digid", "nieuw DigiD-certificaat geplaatst", "Kees", hard: day("2026-12-11"), because: "dan verloopt het oude")
    // Why it is a real deadline is no record ("het oude huurcontract loopt af"): a milestone has no reason.
    desk.result(
      "printers", "alle 62 printers vervangen", ["Kees"], hard: "2026-12-31",
      goal: "printen blijft werken en wordt 18% goedkoper")

    desk.agreed(
      "aanvragen", "aanvragen voor nieuwe collega's minstens vijf werkdagen vooraf", "Esma", decided: "2026-11-17",
      due: "2026-12-01", realised: "2026-12-01", touches: "alle leidinggevenden",
      told: ["2026-11-17": "told", "2026-11-30": "starts-next"])
    desk.agreed(
      "inloopbalie", "op vrijdagmiddag geen inloopbalie", "Marloes", decided: "2026-11-12", due: "2026-11-30",
      touches: "iedereen aan de balie",
      told: ["2026-11-12": "told", "2026-11-27": "starts-next", "2026-11-30": "starts-today"])
    desk.agreed(
      "intranet", "storingen staan binnen een kwartier op intranet", "Yusuf", decided: "2026-11-24", due: "2026-12-02",
      told: ["2026-11-24": "told"])

    desk.everyWorkday("first_time_right", firstTimeRight, until: "2026-12-01")
    desk.everyWorkday("wait", waits, until: "2026-12-01")
    desk.everyFriday(weeks: 14)
    desk.absence("Dirk", "2026-12-01", "2026-12-01")
    desk.form(
      .thanks, "Esma ving maandag en dinsdag ook mijn meldingen op, zodat ik bij de balie door kon.", from: "Bram",
      moment("2026-12-01", "11:20"))
    return desk
  }

  /// Thursday 3 December, 8:15: a decision that slips, a real deadline that nobody has, and a figure far off its target.
  fileprivate static func troubleInTheMorning(_ language: Language) -> Desk {
    var desk = oosterhage(language, on: "2026-12-03", "08:15", since: "2026-12-02")
    let north = desk.plan(
      "inlogstap", "tweede inlogstap aangezet bij wijkteam Noord", "Esma", due: "2026-12-02", done: "2026-12-02",
      effect: "het was het laatste van de vijf")
    let teams = desk.result(
      "wijkteams", "alle vijf wijkteams werken met een tweede inlogstap", ["Esma", "Sanne"], due: "2026-12-04",
      reached: "2026-12-02", effect: "131 mensen werken veilig, ook bij inwoners thuis")
    // That it was moved on Wednesday afternoon is no record: an item has no history of its days.
    let homes = desk.plan(
      "thuis", "thuiswerkplekken van november bezorgd", "Marloes", due: "2026-12-07",
      ready: "alle 9 aanvragers hebben hun spullen")
    for key in [north, homes] { desk.named(key, for: "2026-12-02", on: "2026-12-02") }
    desk.named(teams, for: "2026-12-04", on: "2026-12-02")

    // That 49 calls came in on the day before is no record: only what was closed is remembered.
    desk.memory.completions["topdesk"] = [Completion(day: date("2026-12-01"), workdays: nil, count: 52)]
    desk.calls(["2026-12-02": 31], cameIn: 46, open: 56, old: oldCalls)
    desk.toldOfOldCalls(3, on: "2026-12-01")

    desk.plan(
      "balie-3", "balie-pc's van Burgerzaken vervangen, groep 3 van 4", "Bram", due: "2026-12-03",
      goal: "inwoners wachten aan de balie niet meer op een trage pc", ready: "de balie opent om 8.30 uur")
    // A source that shows no begun work cannot tell "nog niet begonnen". That this has begun is made up.
    let council = desk.plan(
      "raadzaal", "beeld en geluid van de raadzaal getest", "Yusuf", hard: moment("2026-12-03", "17:00"),
      because: "om 19.30 uur vergadert de raad", goal: "inwoners kunnen de raad thuis volgen",
      ready: "thuis goed te horen en te zien"
    ) { $0.state = .active }
    // That it was Dirk's is no record: an item has no earlier owner.
    let renewal = desk.plan(
      "digid-aanvraag", "verlenging van het DigiD-certificaat aangevraagd", nil, hard: day("2026-12-04"),
      because: "aanvragen duurt een week, het oude verloopt 11 december",
      goal: "inwoners kunnen blijven inloggen op Mijn Oosterhage")
    desk.named(council, for: "2026-12-03", on: "2026-12-02")
    desk.named(renewal, for: "2026-12-04", on: "2026-12-02")
    let instruction = desk.plan(
      "werkinstructie", "werkinstructie thuiswerken in gewone taal", "Sanne", due: "2026-12-04")
    desk.named(instruction, for: "2026-12-01", on: "2026-12-01", "moved", told: "2026-12-02")
    desk.named(instruction, for: "2026-12-04", on: "2026-12-02")
    desk.plan(
      "reservekopie", "reservekopie van het zaaksysteem als proef teruggezet", "Kees", due: "2026-12-04",
      goal: "na een storing zijn we geen zaken kwijt")
    desk.plan("balie-4", "balie-pc's van Burgerzaken vervangen, groep 4 van 4", "Bram", due: "2026-12-08")
    desk.plan("noodplan", "noodplan geoefend met Burgerzaken", "Anouk", due: "2026-12-09")
    desk.result(
      "balie", "alle 48 balie-pc's van Burgerzaken vervangen", ["Bram", "Esma"], due: "2026-12-09")
    desk.plan("kringloop", "oude balie-pc's opgehaald door de kringloop", "Bram", due: "2026-12-10")
    desk.plan(
      "digid", "nieuw DigiD-certificaat geplaatst", "Kees", hard: day("2026-12-11"), because: "dan verloopt het oude")
    // Why it is a real deadline is no record ("het oude huurcontract loopt af"): a milestone has no reason.
    desk.result("printers", "alle 62 printers vervangen", ["Kees"], hard: "2026-12-31")

    desk.agreed(
      "inloopbalie", "op vrijdagmiddag geen inloopbalie", "Marloes", decided: "2026-11-12", due: "2026-11-30",
      touches: "iedereen aan de balie",
      told: [
        "2026-11-12": "told", "2026-11-27": "starts-next", "2026-11-30": "starts-today", "2026-12-01": "slipping-1",
      ])
    desk.agreed(
      "intranet", "storingen staan binnen een kwartier op intranet", "Yusuf", decided: "2026-11-24", due: "2026-12-02",
      realised: "2026-12-02", touches: "de hele organisatie",
      told: ["2026-11-24": "told", "2026-12-01": "starts-next", "2026-12-02": "starts-today"])

    let wait = desk.everyWorkday("wait", waits, then: [148], until: "2026-12-02")
    // "Sinds 1 oktober nooit boven 55": one value was 55, and on which day is made up.
    desk.memory.history[wait]?[0] = Measurement(day: date("2026-10-01"), value: 55)
    desk.everyWorkday("first_time_right", firstTimeRight, then: [70], until: "2026-12-02")
    desk.everyFriday(weeks: 14)
    desk.absence("Dirk", "2026-12-01", "2026-12-04")
    // That it is about the figure of the phone is no record: a note belongs to nothing.
    desk.form(
      .stuck,
      "Wie doorverbonden wordt, komt sinds de update van woensdagochtend weer achteraan in de wachtrij; de leverancier zoekt het uit.",
      from: "Yusuf", moment("2026-12-02", "15:05"))
    return desk
  }

  /// Friday 4 December, 15:30: the note of a strong week. The daily updates of that week came at 16:30.
  fileprivate static func strongWeek(_ language: Language) -> Desk {
    var desk = oosterhage(language, on: "2026-12-04", "15:30", since: "2026-11-27", edition: "weekly")
    desk.kind = .weekly
    desk.result(
      "wijkteams", "alle vijf wijkteams werken met een tweede inlogstap", ["Esma", "Sanne"], due: "2026-12-04",
      reached: "2026-12-02", effect: "131 mensen werken veilig, ook bij inwoners thuis")
    desk.result(
      "balie", "alle 48 balie-pc's van Burgerzaken vervangen", ["Bram", "Esma"], due: "2026-12-09",
      goal: "inwoners wachten aan de balie niet meer op een trage pc", reached: "2026-12-04",
      effect: "de balie is er geen uur voor dicht geweest")

    let accounts = desk.plan(
      "accounts", "accounts en laptops voor 14 nieuwe collega's klaar", "Esma", due: "2026-12-01", done: "2026-12-01",
      effect: "alle 14 waren om 9.00 uur aan het werk")
    let second = desk.plan(
      "balie-2", "balie-pc's van Burgerzaken vervangen, groep 2 van 4", "Bram", due: "2026-12-01", done: "2026-12-01",
      effect: "de balie ging op tijd open")
    let third = desk.plan(
      "balie-3", "balie-pc's van Burgerzaken vervangen, groep 3 van 4", "Bram", due: "2026-12-03", done: "2026-12-03",
      effect: "de balie ging op tijd open")
    let fourth = desk.plan(
      "balie-4", "balie-pc's van Burgerzaken vervangen, groep 4 van 4", "Bram", due: "2026-12-08", done: "2026-12-04",
      effect: "de balie ging op tijd open")
    let delivery = desk.plan(
      "leverdatum", "leverdatum van de 62 printers vastgelegd", "Kees", due: "2026-12-01", done: "2026-12-01",
      effect: "ze komen op 15 en 16 december")
    desk.plan(
      "wifi", "wifi in wijkcentrum Noord hersteld", "Yusuf", done: "2026-12-01",
      effect: "na drie kwartier konden 40 mensen weer werken")
    desk.plan(
      "mail", "certificaat van de mailserver vernieuwd", "Kees", done: "2026-12-01",
      effect: "9 dagen voordat het verliep")
    let phones = desk.plan(
      "telefoon", "telefooncentrale bijgewerkt", "Yusuf", due: "2026-12-02", done: "2026-12-02")
    let north = desk.plan(
      "inlogstap", "tweede inlogstap aangezet bij wijkteam Noord", "Esma", due: "2026-12-02", done: "2026-12-02")
    let council = desk.plan(
      "raadzaal", "beeld en geluid van de raadzaal getest", "Yusuf", hard: moment("2026-12-03", "17:00"),
      done: "2026-12-03", effect: "de raad was thuis zonder haperen te volgen"
    ) {
      // That the deadline was met is known; the time is made up.
      $0.finished = moment("2026-12-03", "16:00")
    }
    // That nobody had it on Wednesday is no record: an item has no earlier owner.
    let renewal = desk.plan(
      "digid-aanvraag", "verlenging van het DigiD-certificaat aangevraagd", "Kees", hard: day("2026-12-04"),
      done: "2026-12-03")
    let instruction = desk.plan(
      "werkinstructie", "werkinstructie thuiswerken in gewone taal", "Sanne", due: "2026-12-04", done: "2026-12-04",
      effect: "twee mensen van Belastingen volgden hem zonder hulp")
    let backup = desk.plan(
      "reservekopie", "reservekopie van het zaaksysteem als proef teruggezet", "Kees", due: "2026-12-04",
      done: "2026-12-04", effect: "na 2 uur en 10 minuten stond alles er weer"
    ) { $0.isQuiet = true }
    let homes = desk.plan("thuis", "thuiswerkplekken van november bezorgd", "Marloes", due: "2026-12-07")
    // "Van de 11 zaken zijn er 10 af" is no record. By the days that were named it is 9: the instruction missed Tuesday.
    for key in [accounts, second, delivery] { desk.named(key, for: "2026-12-01", on: "2026-11-30", "kept") }
    desk.named(instruction, for: "2026-12-01", on: "2026-11-30", "moved")
    for key in [phones, north] { desk.named(key, for: "2026-12-02", on: "2026-12-01", "kept") }
    desk.named(homes, for: "2026-12-02", on: "2026-12-01", "moved")
    for key in [third, council] { desk.named(key, for: "2026-12-03", on: "2026-12-02", "kept") }
    desk.named(renewal, for: "2026-12-04", on: "2026-12-02", "kept", told: "2026-12-03")
    desk.named(instruction, for: "2026-12-04", on: "2026-12-01")
    desk.named(backup, for: "2026-12-04", on: "2026-12-03")
    desk.named(homes, for: "2026-12-07", on: "2026-12-02")
    desk.named(fourth, for: "2026-12-08", on: "2026-12-02")

    // That the thousandth was closed this morning is no record; it follows from the days (842, then 21, 52, 31, 48, 45).
    // Only the first two of these days and their sum are known, and that three old calls are still open is made up.
    desk.memory.completions["topdesk"] = [Completion(day: date("2026-11-26"), workdays: nil, count: 842)]
    desk.calls(
      ["2026-11-30": 21, "2026-12-01": 52, "2026-12-02": 31, "2026-12-03": 48, "2026-12-04": 45], cameIn: 190, open: 40,
      old: oldCalls)
    desk.memory.finishedCount["topdesk"] = 1_039

    desk.everyWorkday("first_time_right", firstTimeRight, then: [70, 72], until: "2026-12-03")
    desk.everyWorkday("wait", waits, then: [148, 96], until: "2026-12-03")
    desk.everyFriday(weeks: 15)

    desk.agreed(
      "aanvragen", "aanvragen voor nieuwe collega's minstens vijf werkdagen vooraf", "Esma", decided: "2026-11-17",
      due: "2026-12-01", realised: "2026-12-01",
      told: ["2026-11-17": "told", "2026-11-30": "starts-next", "2026-12-01": "realised"])
    desk.agreed(
      "intranet", "storingen staan binnen een kwartier op intranet", "Yusuf", decided: "2026-11-24", due: "2026-12-02",
      realised: "2026-12-02", told: ["2026-11-24": "told", "2026-12-01": "starts-next", "2026-12-02": "realised"])
    desk.agreed(
      "inloopbalie", "op vrijdagmiddag geen inloopbalie", "Marloes", decided: "2026-11-12", due: "2026-12-11",
      named: "2026-11-30",
      told: [
        "2026-11-12": "told", "2026-11-27": "starts-next", "2026-11-30": "starts-today", "2026-12-01": "slipping-1",
        "2026-12-03": "slipping-2",
      ])

    desk.form(
      .thanks, "Esma ving maandag en dinsdag ook mijn meldingen op, zodat ik bij de balie door kon.", from: "Bram",
      moment("2026-12-01", "11:20"), thanked: "2026-12-01")
    desk.form(
      .customer, "Ik was binnen vijf minuten geholpen en kreeg er nog een handige tip bij.", from: "Vergunningen",
      day("2026-12-03"), thanked: "2026-12-03")
    desk.form(
      .thanks, "Kees nam de aanvraag voor DigiD over zonder dat iemand het twee keer hoefde te vragen.", from: "Anouk",
      day("2026-12-03"), thanked: "2026-12-03")
    desk.form(
      .learned, "Een update van de telefooncentrale proberen we voortaan eerst met één nummer.", from: "Yusuf",
      day("2026-12-04"))
    desk.profile.anniversaries = [Anniversary(person: UntrustedText("Marloes"), since: date("2014-06-03"))]

    desk.plan("noodplan", "noodplan geoefend met Burgerzaken", "Anouk", due: "2026-12-09")
    desk.plan("kringloop", "oude balie-pc's opgehaald door de kringloop", "Bram", due: "2026-12-10")
    desk.plan(
      "digid", "nieuw DigiD-certificaat geplaatst", "Kees", hard: day("2026-12-11"), because: "dan verloopt het oude")
    desk.absence("Bram", "2026-12-07", "2026-12-07")
    return desk
  }
}

/// The facts of three situations of the blind reading, in Dutch in both languages.
let blindSituations: [Situation] = [
  Situation(name: "blind-busy-day") { Desk.busyDay($0) },
  Situation(name: "blind-trouble") { Desk.troubleInTheMorning($0) },
  Situation(name: "blind-strong-week") { Desk.strongWeek($0) },
]
