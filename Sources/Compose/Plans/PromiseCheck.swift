import Model

/// Finds out from the snapshot what became of a promise.
struct PromiseCheck {
  enum Answer: Equatable {
    case known(PromiseAccount.Fate)
    /// Its day is still to come, or nobody can know because its source does not list everything.
    case pending
    /// Its source could not be read, or not wholly.
    case unread
  }

  let material: Material
  let present: [RecordKey: Record]

  func fate(of promise: Promise, isDue: Bool) -> Answer {
    let key = promise.record
    guard let reading = material.reading(of: key.source) else { return .pending }
    guard case .read(_, let completeness) = reading.outcome else { return .unread }
    if let record = present[key] { return fate(of: record, promise, isDue) }
    // Finished work may leave its list.
    if material.memory.seen[key]?.finished != nil || material.gone.contains(where: { $0.key == key }) {
      return .known(.kept)
    }
    guard completeness.complete else { return .unread }
    return material.memory.seen[key]?.vanished == nil ? .pending : .known(.vanished)
  }

  private func fate(of record: Record, _ promise: Promise, _ isDue: Bool) -> Answer {
    switch record {
    case .item(let item) where item.state == .finished: .known(.kept)
    case .item(let item) where item.state == .dropped: .known(.dropped(item.droppedWhy.given))
    case .item(let item): open(due: item.due, hard: item.hard, promise, isDue)
    case .milestone(let milestone) where milestone.isReached: .known(.kept)
    case .milestone(let milestone) where milestone.dropped: .known(.dropped(nil))
    case .milestone(let milestone): open(due: milestone.due, hard: milestone.hard, promise, isDue)
    default: .pending
    }
  }

  /// Work has a planned day and a real deadline. Either may have been promised, and stands as long as the work has it.
  private func open(due: Moment?, hard: Moment?, _ promise: Promise, _ isDue: Bool) -> Answer {
    if [due, hard].compactMap({ $0.map(material.day) }).contains(promise.day) {
      return isDue ? .known(.open) : .pending
    }
    guard let day = Next.day(due: due, hard: hard, material) else { return .known(.undated) }
    if day > promise.day, day >= material.occasion.today { return .known(.moved(to: day)) }
    return .known(isDue ? .open : .broughtForward)
  }
}

extension Material {
  /// Promises for earlier days count in no plan any more, however late their source is read again.
  var firstAccountedDay: CivilDate { min(window.sinceDay, occasion.today.adding(days: -Window.lateDays)) }

  func records(_ keys: Set<RecordKey>) -> [RecordKey: Record] {
    var records: [RecordKey: Record] = [:]
    for item in items where keys.contains(item.key) { records[item.key] = .item(item) }
    for milestone in milestones where keys.contains(milestone.key) { records[milestone.key] = .milestone(milestone) }
    return records
  }
}

extension Record {
  /// Whether it is still to be done.
  var isUndone: Bool {
    switch self {
    case .item(let item): item.state.isOpen
    case .milestone(let milestone): !milestone.isReached && !milestone.dropped
    default: false
    }
  }
}
