import Compose
import Model

extension Desk {
  /// Wednesday 27 January 2027, 16:30: the very first update of a team of libraries.
  fileprivate static func oursFirstDay(_ language: Language) -> Desk {
    func text(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
    var desk = factual(language, on: "2027-01-27", "16:30", since: "2027-01-26")
    desk.profile = TeamProfile(
      title: text("ICT-team", "IT team"),
      figures: [
        FigureSetting(
          name: "self_checkout", say: text("zelf uitgeleend", "lent by self-checkout"), unit: "%", target: 90,
          direction: .higher),
        FigureSetting(
          name: "wait", say: text("wachttijd telefoon", "waiting time on the phone"),
          unit: text("seconden", "seconds"), target: 45, direction: .lower),
      ],
      contacts: [
        Contact(role: UntrustedText(text("meldingen", "calls")), person: UntrustedText("Latifa")),
        Contact(role: UntrustedText(text("de vestigingen", "the branches")), person: UntrustedText("Menno")),
      ],
      input: "https://update.rijnoever.example/ict")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    // No record holds: that the update comes every workday from now on; the people of the team and who leads it; the
    // address of the list of work; that 14 of the 52 tasks of the plan are done.
    desk.plan(
      "noordwal",
      text(
        "uitleenautomaten in vestiging Noordwal vervangen, de tiende van 11",
        "self-checkouts replaced at the Noordwal branch, the tenth of 11"), "Joris", due: "2027-01-27",
      done: "2027-01-27",
      effect: text("lezers leenden er om 10.00 uur al mee", "readers were borrowing with them by 10:00"))
    desk.plan(
      "taalcafe", text("laptops voor het taalcafé klaargezet", "laptops set up for the language café"), "Noor",
      due: "2027-01-27", done: "2027-01-27",
      effect: text("alle 18 deelnemers konden meteen beginnen", "all 18 visitors could begin at once"))
    desk.plan(
      "pin",
      text("pinautomaat in vestiging Havenplein hersteld", "card reader at the Havenplein branch repaired"), "Tijs",
      done: "2027-01-27",
      effect: text(
        "na een uur konden bezoekers weer pinnen", "after an hour visitors could pay by card again"))
    desk.plan(
      "scanners", text("handleiding voor de nieuwe scanners", "guide to the new scanners"), "Wilma",
      due: "2027-01-25")

    desk.calls(
      ["2027-01-27": 26], cameIn: 23, open: 38,
      old: [
        OldCall(
          "20611",
          text("kassa in vestiging Oost print geen bon", "till at the Oost branch prints no receipt"),
          created: "2027-01-14", isWaiting: true),
        OldCall(
          "20634",
          text("letters op de zoekpc's zijn te klein", "letters on the search computers are too small"),
          created: "2027-01-19"),
      ])

    desk.plan(
      "gastwifi", text("gastwifi in vestiging Noordwal vernieuwd", "guest Wi-Fi at the Noordwal branch renewed"),
      "Menno", due: "2027-01-28",
      goal: text(
        "bezoekers kunnen in het hele gebouw werken en studeren",
        "visitors can work and study in the whole building"),
      ready: text("60 bezoekers zijn tegelijk online", "60 visitors are online at the same time"))
    desk.plan(
      "zoekpcs",
      text("zoekpc's op de kinderafdeling bijgewerkt", "search computers in the children's section updated"), "Noor",
      due: "2027-01-28", ready: text("alle 12 starten binnen een minuut", "all 12 start within a minute"))
    desk.plan(
      "schrijfwedstrijd",
      text("aanmeldpagina voor de schrijfwedstrijd online", "entry page for the writing contest online"), "Latifa",
      hard: moment("2027-01-29", "12:00"),
      because: text(
        "om 13.00 uur gaat de brief naar 2.400 leerlingen de deur uit",
        "at 13:00 the letter to 2,400 students goes out"),
      ready: text("een leerling kan zich aanmelden op een telefoon", "a student can enter on a phone"))
    desk.plan(
      "oost",
      text(
        "uitleenautomaten in vestiging Oost vervangen, de laatste van 11",
        "self-checkouts replaced at the Oost branch, the last of 11"), "Joris", due: "2027-02-01")
    desk.result(
      "automaten",
      text(
        "alle 11 vestigingen lenen uit met dezelfde automaten",
        "all 11 branches lend with the same self-checkouts"), ["Joris", "Menno"], due: "2027-02-02",
      goal: text(
        "lezers hoeven maar één scherm te leren kennen", "readers have only one screen to get to know"))
    desk.plan(
      "e-boeken", text("contract voor de e-boeken verlengd", "contract for the e-books renewed"), nil,
      hard: day("2027-02-26"), because: text("op 1 maart vervalt het oude", "on 1 March the old one ends"),
      goal: text("9.000 lezers houden hun e-boeken", "9,000 readers keep their e-books"))

    desk.agreed(
      "bezorging",
      text(
        "nieuwe apparatuur wordt alleen op dinsdag en donderdag bezorgd",
        "new equipment is delivered on Tuesdays and Thursdays only"), "Menno", decided: "2027-01-14",
      due: "2027-01-28", touches: text("alle vestigingen", "all branches"), told: [:])

    desk.metric("self_checkout", 94, at: day("2027-01-27"))
    desk.metric("wait", 38, at: day("2027-01-27"))
    desk.absence("Wilma", "2027-01-28", "2027-01-29")

    // Nothing is remembered on the first day.
    desk.memory = Memory()
    return desk
  }

  /// Monday 4 January 2027, 8:15, after a free Friday: the calls could not be read, and whom to ask about them is away.
  fileprivate static func oursMondayAfterHoliday(_ language: Language) -> Desk {
    var desk = factual(language, on: "2027-01-04", "08:15", since: "2026-12-31")
    desk.free = [date("2026-12-25"), date("2027-01-01")]
    desk.titles["topdesk"] = "Meldingenlijst"
    desk.profile = TeamProfile(
      title: "Servicepunt ICT",
      figures: [
        FigureSetting(name: "wait", say: "wachttijd telefoon", unit: "seconden", target: 45, direction: .lower),
        FigureSetting(
          name: "pumps", say: "gegevens van de gemalen op tijd binnen", unit: "%", target: 99, direction: .higher),
      ],
      contacts: [
        Contact(role: UntrustedText("meldingen"), person: UntrustedText("Ilse")),
        Contact(role: UntrustedText("wijzigingen"), person: UntrustedText("Gijs")),
      ],
      input: "https://update.vlietlanden.example/servicepunt")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    // No record holds: the people of the team and who leads it; the address of the list of work; that 58 of the 64
    // tasks of the plan are done.
    let number = desk.plan(
      "nummer", "storingsdienst bereikbaar op het nieuwe nummer", "Chantal", due: "2026-12-31", done: "2026-12-31",
      effect: "alle 6 mensen met dienst zijn er op proef mee gebeld")
    let log = desk.plan(
      "logboek", "logboek van de 212 gemalen afgesloten voor 2026", "Mohamed", due: "2026-12-31", done: "2026-12-31",
      effect: "de jaarcijfers zijn er vanochtend uit te halen")
    let rota = desk.plan("rooster", "rooster van de storingsdienst in de app", "Ruben", due: "2026-12-31")
    for key in [number, log, rota] { desk.named(key, for: "2026-12-31", on: "2026-12-31") }
    desk.plan(
      "waterstanden", "server van de waterstanden herstart na stroomuitval", "Gijs", done: "2027-01-02",
      effect: "na 25 minuten zag de wacht de waterstanden weer")

    desk.memory.completions["topdesk"] = [Completion(day: date("2026-12-30"), workdays: nil, count: 27)]
    desk.fail("topdesk", lastRead: at("2026-12-31", "17:30"))

    desk.plan(
      "toegang", "toegang voor 5 nieuwe collega's geregeld", "Chantal", due: "2027-01-04",
      ready: "alle 5 loggen om 10.00 uur zelf in")
    desk.plan(
      "tablets", "tablets van de dijkwachten bijgewerkt", "Tineke", due: "2027-01-04",
      goal: "bij hoog water ziet iedereen dezelfde kaart", ready: "alle 40 tablets tonen de nieuwe kaart")
    desk.add(
      .event(
        Event(
          key: RecordKey(source: "planning", kind: .event, id: "nieuwjaar"),
          title: UntrustedText("nieuwjaarsbijeenkomst in de kantine"), start: moment("2027-01-04", "15:30"))))
    desk.plan(
      "peilen", "reservekopie van de peilen als proef teruggezet", "Mohamed", due: "2027-01-05",
      goal: "na een storing zijn we geen peilen kwijt")
    let signature = desk.plan(
      "handtekening", "digitale handtekening voor vergunningen verlengd", "Floor", hard: day("2027-01-06"),
      because: "die avond verloopt de oude", goal: "vergunningen gaan op tijd de deur uit",
      ready: "een proefvergunning is ondertekend")
    desk.named(signature, for: "2027-01-06", on: "2026-12-31")
    desk.plan(
      "muskusratten", "meldformulier voor muskusratten online", "Ruben", due: "2027-01-07",
      goal: "inwoners melden schade zonder te bellen")
    desk.result(
      "gemalen", "alle 212 gemalen sturen hun gegevens naar het nieuwe systeem", ["Mohamed", "Gijs"],
      due: "2027-01-15", goal: "de wacht ziet een pomp die stilvalt meteen")
    desk.plan(
      "aanslagen", "bestand voor de belastingaanslagen geleverd", "Floor", hard: day("2027-01-29"),
      because: "de drukker begint die avond aan 96.000 aanslagen")

    desk.agreed(
      "laptops", "nieuwe laptops alleen nog op afspraak", "Gijs", decided: "2026-12-15", due: "2027-01-04",
      touches: "alle collega's", told: ["2026-12-15": "told", "2026-12-31": "starts-next"])

    desk.everyWorkday("wait", [37, 41, 36, 40, 44, 35, 38, 39], until: "2026-12-31")
    desk.everyWorkday("pumps", [99.4, 99.1, 99.6, 99.3, 99.2, 99.5, 99.1, 99.3], until: "2026-12-31")
    desk.absence("Ilse", "2027-01-04", "2027-01-08")
    desk.form(
      .thanks, "Chantal belde op oudejaarsdag de hele storingsdienst nog even na.", from: "Tineke",
      moment("2026-12-31", "14:10"))
    return desk
  }

  /// Tuesday 2 February 2027, 16:00: half of a hospital's service desk is away, tomorrow as well.
  fileprivate static func oursHalfIll(_ language: Language) -> Desk {
    func text(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
    var desk = factual(language, on: "2027-02-02", "16:00", since: "2027-02-01")
    desk.profile = TeamProfile(
      title: text("Servicedesk", "Service desk"),
      figures: [
        FigureSetting(
          name: "wait", say: text("wachttijd telefoon", "waiting time on the phone"),
          unit: text("seconden", "seconds"), target: 90, direction: .lower),
        FigureSetting(
          name: "first_time_right", say: text("in één keer opgelost", "solved the first time"), unit: "%", target: 65,
          direction: .higher),
      ],
      contacts: [
        Contact(role: UntrustedText(text("meldingen", "calls")), person: UntrustedText("Hilal")),
        Contact(role: UntrustedText(text("wijzigingen", "changes")), person: UntrustedText("Bas")),
      ],
      input: "https://update.elsmeer.example/servicedesk")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    // No record holds: how many people the team has, who they are and who leads it; the address of the list of work;
    // that 23 of the 60 tasks of the plan are done.
    let pumps = desk.plan(
      "pompen",
      text(
        "infuuspompen op de kinderafdeling weer aan het netwerk",
        "infusion pumps in the children's ward back on the network"), "Femke", due: "2027-02-02", done: "2027-02-02",
      effect: text(
        "verpleegkundigen zien alle 32 pompen weer op één scherm",
        "nurses see all 32 pumps on one screen again"))
    let accounts = desk.plan(
      "coassistenten", text("accounts voor 9 coassistenten klaar", "accounts for 9 trainee doctors ready"), "Deniz",
      due: "2027-02-02", done: "2027-02-02",
      effect: text("alle 9 konden om 8.00 uur in het dossier", "all 9 could open the records at 8:00"))
    // That it was moved this morning is no record: an item has no history of its days.
    let second = desk.plan(
      "printers-2",
      text(
        "printers op de polikliniek vervangen, groep 2 van 3",
        "printers in the outpatient clinic replaced, group 2 of 3"), "Gerard", due: "2027-02-08")
    for key in [pumps, accounts, second] { desk.named(key, for: "2027-02-02", on: "2027-02-01") }
    desk.plan(
      "oproepen",
      text(
        "oproepsysteem van de spoedeisende hulp hersteld", "call system of the emergency department repaired"),
      "Bas", done: "2027-02-02",
      effect: text(
        "na 20 minuten kwamen alle oproepen weer door", "after 20 minutes all calls for help came through again"))

    // That 52 calls came in on the day before is no record: only what was closed and what was open is remembered.
    desk.memory.completions["topdesk"] = [Completion(day: date("2027-02-01"), workdays: nil, count: 41)]
    desk.memory.open["topdesk"] = [
      Measurement(day: date("2027-01-29"), value: 77), Measurement(day: date("2027-02-01"), value: 88),
    ]
    desk.calls(
      ["2027-02-02": 33], cameIn: 58, open: 113,
      old: [
        OldCall(
          "30877", text("labelprinter van het lab drukt scheef af", "label printer of the lab prints askew"),
          created: "2027-01-19", isWaiting: true),
        OldCall(
          "30912", text("scherm in operatiekamer 4 valt uit", "screen in operating room 4 goes dark"),
          created: "2027-01-22"),
        OldCall(
          "30940",
          text("agenda van de polikliniek laadt traag", "agenda of the outpatient clinic loads slowly"),
          created: "2027-01-25"),
      ])
    desk.toldOfOldCalls(2, on: "2027-02-01")

    desk.plan(
      "karren", text("medicijnkarren op afdeling 3 bijgewerkt", "medicine carts in ward 3 updated"), "Evert",
      due: "2027-02-03",
      goal: text(
        "verpleegkundigen hoeven niet op de scanner te wachten", "nurses need not wait for the scanner"),
      ready: text("alle 14 karren rijden om 7.00 uur", "all 14 carts roll at 7:00"))
    desk.plan(
      "hoofdtelefoons",
      text("nieuwe hoofdtelefoons voor de afsprakenlijn", "new headsets for the appointment line"), "Carlijn",
      due: "2027-02-03",
      ready: text(
        "alle 22 medewerkers hebben er een keer mee gebeld", "all 22 employees have made one call with theirs"))
    desk.plan(
      "noodstroom",
      text("noodstroom van de serverruimte getest", "emergency power of the server room tested"), "Bas",
      due: "2027-02-03",
      goal: text(
        "bij stroomuitval blijft het dossier open", "the records stay open when the power fails"),
      ready: text("de servers draaien een uur op noodstroom", "the servers run on it for an hour"))
    let bloodBank = desk.plan(
      "bloedbank", text("koppeling met de bloedbank omgezet", "link with the blood bank switched over"), "Aziz",
      hard: moment("2027-02-04", "07:00"),
      because: text(
        "om 8.00 uur zet de bloedbank de oude uit", "at 8:00 the blood bank turns off the old one"),
      goal: text("bloed blijft op tijd besteld", "blood is still ordered in time"),
      ready: text(
        "een proefbestelling komt binnen een minuut aan", "a trial order arrives within a minute"))
    desk.named(bloodBank, for: "2027-02-04", on: "2027-02-01")
    desk.plan(
      "wondpoli", text("werkplek voor de wondpoli klaar", "workplace for the wound clinic ready"), "Deniz",
      due: "2027-02-05")
    desk.plan(
      "printers-3",
      text(
        "printers op de polikliniek vervangen, groep 3 van 3",
        "printers in the outpatient clinic replaced, group 3 of 3"), "Gerard", due: "2027-02-11")
    desk.result(
      "printers",
      text(
        "alle 46 printers op de polikliniek vervangen", "all 46 printers in the outpatient clinic replaced"),
      ["Gerard", "Femke"], due: "2027-02-12",
      goal: text(
        "niemand loopt nog heen en weer voor een etiket", "nobody walks to and fro for a label any more"))

    desk.agreed(
      "spoed",
      text("spoed belt, de rest meldt via het formulier", "urgent things by phone, the rest by the form"), "Hilal",
      decided: "2027-01-26", due: "2027-02-08", touches: text("alle afdelingen", "all wards"),
      told: ["2027-01-26": "told"])

    desk.everyWorkday("wait", [71, 88, 64, 93, 79, 85, 76, 96], until: "2027-02-02")
    desk.everyWorkday("first_time_right", [68, 64, 67, 70, 66, 69, 65, 66], until: "2027-02-02")
    desk.absence("Aziz", "2027-02-01", "2027-02-04")
    desk.absence("Carlijn", "2027-02-02", "2027-02-03")
    desk.absence("Evert", "2027-02-01", "2027-02-05")
    desk.absence("Gerard", "2027-02-02", "2027-02-03")
    desk.absence("Ineke", "2027-02-02", "2027-02-04")
    desk.form(
      .thanks, text("Deniz deed vanochtend ook de balie erbij.", "Deniz ran the desk as well this morning."),
      from: "Femke", moment("2027-02-02", "14:30"))
    return desk
  }

  /// Wednesday 10 March 2027, 16:30: nothing happened in a factory, and 14 colleagues begin tomorrow.
  fileprivate static func oursNothingHappened(_ language: Language) -> Desk {
    var desk = factual(language, on: "2027-03-10", "16:30", since: "2027-03-09")
    desk.profile = TeamProfile(
      title: "Team IT",
      figures: [
        FigureSetting(name: "downtime", say: "stilstand door IT", unit: "minuten", target: 10, direction: .lower),
        FigureSetting(name: "wait", say: "wachttijd telefoon", unit: "seconden", target: 40, direction: .lower),
      ],
      contacts: [
        Contact(role: UntrustedText("meldingen"), person: UntrustedText("Tjitske")),
        Contact(role: UntrustedText("machines"), person: UntrustedText("Sietse")),
      ],
      input: "https://update.degrutto.example/it")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    // No record holds: the people of the team and who leads it; the address of the list of work; that 31 of the 70
    // tasks of the plan are done.
    desk.memory.completions["topdesk"] = [Completion(day: date("2027-03-09"), workdays: nil, count: 19)]
    desk.calls(["2027-03-10": 21], cameIn: 18, open: 29)

    desk.plan(
      "ploeg", "pasjes en tablets voor 14 nieuwe collega's van inpaklijn 4", "Marrit", due: "2027-03-11",
      goal: "de nieuwe ploeg kan meteen meedraaien", ready: "alle 14 zijn om 6.00 uur binnen en ingelogd")
    desk.plan(
      "weegschaal", "weegschaal van lijn 2 aan het netwerk", "Jelmer", due: "2027-03-12",
      goal: "niemand schrijft het gewicht nog over")
    desk.plan("kantoor", "kantoorpc's bijgewerkt", "Bouke", due: "2027-03-15")
    desk.plan(
      "melkwagens", "certificaat van de app voor de melkwagens vernieuwd", "Sietse", hard: day("2027-03-26"),
      because: "dan verloopt het oude", goal: "chauffeurs kunnen hun rit blijven zien")
    desk.result(
      "voortgang", "alle 4 inpaklijnen staan met hun voortgang op één scherm", ["Jelmer", "Sietse"],
      due: "2027-03-31", goal: "de ploeg ziet zelf waar het vastloopt")

    desk.everyWorkday("downtime", [3, 5, 2, 6, 4, 5, 3, 4], until: "2027-03-10")
    desk.everyWorkday("wait", [24, 29, 31, 25, 27, 22, 30, 27], until: "2027-03-10")
    return desk
  }

  /// Thursday 18 February 2027, 8:30: the morning after an outage at 9 of 23 schools.
  fileprivate static func oursOutage(_ language: Language) -> Desk {
    func text(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
    var desk = factual(language, on: "2027-02-18", "08:30", since: "2027-02-17")
    desk.profile = TeamProfile(
      title: text("Servicedesk", "Service desk"),
      figures: [
        FigureSetting(
          name: "internet", say: text("internet op de scholen beschikbaar", "internet at the schools available"),
          unit: "%", target: 99, direction: .higher),
        FigureSetting(
          name: "first_time_right", say: text("in één keer opgelost", "solved the first time"), unit: "%", target: 70,
          direction: .higher),
      ],
      contacts: [
        Contact(role: UntrustedText(text("meldingen", "calls")), person: UntrustedText("Lotte")),
        Contact(role: UntrustedText(text("het netwerk", "the network")), person: UntrustedText("Omar")),
      ],
      input: "https://update.morgenrood.example/servicedesk")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    // No record holds: the people of the team and who leads it; the address of the list of work; that 27 of the 54
    // tasks of the plan are done; between which hours and over which schools the figure of the internet is measured.
    let laptops = desk.plan(
      "toetsweek",
      text("laptops voor de toetsweek klaargezet op De Wilgen", "laptops for the test week set up at De Wilgen"),
      "Brechtje", due: "2027-02-17", done: "2027-02-17",
      effect: text("alle 112 leerlingen hebben er een", "all 112 students have one"))
    let cards = desk.plan(
      "inlogkaarten", text("inlogkaarten voor groep 3 bezorgd", "login cards for year 3 delivered"), "Dilan",
      due: "2027-02-17", done: "2027-02-17",
      effect: text("240 leerlingen loggen nu in met een plaatje", "240 students now log in with a picture"))
    // That both were moved on Wednesday afternoon is no record: no record has a history of its days.
    let gym = desk.plan(
      "gymzaal", text("wifi in de gymzaal van De Linde gemeten", "Wi-Fi in the gym of De Linde measured"), "Sven",
      due: "2027-02-19")
    for key in [laptops, cards, gym] { desk.named(key, for: "2027-02-17", on: "2027-02-17") }
    let network = desk.result(
      "netwerk", text("alle 23 scholen op het nieuwe netwerk", "all 23 schools on the new network"),
      ["Omar", "Sven"], due: "2027-03-05",
      goal: text(
        "een storing raakt voortaan hoogstens één school", "from then on an outage hits one school at most"))
    desk.named(network, for: "2027-02-19", on: "2027-02-17")
    desk.plan(
      "storing",
      text(
        "internet op 9 scholen hersteld na de storing van 9.10 uur",
        "internet at 9 schools restored after the outage of 9:10"), "Omar", done: "2027-02-17",
      effect: text("om 13.40 uur konden 3.100 leerlingen weer verder", "at 13:40, 3,100 students could go on"))

    desk.memory.completions["topdesk"] = [Completion(day: date("2027-02-16"), workdays: nil, count: 44)]
    desk.memory.open["topdesk"] = [Measurement(day: date("2027-02-16"), value: 51)]
    desk.calls(
      ["2027-02-17": 38], cameIn: 71, open: 84,
      old: [
        OldCall(
          "7714", text("digibord van groep 5 reageert niet", "smart board of year 5 does not respond"),
          created: "2027-02-08", isWaiting: true)
      ])
    desk.toldOfOldCalls(1, on: "2027-02-16")

    desk.plan(
      "reservelijn", text("reservelijn beproefd op De Wilgen", "backup line tried at De Wilgen"), "Omar",
      due: "2027-02-18", goal: text("bij een storing gaat de les door", "lessons go on during an outage"),
      ready: text(
        "de school blijft een uur online op de reservelijn",
        "the school stays online for an hour on the backup line"))
    desk.plan(
      "ouderapp", text("ouderapp bijgewerkt", "parents' app updated"), "Dilan", due: "2027-02-18",
      ready: text(
        "alle 23 scholen hebben een proefbericht verstuurd", "all 23 schools have sent a trial message"))
    let broken = desk.plan(
      "kapot", text("kapotte laptops van leerlingen opgehaald", "broken laptops of students collected"), "Brechtje",
      hard: moment("2027-02-19", "15:00"),
      because: text(
        "daarna is de reparateur dicht t/m 26 februari", "after that the repairer is closed until 26 February"),
      goal: text(
        "na de vakantie heeft iedere leerling er weer een", "after the holiday every student has one again"),
      ready: text("alle 36 staan in de bus", "all 36 are in the van"))
    desk.named(broken, for: "2027-02-19", on: "2027-02-17")
    desk.plan(
      "servers", text("servers bijgewerkt in de vakantieweek", "servers updated in the holiday week"), "Huub",
      due: "2027-02-22")
    desk.plan(
      "stagiairs", text("accounts voor 31 stagiairs klaar", "accounts for 31 trainees ready"), "Lotte",
      due: "2027-03-02")

    desk.agreed(
      "nummer", text("scholen melden een storing via één nummer", "schools report an outage to one number"), "Karin",
      decided: "2027-02-02", due: "2027-02-22", touches: text("alle directeuren", "all head teachers"),
      told: ["2027-02-02": "told"])

    desk.everyWorkday("internet", [99.8, 99.9, 99.7, 99.9, 99.6, 99.8, 99.9, 99.7], then: [78], until: "2027-02-17")
    desk.everyWorkday("first_time_right", [75, 72, 74, 71, 76, 73, 72, 74], until: "2027-02-17")
    desk.absence("Huub", "2027-02-18", "2027-02-18")
    desk.form(
      .customer,
      text("We kregen elk halfuur te horen hoe het ervoor stond.", "Every half hour we heard how things stood."),
      from: "De Linde", moment("2027-02-17", "15:10"))
    // That it is about the figure of the internet is no record: a note belongs to nothing.
    desk.form(
      .stuck,
      text(
        "De leverancier weet nog niet waarom de lijn van 9 scholen uitviel; het kan dus weer gebeuren.",
        "The supplier does not know yet why the line of 9 schools failed, so it can happen again."),
      from: "Omar", moment("2027-02-17", "16:20"))
    return desk
  }

  /// Tuesday 16 March 2027, 16:30: the day on which a housing association opened its portal for tenants.
  fileprivate static func oursLaunch(_ language: Language) -> Desk {
    var desk = factual(language, on: "2027-03-16", "16:30", since: "2027-03-15")
    desk.profile = TeamProfile(
      title: "Team Digitaal",
      figures: [
        FigureSetting(name: "self_planned", say: "reparaties zelf gepland", direction: .higher),
        FigureSetting(name: "wait", say: "wachttijd telefoon", unit: "seconden", target: 60, direction: .lower),
      ],
      contacts: [
        Contact(role: UntrustedText("meldingen"), person: UntrustedText("Merel")),
        Contact(role: UntrustedText("het portaal"), person: UntrustedText("Fenna")),
      ],
      input: "https://update.hetbaken.example/digitaal")
    desk.profile.language = language
    desk.profile.agreed["topdesk"] = 5

    // No record holds: the people of the team and who leads it; the address of the list of work; that 44 of the 58
    // tasks of the plan are done.
    let portal = desk.result(
      "portaal", "huurdersportaal Mijn Baken open", ["Fenna", "Hugo", "Rachid"], due: "2027-03-16",
      hard: "2027-03-31", goal: "niemand hoeft te wachten tot de telefoon opengaat", reached: "2027-03-16",
      effect: "2.300 huurders plannen hun reparatie nu zelf, ook 's avonds")
    let data = desk.plan(
      "gegevens", "gegevens van de 2.300 huurders overgezet", "Rachid", due: "2027-03-16", done: "2027-03-16",
      effect: "bij de controle klopte elk adres")
    let films = desk.plan(
      "filmpjes", "uitlegfilmpjes van het portaal geplaatst", "Corine", due: "2027-03-16", done: "2027-03-16",
      effect: "ze zijn er in vier talen")
    let line = desk.plan(
      "lijn", "extra telefoonlijn voor vragen over het portaal open", "Merel", due: "2027-03-16", done: "2027-03-16",
      effect: "28 huurders geholpen, niemand wachtte langer dan een minuut")
    for key in [portal, data, films, line] { desk.named(key, for: "2027-03-16", on: "2027-03-15") }
    desk.plan("letters", "knop voor grote letters toegevoegd", "Stijn", done: "2027-03-16")
    desk.plan(
      "link", "foute link in de uitnodiging hersteld", "Bilal", done: "2027-03-16",
      effect: "na 10 minuten hadden 60 huurders een nieuwe")
    desk.plan(
      "zuid", "tablet klaargezet in de hal van kantoor Zuid", "Jurre", done: "2027-03-16",
      effect: "huurders zonder computer loggen daar in")
    desk.plan("blad", "uitleg voor de wijkbeheerders op één blad gezet", "Corine", done: "2027-03-16")

    desk.memory.completions["topdesk"] = [Completion(day: date("2027-03-15"), workdays: nil, count: 33)]
    desk.memory.open["topdesk"] = [Measurement(day: date("2027-03-15"), value: 54)]
    desk.calls(["2027-03-16": 47], cameIn: 55, open: 62)

    desk.plan(
      "vragen", "antwoord op de drie meest gestelde vragen op de startpagina", "Stijn", due: "2027-03-17",
      goal: "huurders hoeven niet te bellen", ready: "Merel heeft ze alle drie nagelezen")
    desk.plan("noord", "tablet klaargezet in de hal van kantoor Noord", "Jurre", due: "2027-03-17")
    desk.plan(
      "proef", "portaal beproefd met 8 huurders van 75 en ouder", "Corine", due: "2027-03-18",
      goal: "iedereen kan ermee overweg", ready: "alle 8 hebben zelf een reparatie gepland")
    let copy = desk.plan(
      "kopie", "kopie van de oude berichten opgevraagd", "Hugo", hard: day("2027-03-19"),
      because: "de leverancier doet er een week over, en op 31 maart gaat het oude portaal uit",
      goal: "huurders kunnen hun oude berichten blijven lezen")
    desk.named(copy, for: "2027-03-19", on: "2027-03-15")
    desk.plan(
      "oud", "oude portaal uitgezet", "Hugo", hard: day("2027-03-31"), because: "die dag loopt het contract af")

    desk.agreed(
      "reparaties", "een reparatie plan je in het portaal, bellen blijft kunnen", "Fenna", decided: "2027-02-23",
      due: "2027-03-16", realised: "2027-03-16", touches: "alle huurders",
      told: ["2027-02-23": "told", "2027-03-15": "starts-next"])

    desk.metric("self_planned", 64, at: day("2027-03-16"))
    desk.everyWorkday("wait", [44, 52, 47, 41, 55, 46, 50, 49], until: "2027-03-16")
    desk.absence("Bilal", "2027-03-17", "2027-03-17")
    desk.form(
      .customer, "Binnen twee minuten stond mijn afspraak voor de kraan.", from: "huurder in de Lijsterstraat",
      moment("2027-03-16", "15:40"))
    desk.form(
      .thanks, "Rachid zat om zes uur al klaar voor het geval dat er iets misging.", from: "Merel",
      moment("2027-03-16", "16:05"))
    return desk
  }
}

/// Six daily updates of made-up teams for the blind reading. Three have their facts in both languages, the others in
/// Dutch in both.
let blindDaySituations: [Situation] = [
  Situation(name: "blind-first-day") { Desk.oursFirstDay($0) },
  Situation(name: "blind-monday-after-holiday") { Desk.oursMondayAfterHoliday($0) },
  Situation(name: "blind-half-ill") { Desk.oursHalfIll($0) },
  Situation(name: "blind-nothing-happened") { Desk.oursNothingHappened($0) },
  Situation(name: "blind-outage") { Desk.oursOutage($0) },
  Situation(name: "blind-launch") { Desk.oursLaunch($0) },
]
