import Model

// Sentences that name the time of which an update tells, where that is not since yesterday or this week.
extension English {
  func quiet(_ since: CivilDateTime?, _ sources: Int, _ at: TimeOfDay, _ now: CivilDateTime) -> Words {
    let read = read(sources, at)
    return since.map {
      "Quiet: since \(own: moment($0, now)) nothing was finished, and nothing needs you. \(own: read)"
    } ?? "A quiet day. Nothing was finished and nothing needs you. \(own: read)"
  }

  func nothingFinished(_ since: CivilDateTime?, _ partly: Bool, _ now: CivilDateTime) -> Words {
    let when = since.map { " since \(moment($0, now))" } ?? ""
    return "Nothing was finished\(own: when)\(own: partly ? ", as far as could be read." : ".")"
  }

  func proud(_ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "This week we can be proud of:"
    case .week(let number): "What we can be proud of in week \(number):"
    case .since(let day, let now): "What we can be proud of since \(own: long(day, now)):"
    }
  }

  func proudAllTheSame(_ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "Not everything worked this week. We can be proud of this all the same:"
    case .week(let number): "Not everything worked in week \(number). We can be proud of this all the same:"
    case .since(let day, let now):
      "Not everything worked since \(own: long(day, now)). We can be proud of this all the same:"
    }
  }

  /// A week with nothing to celebrate: what was done all the same, in one sentence.
  func ordinary(_ week: OrdinaryWeek, _ period: NotePeriod) -> Words {
    var parts: [Words] = week.results > 0 ? ["\(own: count(week.results, "item", "items")) done"] : []
    parts += week.flows.map { flow in
      // A label is followed by a colon, which does not read well inside a sentence.
      if case .label = flow.noun {
        return "\(own: (flow.partial ? "at least " : "") + count(flow.finished, "item", "items")) closed"
      }
      return finished(flow, one: "one")
    }
    if week.agreementsKept { parts.append("no agreement missed") }
    if parts.isEmpty { return week.partly ? littleKnown(of: period) : nothingToSingleOut(period) }
    let read = week.partly ? ", as far as it could be read" : ""
    let start =
      switch period {
      case .thisWeek: "A week without a milestone\(read)"
      case .week(let number): "Week \(number) was a week without a milestone\(read)"
      case .since(let day, let now):
        week.partly ? "What could be read since \(long(day, now))" : "Ordinary work since \(long(day, now))"
      }
    let list: Words = "\(own: start): \(sentence(parts))."
    return week.partly ? list : list + " That is worth something too; thank you for it."
  }

  private func nothingToSingleOut(_ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "A quiet week, with nothing to single out."
    case .week(let number): "Week \(number) was a quiet week, with nothing to single out."
    case .since(let day, let now): "Since \(own: long(day, now)) there is nothing to single out."
    }
  }

  private func littleKnown(of period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "There is little to say about this week: not everything could be read."
    case .week(let number): "There is little to say about week \(number): not everything could be read."
    case .since(let day, let now): "There is little to say since \(own: long(day, now)): not everything could be read."
    }
  }

  func nothingRead(of period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "Nothing could be read, so there is nothing to tell of this week yet."
    case .week(let number): "Nothing could be read, so there is nothing to tell of week \(number) yet."
    case .since: "Nothing could be read, so there is nothing to tell yet."
    }
  }

  func planned(for period: NotePeriod) -> String {
    switch period {
    case .thisWeek: "planned for this week"
    case .week(let number): "planned for week \(number)"
    case .since(let day, let now): "due since \(long(day, now))"
    }
  }

  /// For agreements.
  func due(in period: NotePeriod) -> String {
    switch period {
    case .thisWeek: "of this week"
    case .week(let number): "of week \(number)"
    case .since(let day, let now): "due since \(long(day, now))"
    }
  }
}
