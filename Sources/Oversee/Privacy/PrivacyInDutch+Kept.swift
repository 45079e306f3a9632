import Ledger
import Model

/// Wat wordt bewaard en hoe lang, wat niet gebeurt, en wat mensen kunnen vragen.
extension PrivacyInDutch {
  package var kept: String {
    let days = "\(Retention.days) dagen"
    let rows = [
      ["Teksten van berichten, zoals ze geplaatst zijn", "zoals getoond", "\(Retention.bodyDays) dagen"],
      [
        "Welke regel in welk bericht stond, en op grond waarvan", "zoals getoond",
        "\(days); wie afwezig was \(Retention.bodyDays) dagen",
      ],
      ["Wat bronnen het laatst gaven", "eigenaars, betrokkenen, teksten", "tot het \(days) niet meer gelezen is"],
      ["Ingestuurde berichten", "schrijver, tekst", days],
      ["Cijfers per dag, aantallen afgerond en open werk", "geen", "\(days); van afgerond werk het totaal langer"],
      ["Welke soorten werk ooit zijn afgerond, en wanneer voor het eerst", "geen", "zolang het bestand bestaat"],
      [
        "Waarom een bron niet gelezen of een bericht niet geplaatst kon worden", "als een antwoord iemand noemt",
        "met het bericht, hooguit \(days); van een bron tot die weer werkt",
      ],
    ]
    return """
      ## 4. Wat wordt bewaard, en hoe lang

      In één bestand, `ledger.sqlite` in `\(PrivacyTable.plain(facts.state))`, dat alleen de gebruiker van de dienst kan lezen.\
      \(facts.keepsCalendars ? " Daarnaast staan de laatste kopieën van de agenda's met vrije dagen." : "") Er staat geen wachtwoord \
      en geen adres van een webhook in.

      \(PrivacyTable.table(["wat", "personen erin", "hoe lang"], rows))

      - Wat ouder is, wordt elke dag verwijderd en in het bestand overschreven.
      - Elke dag komt er een kopie van het bestand in de map `backups` ernaast; de laatste \(Retention.backups) blijven staan, dus wat \
      verwijderd is, is daar \(Retention.backups) dagen later ook uit. Kopieën van vlak voor een nieuwe versie van Dagpost blijven hooguit \
      \(Retention.upgradeBackupDays) dagen staan, en niet meer dan twee.
      - Een beschadigd bestand wordt apart gezet in de map `corrupt`, tot iemand het weggooit: [termijn].
      - Wat geplaatst is, blijft in de chat staan zolang de chat het bewaart: [termijn].
      - Het logboek van de machine vertelt welk bericht van welk team waarheen ging, en haalt waarden aan die niet gelezen konden worden: \
      [termijn].
      - Kopieën die de organisatie van deze machine maakt: [termijn].
      """
  }

  var notDone: String {
    let groups = Set(facts.teams.map(\.smallestGroup)).sorted().map(String.init).joined(separator: " of ")
    return """
      ## 5. Wat niet gebeurt

      - Geen aantallen, ranglijsten, scores, doorlooptijden of reactietijden van personen: ze worden niet berekend, niet getoond en niet \
      opgeslagen. De tabellen hebben er geen kolom voor, en een test bewaakt dat.
      - Geen reden van afwezigheid. Een agenda-afspraak die iemand van `people:` noemt en zegt waarom die er niet is, wordt niet \
      gelezen.
      - Geen cijfers over minder dan \(groups) mensen, als de bron zegt om hoeveel mensen het gaat.
      - Niemand wordt door het bericht aangesproken (geen @vermelding), en niemand krijgt persoonlijk een herinnering.
      - Er gaat niets naar anderen dan de hosts hierboven: geen cloud van de maker, geen gebruiksstatistieken.
      - Wat Dagpost niet kan weten: hoeveel mensen een team heeft. In een heel klein team zeggen ook cijfers van het team iets over ieder van \
      hen: [aantal leden per team]. En wat mensen zelf in een titel of bericht schrijven, leest het niet na.
      """
  }

  var rights: String {
    """
    ## 6. Wat mensen kunnen vragen

    - **Niet genoemd worden.** Wie onder `unnamed:` staat, wordt vanaf dan weggelaten uit alles wat gelezen wordt, in alle spellingen.
    - **Vergeten worden.** `dagpost ledger forget NAAM` haalt iemand uit alles wat bewaard is, ook uit de bytes van het bestand en \
    van de kopieën in `backups`. Het noemt bestanden in `corrupt`, die iemand moet weggooien. Berichten in de chat, eigen kopieën van de \
    organisatie en de bronnen zelf worden er niet mee bereikt.
    - **Weten wat er bewaard is.** `dagpost ledger forget NAAM --dry-run` vertelt hoeveel van wat bewaard is iemand noemt, en verandert \
    niets; `dagpost preview` toont het volgende bericht.
    - **Iets laten verbeteren.** In de bron: de volgende keer dat die gelezen wordt, klopt het.
    - Waar je het vraagt: [contact].
    """
  }

  var helpsWith: String {
    """
    ## 7. Waar dit verslag bij helpt

    - Ondernemingsraad (WOR artikel 27 lid 1 onder k, verwerken van persoonsgegevens, en onder l, voorzieningen waarmee aanwezigheid, \
    gedrag of prestaties waargenomen kunnen worden): paragraaf 3 tot en met 5 zeggen wat er wel en niet kan. Of instemming nodig is, \
    bepalen organisatie en ondernemingsraad.
    - AVG artikel 5 (minimale gegevens, beperkt bewaren): paragraaf 3, 4 en 5. Artikel 6 (grondslag): paragraaf 2. Artikel 13 \
    (informeren): paragraaf 2 tot en met 6. Artikel 30 (register): het geheel, als ontwerp van een regel.
    """
  }
}
