import Model

/// Finds which task of a list is which of those that it showed before, where the words alone do not tell: the turns of a task
/// that repeats, the same words in two lists, a line that was moved to another list. Two tasks are the same by what stayed
/// the same in them; neither their order nor their place counts. This is called record linkage elsewhere.
struct Recognition {
  private struct Group: Hashable {
    let kind: RecordKind
    let words: String
  }

  /// A task of the list, or one that is known.
  private struct Candidate {
    let key: RecordKey
    let list: String?
    let number: Int
    let looks: Looks
  }

  /// How many pairs of a group of tasks with the same words are compared; a larger group is left as it is.
  private static let most = 40_000

  static func of(_ records: [Record], among known: [RecordKey: RecordMemory]) -> [Record] {
    var keys: [RecordKey: RecordKey] = [:]
    let present = Dictionary(grouping: records.filter { $0.key.words != nil }, by: group)
    let before = Dictionary(
      grouping: known.filter { $0.value.vanished == nil && $0.key.words != nil }, by: { group($0.key) })
    for (group, records) in present {
      let before = before[group] ?? []
      // It is there once and known once, under one key.
      if records.count == 1, before.allSatisfy({ $0.key == records[0].key }) { continue }
      guard records.count * max(before.count, 1) <= most else { continue }
      let tasks = before.compactMap { key, memory in memory.record.map { task($0, under: key) } }
      keys.merge(pairs(records.map { task($0, under: $0.key) }, tasks, taken: Set(known.keys))) { $1 }
    }
    adopt(records, known, into: &keys)
    return keys.isEmpty ? records : records.map { renamed($0, keys) }
  }

  private static func group(_ record: Record) -> Group { group(record.key) }
  private static func group(_ key: RecordKey) -> Group { Group(kind: key.kind, words: key.words?.words ?? "") }
  private static func task(_ record: Record, under key: RecordKey) -> Candidate {
    Candidate(key: key, list: key.words?.list, number: key.words?.number ?? 1, looks: Looks(record))
  }

  /// When a task is a known one, from the surest rule to the least sure. A task and a known one are paired once.
  private static let rules: [@Sendable (Candidate, Candidate) -> Bool] = [
    { $0.looks == $1.looks && $0.list == $1.list },
    { $0.looks == $1.looks },
    // It was finished: the one that was due on the same day, if there is one.
    { $0.list == $1.list && !$0.looks.isOpen && $1.looks.isOpen && $0.looks.due == $1.looks.due },
    { $0.list == $1.list && !$0.looks.isOpen && $1.looks.isOpen },
    { $0.list == $1.list && $0.looks.isOpen == $1.looks.isOpen },
    { !$0.looks.isOpen && $1.looks.isOpen },
    { $0.looks.isOpen == $1.looks.isOpen },
    // It was opened again.
    { $0.list == $1.list },
  ]

  private static func pairs(_ present: [Candidate], _ known: [Candidate], taken: Set<RecordKey>) -> [RecordKey:
    RecordKey]
  {
    var pairs: [RecordKey: RecordKey] = [:]
    var (left, free) = (present.sorted { $0.number < $1.number }, known.sorted { $0.number < $1.number })
    for rule in rules {
      left.removeAll { task in
        guard let index = free.firstIndex(where: { rule(task, $0) }) else { return false }
        pairs[task.key] = free.remove(at: index).key
        return true
      }
    }
    // A task that is left is new, and needs a key that no other has.
    var used = Set(pairs.values).union(free.map(\.key))
    for task in left {
      guard let words = task.key.words else { continue }
      var key = task.key
      var number = task.number
      while used.contains(key) || (taken.contains(key) && key != task.key) {
        number += 1
        key = RecordKey(
          source: key.source, kind: key.kind,
          id: WordKey(words: words.words, list: words.list, number: number).description)
      }
      used.insert(key)
      pairs[task.key] = key
    }
    return pairs.filter { $0.key != $0.value }
  }

  /// Finds tasks whose title is read otherwise than before, because another version of the program reads it, or a link, a
  /// mark or a day was put into it: the digest of the words is another one, and the task is the same.
  private static func adopt(
    _ records: [Record], _ known: [RecordKey: RecordMemory], into keys: inout [RecordKey: RecordKey]
  ) {
    let used = Set(records.map { keys[$0.key] ?? $0.key })
    let new = records.filter { $0.key.words != nil && keys[$0.key] == nil && known[$0.key] == nil }
    guard !new.isEmpty else { return }
    var lost: [String: [RecordKey]] = [:]
    for (key, memory) in known where key.words != nil && memory.vanished == nil && !used.contains(key) {
      if let record = memory.record { lost["\(key.kind) \(Looks.bare(record.title))", default: []].append(key) }
    }
    for (title, records) in Dictionary(grouping: new, by: { "\($0.key.kind) \(Looks.bare($0.title))" }) {
      if records.count == 1, let keysOfTitle = lost[title], keysOfTitle.count == 1 {
        keys[records[0].key] = keysOfTitle[0]
      }
    }
  }

  /// The record with its new key, and with the new key of the work that it is a part of.
  private static func renamed(_ record: Record, _ keys: [RecordKey: RecordKey]) -> Record {
    let record = keys[record.key].map(record.with) ?? record
    guard case .item(var item) = record, let parent = item.milestone else { return record }
    for kind in [RecordKind.milestone, .item] {
      if let key = keys[RecordKey(source: item.key.source, kind: kind, id: parent)] { item.milestone = key.id }
    }
    return .item(item)
  }
}

/// What tells a task from another one with the same words.
private struct Looks: Equatable {
  let isOpen: Bool
  let due: Moment?
  let closed: Moment?
  let owner: UntrustedText?

  init(_ record: Record) {
    switch record {
    case .item(let item):
      (isOpen, due, closed, owner) = (item.state.isOpen, item.due ?? item.hard, item.finished, item.owner)
    case .milestone(let it):
      isOpen = it.reached == nil && !it.reachedUndated && !it.dropped
      (due, closed, owner) = (it.due ?? it.hard, it.reached, it.people.first)
    case .decision(let it):
      isOpen = it.realised == nil && !it.realisedUndated && !it.withdrawn
      (due, closed, owner) = (it.due, it.realised, it.owner)
    case .metric, .note, .absence, .event: (isOpen, due, closed, owner) = (true, nil, nil, nil)
    }
  }

  /// The letters and digits of a title, without addresses and days.
  static func bare(_ title: String) -> String {
    title.lowercased().split(separator: " ").filter { !$0.contains("://") && CivilDate(String($0)) == nil }
      .joined().filter { $0.isLetter || $0.isNumber }
  }
}

extension RecordKey {
  /// The words that are the record's key; nil where its source gave a key, and for what is no work.
  var words: WordKey? {
    switch kind {
    case .item, .milestone, .decision: WordKey(id)
    case .metric, .note, .absence, .event: nil
    }
  }
}

extension Record {
  fileprivate var title: String {
    switch self {
    case .item(let item): item.title.description
    case .milestone(let milestone): milestone.title.description
    case .decision(let decision): decision.title.description
    case .metric, .note, .absence, .event: ""
    }
  }
}
