import Model

/// One VEVENT, its times read; what it says about itself is read when it is shown.
struct CalendarEvent {
  /// How long it takes, told so that it can be moved to another day.
  enum Length: Hashable {
    /// All-day: so many days.
    case days(Int)
    /// The wall shows that many seconds more at its end.
    case wall(Int64)
    /// Days on the wall, then so many seconds.
    case exact(days: Int, seconds: Int64)

    /// One at least.
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
  /// When it was changed last, as it is written: UTC, so that later ones are greater. Empty when that is not told.
  let changed: String
  let start: CalendarTime
  let length: Length
  let isCancelled: Bool
  /// Which occurrence of its series it replaces.
  let replaces: CalendarTime?
  /// Whether it changes all that come later as well.
  let andLater: Bool
  /// Whole days by the word of its calendar, though its times do not show it on its own wall.
  let isMarked: Bool
  /// The wall on which whole days were told as times.
  let wallOfDays: Zone?
  /// What of it could not be read, though it can be used.
  let doubts: [CalendarMistake]

  var isAllDay: Bool { if case .day = start { true } else { false } }

  /// Whether it says so itself: of one version both are as new.
  func isNewer(than other: CalendarEvent) -> Bool {
    if sequence != other.sequence { return sequence > other.sequence }
    return !changed.isEmpty && !other.changed.isEmpty && changed > other.changed
  }

  /// Days between its first and its last moment, rounded up.
  var days: Int {
    switch length {
    case .days(let days): days
    case .wall(let seconds): Int(seconds / 86_400) + 1
    case .exact(let days, let seconds): days + Int(seconds / 86_400) + 1
    }
  }

  /// An event in a zone that nobody knows is whole days all the same where it lasts from midnight to midnight there.
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
      || CancelledTitle.isOne(component.property("SUMMARY")?.text ?? "")
    let recurrence = component.property("RECURRENCE-ID")
    andLater = recurrence?.parameter("RANGE")?.uppercased() == "THISANDFUTURE"
    let begin = try component.property("DTSTART").map { line throws(CalendarMistake) in try times.time(line) }
    replaces = try recurrence.map { line throws(CalendarMistake) in try times.time(line, besides: begin) }
    // A cancelled occurrence need not say when it would have been.
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

  /// How Exchange and others say that a time is a whole day.
  private static let marks = [
    "X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT", "X-FUNAMBOL-ALLDAY",
  ]

  /// The days of what lasts from midnight to midnight on its own wall.
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
      // The day after the last, though some write the last; with a time it is part of that day.
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

/// Reads the times of a file on the walls that it names.
struct CalendarTimes {
  var zones: CalendarZones
  var effort = Effort()
  /// Stands for every zone that is not known, while it is tried whether that matters.
  var unknown: Zone?
  /// Doubts about zones, each told once.
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

  /// One property's list of dates or times; of a period the start.
  ///
  /// - Parameter start: of the event: what names no zone, or one that nobody knows, is on that wall.
  mutating func times(
    _ line: ContentLine, besides start: CalendarTime? = nil
  ) throws(CalendarMistake) -> [CalendarTime] {
    let texts = line.value.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    let isDay = line.parameter("VALUE")?.uppercased() == "DATE"
    var zone = zones.zone(isDay ? nil : line.zoneName, effort: &effort)
    if line.zoneName == nil || zone.zone == nil {
      switch start {
      case .wall(_, let own)?: zone.zone = own
      // Of whole days the hour does not matter.
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
