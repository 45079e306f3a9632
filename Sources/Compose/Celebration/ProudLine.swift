import Model

/// A line that may stand in the note, and what has to be remembered of it when it does.
struct ProudLine {
  let kind: ProudKind
  let line: ChosenLine
  let said: Said
  var told: Told?

  /// - Parameters:
  ///   - about: the record that is celebrated; none for what is the whole team's.
  ///   - which: tells what can come again from what was told: the number reached, the day of a record.
  init(_ kind: ProudKind, _ fact: Fact, _ records: [RecordKey], about: RecordKey? = nil, which: String = "") {
    self.kind = kind
    line = ChosenLine(fact, records: records, rule: "proud.\(kind.rawValue)")
    said = Said(
      .celebrated, about ?? ProudLine.team, detail: which.isEmpty ? kind.rawValue : "\(kind.rawValue) \(which)")
  }

  static let team = RecordKey(source: "", kind: .event, id: "")
}
