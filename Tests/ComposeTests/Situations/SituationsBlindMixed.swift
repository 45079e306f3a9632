import Compose
import Model

extension Desk {
  /// What was closed on earlier workdays, the oldest first.
  private mutating func closedEarlier(_ counts: KeyValuePairs<String, Int>) {
    memory.completions["topdesk"] = counts.map { Completion(day: Desk.date($0.key), workdays: nil, count: $0.value) }
  }

  /// A figure of each Friday since 28 August, all of whose values are known.
  private mutating func ofFridays(_ name: String, _ values: [Double]) {
    let all = values.enumerated().map {
      Measurement(day: Desk.date("2026-08-28").adding(days: 7 * $0), value: $1)
    }
    guard let last = all.last else { return }
    let key = metric(name, last.value, at: .day(last.day))
    memory.history[key] = Array(all.dropLast())
  }

  /// The plans of earlier workdays: how much was planned, and how much of it was done on its day. Their work is in no
  /// list any more.
  private mutating func plansEarlier(_ plans: [(day: String, done: Int, of: Int)]) {
    for plan in plans {
      let day = Desk.date(plan.day)
      let before = (1...7).map { day.adding(days: -$0) }.first { calendar.isWorkday($0) } ?? day
      for number in 0..<plan.of {
        let key = RecordKey(source: "planning", kind: .item, id: "earlier-\(plan.day)-\(number)")
        named(key, for: plan.day, on: before.description, number < plan.done ? "kept" : "open")
      }
    }
  }

  // No record holds, in any of these situations: the people of the team and who leads it; the address of the list of
  // work; how many tasks of the plan of the season are done.

  /// Friday 20 November, 15:30: the note of a thin week. The daily updates of that week came at 16:30.
  fileprivate static func thinWeek(_ language: Language) -> Desk {
    func text(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
    var desk = factual(language, on: "2026-11-20", "15:30", since: "2026-11-13", edition: "weekly")
    desk.kind = .weekly
    desk.profile = TeamProfile(
      title: "Bieb-ICT",
      figures: [
        FigureSetting(
          name: "first_time_right", say: text("in één keer opgelost", "solved first time"), unit: "%", target: 70,
          direction: .higher),
        FigureSetting(
          name: "wait", say: text("wachttijd telefoon", "waiting time on the phone"),
          unit: text("seconden", "seconds"), target: 60, direction: .lower),
      ],
      contacts: [
        Contact(role: UntrustedText(text("meldingen", "calls")), person: UntrustedText("Lotte")),
        Contact(role: UntrustedText(text("wijzigingen", "changes")), person: UntrustedText("Hanna")),
      ],
      input: "https://update.devaarten.example/ict")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    let catalogue = desk.plan(
      "catalogus",
      text("aanmelding voor de landelijke catalogus ingediend", "application for the national catalogue sent in"),
      "Hanna", hard: moment("2026-11-18", "12:00"),
      because: text("wie later is, komt pas in april aan de beurt", "later applications wait until April"),
      goal: text(
        "lezers zien in één keer welke bibliotheek een boek heeft", "readers see at once which library has a book"),
      done: "2026-11-18",
      effect: text("De Vaarten stapt over op 12 januari", "De Vaarten moves over on 12 January")
    ) { $0.finished = moment("2026-11-18", "10:40") }
    let machine = desk.plan(
      "automaat-oost",
      text("uitleenautomaat van vestiging Oost vervangen", "lending machine at the Oost branch replaced"), "Gijs",
      due: "2026-11-24",
      ready: text(
        "twee bezoekers lenen er zonder hulp een boek mee", "two visitors borrow a book with it without help"))
    desk.named(catalogue, for: "2026-11-18", on: "2026-11-11", "kept")
    // That it was moved on Thursday morning is no record: an item has no history of its days.
    desk.named(machine, for: "2026-11-19", on: "2026-11-18", "moved")
    desk.named(machine, for: "2026-11-24", on: "2026-11-19")

    desk.closedEarlier([
      "2026-11-09": 26, "2026-11-10": 22, "2026-11-11": 25, "2026-11-12": 24, "2026-11-13": 21,
    ])
    desk.calls(
      ["2026-11-16": 24, "2026-11-17": 19, "2026-11-18": 17, "2026-11-19": 21, "2026-11-20": 15], cameIn: 101,
      open: 38)

    desk.everyWorkday("first_time_right", [69, 71, 68, 72, 70, 67, 71, 69], until: "2026-11-19")
    desk.everyWorkday("wait", [55, 63, 49, 58, 61, 52, 64, 57], until: "2026-11-19")

    desk.agreed(
      "intranet",
      text(
        "wijzigingen in de catalogus staan een dag eerder op intranet",
        "changes to the catalogue are on the intranet a day earlier"), "Lotte", decided: "2026-11-10",
      due: "2026-11-23", touches: text("alle vestigingen", "all branches"), told: ["2026-11-10": "told"])

    desk.absence("Imre", "2026-11-16", "2026-11-20")
    desk.absence("Mo", "2026-11-18", "2026-11-20")
    desk.form(
      .learned,
      text(
        "Voor we een uitleenautomaat vervangen, kijken we voortaan eerst of de netwerkaansluiting goed zit.",
        "Before we replace a lending machine, we first check that the network socket is in the right place."),
      from: "Gijs", moment("2026-11-19", "15:05"), thanked: "2026-11-19")

    desk.plan(
      "studiezolder", text("wifi op de studiezolder gemeten", "Wi-Fi in the study loft measured"), "Imre",
      due: "2026-11-25",
      goal: text("studenten kunnen overal op de zolder werken", "students can work anywhere in the loft"))
    desk.plan(
      "licenties",
      text("aantal kantoorlicenties voor 2027 doorgegeven", "number of office licences for 2027 passed on"), "Fleur",
      hard: day("2026-11-27"),
      because: text("daarna geldt het hogere tarief", "after that the higher price applies"))
    desk.result(
      "automaten",
      text(
        "alle 11 vestigingen hebben een nieuwe uitleenautomaat", "all 11 branches have a new lending machine"),
      ["Gijs", "Mo"], due: "2026-12-17")
    return desk
  }

  /// Friday 27 November, 15:30: the note of a strong week of four people. The daily updates of that week came at 16:30.
  fileprivate static func strongWeekOfFour(_ language: Language) -> Desk {
    var desk = factual(language, on: "2026-11-27", "15:30", since: "2026-11-20", edition: "weekly")
    desk.kind = .weekly
    desk.profile = TeamProfile(
      title: "Procesautomatisering",
      figures: [
        FigureSetting(
          name: "in_time", say: "metingen op tijd binnen", unit: "%", target: 99, direction: .higher),
        FigureSetting(
          name: "same_day", say: "opgelost op de dag zelf", unit: "%", target: 60, direction: .higher),
      ],
      contacts: [
        Contact(role: UntrustedText("het meetnet"), person: UntrustedText("Bo")),
        Contact(role: UntrustedText("de wachtdienst"), person: UntrustedText("Chaima")),
      ],
      input: "https://update.drieweteringen.example/pa")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 3

    // Reached before any update looked at its day, so no update named that day.
    desk.result(
      "meetnet", "alle 62 gemalen sturen hun waterstand via het nieuwe meetnet", ["Bo", "Derk"], due: "2026-12-04",
      goal: "de peilbeheerders kunnen bij hoog water eerder ingrijpen", reached: "2026-11-24",
      effect: "een storing is nu binnen een minuut te zien; dat was een kwartier")
    let screen = desk.result(
      "scherm", "de wachtdienst werkt vanuit één scherm", ["Chaima", "Annelies"], due: "2026-11-26",
      reached: "2026-11-26", effect: "de zes mensen van de wachtdienst hebben geen papieren lijst meer nodig")
    let cabinet = desk.plan(
      "meetkast", "meetkast van gemaal Zuiderend vervangen", "Derk", due: "2026-11-23", done: "2026-11-23",
      effect: "het gemaal stond er 40 minuten voor stil")
    let last = desk.plan(
      "laatste-vier", "laatste vier gemalen overgezet op het nieuwe meetnet", "Bo", due: "2026-11-24",
      done: "2026-11-24", effect: "alle vier meldden zich binnen tien minuten")
    let exercise = desk.plan(
      "stroomuitval", "stroomuitval geoefend met de wachtdienst", "Annelies", due: "2026-11-25", done: "2026-11-25",
      effect: "na 25 minuten was bekend welke gemalen zonder stroom zaten")
    desk.plan(
      "kromme-wetering", "verbinding met meetpunt Kromme Wetering hersteld", "Chaima", done: "2026-11-26",
      effect: "het meetpunt was anderhalf uur niet te zien")
    let manual = desk.plan(
      "handleiding", "handleiding van het nieuwe scherm klaar", "Chaima", due: "2026-11-27", done: "2026-11-27")
    desk.named(screen, for: "2026-11-26", on: "2026-11-19", "kept")
    desk.named(cabinet, for: "2026-11-23", on: "2026-11-20", "kept")
    desk.named(last, for: "2026-11-24", on: "2026-11-23", "kept")
    desk.named(exercise, for: "2026-11-25", on: "2026-11-24", "kept")
    desk.named(manual, for: "2026-11-27", on: "2026-11-26")

    desk.calls(
      ["2026-11-23": 7, "2026-11-24": 8, "2026-11-25": 5, "2026-11-26": 6, "2026-11-27": 5], cameIn: 27, open: 9)

    desk.ofFridays(
      "in_time", [98.4, 98.7, 98.2, 98.9, 98.6, 99, 98.8, 99.3, 98.7, 99.1, 98.6, 99, 98.9, 99.6])
    desk.everyWorkday("same_day", [60, 63, 57, 64, 62, 58, 65, 61], until: "2026-11-26")

    desk.agreed(
      "logboek", "een wijziging aan een gemaal staat vooraf in het logboek", "Derk", decided: "2026-11-03",
      due: "2026-11-23", touches: "iedereen die een gemaal aanpast",
      told: [
        "2026-11-03": "told", "2026-11-20": "starts-next", "2026-11-23": "starts-today", "2026-11-24": "slipping-1",
        "2026-11-26": "slipping-2",
      ])

    desk.form(
      .thanks, "Derk reed maandag en dinsdag naar Zuiderend, zodat ik met de laatste vier gemalen door kon.",
      from: "Bo", moment("2026-11-24", "15:50"), thanked: "2026-11-24")
    desk.form(
      .thanks, "Chaima liep het nieuwe scherm met alle zes mensen van de wachtdienst apart door.", from: "Annelies",
      moment("2026-11-26", "11:05"), thanked: "2026-11-26")

    desk.plan("reserve", "reserveonderdelen van de gemalen geteld", "Derk", due: "2026-11-30")
    desk.plan(
      "oude-meetnet", "oude meetnet uitgezet bij de eerste twintig gemalen", "Bo", due: "2026-12-02",
      ready: "alle twintig sturen een etmaal lang hun waterstand")
    desk.plan(
      "meetpunten", "lijst van meetpunten aangeleverd bij de provincie", "Chaima", hard: day("2026-12-04"),
      because: "maandag 7 december stelt de provincie het meetplan voor 2027 vast")
    desk.absence("Annelies", "2026-11-30", "2026-12-01")
    return desk
  }

  /// Friday 11 December, 16:30: more is planned for Monday than usual.
  fileprivate static func crowdedFriday(_ language: Language) -> Desk {
    var desk = factual(language, on: "2026-12-11", "16:30", since: "2026-12-10")
    desk.profile = TeamProfile(
      title: "Fabrieks-ICT",
      figures: [
        FigureSetting(name: "first_time_right", say: "in één keer opgelost", unit: "%", target: 70, direction: .higher),
        FigureSetting(
          name: "standstill", say: "stilstand van lijnen door ICT", unit: "minuten", target: 15, direction: .lower),
      ],
      contacts: [
        Contact(role: UntrustedText("meldingen"), person: UntrustedText("Femke")),
        Contact(role: UntrustedText("wijzigingen"), person: UntrustedText("Cor")),
      ],
      input: "https://update.lindhout.example/ict")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5
    desk.plansEarlier([
      ("2026-11-23", 3, 3), ("2026-11-24", 2, 3), ("2026-11-25", 4, 4), ("2026-11-26", 3, 4), ("2026-11-27", 2, 2),
      ("2026-11-30", 3, 3), ("2026-12-01", 4, 5), ("2026-12-02", 3, 3), ("2026-12-03", 2, 3), ("2026-12-04", 4, 4),
      ("2026-12-07", 3, 4), ("2026-12-08", 2, 2), ("2026-12-09", 3, 3), ("2026-12-10", 4, 4),
    ])

    let labels = desk.plan(
      "etiketprinters", "etiketprinters van lijn 3 vervangen", "Cor", due: "2026-12-11", done: "2026-12-11",
      effect: "lijn 3 heeft er niet voor stilgestaan")
    let recipes = desk.plan(
      "recepten", "recepten als proef uit de reservekopie teruggezet", "Dilek", due: "2026-12-11",
      done: "2026-12-11", effect: "na 50 minuten stonden alle 340 recepten er weer")
    let scanners = desk.plan(
      "heftruckscanners", "nieuwe heftruckscanners ingesteld", "Hamza", due: "2026-12-11", done: "2026-12-11",
      effect: "alle 12 lezen de nieuwe etiketten")
    // That it was moved this afternoon is no record: an item has no history of its days.
    let accounts = desk.plan(
      "vertrokken", "accounts van vertrokken collega's afgesloten", "Ilona", due: "2026-12-14",
      goal: "niemand van buiten kan bij onze recepten", ready: "alle 9 accounts zijn dicht")
    for key in [labels, recipes, scanners, accounts] { desk.named(key, for: "2026-12-11", on: "2026-12-10") }
    desk.plan(
      "badgelezer", "badgelezer bij poort 2 opnieuw ingesteld", "Evert", done: "2026-12-11",
      effect: "na tien minuten kon de ochtendploeg naar binnen")
    desk.plan(
      "weegschaal", "weegschaal van lijn 1 weer verbonden", "Hamza", done: "2026-12-11",
      effect: "lijn 1 stond 5 minuten stil")
    desk.plan("kantine", "scherm in de kantine vervangen", "Femke", done: "2026-12-11")

    // That 29 calls came in on the day before is no record: only what was closed is remembered.
    desk.closedEarlier(["2026-12-10": 27])
    desk.calls(
      ["2026-12-11": 23], cameIn: 20, open: 31,
      old: [OldCall("8813", "weegbrug weegt vrachtwagens te licht", created: "2026-12-03", isWaiting: true)])

    desk.plan(
      "lijn-2", "besturing van lijn 2 bijgewerkt", "Cor", due: "2026-12-14",
      goal: "de leverancier blijft storingen oplossen",
      ready: "lijn 2 haalt om 11.00 uur weer 90 dozen per minuut")
    desk.plan(
      "expeditie", "telefoons van de expeditie omgezet", "Femke", due: "2026-12-14",
      ready: "alle 14 toestellen zijn te bellen")
    desk.plan(
      "hal-4", "wifi in hal 4 gemeten", "Evert", due: "2026-12-14", goal: "scanners vallen in hal 4 niet meer weg")
    desk.plan(
      "uitzendkrachten", "accounts voor 5 uitzendkrachten klaar", "Ilona", due: "2026-12-14",
      ready: "ze kunnen om 14.00 uur inloggen, bij het begin van de middagploeg")
    desk.plan("draaiboek", "draaiboek voor de kerststop besproken met de productie", "Bas", due: "2026-12-14")
    desk.plan("handscanners", "handscanners van hal 2 bijgewerkt", "Hamza", due: "2026-12-15")
    let standby = desk.plan(
      "storingsdienst", "storingsdienst voor de kerststop aangevraagd bij de leverancier", "Dilek",
      hard: moment("2026-12-16", "12:00"), because: "daarna komt er in de kerstweek niemand meer",
      goal: "tijdens de kerststop is er iemand te bellen")
    desk.named(standby, for: "2026-12-16", on: "2026-12-09")
    desk.plan(
      "rooster", "rooster-app als proef bij lijn 1", "Femke", due: "2026-12-17", goal: "de ploeg ziet een ruil meteen")
    desk.plan(
      "accountant", "gegevens uit het magazijnsysteem aangeleverd bij de accountant", "Hamza",
      hard: day("2026-12-18"), because: "maandag 21 december begint de controle")
    desk.result(
      "etiketten", "alle 6 lijnen drukken de nieuwe etiketten", ["Cor", "Hamza"], due: "2026-12-22")

    desk.agreed(
      "ploegleider", "een storing aan een lijn gaat eerst naar de ploegleider", "Bas", decided: "2026-12-01",
      due: "2026-12-14", touches: "alle ploegleiders", told: ["2026-12-01": "told"])

    desk.everyWorkday("first_time_right", [72, 70, 74, 71, 69, 73, 72, 71], until: "2026-12-11")
    desk.everyWorkday("standstill", [6, 0, 12, 4, 9, 0, 11, 5], until: "2026-12-11")
    return desk
  }

  /// Wednesday 9 December, 8:30: a real deadline that passed on Monday, and good results.
  fileprivate static func deadlinePassed(_ language: Language) -> Desk {
    func text(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
    var desk = factual(language, on: "2026-12-09", "08:30", since: "2026-12-08")
    desk.profile = TeamProfile(
      title: "Werkplekteam",
      figures: [
        FigureSetting(
          name: "first_time_right", say: text("in één keer opgelost", "solved first time"), unit: "%", target: 70,
          direction: .higher),
        FigureSetting(
          name: "wait", say: text("wachttijd telefoon", "waiting time on the phone"),
          unit: text("seconden", "seconds"), target: 45, direction: .lower),
      ],
      contacts: [
        Contact(role: UntrustedText(text("meldingen", "calls")), person: UntrustedText("Rosa")),
        Contact(role: UntrustedText(text("wijzigingen", "changes")), person: UntrustedText("Leon")),
      ],
      input: "https://update.meerdal.example/werkplek")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    let third = desk.plan(
      "wifi-3", text("nieuwe wifi op de derde verdieping aangezet", "new Wi-Fi live on the third floor"), "Leon",
      due: "2026-12-08", done: "2026-12-08",
      effect: text(
        "180 mensen werken er sinds dinsdagmiddag op", "180 people have worked on it since Tuesday afternoon"))
    let loans = desk.plan(
      "leenlaptops",
      text("20 leenlaptops klaar voor de cursus van donderdag", "20 loan laptops ready for Thursday's course"), "Rosa",
      due: "2026-12-08", done: "2026-12-08",
      effect: text("de docent heeft ze alle 20 geprobeerd", "the teacher tried all 20"))
    let rooms = desk.result(
      "vergaderzalen",
      text("alle 14 vergaderzalen hebben een nieuw scherm", "all 14 meeting rooms have a new screen"),
      ["Karima", "Pim"], due: "2026-12-11", reached: "2026-12-08",
      effect: text(
        "wie vergadert, sluit zijn laptop met één kabel aan", "a laptop is connected with a single cable"))
    for key in [third, loans] { desk.named(key, for: "2026-12-08", on: "2026-12-08") }
    desk.named(rooms, for: "2026-12-11", on: "2026-12-07")
    desk.plan(
      "internetlijn",
      text("storing in de tweede internetlijn verholpen", "fault in the second internet line repaired"), "Pim",
      done: "2026-12-08",
      effect: text(
        "niemand merkte er iets van: de eerste lijn nam alles over",
        "nobody noticed: the first line took over everything"))

    // That 51 calls came in on the day before is no record: only what was closed is remembered.
    desk.closedEarlier(["2026-12-07": 36])
    desk.calls(
      ["2026-12-08": 44], cameIn: 38, open: 47,
      old: [
        OldCall(
          "60113",
          text("printer van de griffie print geen kleur", "printer of the registry does not print colour"),
          created: "2026-11-26", isWaiting: true),
        OldCall(
          "60240", text("agenda op telefoon loopt achter", "calendar on phone lags behind"), created: "2026-12-01"),
      ])
    desk.toldOfOldCalls(1, on: "2026-12-04")

    let laptops = desk.plan(
      "laptops", text("laptops voor 2027 besteld bij de leverancier", "laptops for 2027 ordered from the supplier"),
      "Noud", hard: day("2026-12-07"),
      because: text(
        "wie later bestelt, krijgt ze niet voor 1 februari", "later orders do not arrive before 1 February"),
      goal: text(
        "de 35 nieuwe collega's van februari hebben op hun eerste dag een laptop",
        "the 35 new colleagues of February have a laptop on their first day")
    ) { $0.state = .active }
    desk.named(laptops, for: "2026-12-07", on: "2026-12-01", "open", told: "2026-12-08")
    let cables = desk.plan(
      "kabels", text("kabels in vergaderzaal 2 weggewerkt", "cables in meeting room 2 hidden"), "Sef",
      due: "2026-12-03")
    desk.named(cables, for: "2026-12-03", on: "2026-12-03", "open", told: "2026-12-04")

    desk.plan(
      "wifi-4", text("nieuwe wifi op de vierde verdieping aangezet", "new Wi-Fi live on the fourth floor"), "Leon",
      due: "2026-12-09",
      ready: text(
        "om 12.00 uur werkt iedereen er op de nieuwe wifi", "at 12:00 everybody there works on the new Wi-Fi"))
    desk.plan(
      "inlogkaarten",
      text("inlogkaarten uitgereikt aan de Statenleden", "login cards handed out to the council members"), "Karima",
      due: "2026-12-09",
      goal: text("Statenleden kunnen thuis bij hun stukken", "council members can reach their papers at home"),
      ready: text("alle 41 hebben er één keer mee ingelogd", "all 41 have logged in with it once"))
    desk.plan(
      "noodtelefoons", text("noodtelefoons getest", "emergency phones tested"), "Pim", due: "2026-12-10",
      ready: text(
        "alle 6 zijn te bellen terwijl het netwerk uit staat", "all 6 can be called while the network is off"))
    desk.plan(
      "water", text("accounts voor het nieuwe team Water klaar", "accounts for the new Water team ready"), "Sef",
      due: "2026-12-11", ready: text("alle 8 kunnen bij hun kaarten", "all 8 can open their maps"))
    desk.plan(
      "stemkastjes",
      text("stemkastjes in de Statenzaal getest", "voting devices in the council chamber tested"), "Rosa",
      hard: moment("2026-12-15", "17:00"),
      because: text(
        "woensdag 16 december stemmen de Staten over de begroting",
        "on Wednesday 16 December the council votes on the budget"))
    desk.result(
      "wifi",
      text(
        "het hele provinciehuis werkt op de nieuwe wifi", "the whole provincial office works on the new Wi-Fi"),
      ["Leon", "Rosa"], due: "2026-12-18", goal: text("vergaderen zonder haperen", "meetings without dropouts"))

    desk.agreed(
      "afspraak",
      text("laptops uitgeven gaat alleen nog op afspraak", "laptops are handed out by appointment only"), "Maaike",
      decided: "2026-11-10", due: "2026-11-30", touches: text("alle medewerkers", "all employees"),
      told: [
        "2026-11-11": "told", "2026-11-27": "starts-next", "2026-11-30": "starts-today", "2026-12-01": "slipping-1",
        "2026-12-03": "slipping-2",
      ])

    desk.everyWorkday("first_time_right", [72, 74, 71, 73, 75, 72, 73, 74], until: "2026-12-08")
    desk.everyWorkday("wait", [41, 36, 44, 39, 35, 42, 40, 38], until: "2026-12-08")
    desk.absence("Olga", "2026-12-09", "2026-12-11")
    // That it is about the order that is late is no record: a note belongs to nothing.
    desk.form(
      .stuck,
      text(
        "Voor de bestelling van de laptops mis ik nog de aantallen van Ruimte en van Mobiliteit.",
        "For the laptop order I still need the numbers from Ruimte and Mobiliteit."), from: "Noud",
      moment("2026-12-08", "14:10"))
    return desk
  }

  /// Tuesday 17 November, 16:30: an ordinary day of a team that writes down what its work is for.
  fileprivate static func ordinaryDay(_ language: Language) -> Desk {
    var desk = factual(language, on: "2026-11-17", "16:30", since: "2026-11-16")
    desk.profile = TeamProfile(
      title: "ICT-beheer",
      figures: [
        FigureSetting(name: "first_time_right", say: "in één keer opgelost", unit: "%", target: 65, direction: .higher),
        FigureSetting(name: "in_repair", say: "tablets in reparatie", target: 10, direction: .lower),
      ],
      contacts: [
        Contact(role: UntrustedText("meldingen"), person: UntrustedText("Doortje")),
        Contact(role: UntrustedText("wijzigingen"), person: UntrustedText("Cees")),
      ],
      input: "https://update.kempengrond.example/ict")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    let board = desk.plan(
      "digibord", "digibord van groep 6 op De Linde vervangen", "Cees", due: "2026-11-17",
      goal: "de les valt niet meer stil", done: "2026-11-17", effect: "de les begon om 8.30 uur op het nieuwe bord")
    let tests = desk.plan(
      "toetsprogramma", "toetsprogramma klaargezet voor de vier scholen die donderdag toetsen", "Doortje",
      due: "2026-11-17", goal: "kinderen maken hun toets zonder haperen", done: "2026-11-17",
      effect: "een proeftoets met 60 kinderen tegelijk liep goed")
    for key in [board, tests] { desk.named(key, for: "2026-11-17", on: "2026-11-16") }

    // That 23 calls came in on the day before is no record: only what was closed is remembered.
    desk.closedEarlier(["2026-11-16": 20])
    desk.calls(["2026-11-17": 18], cameIn: 17, open: 22)

    desk.plan(
      "tablets", "tablets uitgedeeld aan groep 7 van De Wissel", "Bilal", due: "2026-11-18",
      goal: "elk kind werkt op een eigen tablet", ready: "alle 28 kinderen hebben er één keer mee ingelogd")
    desk.plan(
      "gymzaal", "wifi in de gymzaal van Het Kompas aangezet", "Cees", due: "2026-11-18",
      goal: "gymlessen met filmpjes erbij", ready: "een filmpje speelt in alle vier de hoeken zonder haperen")
    desk.plan(
      "toetsen", "toetsen op vier scholen begeleid", "Doortje", due: "2026-11-19",
      goal: "geen kind hoeft een toets over te doen", ready: "alle 212 kinderen hebben hun toets ingeleverd")
    desk.plan(
      "kringloop", "oude laptops gewist en meegegeven aan de kringloop", "Emre", due: "2026-11-20",
      goal: "er gaan geen gegevens van kinderen de deur uit")
    let toddlers = desk.plan(
      "kleuters", "kleuters loggen in met een plaatje", "Emre", due: "2026-11-26",
      goal: "groep 1 en 2 zijn na een minuut aan het werk, in plaats van na tien",
      ready: "een klas van 24 is binnen twee minuten ingelogd"
    ) { $0.created = day("2026-11-17") }
    // It was not in the list yet when the list was last read.
    desk.memory.seen[toddlers] = nil
    desk.plan(
      "lesmateriaal", "licenties van het lesmateriaal verlengd", "Aafke", hard: day("2026-11-30"),
      because: "op 1 december verloopt het oude contract", goal: "de lessen van december gaan door")
    desk.result(
      "negen-scholen", "alle negen scholen werken met het nieuwe toetsprogramma", ["Doortje", "Bilal"],
      due: "2026-12-11", goal: "leerkrachten hebben de uitslag dezelfde dag")

    desk.everyWorkday("first_time_right", [64, 67, 66, 63, 68, 65, 67, 66], until: "2026-11-17")
    desk.everyWorkday("in_repair", [8, 7, 9, 6, 8, 7, 8, 7], until: "2026-11-17")
    desk.absence("Bilal", "2026-11-18", "2026-11-18")
    return desk
  }

  /// Friday 11 December, 15:30: the note of a week with an outage. The daily updates of that week came at 16:30.
  fileprivate static func weekOfTrouble(_ language: Language) -> Desk {
    var desk = factual(language, on: "2026-12-11", "15:30", since: "2026-12-04", edition: "weekly")
    desk.kind = .weekly
    desk.profile = TeamProfile(
      title: "Automatisering",
      figures: [
        FigureSetting(
          name: "portal", say: "bereikbaarheid huurdersportaal", unit: "%", target: 99, direction: .higher),
        FigureSetting(name: "first_time_right", say: "in één keer opgelost", unit: "%", target: 70, direction: .higher),
      ],
      contacts: [
        Contact(role: UntrustedText("meldingen"), person: UntrustedText("Geertje")),
        Contact(role: UntrustedText("storingen"), person: UntrustedText("Berend")),
      ],
      input: "https://update.havenkwartier.example/aut")
    desk.profile.language = language

    desk.plan(
      "portaal", "huurdersportaal hersteld", "Berend", done: "2026-12-10",
      effect: "alle huurders kunnen weer inloggen"
    ) { $0.finished = moment("2026-12-10", "21:40") }
    desk.plan(
      "noodpagina", "noodpagina met telefoonnummers online gezet", "Iris", done: "2026-12-09",
      effect: "870 huurders gebruikten hem")

    // That these were moved, and on which days, is no record: neither work nor a milestone has a history of its days.
    let repairs = desk.result(
      "reparaties", "alle 4.200 huurders kunnen hun reparatie zelf inplannen", ["Carlijn", "Farid"],
      due: "2027-01-15")
    let trial = desk.plan("kalender", "reparatiekalender getest met tien huurders", "Carlijn", due: "2026-12-17")
    let server = desk.plan("bestandsserver", "oude bestandsserver leeggehaald", "Farid", due: "2026-12-16")
    let meters = desk.plan("meters", "meters van de warmtenetten gekoppeld", "Eefje", due: "2026-12-15")
    let menu = desk.plan("keuzemenu", "keuzemenu van de telefoon ingesproken", "Iris", due: "2026-12-18")
    desk.named(repairs, for: "2026-12-10", on: "2026-12-03", "moved", told: "2026-12-09")
    desk.named(trial, for: "2026-12-08", on: "2026-12-07", "moved")
    for key in [server, meters] { desk.named(key, for: "2026-12-09", on: "2026-12-08", "moved") }
    desk.named(menu, for: "2026-12-10", on: "2026-12-09", "moved")
    desk.named(meters, for: "2026-12-15", on: "2026-12-09")
    desk.named(server, for: "2026-12-16", on: "2026-12-09")

    let printers = desk.plan(
      "printers", "printers op kantoor Zuid geplaatst", "Dennis", due: "2026-12-07", done: "2026-12-07",
      effect: "alle 30 collega's konden dezelfde dag printen")
    let accounts = desk.plan(
      "wijkbeheerders", "accounts voor twee nieuwe wijkbeheerders klaar", "Geertje", due: "2026-12-07",
      done: "2026-12-07", effect: "beiden begonnen om 8.30 uur")
    let tablets = desk.plan(
      "tablets", "tablets van de opzichters bijgewerkt", "Hüseyin", due: "2026-12-10", done: "2026-12-10",
      effect: "alle 11")
    let rota = desk.plan(
      "feestdagen", "rooster van de storingsdienst voor de feestdagen vastgesteld", "Ans", due: "2026-12-11",
      done: "2026-12-11", effect: "alle dagen van 19 december t/m 3 januari zijn bezet")
    for key in [printers, accounts] { desk.named(key, for: "2026-12-07", on: "2026-12-04", "kept") }
    desk.named(tablets, for: "2026-12-10", on: "2026-12-09", "kept")
    desk.named(rota, for: "2026-12-11", on: "2026-12-10")

    desk.closedEarlier([
      "2026-11-30": 33, "2026-12-01": 30, "2026-12-02": 32, "2026-12-03": 34, "2026-12-04": 29,
    ])
    desk.calls(
      ["2026-12-07": 31, "2026-12-08": 28, "2026-12-09": 36, "2026-12-10": 42, "2026-12-11": 39], cameIn: 231,
      open: 94)
    desk.memory.open["topdesk"] = [Measurement(day: date("2026-12-04"), value: 39)]

    // Only the values from Monday 7 December on are known.
    let portal = desk.everyWorkday(
      "portal", [99.6, 99.8, 99.5, 99.7, 99.4, 99.8, 99.6, 99.7], then: [71, 58, 83, 99.6], until: "2026-12-11")
    desk.remember(.figure, portal, "2026-12-08", "below", on: "2026-12-08")
    desk.everyWorkday("first_time_right", [71, 69, 72, 70, 68, 71, 67, 70], until: "2026-12-10")

    desk.absence("Dennis", "2026-12-08", "2026-12-11")
    desk.form(
      .stuck, "Het huurdersportaal valt na elke herstart binnen een uur weer om; de leverancier kijkt mee.",
      from: "Berend", moment("2026-12-08", "14:20"), thanked: "2026-12-08")
    desk.form(
      .thanks,
      "Berend bleef donderdag tot het portaal het weer deed, en lichtte daarna de klantenservice nog in.",
      from: "Geertje", moment("2026-12-11", "09:05"))

    let costs = desk.plan(
      "servicekosten", "bestand met de nieuwe servicekosten naar de drukker", nil,
      hard: moment("2026-12-17", "12:00"), because: "vrijdag 18 december drukt de drukker de brieven",
      goal: "huurders weten voor de jaarwisseling wat ze gaan betalen")
    desk.known(costs, since: "2026-12-07")
    desk.named(costs, for: "2026-12-17", on: "2026-12-07")
    return desk
  }
}

/// The facts of six situations of the blind reading. Two are in both languages; the others are in Dutch in both.
let blindMixedSituations: [Situation] = [
  Situation(name: "blind-thin-week") { Desk.thinWeek($0) },
  Situation(name: "blind-strong-week-of-a-small-team") { Desk.strongWeekOfFour($0) },
  Situation(name: "blind-crowded-friday") { Desk.crowdedFriday($0) },
  Situation(name: "blind-deadline-passed") { Desk.deadlinePassed($0) },
  Situation(name: "blind-ordinary-day") { Desk.ordinaryDay($0) },
  Situation(name: "blind-week-of-trouble") { Desk.weekOfTrouble($0) },
]
