import JSON
import Model

/// Turns decoded objects into records of the model. docs/adding-a-system.md lists the names of their fields.
struct RecordReader {
  let source: SourceName
  /// The moment of a figure that has no date.
  let now: Instant
  let calendar: TeamCalendar
  /// The latest day that a figure may have; nil for the day of `now`.
  var lastFigureDay: CivilDate?
  var numbers = NumberStyle.unspecified
  var moments = MomentText()
  /// Maps every spelling of a person to the one that readers see.
  let people: @Sendable (UntrustedText) -> UntrustedText
  /// The kind of a note that does not state its kind.
  var noteKind: NoteKind?
  /// Whether the format is one that people write in for the update. A note without a kind then says what was done.
  var isWrittenByPeople = false
  /// When the mail or file that is being read arrived, where that is known.
  var arrived: Instant?
  /// The file that is being read, where the same text in another file is another record. Else empty.
  var scope = ""
  /// Whether the last figure had no day of its own and counts as of `now`.
  var isUndated = false
  /// Whether the last item stated its own state.
  var saysState = false
  /// How often each text has served as a key in this reading.
  var textKeys: [String: Int] = [:]
  /// Sentences about parts of the record that were left out.
  private(set) var notices: [String] = []

  mutating func takeNotices() -> [String] {
    defer { notices = [] }
    return notices
  }

  /// - Returns: the record, and the names of fields that no record of this kind has.
  mutating func read(_ value: JSONValue, as kind: RecordKind) throws(RecordProblem) -> (Record, unknown: [String]) {
    isUndated = false
    saysState = false
    var fields = try FieldReader(value, numbers: numbers, moments: moments, mayQuote: kind != .absence)
    let record: Record =
      switch kind {
      case .item: .item(try item(&fields))
      case .milestone: .milestone(try milestone(&fields))
      case .metric: .metric(try metric(&fields))
      case .decision: .decision(try decision(&fields))
      case .note: .note(try note(&fields))
      case .absence: .absence(try absence(&fields))
      case .event: .event(try event(&fields))
      }
    return (record, fields.unknown)
  }

  /// A person as readers see them; nil for a mention of a group, such as `@here`.
  mutating func person(_ text: UntrustedText?) -> UntrustedText? {
    guard let text else { return nil }
    let known = people(text)
    guard known == text else { return known }
    if GroupMention.matches(text.description) {
      notices.append("\(shown(text.description)) is nobody's name, so it names no person")
      return nil
    }
    return text.description.hasPrefix("@") ? people(UntrustedText(String(text.description.dropFirst()))) : text
  }

  /// The record's own key, else its id, else a hash of its text.
  mutating func key(
    _ kind: RecordKind, _ fields: inout FieldReader, text: String
  ) throws(RecordProblem) -> RecordKey {
    let given = try fields.string("key", "id")?.trimmingSpaces()
    // Long keys are hashed, because a key is stored with every update that tells the record.
    let id = given.map { $0.utf8.count > 200 ? StableKey.of($0) : UntrustedText($0).description }
    let own = scope.isEmpty ? text : "\(scope)\n\(text)"
    return RecordKey(source: source, kind: kind, id: id ?? StableKey.of(own, counting: &textKeys))
  }
}
