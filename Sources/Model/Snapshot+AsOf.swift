extension Reading {
  /// What a source shows so many days after it was finished is told all the same, once: registered, synchronised, pushed or
  /// delivered late.
  package static let lateDays = 14
}

extension Snapshot {
  /// As it would have been at that moment, as far as the records tell: what came later is not there, what was finished later
  /// is open, and days that were planned stay. What is left out here has not left its list. A note's own moment counts; that of the file
  /// in which it lies changes with every copy.
  package func asOf(_ moment: Instant, _ calendar: TeamCalendar) -> Snapshot {
    var snapshot = self
    for index in snapshot.readings.indices {
      guard case .read(let records, var completeness) = snapshot.readings[index].outcome else { continue }
      let then = Then(moment: moment, day: calendar.civil(moment).date)
      var kept: [Record] = []
      for record in records {
        if let record = record.asOf(then) {
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

/// A moment, and the team's day of then.
private struct Then {
  let moment: Instant
  let day: CivilDate

  /// A day that is not told further is not after a moment of the same day.
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
  /// Nil when it was not there yet.
  fileprivate func asOf(_ then: Then) -> Record? {
    switch self {
    case .item(var item):
      if then.isBefore(item.created) { return nil }
      item.started = then.kept(item.started)
      item.updated = then.kept(item.updated)
      if then.isBefore(item.finished) {
        item.finished = nil
        if item.state == .finished { item.state = item.started == nil ? .planned : .active }
      }
      return .item(item)
    case .milestone(var milestone):
      milestone.reached = then.kept(milestone.reached)
      return .milestone(milestone)
    case .metric(let metric): return then.isBefore(metric.at) ? nil : self
    case .decision(var decision):
      decision.realised = then.kept(decision.realised)
      return .decision(decision)
    case .note(let note): return then.isBefore(note.at) ? nil : self
    case .absence, .event: return self
    }
  }
}

extension Memory {
  /// Without what is known of later days.
  package func asOf(_ moment: Instant, _ calendar: TeamCalendar) -> Memory {
    var memory = self
    let then = Then(moment: moment, day: calendar.civil(moment).date)
    memory.gone = gone.filter { item in seen[item.key].map { ($0.finished ?? moment) <= moment } ?? true }
    memory.finished = finished.filter { !then.isBefore($0.finished) }
    memory.history = history.mapValues { $0.filter { $0.day <= then.day } }
    memory.open = open.mapValues { $0.filter { $0.day <= then.day } }
    memory.completions = completions.mapValues { $0.filter { $0.day <= then.day } }
    return memory
  }
}
