import Model

/// A decoded object to a record of the model. The names of the fields are those of docs/adding-a-system.md.
struct RecordReader {
  let source: SourceName
  /// A figure without a date is of this moment.
  let now: Instant
  let calendar: TeamCalendar
  /// No figure is of a later day; nil where that is the day of `now`.
  var latest: CivilDate?
  var numbers = NumberStyle.unsaid
  var moments = MomentText()
  /// The spelling that readers see of a person.
  let people: @Sendable (UntrustedText) -> UntrustedText
  /// What a note is that does not say so itself.
  var noteKind: NoteKind?
  /// It was written by people for the update, so that a note says by itself what it is, or else what was done.
  var isWritten = false
  /// When what is read now came to lie there, where that is known.
  var arrived: Instant?
  /// The file that what is read now stands in, where the same text in another file is another record.
  var scope = ""
  /// Whether the figure that was read last has no day of its own, so that it counts as of now.
  private(set) var isUndated = false
  /// Whether the item that was read last says itself which state it is in.
  private(set) var saysState = false
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
    var fields = try FieldReader(value, numbers: numbers, moments: moments, isQuoted: kind != .absence)
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
    if Nobody.isCalled(text.description) {
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

  private mutating func item(_ fields: inout FieldReader) throws(RecordProblem) -> Item {
    let title = try fields.text("title")
    let id = try fields.text("id")
    guard title != nil || id != nil else { throw RecordProblem("it has no title", .missing) }
    let key = try key(.item, &fields, text: title?.description ?? "")
    let finished = try fields.moment("finished")
    let said = try fields.choice("state", ItemState.self)
    saysState = said != nil
    let state = said ?? (finished == nil ? .planned : .finished)
    var item = Item(key: key, title: title ?? UntrustedText(""), state: state)
    item.id = id ?? UntrustedText("")
    item.link = try fields.string("url").flatMap(WebLink.init)
    item.owner = person(try fields.text("owner"))
    item.kind = try fields.text("kind")
    item.labels = try fields.texts("labels")
    item.created = try fields.moment("created")
    item.started = try fields.moment("started")
    // A reopened item keeps its old date in some systems.
    item.finished = state.isOpen ? nil : finished
    item.updated = try fields.moment("updated")
    item.due = try fields.moment("due")
    item.hard = try fields.moment("hard")
    item.hardReason = try fields.text("reason")
    item.goal = try fields.text("goal")
    item.doneMeans = try fields.text("means")
    item.effect = try fields.text("effect")
    item.milestone = try fields.string("milestone")
    item.isTop = try fields.flag("top")
    item.droppedWhy = try fields.text("why")
    return item
  }

  private mutating func milestone(_ fields: inout FieldReader) throws(RecordProblem) -> Milestone {
    let title = try fields.required("title")
    var milestone = Milestone(key: try key(.milestone, &fields, text: title.description), title: title)
    milestone.link = try fields.string("url").flatMap(WebLink.init)
    let named = try fields.texts("people")
    let owner = try fields.text("owner")
    milestone.people = (named.isEmpty ? [owner].compactMap { $0 } : named).compactMap { person($0) }
    milestone.due = try fields.moment("due")
    milestone.hard = try fields.moment("hard")
    let state = try fields.choice("state", ItemState.self)
    milestone.reached = try fields.moment("reached", "finished")
    milestone.reachedUndated = state == .finished && milestone.reached == nil
    milestone.dropped = try fields.flag("dropped") || state == .dropped
    milestone.goal = try fields.text("goal")
    milestone.effect = try fields.text("effect")
    return milestone
  }

  private mutating func metric(_ fields: inout FieldReader) throws(RecordProblem) -> Metric {
    let name = try fields.required("name")
    let given = try fields.string("key")?.trimmingSpaces()
    let key = RecordKey(
      source: source, kind: .metric, id: given.map { UntrustedText($0).description } ?? name.description)
    let value = try fields.quantity("value")
    let at = try fields.moment("at", "date")
    let target = try fields.quantity("target")
    // A sheet may have its empty rows for all of the year.
    if let at, value != nil, calendar.day(of: at) > latest ?? calendar.civil(now).date {
      throw RecordProblem(
        "its day, \(calendar.day(of: at)), is still to come, and a figure is of today or earlier; mend its date", .date)
    }
    var metric = Metric(key: key, name: name, value: value?.number, at: at ?? .instant(now))
    metric.unit = try unit(try fields.text("unit"), value, target)
    metric.target = target?.number
    metric.direction = try fields.choice("better", Direction.self)
    metric.people = try fields.count("people")
    isUndated = at == nil
    if isUndated { try refuseHistory(fields) }
    return metric
  }

  /// The one unit of a value and its target, wherever it is written.
  private func unit(
    _ written: UntrustedText?, _ value: (number: Double, unit: UntrustedText?)?,
    _ target: (number: Double, unit: UntrustedText?)?
  ) throws(RecordProblem) -> UntrustedText? {
    let units = [written, value?.unit, target?.unit].compactMap { $0 }
    guard let first = units.first else { return nil }
    if let other = units.first(where: { !NumberText.isSame($0.description, first.description) }) {
      throw RecordProblem("it is told in \"\(first)\" and in \"\(other)\"; value, target and unit must agree", .number)
    }
    if let value, value.unit == nil, written == nil, first.description == "%", value.number.magnitude <= 1 {
      throw RecordProblem("target is in % and value is \(value.number); write both with % or both without", .number)
    }
    return first
  }

  /// A value whose day stands in a field that is not read would count as of now.
  private func refuseHistory(_ fields: FieldReader) throws(RecordProblem) {
    let today = calendar.civil(now).date
    for name in fields.unknown {
      guard let text = fields.text(ofUnknown: name) else { continue }
      let isDay = HeadingWords.field(for: name, of: .metric) == "date" && !MomentText.isSpelling(text, of: today)
      guard isDay || WrittenPeriod.last(text, today: today) ?? today < today else { continue }
      throw RecordProblem(
        "its field \"\(shown(name))\" is not read, so that a value of another day would count as of today; "
          + "if it is the day of the value, call it date", .date)
    }
  }
}

extension RecordReader {
  private mutating func decision(_ fields: inout FieldReader) throws(RecordProblem) -> Decision {
    let title = try fields.required("title")
    var decision = Decision(key: try key(.decision, &fields, text: title.description), title: title)
    decision.link = try fields.string("url").flatMap(WebLink.init)
    decision.owner = person(try fields.text("owner"))
    decision.decided = try fields.moment("decided", "created")
    decision.due = try fields.moment("due")
    decision.realised = try fields.moment("realised", "finished")
    let state = try fields.choice("state", ItemState.self)
    decision.realisedUndated = state == .finished && decision.realised == nil
    decision.started = try fields.flagOrMoment("started") || state == .active
    decision.withdrawn = try fields.flag("withdrawn") || state == .dropped
    decision.touches = try fields.text("touches")
    decision.proof = try fields.proof("proof")
    return decision
  }

  private mutating func absence(_ fields: inout FieldReader) throws(RecordProblem) -> Absence {
    let person = people(try fields.required("person"))
    guard let first = try fields.moment("first").map(calendar.day) else {
      throw RecordProblem("it has no first", .missing)
    }
    let last = try fields.moment("last").map(calendar.day) ?? first
    guard first <= last else { throw RecordProblem("its last day, \(last), is before its first, \(first)", .date) }
    let given = try key(.absence, &fields, text: "\(person.description) \(first)")
    // Whatever a calendar calls the entry, only that it is the same one is of use.
    let key = RecordKey(source: source, kind: .absence, id: StableKey.of(given.id))
    return Absence(key: key, person: person, first: first, last: last)
  }

  private mutating func event(_ fields: inout FieldReader) throws(RecordProblem) -> Event {
    let title = try fields.required("title")
    guard let start = try fields.moment("start") else { throw RecordProblem("it has no start", .missing) }
    var event = Event(
      key: try key(.event, &fields, text: "\(title.description) \(calendar.day(of: start))"), title: title, start: start
    )
    event.link = try fields.string("url").flatMap(WebLink.init)
    event.owner = person(try fields.text("owner"))
    event.end = try fields.moment("end")
    return event
  }
}
