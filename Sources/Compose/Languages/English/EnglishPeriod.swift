import Model

// From when an update tells, where it is not since yesterday or this week.
extension English {
  func quiet(_ since: CivilDateTime?, _ sources: Int, _ at: TimeOfDay, _ now: CivilDateTime) -> Words {
    let read = read(sources, at)
    return since.map {
      "In short: quiet. Since \(own: moment($0, now)) nothing was finished, and nothing needs you. \(own: read)"
    } ?? "In short: a quiet day. Nothing was finished and nothing needs you. \(own: read)"
  }

  func nothingFinished(_ since: CivilDateTime?, _ partly: Bool, _ now: CivilDateTime) -> Words {
    let when = since.map { " since \(moment($0, now))" } ?? ""
    return "In short: nothing was finished\(own: when)\(own: partly ? ", as far as could be read." : ".")"
  }

  func proud(_ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "This week we can be proud of:"
    case .week(let number): "What we can be proud of in week \(number):"
    case .since(let day): "What we can be proud of since \(own: long(day)):"
    }
  }

  func ordinary(_ partly: Bool, _ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek where partly: "No milestones in what could be read this week."
    case .week(let number) where partly: "No milestones in what could be read of week \(number)."
    case .since(let day) where partly: "No milestones since \(own: long(day)) in what could be read."
    case .thisWeek: "An ordinary week, without a milestone. That is worth something too."
    case .week(let number): "Week \(number) was an ordinary week, without a milestone. That is worth something too."
    case .since(let day): "No milestone since \(own: long(day)). Ordinary work is worth something too."
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
    case .since(let day): "due since \(long(day))"
    }
  }
}
