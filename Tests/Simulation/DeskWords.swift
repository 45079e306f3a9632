import Model

/// One text in both languages.
struct Pair: Sendable {
  private let en: String
  private let nl: String
  init(_ en: String, _ nl: String) { (self.en, self.nl) = (en, nl) }
  func callAsFunction(_ language: Language) -> String { language == .en ? en : nl }
  func callAsFunction(_ language: Language, _ place: Pair) -> String {
    self(language).replacing("§", with: place(language))
  }
}

/// What the service desk of a hospital has to do. `§` stands for a department.
enum DeskWords {
  static let people = ["Fatima", "Joost", "Marjan", "Ravi", "Gerda", "Wouter", "Naima", "Sjoerd"]

  static let departments = [
    Pair("Finance", "Financiën"), Pair("Purchasing", "Inkoop"), Pair("Radiology", "Radiologie"),
    Pair("the pharmacy", "de apotheek"), Pair("the laboratory", "het laboratorium"),
    Pair("the outpatient clinic", "de polikliniek"), Pair("Human Resources", "Personeelszaken"),
    Pair("the emergency ward", "de spoedeisende hulp"), Pair("the kitchen", "de keuken"),
    Pair("the day care", "de kinderopvang"), Pair("Planning", "Planning"), Pair("the archive", "het archief"),
    Pair("the operating rooms", "de operatiekamers"), Pair("reception", "de receptie"),
  ]

  /// A title, what "done" means, and what it brings.
  static let work: [(title: Pair, means: Pair?, effect: Pair?, goal: Pair?)] = [
    (
      Pair("laptops at § replaced", "laptops bij § vervangen"),
      Pair("everyone can log in", "iedereen kan inloggen"), nil,
      Pair("no more laptops without updates", "geen laptops meer zonder updates")
    ),
    (
      Pair("mail of § moved to the new server", "mail van § verhuisd naar de nieuwe server"),
      Pair("all mail arrives by 18:00", "alle mail om 18.00 uur binnenkomt"), nil,
      Pair("the old server can go", "de oude server kan weg")
    ),
    (
      Pair("printers at § set up again", "printers bij § opnieuw ingericht"), nil,
      Pair("printing takes seconds again", "printen duurt weer seconden"), nil
    ),
    (
      Pair("access rights of § checked", "rechten van § gecontroleerd"),
      Pair("the head has signed the list", "het hoofd de lijst heeft getekend"), nil,
      Pair("ready for the audit", "klaar voor de audit")
    ),
    (
      Pair("backup of § restored as a test", "back-up van § als proef teruggezet"), nil,
      Pair("we know now that it works", "nu weten we dat het werkt"), nil
    ),
    (
      Pair("telephones at § on the new exchange", "telefoons van § op de nieuwe centrale"),
      Pair("calls can be put through", "doorverbinden lukt"), nil, nil
    ),
    (
      Pair("Wi-Fi at § measured and mended", "wifi bij § gemeten en verbeterd"), nil,
      Pair("no more dead spots", "geen dode hoeken meer"), nil
    ),
    (
      Pair("work instructions for § written", "werkinstructie voor § geschreven"), nil, nil,
      Pair("fewer questions about passwords", "minder vragen over wachtwoorden")
    ),
    (
      Pair("scanners at § replaced", "scanners bij § vervangen"), nil,
      Pair("one scan instead of three", "één keer scannen in plaats van drie keer"), nil
    ),
    (
      Pair("self-service form for § in use", "selfserviceformulier voor § in gebruik"),
      Pair("the first request has come in", "de eerste aanvraag binnen is"), nil,
      Pair("requests without a telephone call", "aanvragen zonder telefoontje")
    ),
    (
      Pair("certificate for § renewed", "certificaat voor § vernieuwd"), nil,
      Pair("before anybody noticed", "voordat iemand er last van had"), nil
    ),
  ]

  static let calls = [
    Pair("scanner does not start", "scanner start niet op"), Pair("cannot log in", "inloggen lukt niet"),
    Pair("printer jams", "printer loopt vast"), Pair("mail does not arrive", "mail komt niet aan"),
    Pair("screen stays black", "scherm blijft zwart"),
    Pair("no sound in the meeting room", "geen geluid in de vergaderzaal"),
    Pair("telephone does not ring", "telefoon gaat niet over"), Pair("shared folder is gone", "gedeelde map is weg"),
    Pair("password has expired", "wachtwoord is verlopen"),
    Pair("label printer prints blanks", "labelprinter print leeg"),
  ]

  static let milestones = [
    Pair("all 340 laptops run Windows 11", "alle 340 laptops draaien op Windows 11"),
    Pair("the mail migration is done", "de mailmigratie is klaar"),
    Pair("the audit is passed without remarks", "de audit is zonder opmerkingen doorstaan"),
    Pair("the new telephone exchange runs everywhere", "de nieuwe telefooncentrale draait overal"),
    Pair("the old data centre is switched off", "het oude rekencentrum is uitgezet"),
    Pair("self-service is open for every department", "de selfservice is open voor alle afdelingen"),
    Pair("all printers are leased anew", "alle printers vallen onder het nieuwe contract"),
    Pair("the emergency plan was exercised", "het noodplan is geoefend"),
  ]

  /// A decision and whom it touches.
  static let decisions: [(title: Pair, touches: Pair?)] = [
    (Pair("no walk-in desk on Fridays", "op vrijdag geen inloopbalie"), Pair("all departments", "alle afdelingen")),
    (Pair("changes only on Tuesday and Thursday", "wijzigingen alleen op dinsdag en donderdag"), nil),
    (Pair("every call gets an owner within the hour", "elke melding heeft binnen een uur een eigenaar"), nil),
    (Pair("one migration an evening", "één migratie per avond"), nil),
    (
      Pair("new colleagues order through the form", "nieuwe collega's bestellen via het formulier"),
      Pair("all heads of department", "alle afdelingshoofden")
    ),
    (
      Pair("the stand-by shift changes on Monday", "de piketdienst wisselt op maandag"),
      Pair("the whole team", "het hele team")
    ),
    (Pair("passwords are reset by the desk only", "wachtwoorden resetten doet alleen de balie"), nil),
    (Pair("stock is counted every month", "de voorraad wordt elke maand geteld"), nil),
    (Pair("suppliers get an answer within two days", "leveranciers krijgen binnen twee dagen antwoord"), nil),
    (Pair("the knowledge base is kept by two people", "de kennisbank heeft twee beheerders"), nil),
    (Pair("no meetings before half past nine", "geen overleg voor half tien"), Pair("the whole team", "het hele team")),
    (Pair("old phones are collected on Wednesdays", "oude telefoons halen we op woensdag op"), nil),
  ]

  static let thanks = [
    Pair(
      "thank you for taking over the Tuesday evening shift", "dank voor het overnemen van de dienst op dinsdagavond"),
    Pair(
      "thank you for explaining the new form so patiently", "dank voor de geduldige uitleg van het nieuwe formulier"),
    Pair("thank you for staying on for the server", "dank dat je voor de server bent gebleven"),
    Pair("thank you for the cake and the good mood", "dank voor de taart en de goede sfeer"),
    Pair("thank you for finding that odd cable", "dank voor het vinden van die rare kabel"),
    Pair("thank you for the clear handover", "dank voor de heldere overdracht"),
  ]

  static let customers = [
    Pair("Back at work within ten minutes. Great!", "Binnen tien minuten weer aan het werk. Top!"),
    Pair("Finally somebody who calls back.", "Eindelijk iemand die terugbelt."),
    Pair("Friendly and quick, as always.", "Vriendelijk en snel, zoals altijd."),
    Pair("The new form saves me half an hour.", "Het nieuwe formulier scheelt me een half uur."),
    Pair("You could not see that the whole department had moved.", "Je merkte niet dat de hele afdeling was verhuisd."),
  ]

  static let learned = [
    Pair("two migrations in one evening is too many", "twee migraties op één avond is te veel"),
    Pair("call the department a day ahead", "bel de afdeling een dag van tevoren"),
    Pair("test the printer before you leave", "test de printer voordat je weggaat"),
    Pair("a photo says more than a call of ten lines", "een foto zegt meer dan een melding van tien regels"),
  ]
}
