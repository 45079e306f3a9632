import Model

/// What became of one promise.
struct Reckoning {
  enum Fate: Equatable {
    case kept
    case moved(to: CivilDate)
    case undated
    /// Planned for an earlier day than was said: nothing to tell, the new day is promised instead.
    case broughtForward
    case dropped(UntrustedText?)
    case vanished
    /// Its day is over and it is still to be done.
    case open

    var outcome: PlanMemory.Outcome {
      switch self {
      case .kept: .kept
      case .moved, .undated, .broughtForward: .moved
      case .dropped: .dropped
      case .vanished: .vanished
      case .open: .open
      }
    }

    var movedTo: CivilDate? { if case .moved(let day) = self { day } else { nil } }

    /// What a line of its own says.
    var told: Promised.Fate? {
      switch self {
      case .moved(let day): .moved(to: day)
      case .undated: .undated
      case .dropped(let why): .dropped(why: why)
      case .vanished: .vanished
      case .kept, .broughtForward, .open: nil
      }
    }
  }

  let promise: Promise
  let fate: Fate
  /// The promised day is over: it counts in the plan of this update.
  let isDue: Bool
  let stoodOnLine: Bool

  func order(_ material: Material) -> (CivilDate, SourceOrder, SourceName, RecordKind.RawValue) {
    (promise.day, material.order(promise.record), promise.record.source, promise.record.kind.rawValue)
  }
}

/// The snapshot, asked what became of what was promised.
struct Examined {
  enum Answer: Equatable {
    case known(Reckoning.Fate)
    /// Its day has yet to come, or nobody can know: its source does not list everything.
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
    // What was finished may leave its list.
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

  /// Work has a wished day and a real one; either may have been named, and stands as long as the work has it.
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
  /// What was promised for an earlier day counts in no plan any more, however late its source is read again.
  var firstReckoned: CivilDate { min(window.sinceDay, occasion.today.adding(days: -Window.lateDays)) }

  func records(_ keys: Set<RecordKey>) -> [RecordKey: Record] {
    var records: [RecordKey: Record] = [:]
    for item in items where keys.contains(item.key) { records[item.key] = .item(item) }
    for milestone in milestones where keys.contains(milestone.key) { records[milestone.key] = .milestone(milestone) }
    return records
  }
}

extension Record {
  /// It is there, and still to be done.
  var isUndone: Bool {
    switch self {
    case .item(let item): item.state.isOpen
    case .milestone(let milestone): !milestone.isReached && !milestone.dropped
    default: false
    }
  }
}
