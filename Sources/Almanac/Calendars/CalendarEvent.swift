import Model

/// One VEVENT with its times read. Its texts are read only when an entry is made of it.
struct CalendarEvent {
  /// How long the event takes, in a form that stays right when it is moved to another day.
  enum Length: Hashable {
    /// An all-day event of so many days.
    case days(Int)
    /// At the end the wall clock shows so many seconds more than at the start.
    case wall(Int64)
    /// So many days on the wall clock, and then so many seconds of elapsed time.
    case exact(days: Int, seconds: Int64)

    /// The number of days, rounded up; at least 1.
    var daysBegun: Int {
      switch self {
      case .days(let days): max(1, days)
      case .wall(let seconds): max(1, Int((seconds + 86_399) / 86_400))
      case .exact(let days, let seconds): max(1, days + Int((seconds + 86_399) / 86_400))
      }
    }
  }

  let component: CalendarObject.Component
  let uid: String
  let sequence: Int
  /// The time of the last change as it is written, which is in UTC, so that later ones compare greater; empty when it
  /// is absent.
  let changed: String
  let start: CalendarTime
  let length: Length
  let isCancelled: Bool
  /// The occurrence of a series that this event replaces.
  let replaces: CalendarTime?
  /// Whether it also replaces all later occurrences.
  let andLater: Bool
  /// Whether the calendar marks it as whole days although the times do not show that on its own wall clock.
  let isMarked: Bool
  /// The zone in which an all-day event was written with times.
  let wallOfDays: Zone?
  /// Mistakes in parts that the event can do without.
  let doubts: [CalendarMistake]

  var isAllDay: Bool { if case .day = start { true } else { false } }

  /// Whether this is a later version than the other. Two of the same version are equally new.
  func isNewer(than other: CalendarEvent) -> Bool {
    if sequence != other.sequence { return sequence > other.sequence }
    return !changed.isEmpty && !other.changed.isEmpty && changed > other.changed
  }

  /// The number of days between the first and the last moment, rounded up.
  var days: Int {
    switch length {
    case .days(let days): days
    case .wall(let seconds): Int(seconds / 86_400) + 1
    case .exact(let days, let seconds): days + Int(seconds / 86_400) + 1
    }
  }

  /// Reads an event. One in an unknown zone is read nevertheless where it lasts from midnight to midnight there,
  /// because then the zone does not matter.
  init(_ event: CalendarObject.Event, _ times: inout CalendarTimes) throws(CalendarMistake) {
    do throws(CalendarMistake) {
      try self.init(reading: event, &times)
    } catch {
      times.unknown = times.team
      defer { times.unknown = nil }
      guard let days = try? CalendarEvent(reading: event, &times), days.isAllDay else { throw error }
      self = days
    }
  }

  private init(reading event: CalendarObject.Event, _ times: inout CalendarTimes) throws(CalendarMistake) {
    component = event.component
    uid = UntrustedText(component.property("UID")?.text ?? "").description
    sequence = component.property("SEQUENCE").flatMap { Int($0.value.trimmed) } ?? 0
    changed = component.property("LAST-MODIFIED")?.value.trimmed.uppercased() ?? ""
    isCancelled =
      event.isCancelled || component.property("STATUS")?.value.trimmed.uppercased() == "CANCELLED"
      || CancelledTitle.matches(component.property("SUMMARY")?.text ?? "")
    let recurrence = component.property("RECURRENCE-ID")
    andLater = recurrence?.parameter("RANGE")?.uppercased() == "THISANDFUTURE"
    let begin = try component.property("DTSTART").map { line throws(CalendarMistake) in try times.time(line) }
    replaces = try recurrence.map { line throws(CalendarMistake) in try times.time(line, besides: begin) }
    // A cancelled occurrence may leave out DTSTART.
    guard let given = begin ?? replaces else { throw CalendarMistake("has no DTSTART", .missing) }
    var doubts: [CalendarMistake] = []
    let end: CalendarTime?
    do throws(CalendarMistake) {
      end = try component.property("DTEND").map { line throws(CalendarMistake) in try times.time(line, besides: given) }
    } catch {
      doubts.append(error)
      end = nil
    }
    var told: CalendarDuration?
    if end == nil, let text = component.property("DURATION")?.value.trimmed {
      told = CalendarDuration(text)
      if told == nil { doubts.append(CalendarMistake("has a DURATION that cannot be read", .date)) }
    }
    self.doubts = doubts
    let length = try Self.length(given, end, told ?? CalendarDuration())
    let isSaid = Self.marks.contains {
      ["TRUE", "1"].contains(event.component.property($0)?.value.trimmed.uppercased())
    }
    if case .wall(let wall, let zone) = given,
      let days = Self.wholeDays(from: wall, zone, for: length)
        ?? (isSaid && wall.time == .midnight ? length.daysBegun : nil)
    {
      (start, self.length, wallOfDays, isMarked) = (.day(wall.date), .days(days), zone, false)
    } else {
      (start, self.length, wallOfDays, isMarked) = (given, length, nil, isSaid)
    }
  }

  /// The properties by which Exchange and others mark times as whole days.
  private static let marks = [
    "X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT", "X-FUNAMBOL-ALLDAY",
  ]

  /// The number of days of an event that lasts from midnight to midnight on its own wall clock.
  private static func wholeDays(from start: CivilDateTime, _ zone: Zone, for length: Length) -> Int? {
    guard start.time == .midnight else { return nil }
    switch length {
    case .days: return nil
    case .wall(let seconds):
      return WholeDays.count(from: start, to: CivilDateTime(wallSeconds: start.wallSeconds + seconds))
    case .exact(let days, let seconds):
      let day = CivilDateTime(start.date.adding(days: days), .midnight)
      return WholeDays.count(
        from: start, to: zone.civil(at: zone.firstInstant(reaching: day).adding(.seconds(seconds))))
    }
  }

  private static func length(
    _ start: CalendarTime, _ end: CalendarTime?, _ told: CalendarDuration
  ) throws(CalendarMistake) -> Length {
    switch (start, end) {
    case (.day(let first), let end?):
      // DTEND is the day after the last one (RFC 5545, 3.6.1), but some programs write the last day. An end with a time
      // of day is part of that day.
      let days = end.date.days(since: first) + (end.wall.time == .midnight ? 0 : 1)
      return try checked(.days(max(1, days)))
    case (.day, nil): return .days(max(1, told.days + (told.seconds + 86_399) / 86_400))
    case (.wall(let from, let zone), .wall(let to, let other)?) where zone == other:
      return try checked(.wall(max(0, to.wallSeconds - from.wallSeconds)))
    case (.wall(let from, let zone), let end?):
      guard case .instant(let finish) = end.moment else {
        return try checked(.wall(max(0, end.wall.wallSeconds - from.wallSeconds)))
      }
      return try checked(.exact(days: 0, seconds: max(0, finish.seconds - zone.firstInstant(reaching: from).seconds)))
    case (.wall, nil): return .exact(days: told.days, seconds: Int64(told.seconds))
    }
  }

  private static func checked(_ length: Length) throws(CalendarMistake) -> Length {
    let days: Int64 =
      switch length {
      case .days(let days): Int64(days)
      case .wall(let seconds), .exact(_, let seconds): seconds / 86_400
      }
    guard days <= 36_600 else { throw CalendarMistake("lasts more than a hundred years", .date) }
    return length
  }
}

/// Reads the times of a file in the zones that it names.
struct CalendarTimes {
  var zones: CalendarZones
  var budget = WorkBudget()
  /// Stands for every unknown zone while an event is read to see whether its zone matters.
  var unknown: Zone?
  /// Warnings about zones, each once.
  private(set) var doubts: [CalendarProblem] = []
  var team: Zone { zones.team }

  init(zones: CalendarZones) { self.zones = zones }

  mutating func time(
    _ line: ContentLine, besides start: CalendarTime? = nil
  ) throws(CalendarMistake) -> CalendarTime {
    guard let time = try times(line, besides: start).first else {
      throw CalendarMistake("has a \(line.name) without a value", .missing)
    }
    return time
  }

  /// The dates or times of one property. Of a period only the start is read.
  ///
  /// - Parameter start: the start of the event, whose zone is used for times without a zone or with an unknown one.
  mutating func times(
    _ line: ContentLine, besides start: CalendarTime? = nil
  ) throws(CalendarMistake) -> [CalendarTime] {
    let texts = line.value.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    let isDay = line.parameter("VALUE")?.uppercased() == "DATE"
    var zone = zones.zone(isDay ? nil : line.zoneName, budget: &budget)
    if line.zoneName == nil || zone.zone == nil {
      switch start {
      case .wall(_, let own)?: zone.zone = own
      // For whole days the zone does not matter.
      case .day?: zone.zone = zone.zone ?? team
      case nil: break
      }
    }
    if let doubt = zone.doubt, !doubts.contains(where: { $0.sentence == doubt }) {
      doubts.append(CalendarProblem(doubt, nil, line: line.number))
    }
    var times: [CalendarTime] = []
    for text in texts {
      let text = String(text.prefix { $0 != "/" })
      let isUTC = text.utf8.last.map { $0 | 0x20 } == UInt8(ascii: "z")
      guard let rules = zone.zone ?? (isUTC ? Zone.utc : unknown) else {
        throw CalendarMistake(
          "is in the time zone \"\(CalendarObject.shown(line.zoneName ?? ""))\", which is not known and not described in the file",
          .date)
      }
      guard let time = CalendarTime(text.uppercased(), zone: rules) else {
        throw CalendarMistake(
          "has \(line.name == "EXDATE" ? "an" : "a") \(line.name) that cannot be read, \"\(CalendarObject.shown(text))\"",
          .date)
      }
      times.append(isDay ? .day(time.date) : time)
    }
    return times
  }
}
