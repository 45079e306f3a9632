import Model

/// From the components of a file to the entries of a range of days.
struct CalendarReader {
  private let object: CalendarObject
  private let from: CivilDate
  private let through: CivilDate
  private let zone: Zone
  private var times: CalendarTimes
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
    entries.append(
      CalendarEntry(
        occurrence.event, occurrence: occurrence.planned?.moment, start: place.start, end: place.end,
        days: place.first...place.last, calendar: object.name))
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

/// The events of one UID.
struct CalendarGroup {
  private(set) var masters: [CalendarEvent] = []
  /// What replaces single occurrences.
  private(set) var changes: [CalendarEvent] = []
  private var starts: [CalendarTime: Int] = [:]
  private var replaced: [CalendarSeries.Slot: Int] = [:]

  /// A newer version takes the place of an older one. Two events of one version with one UID are a careless calendar's.
  mutating func add(_ event: CalendarEvent) {
    if let slot = event.replaces.map({ CalendarSeries.Slot($0) }) {
      if let index = replaced[slot] {
        if changes[index].sequence <= event.sequence { changes[index] = event }
      } else {
        replaced[slot] = changes.count
        changes.append(event)
      }
      return
    }
    let version = masters.first?.sequence ?? event.sequence
    guard event.sequence >= version else { return }
    if event.sequence > version { (masters, starts) = ([], [:]) }
    if let index = starts[event.start] {
      masters[index] = event
    } else {
      starts[event.start] = masters.count
      masters.append(event)
    }
  }
}

extension CalendarEntry {
  fileprivate init(
    _ event: CalendarEvent, occurrence: Moment?, start: Moment, end: Moment, days: ClosedRange<CivilDate>,
    calendar: String?
  ) {
    let component = event.component
    line = component.line
    uid = event.uid
    self.occurrence = occurrence
    title = UntrustedText(component.property("SUMMARY")?.text ?? "")
    self.start = start
    self.end = end
    (firstDay, lastDay) = (days.lowerBound, days.upperBound)
    isAllDay = event.isAllDay
    organizer = component.property("ORGANIZER").flatMap { CalendarEntry.person($0, calendar: calendar) }
    attendees = component.all("ATTENDEE").filter { $0.parameter("PARTSTAT")?.uppercased() != "DECLINED" }
      .compactMap { CalendarEntry.person($0, calendar: calendar) }
    link = component.property("URL").flatMap { WebLink($0.value.trimmed) }
    isBusy = component.property("TRANSP")?.value.trimmed.uppercased() != "TRANSPARENT"
    isPrivate = ["PRIVATE", "CONFIDENTIAL"].contains(component.property("CLASS")?.value.trimmed.uppercased())
    categories = component.all("CATEGORIES").flatMap(\.texts).map { UntrustedText($0) }.filter { !$0.isEmpty }
  }

  /// The common name, else the address; nil for what is no person.
  private static func person(_ line: ContentLine, calendar: String?) -> UntrustedText? {
    let kind = line.parameter("CUTYPE")?.uppercased() ?? "INDIVIDUAL"
    guard !["GROUP", "ROOM", "RESOURCE"].contains(kind) else { return nil }
    let value = line.value.trimmed
    let address = value.lowercased().hasPrefix("mailto:") ? String(value.dropFirst(7)) : ""
    // Google: the shared calendar itself.
    if address.lowercased().hasSuffix("@group.calendar.google.com") { return nil }
    let name = UntrustedText(line.parameter("CN") ?? "")
    if let calendar, name == UntrustedText(calendar) { return nil }
    let person = name.isEmpty ? UntrustedText(address) : name
    return person.isEmpty ? nil : person
  }
}
