import Model

/// A line about what comes.
struct NextLine {
  var line: ChosenLine
  var planned: Planned?
  /// Which of two plans of one day is told first.
  var importance: Importance?
  /// Whether it is a real deadline, which is never cut.
  var isHard: Bool { planned?.deadline != nil }
  var isWork: Bool { planned?.isWork == true }
  /// Whether somebody wrote it. A note that finds no room waits for the next update.
  var isSent: Bool { if case .said = line.fact { true } else { false } }
}

/// What is planned for the coming workdays.
struct Next {
  let material: Material
  let limits: TextLimits
  var occasion: Occasion { material.occasion }

  /// A real deadline that passed stays under "next" for so many days; afterwards it is one of the things that are
  /// stuck.
  static let passedDays = 14
  /// The next milestone is announced when it is at most so many days away.
  static let aheadDays = 31
  /// A list without dates is a plan when it is at most this long.
  static let planLength = 10

  /// The plan of the first day that has one, and after it only real deadlines, milestones and what people said: a plan
  /// fits in the head. The first update of a week, and the very first, tell the plan of all five workdays. Where no day
  /// has a plan, work without a day is told.
  func lines() -> [NextLine] {
    let dated =
      (material.items.compactMap(task) + farDeadlines() + material.milestones.compactMap(milestone)
      + material.events.compactMap(event)).sorted(by: earlier)
    let last = Next.planDay(dated, occasion) ?? occasion.firstDay
    var lines = dated.filter { line in
      line.isHard || tellsWeek || line.planned?.kind == .milestone || line.planned.map { $0.day <= last } == true
    }
    lines += said()
    if dated.isEmpty { lines += (underWay() + undated()).prefix(3) }
    if tellsWeek, !dated.contains(where: { $0.planned?.kind == .milestone }), let ahead = milestoneAhead() {
      lines.append(ahead)
    }
    return lines
  }

  private var tellsWeek: Bool { occasion.opensWeek || material.memory.since == nil }

  /// The first day with work or meetings, from the first day that the update plans; nil where there is none until the
  /// horizon.
  static func planDay(_ lines: [NextLine], _ occasion: Occasion) -> CivilDate? {
    lines.compactMap(\.planned).filter { planned in
      planned.deadline?.passed != true && occasion.firstDay <= planned.day && planned.day <= occasion.horizon
    }.map(\.day).min()
  }

  private func earlier(_ a: NextLine, _ b: NextLine) -> Bool {
    guard let one = a.planned, let other = b.planned else { return false }
    guard let first = a.line.records.first.map(material.order), let second = b.line.records.first.map(material.order)
    else { return false }
    let (rank, otherRank) = (a.isHard ? 0 : one.kind == .event ? 2 : 1, b.isHard ? 0 : other.kind == .event ? 2 : 1)
    if (one.day, rank) != (other.day, otherRank) { return (one.day, rank) < (other.day, otherRank) }
    if let one = a.importance, let other = b.importance, one != other { return one > other }
    return (one.time ?? .midnight, first) < (other.time ?? .midnight, second)
  }

  private func task(_ item: Item) -> NextLine? {
    guard item.state.isOpen, !item.counted else { return nil }
    let isHard = item.hard.map { isNear(material.day(of: $0)) } ?? false
    guard let moment = isHard ? item.hard : item.due else { return nil }
    let day = material.day(of: moment)
    guard isHard || (day >= occasion.today && day <= occasion.horizon) else { return nil }
    var next = line(
      planned(item, at: moment, isHard: isHard), item.key, rule: isHard ? "next.hard-deadline" : "next.due")
    next.importance = Importance(item, isPlanned: true, days: 0)
    return next
  }

  func planned(_ item: Item, at moment: Moment, isHard: Bool) -> Planned {
    let day = material.day(of: moment)
    var planned = Planned(kind: .task, subject: limits.subject(item), day: day, time: isHard ? time(moment) : nil)
    planned.people = limits.people(item.owner.given.map { [$0] } ?? [])
    planned.doneMeans = limits.means(item.doneMeans)
    if isNew(item) || isHard && hasNoOwner(item) { planned.goal = limits.detail(item.goal) }
    planned.otherDay = otherDay(isHard ? item.due : item.hard, than: day)
    planned.needsOwner = hasNoOwner(item) && (isHard || material.namesOwners(item.key.source))
    if isHard {
      planned.deadline = deadline(
        day, reason: item.hardReason, hasNoOwner: planned.needsOwner,
        notStarted: item.state == .planned && item.started == nil && material.tellsStart(item.key.source))
      planned.away = away(item.owner, until: day)
    }
    return planned
  }

  /// Whether the work appeared since the last update, in a source that was read before. Its goal is told then.
  private func isNew(_ item: Item) -> Bool {
    guard let firstRead = material.memory.firstRead[item.key.source], firstRead < material.window.since else {
      return false
    }
    return (material.memory.seen[item.key]?.first ?? material.window.readAt) > material.window.since
  }

  /// The owner, where that is somebody who is away from the first day that the update plans until that day.
  private func away(_ owner: UntrustedText?, until day: CivilDate) -> Away? {
    guard let owner = owner.given, day >= occasion.firstDay else { return nil }
    let last = material.absences.filter { $0.first <= occasion.firstDay && $0.last >= day }
      .first { $0.person.folded == owner.folded }?.last
    return last.map { Away(person: owner.shortened(to: limits.name), until: $0 > occasion.firstDay ? $0 : nil) }
  }

  func hasNoOwner(_ item: Item) -> Bool { item.owner.given == nil && !item.isTaken }

  private func deadline(
    _ day: CivilDate, reason: UntrustedText? = nil, hasNoOwner: Bool = false, notStarted: Bool = false
  ) -> Deadline {
    let passed = day < occasion.today
    let left = occasion.calendar.workdays(from: occasion.today, to: day)
    return Deadline(
      reason: limits.detail(reason), passed: passed, notStarted: notStarted,
      workdays: passed ? material.workdays(since: .day(day)) : hasNoOwner ? left : nil)
  }

  /// The other one of a planned day and a real deadline, while it is ahead.
  private func otherDay(_ moment: Moment?, than day: CivilDate) -> CivilDate? {
    moment.map(material.day).flatMap { $0 != day && $0 >= occasion.today ? $0 : nil }
  }

  private func milestone(_ milestone: Milestone) -> NextLine? {
    guard !milestone.isReached, !milestone.dropped else { return nil }
    let isHard = milestone.hard.map { isNear(material.day(of: $0)) } ?? false
    guard let moment = isHard ? milestone.hard : milestone.due else { return nil }
    let day = material.day(of: moment)
    guard isHard || (day >= occasion.today && day <= occasion.horizon) else { return nil }
    var planned = Planned(
      kind: .milestone, subject: limits.subject(milestone.title, link: milestone.link), day: day,
      time: isHard ? time(moment) : nil)
    planned.people = limits.people(milestone.people)
    planned.otherDay = otherDay(isHard ? milestone.due : milestone.hard, than: day)
    if isHard { planned.deadline = deadline(day) }
    var next = line(planned, milestone.key, rule: isHard ? "next.hard-deadline" : "next.milestone")
    next.importance = Importance(milestone)
    return next
  }

  private func event(_ event: Event) -> NextLine? {
    let day = material.day(of: event.start)
    guard day >= occasion.firstDay, day <= occasion.horizon else { return nil }
    var planned = Planned(
      kind: .event, subject: limits.subject(event.title, link: event.link), day: day, time: time(event.start))
    planned.people = limits.people(event.owner.given.map { [$0] } ?? [])
    return line(planned, event.key, rule: "next.event")
  }

  private func said() -> [NextLine] {
    Sentences(material: material, limits: limits).lines(.next, rule: "next.said").map { NextLine(line: $0) }
  }

  private func underWay() -> [NextLine] {
    material.items.filter { $0.state == .active && !$0.counted && $0.due == nil && $0.hard == nil }
      .sorted { material.order($0.key) < material.order($1.key) }
      .map { item in
        let fact = Fact.underWay(limits.subject(item), owner: limits.person(item.owner))
        return NextLine(line: ChosenLine(fact, records: [item.key], rule: "next.under-way"))
      }
  }

  /// Work of short lists without dates, in the source's order. A long list is a backlog and says nothing of tomorrow.
  private func undated() -> [NextLine] {
    let open = material.items.filter { $0.state == .planned && !$0.counted && $0.due == nil && $0.hard == nil }
    let plans = Dictionary(grouping: open, by: \.key.source).filter { $0.value.count <= Next.planLength }
    return open.filter { plans[$0.key.source] != nil }.map { item in
      let fact = Fact.undated(limits.subject(item), owner: limits.person(item.owner))
      return NextLine(line: ChosenLine(fact, records: [item.key], rule: "next.undated"))
    }
  }

  /// The first milestone beyond the horizon, by its planned day, with its real deadline.
  private func milestoneAhead() -> NextLine? {
    material.milestones.compactMap { milestone -> NextLine? in
      guard !milestone.isReached, !milestone.dropped, let moment = milestone.due ?? milestone.hard else {
        return nil
      }
      let day = material.day(of: moment)
      guard day > occasion.horizon, day.days(since: occasion.today) <= Next.aheadDays else { return nil }
      var planned = Planned(
        kind: .milestone, subject: limits.subject(milestone.title, link: milestone.link), day: day)
      planned.people = limits.people(milestone.people)
      planned.otherDay = milestone.hard.map(material.day)
      return line(planned, milestone.key, rule: "next.milestone-ahead")
    }.min(by: earlier)
  }

  func line(_ planned: Planned, _ key: RecordKey, rule: String) -> NextLine {
    NextLine(line: ChosenLine(.planned(planned), records: [key], rule: rule), planned: planned)
  }

  private func isNear(_ day: CivilDate) -> Bool { Next.isNear(day, occasion) }

  private static func isNear(_ day: CivilDate, _ occasion: Occasion) -> Bool {
    day <= occasion.horizon && occasion.today.days(since: day) <= passedDays
  }

  /// The day that updates name for work with a planned day and a real deadline.
  static func day(due: Moment?, hard: Moment?, _ material: Material) -> CivilDate? {
    if let day = hard.map(material.day), isNear(day, material.occasion) { return day }
    return (due ?? hard).map(material.day)
  }

  /// The time of day; nil for the midnight and the 23:59 that stand for "some time that day".
  private func time(_ moment: Moment) -> TimeOfDay? {
    guard case .instant(let instant) = moment else { return nil }
    let time = occasion.calendar.civil(instant).time
    return time == .midnight || (time.hour == 23 && time.minute == 59) ? nil : time
  }
}
