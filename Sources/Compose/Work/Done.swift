import Model

/// A line about something done, with what the ledger has to remember of it.
struct DoneLine {
  var line: ChosenLine
  var told: Told
  /// The same where it shares a line with others; nil for what somebody wrote, which is told in full.
  var mention: Mentioned?
  /// The order: sentences that had to wait, milestones, other sentences, then work by its importance.
  var rank: Rank
  var importance: Importance?
  /// Whether it was planned, as far as its record tells.
  var isPlanned = false
  var day: CivilDate

  enum Rank: Int {
    case waited, milestone, sentence, work
  }

  /// Whether it waits for the next update when it finds no room; it is then not counted in "+n".
  var waits: Bool { told.record.kind == .note }
}

/// What was finished since the last update.
struct Done {
  let material: Material
  let limits: TextLimits
  private var window: Window { material.window }

  /// What is told by title, most important first.
  func titled() -> [DoneLine] {
    (milestones() + items() + notes()).sorted { a, b in
      if a.rank != b.rank { return a.rank.rawValue < b.rank.rawValue }
      if let one = a.importance, let other = b.importance, one != other { return one > other }
      return (-a.day.dayNumber, material.order(a.told.record)) < (-b.day.dayNumber, material.order(b.told.record))
    }
  }

  func milestones() -> [DoneLine] {
    material.milestones.compactMap { milestone in
      guard !milestone.dropped, milestone.isReached,
        let telling = window.telling(milestone.key, finished: milestone.reached)
      else { return nil }
      // Where the source does not know the day, nothing is said of how early it was.
      let day = milestone.reached.map(material.day)
      let fact = Fact.milestone(
        limits.subject(milestone.title, link: milestone.link), people: limits.people(milestone.people),
        early: day.flatMap { early(milestone, reached: $0) }, effect: limits.detail(milestone.effect),
        goal: milestone.effect.given == nil ? limits.detail(milestone.goal) : nil)
      let rule = telling == .asDone ? "done.milestone" : "done.milestone-late"
      return DoneLine(
        line: ChosenLine(fact, records: [milestone.key], rule: rule),
        told: Told(record: milestone.key, finished: milestone.reached), rank: .milestone,
        importance: Importance(milestone), isPlanned: true, day: day ?? material.occasion.today)
    }
  }

  private func early(_ milestone: Milestone, reached: CivilDate) -> Early? {
    guard let aim = milestone.hard ?? milestone.due else { return nil }
    let days = material.day(of: aim).days(since: reached)
    return days > 0 ? Early(days: days, beforeDeadline: milestone.hard != nil) : nil
  }

  private func items() -> [DoneLine] {
    finished(counted: false).map { item, telling in
      var lateDay: CivilDate?
      if case .late(let day) = telling { lateDay = day }
      let fact = Fact.finished(
        limits.subject(item), owner: limits.person(item.owner), effect: limits.detail(item.effect), late: lateDay)
      let gone = item.state != .finished
      let day = item.finished.map(material.day) ?? material.occasion.today
      let isPlanned = item.due != nil || item.hard != nil
      return DoneLine(
        line: ChosenLine(
          fact, records: [item.key],
          rule: gone ? "done.left-list" : lateDay == nil ? "done.finished-since" : "done.registered-late"),
        told: Told(record: item.key, finished: item.finished),
        mention: lateDay == nil
          ? Mentioned(
            limits.subject(item, shared: true), owner: limits.person(item.owner), effect: limits.mention(item.effect))
          : nil,
        rank: .work,
        importance: Importance(
          item, isPlanned: isPlanned, days: item.created.map { day.days(since: material.day(of: $0)) } ?? 0),
        isPlanned: isPlanned, day: day)
    }
  }

  /// Items that are news as finished. Dropped work is not celebrated, and what vanished is not done.
  func finished(counted: Bool) -> [(Item, Window.Telling)] {
    let closed = material.items.filter { $0.state == .finished && $0.counted == counted }.compactMap { item in
      window.telling(item.key, finished: item.finished).map { (item, $0) }
    }
    let gone = material.gone.filter { $0.counted == counted }.compactMap { item -> (Item, Window.Telling)? in
      window.memory.told.contains(Told(record: item.key, finished: item.finished)) ? nil : (item, .asDone)
    }
    return closed + gone
  }

  private func notes() -> [DoneLine] {
    let sentences = Sentences(material: material, limits: limits)
    return zip(sentences.notes(.done), sentences.lines(.done, rule: "done.said")).map { note, line in
      DoneLine(
        line: line, told: sentences.told(note), rank: sentences.waited.contains(note.key) ? .waited : .sentence,
        day: note.at.map(material.day) ?? material.occasion.today)
    }
  }
}
