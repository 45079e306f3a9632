/// One fact that a source gave.
public enum Record: Sendable, Codable, Hashable {
  case item(Item)
  case milestone(Milestone)
  case metric(Metric)
  case decision(Decision)
  case note(Note)
  case absence(Absence)
  case event(Event)

  public var key: RecordKey {
    switch self {
    case .item(let item): item.key
    case .milestone(let milestone): milestone.key
    case .metric(let metric): metric.key
    case .decision(let decision): decision.key
    case .note(let note): note.key
    case .absence(let absence): absence.key
    case .event(let event): event.key
    }
  }
}

extension Record {
  /// The same fact under another key.
  public func with(key: RecordKey) -> Record {
    func keyed<T>(_ record: T, _ path: WritableKeyPath<T, RecordKey>) -> T {
      var record = record
      record[keyPath: path] = key
      return record
    }
    return switch self {
    case .item(let item): .item(keyed(item, \.key))
    case .milestone(let milestone): .milestone(keyed(milestone, \.key))
    case .metric(let metric): .metric(keyed(metric, \.key))
    case .decision(let decision): .decision(keyed(decision, \.key))
    case .note(let note): .note(keyed(note, \.key))
    case .absence(let absence): .absence(keyed(absence, \.key))
    case .event(let event): .event(keyed(event, \.key))
    }
  }
}

public enum RecordKind: String, Sendable, Codable, CaseIterable {
  case item, milestone, metric, decision, note, absence, event
}

/// What makes two readings of a fact the same fact: its source, its kind and the source's own stable key.
public struct RecordKey: Hashable, Sendable, Codable {
  public let source: SourceName
  public let kind: RecordKind
  public let id: String

  public init(source: SourceName, kind: RecordKind, id: String) {
    self.source = source
    self.kind = kind
    self.id = id
  }
}

extension RecordKey {
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let id = try values.decode(String.self, forKey: .id)
    self.init(
      source: try values.decode(SourceName.self, forKey: .source),
      kind: try values.decode(RecordKind.self, forKey: .kind),
      id: decoder.unnamed?.key(id) ?? id)
  }
}

public enum ItemState: String, Sendable, Codable, CaseIterable {
  case planned, active, waiting, finished, dropped

  /// Whether work on it is still to be done.
  public var isOpen: Bool { self == .planned || self == .active || self == .waiting }
}

/// A piece of work.
public struct Item: Sendable, Codable, Hashable {
  public internal(set) var key: RecordKey
  /// As the system shows it to people: `#31`, `I 2611 0042`. Empty when the source has none.
  public var id = UntrustedText("")
  public var title: UntrustedText
  public var link: WebLink?
  public var owner: UntrustedText?
  /// It has an owner who is not to be named.
  public var isTaken = false
  public var state: ItemState
  /// The system's own word: incident, change, task, commit …
  public var kind: UntrustedText?
  public var labels: [UntrustedText] = []
  public var created: Moment?
  public var started: Moment?
  public var finished: Moment?
  public var updated: Moment?
  /// The wished date.
  public var due: Moment?
  /// The real deadline: after it, it is too late. Only this one is marked.
  public var hard: Moment?
  public var hardReason: UntrustedText?
  public var goal: UntrustedText?
  public var doneMeans: UntrustedText?
  public var effect: UntrustedText?
  /// Why it was dropped.
  public var droppedWhy: UntrustedText?
  /// It carries the highest priority that its system has.
  public var isTop = false
  public var milestone: String?
  /// Told as a number, never by title (DESIGN.md "Counts and titles").
  public var counted = false
  /// Work that nobody notices as long as it is done; nil where its source does not say what is.
  public var isQuiet: Bool?
  /// Its title may not be shown (`titles: hidden`); it is then empty already.
  public var hidden = false

  public init(key: RecordKey, title: UntrustedText, state: ItemState) {
    self.key = key
    self.title = title
    self.state = state
  }
}

/// A result worth celebrating when it is reached.
public struct Milestone: Sendable, Codable, Hashable {
  public internal(set) var key: RecordKey
  public var title: UntrustedText
  public var link: WebLink?
  public var people: [UntrustedText] = []
  public var due: Moment?
  public var hard: Moment?
  /// Nil while it is not reached. A system that knows only that it was reached gives the moment it was last changed.
  public var reached: Moment?
  /// Reached at a moment the source does not know (a checked box): the first reading that showed it counts.
  public var reachedUndated = false
  public var dropped = false
  public var goal: UntrustedText?
  public var effect: UntrustedText?

  public init(key: RecordKey, title: UntrustedText) {
    self.key = key
    self.title = title
  }
}

public enum Direction: String, Sendable, Codable, CaseIterable {
  case higher, lower, neutral
}

/// A figure at a moment. A value that is missing is nil, never zero.
public struct Metric: Sendable, Codable, Hashable {
  public internal(set) var key: RecordKey
  public var name: UntrustedText
  public var value: Double?
  public var unit: UntrustedText?
  public var target: Double?
  public var direction: Direction?
  /// About how many people it tells something; nil when about none.
  public var people: Int?
  public var at: Moment

  public init(key: RecordKey, name: UntrustedText, value: Double?, at: Moment) {
    self.key = key
    self.name = name
    self.value = value
    self.at = at
  }
}

/// A decision or an agreed action.
public struct Decision: Sendable, Codable, Hashable {
  public internal(set) var key: RecordKey
  public var title: UntrustedText
  public var link: WebLink?
  public var owner: UntrustedText?
  public var decided: Moment?
  /// When it is to be in force.
  public var due: Moment?
  public var realised: Moment?
  /// Realised on a day that the source does not know (a checked box): the first reading that showed it counts.
  public var realisedUndated = false
  /// Work on it has begun.
  public var started = false
  public var withdrawn = false
  /// Whom it touches.
  public var touches: UntrustedText?
  /// What has to be true before it counts as realised; nil where the day its owner gives is enough.
  public var proof: Proof?

  public init(key: RecordKey, title: UntrustedText) {
    self.key = key
    self.title = title
  }
}

/// What shows that a decision was realised.
public enum Proof: Sendable, Codable, Hashable {
  /// The item with this id or key is finished.
  case item(String)
  /// A figure has held for so many days.
  case figure(String, Comparison, Double, days: Int)
}

public enum Comparison: String, Sendable, Codable, CaseIterable {
  case atMost = "<="
  case atLeast = ">="

  public func holds(_ value: Double, _ bound: Double) -> Bool {
    switch self {
    case .atMost: value <= bound
    case .atLeast: value >= bound
    }
  }
}

public enum NoteKind: String, Sendable, Codable, CaseIterable {
  case thanks, customer, learned, headline, done, next, stuck

  /// Whether it is told in the celebration note, where a team has one.
  public var waitsForWeekly: Bool { self == .thanks || self == .customer || self == .learned }
}

/// A sentence somebody wrote for the team: thanks, a customer's words, what was learned.
public struct Note: Sendable, Codable, Hashable {
  public internal(set) var key: RecordKey
  public var kind: NoteKind
  public var text: UntrustedText
  public var from: UntrustedText?
  public var at: Moment?
  /// When it lay there for us, where it has no moment of its own: the time of a file or of a mail's delivery. A file that
  /// gets another line has another time, so it is asked only where the source was never read before.
  public var arrived: Instant?

  public init(key: RecordKey, kind: NoteKind, text: UntrustedText) {
    self.key = key
    self.kind = kind
    self.text = text
  }
}

/// Somebody is away, from the first through the last day. Never a reason.
public struct Absence: Sendable, Codable, Hashable {
  public internal(set) var key: RecordKey
  public var person: UntrustedText
  public var first: CivilDate
  public var last: CivilDate

  public init(key: RecordKey, person: UntrustedText, first: CivilDate, last: CivilDate) {
    self.key = key
    self.person = person
    self.first = first
    self.last = last
  }
}

/// Something on a calendar that concerns the team.
public struct Event: Sendable, Codable, Hashable {
  public internal(set) var key: RecordKey
  public var title: UntrustedText
  public var link: WebLink?
  public var owner: UntrustedText?
  public var start: Moment
  public var end: Moment?

  public init(key: RecordKey, title: UntrustedText, start: Moment) {
    self.key = key
    self.title = title
    self.start = start
  }
}
