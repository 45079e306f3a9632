import Model

/// An event together with its changes, and the occurrences that result.
struct CalendarSeries {
  /// Identifies an occurrence: by its instant, or by its day where the calendar gives no more.
  enum Slot: Hashable {
    case instant(Instant)
    case day(CivilDate)
  }

  struct Occurrence {
    let event: CalendarEvent
    /// The start on the event's own wall clock.
    let start: CivilDateTime
    /// The time as it was planned; nil for an event that does not repeat.
    let planned: CalendarTime?
  }

  private let master: CalendarEvent
  private let team: Zone
  private var changed: [Slot: CalendarEvent] = [:]
  /// Changes that hold for all later occurrences, too, in the order of the occurrence from which they hold.
  private var later: [(from: CivilDateTime, event: CalendarEvent)] = []
  private var excluded: Set<Slot> = []
  private(set) var mistakes: [(line: Int, mistake: CalendarMistake)] = []

  init(_ master: CalendarEvent, changes: [CalendarEvent], _ times: inout CalendarTimes) throws(CalendarMistake) {
    self.master = master
    team = times.team
    try times.budget.spend(changes.count)
    for event in changes {
      guard let planned = event.replaces else { continue }
      changed[slot(of: planned)] = event
      if event.andLater { later.append((wall(of: planned), event)) }
    }
    later.sort { $0.from < $1.from }
    for line in master.component.all("EXDATE") {
      do throws(CalendarMistake) {
        for time in try times.times(line, besides: master.start) { exclude(time) }
      } catch {
        mistakes.append((line.number, error))
      }
    }
  }

  /// Whether the series excludes the occurrence that a change replaces. A change that was made after the exclusion
  /// stands.
  func excludes(_ change: CalendarEvent) -> Bool {
    guard let planned = change.replaces, !change.isNewer(than: master) else { return false }
    return excluded.contains(slot(of: planned)) || excluded.contains(.day(wall(of: planned).date))
  }

  /// The occurrences that begin from `from` through `through` in the zone of the event. The range is wider than asked
  /// for, so the caller checks each one again.
  func occurrences(
    from: CivilDate, through: CivilDate, _ times: inout CalendarTimes
  ) throws(CalendarMistake) -> [Occurrence] {
    let component = master.component
    let rules = component.all("RRULE")
    let dates = component.all("RDATE")
    guard !rules.isEmpty || !dates.isEmpty else {
      return [Occurrence(event: master, start: master.start.wall, planned: nil)]
    }
    // A change can move an occurrence into the range from outside.
    let moved = later.map { abs($0.event.start.date.days(since: $0.from.date)) + $0.event.days }.max() ?? 0
    let first = CivilDateTime(from.adding(days: -2 - max(master.days, moved)), .midnight)
    let last = CivilDateTime(through.adding(days: 2 + moved), .midnight)
    // DTSTART is an occurrence even where the rule does not give it (RFC 5545, 3.8.5.3).
    var walls: Set<CivilDateTime> = [master.start.wall]
    for line in rules { walls.formUnion(try expand(line, first, last, &times)) }
    for line in dates { walls.formUnion(try times.times(line, besides: master.start).map(wall)) }
    for line in component.all("EXRULE") { walls.subtract(try expand(line, first, last, &times)) }
    return walls.filter { $0 >= first && $0 <= last }.sorted().compactMap(occurrence)
  }

  private func expand(
    _ line: ContentLine, _ first: CivilDateTime, _ last: CivilDateTime, _ times: inout CalendarTimes
  ) throws(CalendarMistake) -> [CivilDateTime] {
    let rule = try RecurrenceRule(line.value)
    let isWithin = try until(rule.until)
    return try Occurrences.of(rule, start: master.start.wall, from: first, through: last, budget: &times.budget)
      .filter(isWithin)
  }

  /// Returns a check whether an occurrence is within the UNTIL of its rule.
  private func until(_ text: String?) throws(CalendarMistake) -> (CivilDateTime) -> Bool {
    guard let text else { return { _ in true } }
    switch (CalendarTime(text, zone: .utc), master.start) {
    case (nil, _): throw CalendarMistake("repeats until a date that cannot be read")
    case (.day(let day)?, _): return { $0.date <= day }
    case (let end?, .day) where !text.hasSuffix("Z"): return { $0.date <= end.date }
    // For whole days some programs write the local midnight of the last day in UTC. Zones reach 14 hours east of UTC,
    // so a day that begins within 14 hours after it counts.
    case (let end?, .day): return { $0.wallSeconds <= end.wall.wallSeconds + 14 * 3600 }
    case (let end?, .wall(_, let zone)):
      guard text.hasSuffix("Z") else { return { $0 <= end.wall } }
      return { zone.firstInstant(reaching: $0).seconds <= end.wall.wallSeconds }
    }
  }

  private func occurrence(_ wall: CivilDateTime) -> Occurrence? {
    let planned: CalendarTime =
      switch master.start {
      case .day: .day(wall.date)
      case .wall(_, let zone): .wall(wall, zone)
      }
    let slots = [Slot(planned), .day(wall.date)]
    // A changed occurrence is added as an event of its own.
    guard !slots.contains(where: { excluded.contains($0) || changed[$0] != nil }) else { return nil }
    guard let change = change(at: wall) else {
      return Occurrence(event: master, start: wall, planned: planned)
    }
    guard !change.event.isCancelled else { return nil }
    let shift = change.event.start.wall.wallSeconds - change.from.wallSeconds
    return Occurrence(
      event: change.event, start: CivilDateTime(wallSeconds: wall.wallSeconds + shift), planned: planned)
  }

  /// The last change that holds for the occurrence at this time.
  private func change(at wall: CivilDateTime) -> (from: CivilDateTime, event: CalendarEvent)? {
    var (low, high) = (0, later.count)
    while low < high {
      let middle = (low + high) / 2
      if later[middle].from <= wall { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : later[low - 1]
  }

  /// A time on the wall clock of the event.
  private func wall(of time: CalendarTime) -> CivilDateTime {
    guard case .wall(_, let zone) = master.start, case .instant(let instant) = time.moment else {
      if case .wall(let wall, _) = master.start, case .day(let day) = time { return CivilDateTime(day, wall.time) }
      return CivilDateTime(day(of: time), .midnight)
    }
    if case .wall(let wall, let own) = time, own == zone { return wall }
    return zone.civil(at: instant)
  }

  private mutating func exclude(_ time: CalendarTime) {
    excluded.insert(slot(of: time))
    // Some programs exclude a day by its midnight. Nothing of this series is at midnight, so the day is meant.
    if case .wall(let wall, _) = time, wall.time == .midnight, master.start.wall.time != .midnight {
      excluded.insert(.day(wall.date))
    }
  }

  private func slot(of time: CalendarTime) -> Slot { master.isAllDay ? .day(day(of: time)) : Slot(time) }

  /// The day that a calendar means by a time, where its event is of whole days.
  private func day(of time: CalendarTime) -> CivilDate {
    guard case .wall(let wall, _) = time, wall.time != .midnight, case .instant(let instant) = time.moment else {
      return time.date
    }
    // A time in another zone means the nearest midnight in the zone in which these days were written.
    return (master.wallOfDays ?? team).civil(at: instant.adding(.seconds(12 * 3600))).date
  }
}

extension CalendarSeries.Slot {
  init(_ time: CalendarTime) {
    switch time.moment {
    case .day(let day): self = .day(day)
    case .instant(let instant): self = .instant(instant)
    }
  }
}
