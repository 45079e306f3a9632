import Model

/// The kinds of things that a team may be proud of, in the order in which they stand in the note.
enum ProudKind: String, CaseIterable {
  case milestone
  case roundNumber = "round-number"
  case record
  case firstTime = "first-time"
  case targetMet = "target-met"
  case targetKept = "target-kept"
  case fewestOpen = "fewest-open"
  case longestWaiting = "longest-waiting"
  case agreements, plans, kept
  case quiet
  case customer, thanks, anniversary
  /// What was learned has a line of its own, after the others.
  case learned

  /// How many lines of a kind a note has at most: three records are a list, no celebration.
  var most: Int {
    switch self {
    case .milestone, .anniversary: .max
    case .record, .targetKept, .quiet, .customer, .thanks: 2
    default: 1
    }
  }
}

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

/// What earlier notes of this edition celebrated.
struct Celebrated {
  private let recalled: [(kind: Substring, said: Said, on: CivilDate)]

  init(_ material: Material) {
    let edition = material.occasion.slot.edition
    recalled = material.memory.said.filter { $0.said.topic == .celebrated && $0.edition == edition }.map {
      ($0.said.detail.prefix { $0 != " " }, $0.said, $0.on)
    }
  }

  /// When something of that kind was celebrated last.
  func last(_ kind: ProudKind) -> CivilDate? { recalled.last { $0.kind == kind.rawValue }?.on }

  /// Whether this was celebrated; with `after`, whether it was on a later day than that.
  func has(_ kind: ProudKind, _ record: RecordKey, which: String? = nil, after day: CivilDate? = nil) -> Bool {
    recalled.contains { past in
      past.kind == kind.rawValue && past.said.record == record
        && which.map { past.said.detail == "\(kind.rawValue) \($0)" } ?? true && day.map { past.on > $0 } ?? true
    }
  }
}
