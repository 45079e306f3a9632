/// One fact that a source gave.
package enum Record: Sendable, Codable, Hashable {
  case item(Item)
  case milestone(Milestone)
  case metric(Metric)
  case decision(Decision)
  case note(Note)
  case absence(Absence)
  case event(Event)

  package var key: RecordKey {
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
  package func with(key: RecordKey) -> Record {
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

package enum RecordKind: String, Sendable, Codable, CaseIterable {
  case item, milestone, metric, decision, note, absence, event
}

/// What makes two readings of a fact the same fact: its source, its kind and the source's own stable key.
package struct RecordKey: Hashable, Sendable, Codable {
  package let source: SourceName
  package let kind: RecordKind
  package let id: String

  package init(source: SourceName, kind: RecordKind, id: String) {
    self.source = source
    self.kind = kind
    self.id = id
  }
}

extension RecordKey {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let id = try values.decode(String.self, forKey: .id)
    self.init(
      source: try values.decode(SourceName.self, forKey: .source),
      kind: try values.decode(RecordKind.self, forKey: .kind),
      id: decoder.unnamed?.key(id) ?? id)
  }
}

package enum ItemState: String, Sendable, Codable, CaseIterable {
  case planned, active, waiting, finished, dropped

  /// Whether work on it is still to be done.
  package var isOpen: Bool { self == .planned || self == .active || self == .waiting }
}

/// A piece of work.
package struct Item: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  /// As the system shows it to people: `#31`, `I 2611 0042`. Empty when the source has none.
  package var id = UntrustedText("")
  package var title: UntrustedText
  package var link: WebLink?
  package var owner: UntrustedText?
  /// It has an owner who is not to be named.
  package var isTaken = false
  package var state: ItemState
  /// The system's own word: incident, change, task, commit …
  package var kind: UntrustedText?
  package var labels: [UntrustedText] = []
  package var created: Moment?
  package var started: Moment?
  package var finished: Moment?
  package var updated: Moment?
  /// The wished date.
  package var due: Moment?
  /// The real deadline: after it, it is too late. Only this one is marked.
  package var hard: Moment?
  package var hardReason: UntrustedText?
  package var goal: UntrustedText?
  package var doneMeans: UntrustedText?
  package var effect: UntrustedText?
  /// Why it was dropped.
  package var droppedWhy: UntrustedText?
  /// It carries the highest priority that its system has.
  package var isTop = false
  package var milestone: String?
  /// Told as a number, never by title (DESIGN.md "Counts and titles").
  package var counted = false
  /// Work that nobody notices as long as it is done; nil where its source does not say what is.
  package var isQuiet: Bool?
  /// Its title may not be shown (`titles: hidden`); it is then empty already.
  package var hidden = false

  package init(key: RecordKey, title: UntrustedText, state: ItemState) {
    self.key = key
    self.title = title
    self.state = state
  }
}

/// A result worth celebrating when it is reached.
package struct Milestone: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var title: UntrustedText
  package var link: WebLink?
  package var people: [UntrustedText] = []
  package var due: Moment?
  package var hard: Moment?
  /// Nil while it is not reached. A system that knows only that it was reached gives the moment it was last changed.
  package var reached: Moment?
  /// Reached at a moment the source does not know (a checked box): the first reading that showed it counts.
  package var reachedUndated = false
  package var dropped = false
  package var goal: UntrustedText?
  package var effect: UntrustedText?

  package init(key: RecordKey, title: UntrustedText) {
    self.key = key
    self.title = title
  }
}

package enum Direction: String, Sendable, Codable, CaseIterable {
  case higher, lower, neutral
}

/// A figure at a moment. A value that is missing is nil, never zero.
package struct Metric: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var name: UntrustedText
  package var value: Double?
  package var unit: UntrustedText?
  package var target: Double?
  package var direction: Direction?
  /// About how many people it tells something; nil when about none.
  package var people: Int?
  package var at: Moment

  package init(key: RecordKey, name: UntrustedText, value: Double?, at: Moment) {
    self.key = key
    self.name = name
    self.value = value
    self.at = at
  }
}

/// A decision or an agreed action.
package struct Decision: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var title: UntrustedText
  package var link: WebLink?
  package var owner: UntrustedText?
  package var decided: Moment?
  /// When it is to be in force.
  package var due: Moment?
  package var realised: Moment?
  /// Realised on a day that the source does not know (a checked box): the first reading that showed it counts.
  package var realisedUndated = false
  /// Work on it has begun.
  package var started = false
  package var withdrawn = false
  /// Whom it touches.
  package var touches: UntrustedText?
  /// What has to be true before it counts as realised; nil where the day its owner gives is enough.
  package var proof: Proof?

  package init(key: RecordKey, title: UntrustedText) {
    self.key = key
    self.title = title
  }
}

/// What shows that a decision was realised.
package enum Proof: Sendable, Codable, Hashable {
  /// The item with this id or key is finished.
  case item(String)
  /// A figure has held for so many days.
  case figure(String, Comparison, Double, days: Int)
}

package enum Comparison: String, Sendable, Codable, CaseIterable {
  case atMost = "<="
  case atLeast = ">="

  package func holds(_ value: Double, _ bound: Double) -> Bool {
    switch self {
    case .atMost: value <= bound
    case .atLeast: value >= bound
    }
  }
}

package enum NoteKind: String, Sendable, Codable, CaseIterable {
  case thanks, customer, learned, headline, done, next, stuck

  /// Whether it is told in the celebration note, where a team has one.
  package var waitsForWeekly: Bool { self == .thanks || self == .customer || self == .learned }
}

/// A sentence somebody wrote for the team: thanks, a customer's words, what was learned.
package struct Note: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var kind: NoteKind
  package var text: UntrustedText
  package var from: UntrustedText?
  package var at: Moment?
  /// When it lay there for us, where it has no moment of its own: the time of a file or of a mail's delivery. A file that
  /// gets another line has another time, so it is asked only where the source was never read before.
  package var arrived: Instant?

  package init(key: RecordKey, kind: NoteKind, text: UntrustedText) {
    self.key = key
    self.kind = kind
    self.text = text
  }
}

/// Somebody is away, from the first through the last day. Never a reason.
package struct Absence: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var person: UntrustedText
  package var first: CivilDate
  package var last: CivilDate

  package init(key: RecordKey, person: UntrustedText, first: CivilDate, last: CivilDate) {
    self.key = key
    self.person = person
    self.first = first
    self.last = last
  }
}

/// Something on a calendar that concerns the team.
package struct Event: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var title: UntrustedText
  package var link: WebLink?
  package var owner: UntrustedText?
  package var start: Moment
  package var end: Moment?

  package init(key: RecordKey, title: UntrustedText, start: Moment) {
    self.key = key
    self.title = title
    self.start = start
  }
}
