extension Unnamed {
  /// The record without the names of these people: they are removed from fields for a person and replaced in text. Nil
  /// for the absence of one of them.
  package func apply(to record: Record) -> Record? {
    if isEmpty { return record }
    switch record {
    case .item(let item): return .item(applied(to: item))
    case .milestone(let milestone): return .milestone(applied(to: milestone))
    case .metric(var metric):
      apply(to: &metric.key)
      apply(to: &metric.name)
      apply(to: &metric.unit)
      return .metric(metric)
    case .decision(let decision): return .decision(applied(to: decision))
    case .note(var note):
      apply(to: &note.key)
      apply(to: &note.text)
      note.from = person(note.from)
      return .note(note)
    case .absence(var absence):
      apply(to: &absence.key)
      return includes(absence.person) ? nil : .absence(absence)
    case .event(var event):
      apply(to: &event.key)
      apply(to: &event.title)
      event.link = link(event.link)
      event.owner = person(event.owner)
      return .event(event)
    }
  }

  /// Removes the names from what the ledger remembers of the time before they were to be left out.
  package func apply(to memory: inout Memory) {
    guard !isEmpty else { return }
    memory.gone = memory.gone.map(applied)
    memory.finished = memory.finished.map(applied)
    memory.vanished = memory.vanished.compactMap { apply(to: $0) }
  }

  private func applied(to item: Item) -> Item {
    if isEmpty { return item }
    var after = item
    apply(to: &after.key)
    apply(to: &after.id)
    apply(to: &after.title)
    after.link = link(item.link)
    after.owner = person(item.owner)
    after.isTaken = item.isTaken || (item.owner != nil && after.owner == nil)
    after.labels = item.labels.map { text($0) }
    after.milestone = item.milestone.map(key)
    for field in [\Item.kind, \.hardReason, \.goal, \.doneMeans, \.effect, \.droppedWhy] {
      apply(to: &after[keyPath: field])
    }
    return after
  }

  private func applied(to milestone: Milestone) -> Milestone {
    var after = milestone
    apply(to: &after.key)
    apply(to: &after.title)
    after.link = link(milestone.link)
    after.people = milestone.people.compactMap { person($0) }
    for field in [\Milestone.goal, \.effect] { apply(to: &after[keyPath: field]) }
    return after
  }

  private func applied(to decision: Decision) -> Decision {
    var after = decision
    apply(to: &after.key)
    apply(to: &after.title)
    after.link = link(decision.link)
    after.owner = person(decision.owner)
    apply(to: &after.touches)
    switch decision.proof {
    case .item(let id): after.proof = .item(key(id))
    case .figure(let name, let comparison, let bound, let days):
      after.proof = .figure(key(name), comparison, bound, days: days)
    case nil: break
    }
    return after
  }

  /// The person, with names in the text replaced; nil for somebody who is not to be named.
  package func person(_ person: UntrustedText?) -> UntrustedText? {
    person.flatMap { includes($0) ? nil : text($0) }
  }

  private func apply(to key: inout RecordKey) {
    key = RecordKey(source: key.source, kind: key.kind, id: self.key(key.id))
  }
  private func apply(to text: inout UntrustedText) { text = self.text(text) }
  private func apply(to text: inout UntrustedText?) { text = text.map { self.text($0) } }
}
