import Model

/// Makes the entries of a range of days from the components of a file.
struct CalendarReader {
  private let object: CalendarObject
  private let from: CivilDate
  private let through: CivilDate
  private let zone: Zone
  /// Whether an event from midnight to midnight in `zone` counts as whole days.
  private let hasWall: Bool
  private var times: CalendarTimes
  /// The details by the line of the event. They are read once and shared by all its occurrences.
  private var details: [Int: CalendarDetails] = [:]
  private(set) var entries: [CalendarEntry] = []
  private(set) var problems: [CalendarProblem] = []

  init(_ object: CalendarObject, from: CivilDate, through: CivilDate, zone: Zone, hasWall: Bool, zones: ZoneStore) {
    self.object = object
    self.from = from
    self.through = through
    self.zone = zone
    self.hasWall = hasWall
    times = CalendarTimes(zones: CalendarZones(object, team: zone, store: zones, through: through))
  }

  mutating func read() {
    problems = object.problems
    for group in groups() { read(group) }
    problems += times.doubts
  }

  // MARK: Events that belong together

  /// The events by UID, in the order of the file.
  private mutating func groups() -> [CalendarGroup] {
    var groups: [CalendarGroup] = []
    var places: [String: Int] = [:]
    for event in object.events {
      do throws(CalendarMistake) {
        let event = try CalendarEvent(event, &times)
        for doubt in event.doubts {
          problems.append(
            CalendarProblem(
              "the event \(doubt.sentence); it was read without an end", doubt.fault, line: event.component.line,
              isPart: true))
        }
        let place = event.uid.isEmpty ? groups.count : places[event.uid] ?? groups.count
        if place == groups.count { groups.append(CalendarGroup()) }
        if !event.uid.isEmpty { places[event.uid] = place }
        groups[place].add(event)
      } catch {
        leaveOut(event.component.line, error)
      }
    }
    return groups
  }

  private mutating func leaveOut(_ line: Int, _ mistake: CalendarMistake) {
    problems.append(CalendarProblem("the event \(mistake.sentence); it was left out", mistake.fault, line: line))
  }

  // MARK: Occurrences

  private mutating func read(_ group: CalendarGroup) {
    var changes = group.changes
    for master in group.masters where !master.isCancelled {
      do throws(CalendarMistake) {
        let series = try CalendarSeries(master, changes: group.changes, &times)
        for (line, mistake) in series.mistakes {
          problems.append(
            CalendarProblem(
              "the event \(mistake.sentence); that date was not excluded", mistake.fault, line: line, isPart: true))
        }
        changes.removeAll { series.excludes($0) }
        for occurrence in try series.occurrences(from: from, through: through, &times) { add(occurrence) }
      } catch {
        leaveOut(master.component.line, error)
      }
    }
    if !group.masters.isEmpty, group.masters.allSatisfy(\.isCancelled) { return }
    for event in changes where !event.isCancelled {
      add(.init(event: event, start: event.start.wall, planned: event.replaces))
    }
  }

  private mutating func add(_ occurrence: CalendarSeries.Occurrence) {
    let place = place(of: occurrence)
    guard place.last >= from, place.first <= through else { return }
    guard times.budget.entries > 0 else {
      if times.budget.entries == 0 {
        problems.append(
          CalendarProblem(
            "there are more than \(CalendarFile.entryLimit) entries; the rest was not read", .excess,
            line: occurrence.event.component.line))
      }
      times.budget.entries = -1
      return
    }
    times.budget.entries -= 1
    let event = occurrence.event
    let isWholeDays = place.isAllDay || event.isMarked
    let about = details[event.component.line] ?? CalendarDetails(event.component, calendar: object.name)
    details[event.component.line] = about
    entries.append(
      CalendarEntry(
        line: event.component.line, uid: event.uid, occurrence: occurrence.planned?.moment, title: about.title,
        start: place.start, end: place.end, firstDay: place.first, lastDay: place.last, isAllDay: place.isAllDay,
        isMarked: event.isMarked, organizer: about.organizer, invited: about.invited, link: about.link,
        isBusy: about.isBusy, isAtWork: about.isElsewhere || about.isFree && !isWholeDays, isPrivate: about.isPrivate,
        isObservance: about.isObservance,
        categories: about.categories))
  }

  private typealias Place = (start: Moment, end: Moment, first: CivilDate, last: CivilDate, isAllDay: Bool)

  /// When an occurrence takes place, and on which days of the team.
  private func place(of occurrence: CalendarSeries.Occurrence) -> Place {
    let first = occurrence.start.date
    guard case .wall(_, let own) = occurrence.event.start else {
      let last = first.adding(days: max(1, occurrence.event.days) - 1)
      return (.day(first), .day(last), first, last, true)
    }
    let start = own.firstInstant(reaching: occurrence.start)
    var end = start
    switch occurrence.event.length {
    case .days: break
    case .wall(let seconds):
      end = own.firstInstant(reaching: CivilDateTime(wallSeconds: occurrence.start.wallSeconds + seconds))
    case .exact(let days, let seconds):
      let day = CivilDateTime(occurrence.start.date.adding(days: days), occurrence.start.time)
      end = own.firstInstant(reaching: day).adding(.seconds(seconds))
    }
    end = max(start, end)
    if hasWall, let days = WholeDays.days(from: start, to: end, isMarked: occurrence.event.isMarked, on: zone) {
      return (.day(days.first), .day(days.last), days.first, days.last, true)
    }
    let last = end > start ? Instant(milliseconds: end.milliseconds - 1) : end
    return (.instant(start), .instant(end), zone.civil(at: start).date, zone.civil(at: last).date, false)
  }
}
