import Model

extension Snapshot {
  /// The snapshot as it would have been at an earlier moment, as far as the records tell: what came later is not there,
  /// what was finished later is open, and planned days stay. A record that is left out here does not count as one that
  /// left its list.
  ///
  /// For a note only its own moment counts, because the time of the file that holds it changes with every copy.
  package func asOf(_ moment: Instant, _ calendar: TeamCalendar) -> Snapshot {
    var snapshot = self
    for index in snapshot.readings.indices {
      guard case .read(let records, var completeness) = snapshot.readings[index].outcome else { continue }
      let cutoff = Cutoff(moment: moment, day: calendar.civil(moment).date)
      var kept: [Record] = []
      for record in records {
        if let record = record.asOf(cutoff) {
          kept.append(record)
        } else {
          completeness.goneIsFinished.remove(record.key.kind)
          completeness.listed.remove(record.key.kind)
        }
      }
      snapshot.readings[index].outcome = .read(kept, completeness)
    }
    return snapshot
  }
}

/// A moment, and the team's calendar day at that moment.
private struct Cutoff {
  let moment: Instant
  let day: CivilDate

  /// Whether `other` lies after the moment. A calendar day is after it only when it is a later day.
  func isBefore(_ other: Moment?) -> Bool {
    switch other {
    case nil: false
    case .instant(let instant): instant > moment
    case .day(let day): day > self.day
    }
  }

  func kept(_ moment: Moment?) -> Moment? { isBefore(moment) ? nil : moment }
}

extension Record {
  /// The record as it was then; nil when it was not there yet.
  fileprivate func asOf(_ cutoff: Cutoff) -> Record? {
    switch self {
    case .item(var item):
      if cutoff.isBefore(item.created) { return nil }
      item.started = cutoff.kept(item.started)
      item.updated = cutoff.kept(item.updated)
      if cutoff.isBefore(item.finished) {
        item.finished = nil
        if item.state == .finished { item.state = item.started == nil ? .planned : .active }
      }
      return .item(item)
    case .milestone(var milestone):
      milestone.reached = cutoff.kept(milestone.reached)
      return .milestone(milestone)
    case .metric(let metric): return cutoff.isBefore(metric.at) ? nil : self
    case .decision(var decision):
      decision.realised = cutoff.kept(decision.realised)
      return .decision(decision)
    case .note(let note): return cutoff.isBefore(note.at) ? nil : self
    case .absence, .event: return self
    }
  }
}

extension Memory {
  /// The memory without what belongs to later days.
  package func asOf(_ moment: Instant, _ calendar: TeamCalendar) -> Memory {
    var memory = self
    let cutoff = Cutoff(moment: moment, day: calendar.civil(moment).date)
    memory.gone = gone.filter { item in seen[item.key].map { ($0.finished ?? moment) <= moment } ?? true }
    memory.finished = finished.filter { !cutoff.isBefore($0.finished) }
    memory.history = history.mapValues { $0.filter { $0.day <= cutoff.day } }
    memory.open = open.mapValues { $0.filter { $0.day <= cutoff.day } }
    memory.completions = completions.mapValues { $0.filter { $0.day <= cutoff.day } }
    return memory
  }
}
