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

/// The identity of a fact across readings: its source, its kind, and the stable key that the source gives it.
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

  /// Whether there is still work to be done.
  package var isOpen: Bool { self == .planned || self == .active || self == .waiting }
}

/// A piece of work.
package struct Item: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  /// The id that the system shows to people: `#31`, `I 2611 0042`. Empty when the source has none.
  package var id = UntrustedText("")
  package var title: UntrustedText
  package var link: WebLink?
  package var owner: UntrustedText?
  /// Whether it has an owner who is not to be named.
  package var isTaken = false
  package var state: ItemState
  /// The system's own word: incident, change, task, commit …
  package var kind: UntrustedText?
  package var labels: [UntrustedText] = []
  package var created: Moment?
  package var started: Moment?
  package var finished: Moment?
  package var updated: Moment?
  /// The date by which it is wished for.
  package var due: Moment?
  /// The real deadline, after which it is too late. Only this one is marked with "!".
  package var hard: Moment?
  package var hardReason: UntrustedText?
  package var goal: UntrustedText?
  package var doneMeans: UntrustedText?
  package var effect: UntrustedText?
  /// Why it was dropped.
  package var droppedWhy: UntrustedText?
  /// Whether it has the highest priority of its system.
  package var isTop = false
  package var milestone: String?
  /// Whether it is told as part of a number, and never by its title.
  package var counted = false
  /// Whether it is work that people notice only when it is not done; nil where the source does not tell.
  package var isQuiet: Bool?
  /// Whether its title may not be shown (`titles: hidden`). `title` is empty then.
  package var hidden = false

  package init(key: RecordKey, title: UntrustedText, state: ItemState) {
    self.key = key
    self.title = title
    self.state = state
  }
}

/// A result that is celebrated when it is reached.
package struct Milestone: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var title: UntrustedText
  package var link: WebLink?
  package var people: [UntrustedText] = []
  package var due: Moment?
  package var hard: Moment?
  /// Nil while it is not reached. A system that tells only that it was reached gives the moment of its last change.
  package var reached: Moment?
  /// Whether it was reached at a moment that the source does not know (a checked box). Then the first reading that
  /// shows it counts.
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

/// A figure at a moment. A missing value is nil, never zero.
package struct Metric: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var name: UntrustedText
  package var value: Double?
  package var unit: UntrustedText?
  package var target: Double?
  package var direction: Direction?
  /// The number of people about whom the figure tells something; nil when it is not about people.
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
  /// Whether it was realised on a day that the source does not know (a checked box). Then the first reading that shows
  /// it counts.
  package var realisedUndated = false
  /// Whether work on it has begun.
  package var started = false
  package var withdrawn = false
  /// Whom it touches.
  package var touches: UntrustedText?
  /// What has to be true before it counts as realised; nil where its owner's word is enough.
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
  /// The figure of this name has kept to the bound for so many days.
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

  /// Whether a note of this kind is told in the celebration note, where the team has one.
  package var waitsForWeekly: Bool { self == .thanks || self == .customer || self == .learned }
}

/// A sentence that somebody wrote for the team: thanks, a customer's words, a lesson.
package struct Note: Sendable, Codable, Hashable {
  package internal(set) var key: RecordKey
  package var kind: NoteKind
  package var text: UntrustedText
  package var from: UntrustedText?
  package var at: Moment?
  /// When it was delivered, where it has no moment of its own: the time of the file, or of the mail's delivery. Adding
  /// a line to a file changes the time of all its notes, so this is used only where the source was never read before.
  package var arrived: Instant?

  package init(key: RecordKey, kind: NoteKind, text: UntrustedText) {
    self.key = key
    self.kind = kind
    self.text = text
  }
}

/// The time in which somebody is away, from the first day through the last. It never has a reason.
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
