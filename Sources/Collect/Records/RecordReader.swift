import Model

/// A decoded object to a record of the model. The names of the fields are those of docs/adding-a-system.md.
struct RecordReader {
  let source: SourceName
  /// A figure without a date is of this moment.
  let now: Instant
  let calendar: TeamCalendar
  /// No figure is of a later day; nil where that is the day of `now`.
  var lastFigureDay: CivilDate?
  var numbers = NumberStyle.unspecified
  var moments = MomentText()
  /// The spelling that readers see of a person.
  let people: @Sendable (UntrustedText) -> UntrustedText
  /// What a note is that does not say so itself.
  var noteKind: NoteKind?
  /// It was written by people for the update, so that a note says by itself what it is, or else what was done.
  var isWrittenByPeople = false
  /// When what is read now came to lie there, where that is known.
  var arrived: Instant?
  /// The file that what is read now stands in, where the same text in another file is another record.
  var scope = ""
  /// Whether the figure that was read last has no day of its own, so that it counts as of now.
  var isUndated = false
  /// Whether the item that was read last says itself which state it is in.
  var saysState = false
  /// How often a text has served as a key in this reading.
  var textKeys: [String: Int] = [:]
  /// What of a record that was read was left out.
  private(set) var notices: [String] = []

  mutating func takeNotices() -> [String] {
    defer { notices = [] }
    return notices
  }

  /// The record, and the names of fields that a record of this kind does not have.
  mutating func read(_ value: Value, as kind: RecordKind) throws(RecordProblem) -> (Record, unknown: [String]) {
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

  /// Somebody as readers see them; `@here` is nobody.
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

  /// The source's own key, else what it shows as id, else one made of the text.
  mutating func key(
    _ kind: RecordKind, _ fields: inout FieldReader, text: String
  ) throws(RecordProblem) -> RecordKey {
    let given = try fields.string("key", "id")?.trimmingSpaces()
    // A key of hostile length would be stored with every appearance.
    let id = given.map { $0.utf8.count > 200 ? StableKey.of($0) : UntrustedText($0).description }
    let own = scope.isEmpty ? text : "\(scope)\n\(text)"
    return RecordKey(source: source, kind: kind, id: id ?? StableKey.of(own, counting: &textKeys))
  }
}
