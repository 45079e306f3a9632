import Model

/// From the components of a file to the entries of a range of days.
struct CalendarReader {
  private let object: CalendarObject
  private let from: CivilDate
  private let through: CivilDate
  private let zone: Zone
  private var times: CalendarTimes
  /// By the line of the event: read once, shared by all its occurrences.
  private var details: [Int: CalendarDetails] = [:]
  private(set) var entries: [CalendarEntry] = []
  private(set) var problems: [String] = []

  init(_ object: CalendarObject, from: CivilDate, through: CivilDate, zone: Zone, zones: ZoneStore) {
    self.object = object
    self.from = from
    self.through = through
    self.zone = zone
    times = CalendarTimes(zones: CalendarZones(object, team: zone, store: zones, through: through))
  }

  mutating func read() {
    problems = object.problems
    for group in groups() { read(group) }
    problems += times.doubts
  }

  // MARK: Events that belong together

  /// By UID, in the order of the file.
  private mutating func groups() -> [CalendarGroup] {
    var groups: [CalendarGroup] = []
    var places: [String: Int] = [:]
    for event in object.events {
      do throws(CalendarMistake) {
        let event = try CalendarEvent(event, &times)
        let place = event.uid.isEmpty ? groups.count : places[event.uid] ?? groups.count
        if place == groups.count { groups.append(CalendarGroup()) }
        if !event.uid.isEmpty { places[event.uid] = place }
        groups[place].add(event)
      } catch {
        leaveOut(event.component.line, error.sentence)
      }
    }
    return groups
  }

  private mutating func leaveOut(_ line: Int, _ sentence: String) {
    problems.append("line \(line): the event \(sentence); it was left out")
  }

  // MARK: Occurrences

  private mutating func read(_ group: CalendarGroup) {
    for master in group.masters where !master.isCancelled {
      do throws(CalendarMistake) {
        let series = try CalendarSeries(master, changes: group.changes, &times)
        for mistake in series.mistakes {
          problems.append("line \(mistake.line): the event \(mistake.sentence); that date was not excluded")
        }
        for occurrence in try series.occurrences(from: from, through: through, &times) { add(occurrence) }
      } catch {
        leaveOut(master.component.line, error.sentence)
      }
    }
    if !group.masters.isEmpty, group.masters.allSatisfy(\.isCancelled) { return }
    for event in group.changes where !event.isCancelled {
      add(.init(event: event, start: event.start.wall, planned: event.replaces))
    }
  }

  private mutating func add(_ occurrence: CalendarSeries.Occurrence) {
    let place = place(of: occurrence)
    guard place.last >= from, place.first <= through else { return }
    guard times.effort.entries > 0 else {
      if times.effort.entries == 0 {
        problems.append(
          "line \(occurrence.event.component.line): there are more than \(CalendarFile.entryLimit) entries; the rest was not read"
        )
      }
      times.effort.entries = -1
      return
    }
    times.effort.entries -= 1
    let event = occurrence.event
    let about = details[event.component.line] ?? CalendarDetails(event.component, calendar: object.name)
    details[event.component.line] = about
    entries.append(
      CalendarEntry(
        line: event.component.line, uid: event.uid, occurrence: occurrence.planned?.moment, title: about.title,
        start: place.start, end: place.end, firstDay: place.first, lastDay: place.last, isAllDay: event.isAllDay,
        organizer: about.organizer, attendees: about.attendees, link: about.link, isBusy: about.isBusy,
        isPrivate: about.isPrivate, categories: about.categories))
  }

  private typealias Place = (start: Moment, end: Moment, first: CivilDate, last: CivilDate)

  /// When an occurrence is, and on which days of the team.
  private func place(of occurrence: CalendarSeries.Occurrence) -> Place {
    let first = occurrence.start.date
    guard case .wall(_, let own) = occurrence.event.start else {
      let last = first.adding(days: max(1, occurrence.event.days) - 1)
      return (.day(first), .day(last), first, last)
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
    let last = end > start ? Instant(milliseconds: end.milliseconds - 1) : end
    return (.instant(start), .instant(end), zone.civil(at: start).date, zone.civil(at: last).date)
  }
}
