import Collect
import Ledger
import Model
import Teams

/// Het privacyverslag in het Nederlands.
struct PrivacyInDutch {
  let facts: PrivacyFacts

  var text: String {
    ([head, inShort, purpose, "## 3. Wat wordt gelezen en getoond"] + facts.teams.map(team)
      + [kept, notDone, rights, helpsWith])
      .joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    """
    # Dagpost en persoonsgegevens

    Gemaakt op \(date) door dagpost \(Version.current) uit `\(PrivacyTable.plain(facts.config))`, voor de ondernemingsraad en de \
    functionaris gegevensbescherming. Hier staat wat deze inrichting doet, zoals het programma gebouwd is. Het is geen juridisch \
    advies. Wat tussen [haken] staat, vult de organisatie zelf in.
    """
  }

  private var date: String {
    let months = [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ]
    return "\(facts.today.day) \(months[facts.today.month - 1]) \(facts.today.year)"
  }

  private var inShort: String {
    let unnamed = facts.teams.map(\.unnamed).max() ?? 0
    return """
      ## 1. In het kort

      - Dagpost leest waar het werk van een team al wordt vastgelegd en plaatst daarover een kort bericht in de chat van het team. \
      Niemand hoeft er iets voor te melden.
      - Mensen staan erin als \(list(roles.map(word), "of")). Er wordt niets per persoon geteld, gerangschikt of gemeten in tijd, en er is \
      ook geen plek om dat op te slaan.
      - Het draait op één machine van de organisatie. Het spreekt met de bronnen en kanalen hieronder en met niemand anders.\
      \(operatorsWays.map { "\n- \($0)" }.joined())
      - De teksten van berichten worden \(Retention.bodyDays) dagen bewaard, de rest \(Retention.days) dagen.
      - \(unnamed == 0 ? "Niemand heeft gevraagd om niet genoemd te worden." : unnamed == 1 ? "Eén persoon wordt op eigen verzoek nooit genoemd." : "\(unnamed) mensen worden op eigen verzoek nooit genoemd.")
      """
  }

  private var roles: [PrivacyFacts.Role] {
    PrivacyFacts.Role.allCases.filter { role in facts.teams.contains { $0.roles.contains(role) } }
  }

  private func list(_ words: [String], _ joint: String) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "niets" }
    return words.dropLast().joined(separator: ", ") + " \(joint) " + last
  }

  private var purpose: String {
    """
    ## 2. Doel en grondslag

    - Verwerkingsverantwoordelijke: [organisatie, contactgegevens]
    - Doel: [waar de berichten voor zijn, en waarvoor ze niet worden gebruikt]
    - Grondslag (AVG artikel 6): [grondslag, met toelichting]
    - Betrokkenen: [leden van de teams hieronder, \(members); mensen die in teksten van bronnen genoemd worden]
    - Afgesproken met de ondernemingsraad op: [datum]
    """
  }

  private var members: String {
    facts.teams.count == 1 ? "hoeveel" : "hoeveel per team"
  }

  // MARK: Een team

  private func team(_ team: PrivacyFacts.Team) -> String {
    let sources = team.sources.map { source in
      [
        "\(PrivacyTable.plain(source.title)) (`\(source.name)`)", source.places.map(place).joined(separator: ", "),
        source.kinds.map { kind($0.kind) }.joined(separator: ", "),
        fields(source, people: true), fields(source, people: false),
      ]
    }
    let channels = team.channels.map { channel in
      [
        "`\(channel.name)`\(use(channel))", channel.service,
        place(channel), "[wie het kan lezen]",
      ]
    }
    return """
      ### Team \(PrivacyTable.plain(team.title))

      **Gelezen**, voor \(editions(team)):

      \(PrivacyTable.table(["bron", "waarvandaan", "wat", "personen", "tekst waarin iemand genoemd kan zijn"], sources))

      \(notes(team).map { "- \($0)" }.joined(separator: "\n"))

      **Getoond**, in deze kanalen:

      \(PrivacyTable.table(["kanaal", "dienst", "gaat naar", "lezers"], channels))

      \((team.roles.map { shown($0, team) } + forManager(team)).map { "- \($0)" }.joined(separator: "\n"))
      """
  }

  private func editions(_ team: PrivacyFacts.Team) -> String {
    list(
      team.editions.map { edition in
        let time = "\(edition.at.hour).\(edition.at.minute < 10 ? "0" : "")\(edition.at.minute) uur"
        return
          "`\(edition.name)` (\(edition.kind == .daily ? "het bericht van de dag" : "het bericht van de week"), \(time))"
      }, "en")
  }

  private func fields(_ source: SourceDisclosure, people: Bool) -> String {
    let fields = source.kinds.flatMap(\.fields).filter { $0.isPerson == people }
    return PersonalField.allCases.filter(fields.contains).map(word).joined(separator: ", ")
  }

  private func notes(_ team: PrivacyFacts.Team) -> [String] {
    var notes: [String] = []
    for source in team.sources {
      if source.hidesTitles { notes.append("Van `\(source.name)` worden geen titels gelezen.") }
      if !source.excluded.isEmpty {
        notes.append(
          "Van `\(source.name)` wordt dit helemaal niet gelezen: \(source.excluded.map(PrivacyTable.plain).joined(separator: ", "))."
        )
      }
      guard source.kinds.contains(where: { $0.kind == .item }) else { continue }
      if source.counted == nil {
        notes.append(
          "Werk van `\(source.name)` wordt alleen geteld, voor het team als geheel, en zonder eigenaar gelezen.")
      } else if let counted = source.counted, !counted.isEmpty {
        notes.append(
          "Van `\(source.name)` wordt dit alleen geteld, voor het team als geheel, en zonder eigenaar gelezen: \(counted.map(PrivacyTable.plain).joined(separator: ", "))."
        )
      }
    }
    if team.sources.contains(where: { $0.kinds.contains { $0.kind == .absence } }) {
      notes.append(
        "Van afwezigheid worden een naam en dagen gelezen, nooit een reden. Ze wordt gemeld, en zelf niet opgeslagen.")
    }
    notes.append(
      "Een cijfer over minder dan \(team.smallestGroup) mensen wordt niet getoond en niet opgeslagen, als de bron vertelt over hoeveel mensen het gaat."
    )
    if !team.calendars.isEmpty {
      notes.append(
        "Vrije dagen komen uit \(list(team.calendars.map(PrivacyTable.plain), "en")); alleen hele dagen worden gelezen, met hun titel."
      )
    }
    if team.unnamed > 0 {
      notes.append(
        "\(team.unnamed == 1 ? "Eén persoon wordt" : "\(team.unnamed) mensen worden") uit alles wat gelezen wordt weggelaten, voordat er iets wordt opgeslagen."
      )
    }
    return notes
  }

  private func forManager(_ team: PrivacyFacts.Team) -> [String] {
    guard team.channels.contains(where: { $0.use == .manager }) else { return [] }
    return [
      "De leidinggevende hoort daarnaast welke afspraken blijven uitlopen en welk gepland werk stil van zijn lijst verdween, met de eigenaar als die er is, en of prioriteiten en doelen nog iets zeggen, zonder namen."
    ]
  }

  private func shown(_ role: PrivacyFacts.Role, _ team: PrivacyFacts.Team) -> String {
    switch role {
    case .owner: "Eigenaar: met naam achter werk dat klaar, gepland, afgesproken of te laat is."
    case .thanked: "Bedankt: bij een mijlpaal, of in een bedankje dat een collega of klant schreef."
    case .writer: "Schrijver: achter een bericht dat iemand voor de update instuurde, als die zijn naam gaf."
    case .absent: "Afwezig: de naam en de laatste dag, in het bericht van die dag of van de werkdag ervoor."
    case .contact:
      "Contactpersoon: bij wie je waarvoor terechtkunt, zoals de inrichting zegt (\(team.contacts.map(\.description).joined(separator: ", ")))."
    case .anniversary:
      "Jubilaris: \(team.anniversaries == 1 ? "één persoon wil" : "\(team.anniversaries) mensen willen") graag dat een jubileum gemeld wordt. Een geboortedatum is niet bekend."
    }
  }
}
