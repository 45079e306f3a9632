import Model

/// What headings of people and programs usually mean. Only hints are made of it; no column is read by it.
enum HeadingWords {
  /// Fields in order of preference, and the Dutch, English and German words for them.
  private static let meanings: [(fields: [String], words: [String])] = [
    (
      ["date", "start", "first"],
      [
        "datum", "date", "dag", "day", "tag", "peildatum", "meetdatum", "stichtag", "tijdstip", "zeitpunkt",
        "timestamp", "datum/tijd",
      ]
    ),
    (
      ["name"],
      ["naam", "cijfer", "kengetal", "indicator", "kpi", "meting", "metric", "figure", "kennzahl", "bezeichnung"]
    ),
    (
      ["value"],
      [
        "waarde", "wert", "aantal", "anzahl", "count", "amount", "score", "resultaat", "result", "actueel", "actual",
        "realisatie", "ist", "getal",
      ]
    ),
    (
      ["target", "goal"],
      ["doel", "norm", "streefwaarde", "doelwaarde", "ziel", "zielwert", "soll", "goal", "kpi-norm"]
    ),
    (["unit"], ["eenheid", "einheit"]),
    (
      ["title", "text", "name"],
      [
        "titel", "omschrijving", "onderwerp", "subject", "summary", "samenvatting", "taak", "task", "beschrijving",
        "description", "betreff", "aufgabe", "activiteit", "actie", "melding", "korte omschrijving", "naam", "name",
      ]
    ),
    (["text", "title"], ["tekst", "bericht", "opmerking", "message", "nachricht", "compliment"]),
    (
      ["from", "owner"],
      [
        "eigenaar", "behandelaar", "assignee", "toegewezen", "verantwoordelijke", "verantwortlich", "bearbeiter",
        "uitvoerder", "wie", "door", "afzender", "naam", "name",
      ]
    ),
    (["person"], ["medewerker", "werknemer", "persoon", "mitarbeiter", "employee", "naam", "name", "wie"]),
    (
      ["due", "last"],
      [
        "vervaldatum", "deadline", "due date", "streefdatum", "einddatum", "gepland", "fällig", "fälligkeit", "termin",
        "opleverdatum", "gereed voor",
      ]
    ),
    (["state"], ["status", "zustand", "toestand", "fase"]),
    (
      ["finished", "realised", "reached"],
      ["afgerond", "gereed", "voltooid", "gesloten", "closed", "resolved", "opgelost", "erledigt", "afgemeld"]
    ),
    (["created"], ["aangemaakt", "aangemeld", "gemaakt", "erstellt", "ingediend", "geopend"]),
    (["id"], ["nummer", "number", "nr", "ticket", "issue key", "meldingnummer"]),
    (["first", "start"], ["van", "vanaf", "begin", "startdatum", "von", "from", "eerste dag"]),
    (["last", "end"], ["tot", "t/m", "tot en met", "einde", "bis", "until", "to", "einddatum", "laatste dag"]),
    (["kind"], ["soort", "type", "categorie", "kategorie", "category"]),
    (["labels"], ["label", "tag", "tags"]),
    (["url"], ["link", "adres"]),
  ]

  private static let periods: Set = ["week", "woche", "maand", "month", "monat", "periode", "period"]

  /// Whether a heading probably names a period of several days. A period is no day of a value, and often the same in
  /// every row.
  static func isPeriod(_ heading: String) -> Bool { spellings(heading).contains(where: periods.contains) }

  /// The field that a heading probably means; nil where no word fits.
  static func field(for heading: String, of kind: RecordKind, without taken: Set<String> = []) -> String? {
    for word in spellings(heading) {
      for (fields, words) in meanings where words.contains(word) {
        if let field = fields.first(where: { kind.fieldNames.contains($0) && !taken.contains($0) }) { return field }
      }
    }
    return nil
  }

  /// The heading itself and its first word.
  private static func spellings(_ heading: String) -> [String] {
    let whole = heading.withoutOddCharacters.lowercased()
    return [whole, whole.split { $0 == " " || $0 == "(" || $0 == ":" }.first.map(String.init) ?? whole]
  }
}
