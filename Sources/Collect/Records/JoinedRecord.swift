import Model

/// One record made of two that have the same key: two requests of a source show the same work, or two lines of a file
/// do.
///
/// The order of reading does not matter. A field that one record lacks is taken from the other. Where both have it,
/// the record that was updated later is right, if both say when that was. Otherwise the field is left empty, and the
/// contradiction is reported.
struct JoinedRecord {
  private(set) var record: Record
  /// The names of the fields in which records of this key contradict each other.
  private(set) var contested: Set<String> = []

  init(_ record: Record) { self.record = record }

  /// - Parameter areStatesSaid: whether both records state their state in the same answer, so that neither is later.
  /// - Returns: the names of the fields in which `other` contradicts this record.
  mutating func join(_ other: Record, areStatesSaid: Bool = false) -> [String] {
    switch (record, other) {
    case (.item(let one), .item(let two)):
      return joined(one, two, newer: Self.newer(one.updated, two.updated)) { merge in
        merge.text(\.title, "title")
        merge.text(\.id, "id")
        merge.state(\.state, areStatesSaid: areStatesSaid)
        for (path, name) in Self.itemTexts { merge.optional(path, name) }
        for (path, name) in Self.itemMoments { merge.moment(path, name) }
        merge.optional(\.link, "url")
        merge.optional(\.milestone, "milestone")
        merge.either(\.isTop)
        merge.all(\.labels)
        // Some systems keep the finishing day of an item that was reopened.
        if merge.one.state.isOpen { merge.one.finished = nil }
      } made: {
        .item($0)
      }
    case (.milestone(let one), .milestone(let two)):
      return joined(one, two) { merge in
        merge.text(\.title, "title")
        merge.optional(\.link, "url")
        merge.optional(\.goal, "goal")
        merge.optional(\.effect, "effect")
        for (path, name) in [(\Milestone.due, "due"), (\.hard, "hard"), (\.reached, "reached")] {
          merge.moment(path, name)
        }
        merge.either(\.reachedUndated)
        merge.either(\.dropped)
        merge.all(\.people)
      } made: {
        .milestone($0)
      }
    case (.decision(let one), .decision(let two)):
      return joined(one, two) { merge in
        merge.text(\.title, "title")
        merge.optional(\.link, "url")
        merge.optional(\.owner, "owner")
        merge.optional(\.touches, "touches")
        merge.optional(\.proof, "proof")
        for (path, name) in [(\Decision.decided, "decided"), (\.due, "due"), (\.realised, "realised")] {
          merge.moment(path, name)
        }
        merge.either(\.realisedUndated)
        merge.either(\.started)
        merge.either(\.withdrawn)
      } made: {
        .decision($0)
      }
    case (.metric(let one), .metric(let two)):
      return joined(one, two) { merge in
        merge.text(\.name, "name")
        merge.optional(\.value, "value")
        merge.optional(\.target, "target")
        merge.optional(\.direction, "better")
        merge.optional(\.people, "people")
        merge.unit(\.unit)
      } made: {
        .metric($0)
      }
    default:
      // A note, an absence or an event with any other field is another record, so nothing is joined.
      guard record != other else { return [] }
      if Self.order(other) < Self.order(record) { record = other }
      contested.insert("text")
      return ["text"]
    }
  }

  private static var itemTexts: [(WritableKeyPath<Item, UntrustedText?>, String)] {
    [
      (\.owner, "owner"), (\.kind, "kind"), (\.hardReason, "reason"), (\.goal, "goal"), (\.doneMeans, "means"),
      (\.effect, "effect"), (\.droppedWhy, "why"),
    ]
  }
  private static var itemMoments: [(WritableKeyPath<Item, Moment?>, String)] {
    [
      (\.created, "created"), (\.started, "started"), (\.finished, "finished"), (\.due, "due"), (\.hard, "hard"),
      (\.updated, "updated"),
    ]
  }

  /// Which of the two was changed later: negative for the first, positive for the second, nil where that is not
  /// known.
  private static func newer(_ one: Moment?, _ two: Moment?) -> Int? {
    guard case .instant(let one)? = one, case .instant(let two)? = two, one != two else { return nil }
    return one > two ? -1 : 1
  }

  /// A sort key, so that the choice does not depend on the order of reading.
  private static func order(_ record: Record) -> String {
    switch record {
    case .note(let note): "\(note.kind) \(note.text)"
    case .absence(let absence): "\(absence.first) \(absence.last) \(absence.person)"
    case .event(let event): "\(event.start) \(event.title)"
    case .item, .milestone, .decision, .metric: ""
    }
  }

  private mutating func joined<T>(
    _ one: T, _ two: T, newer: Int? = nil, _ join: (inout FieldMerge<T>) -> Void, made: (T) -> Record
  ) -> [String] {
    var merge = FieldMerge(one: one, two: two, newer: newer, contested: contested)
    join(&merge)
    record = made(merge.one)
    contested.formUnion(merge.found)
    return merge.found
  }
}

/// Two records of one type while their fields are being joined.
private struct FieldMerge<T> {
  var one: T
  let two: T
  let newer: Int?
  let contested: Set<String>
  var found: [String] = []

  mutating func optional<V: Equatable>(_ path: WritableKeyPath<T, V?>, _ name: String) {
    settle(path, name) { _, _ in nil }
  }

  /// A day and a time on that day are the same moment; the more exact one is kept.
  mutating func moment(_ path: WritableKeyPath<T, Moment?>, _ name: String) {
    settle(path, name) { one, two in
      switch (one, two) {
      case (.instant, .day): one
      case (.day, .instant): two
      default: nil
      }
    }
  }

  /// Two spellings of one unit do not contradict each other.
  mutating func unit(_ path: WritableKeyPath<T, UntrustedText?>) {
    settle(path, "unit") { one, two in
      guard NumberText.isSame(one.description, two.description) else { return nil }
      return one.description < two.description ? one : two
    }
  }

  private mutating func settle<V: Equatable>(
    _ path: WritableKeyPath<T, V?>, _ name: String, _ compatible: (V, V) -> V?
  ) {
    guard !contested.contains(name) else { return one[keyPath: path] = nil }
    guard let theirs = two[keyPath: path], theirs != one[keyPath: path] else { return }
    guard let ours = one[keyPath: path] else { return one[keyPath: path] = theirs }
    if let newer {
      if newer > 0 { one[keyPath: path] = theirs }
    } else if let value = compatible(ours, theirs) {
      one[keyPath: path] = value
    } else {
      found.append(name)
      one[keyPath: path] = nil
    }
  }

  /// Joins a field that cannot be left empty. Of two texts it takes the first in alphabetical order, so that the
  /// order of reading does not matter.
  mutating func text(_ path: WritableKeyPath<T, UntrustedText>, _ name: String) {
    let (ours, theirs) = (one[keyPath: path], two[keyPath: path])
    guard ours != theirs, !theirs.isEmpty else { return }
    if ours.isEmpty || newer.map({ $0 > 0 }) == true { return one[keyPath: path] = theirs }
    guard newer == nil else { return }
    if theirs.description < ours.description { one[keyPath: path] = theirs }
    found.append(name)
  }

  /// Requests are made one after the other, so the state that is further on in an item's life is taken as the later
  /// one.
  mutating func state(_ path: WritableKeyPath<T, ItemState>, areStatesSaid: Bool) {
    let (ours, theirs) = (one[keyPath: path], two[keyPath: path])
    guard ours != theirs else { return }
    if let newer { return one[keyPath: path] = newer > 0 ? theirs : ours }
    if ours.isOpen != theirs.isOpen ? areStatesSaid : !ours.isOpen { found.append("state") }
    let order: [ItemState] = [.planned, .waiting, .active, .dropped, .finished]
    if (order.firstIndex(of: theirs) ?? 0) > (order.firstIndex(of: ours) ?? 0) { one[keyPath: path] = theirs }
  }

  mutating func either(_ path: WritableKeyPath<T, Bool>) {
    one[keyPath: path] = one[keyPath: path] || two[keyPath: path]
  }

  mutating func all(_ path: WritableKeyPath<T, [UntrustedText]>) {
    let known = Set(one[keyPath: path])
    one[keyPath: path] += two[keyPath: path].filter { !known.contains($0) }
  }
}
