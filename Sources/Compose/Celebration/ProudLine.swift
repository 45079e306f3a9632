import Model

/// A line that may stand in the note, and what the ledger has to remember when it does.
struct ProudLine {
  let kind: ProudKind
  let line: ChosenLine
  let said: Said
  var told: Told?

  /// - Parameters:
  ///   - about: the record that is celebrated; nil for what belongs to the whole team.
  ///   - which: tells apart what can come again: the number that was reached, the day of a record.
  init(_ kind: ProudKind, _ fact: Fact, _ records: [RecordKey], about: RecordKey? = nil, which: String = "") {
    self.kind = kind
    line = ChosenLine(fact, records: records, rule: "proud.\(kind.rawValue)")
    said = Said(
      .celebrated, about ?? ProudLine.team, detail: which.isEmpty ? kind.rawValue : "\(kind.rawValue) \(which)")
  }

  static let team = RecordKey(source: "", kind: .event, id: "")
}
