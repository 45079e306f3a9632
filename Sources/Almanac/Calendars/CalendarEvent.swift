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
  }

  let component: CalendarObject.Component
  let uid: String
  let sequence: Int
  let start: CalendarTime
  let length: Length
  let isCancelled: Bool
  /// Which occurrence of its series it replaces.
  let replaces: CalendarTime?
  /// Whether it changes all that come later as well.
  let andLater: Bool

  var isAllDay: Bool { if case .day = start { true } else { false } }

  /// Days between its first and its last moment, rounded up.
  var days: Int {
    switch length {
    case .days(let days): days
    case .wall(let seconds): Int(seconds / 86_400) + 1
    case .exact(let days, let seconds): days + Int(seconds / 86_400) + 1
    }
  }

  init(_ event: CalendarObject.Event, _ times: inout CalendarTimes) throws(CalendarMistake) {
    component = event.component
    uid = UntrustedText(component.property("UID")?.text ?? "").description
    sequence = component.property("SEQUENCE").flatMap { Int($0.value.trimmed) } ?? 0
    isCancelled = event.isCancelled || component.property("STATUS")?.value.trimmed.uppercased() == "CANCELLED"
    let recurrence = component.property("RECURRENCE-ID")
    replaces = try recurrence.map { line throws(CalendarMistake) in try times.time(line) }
    andLater = recurrence?.parameter("RANGE")?.uppercased() == "THISANDFUTURE"
    // A cancelled occurrence need not say when it would have been.
    guard
      let given = try component.property("DTSTART").map({ line throws(CalendarMistake) in try times.time(line) })
        ?? replaces
    else { throw CalendarMistake("has no DTSTART") }
    let end = try component.property("DTEND").map { line throws(CalendarMistake) in try times.time(line) }
    if case .wall(let wall, _) = given, wall.time == .midnight, end.map({ $0.wall.time == .midnight }) ?? true,
      component.property("X-MICROSOFT-CDO-ALLDAYEVENT")?.value.trimmed.uppercased() == "TRUE"
    {
      start = .day(wall.date)
      length = .days(max(1, (end?.date ?? wall.date).days(since: wall.date)))
      return
    }
    start = given
    length = try Self.length(given, end, component.property("DURATION"))
  }

  private static func length(
    _ start: CalendarTime, _ end: CalendarTime?, _ duration: ContentLine?
  ) throws(CalendarMistake) -> Length {
    var told = CalendarDuration()
    if end == nil, let duration {
      guard let read = CalendarDuration(duration.value.trimmed) else {
        throw CalendarMistake("has a DURATION that cannot be read")
      }
      told = read
    }
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
    guard days <= 36_600 else { throw CalendarMistake("lasts more than a hundred years") }
    return length
  }
}

/// Reads the times of a file on the walls that it names.
struct CalendarTimes {
  var zones: CalendarZones
  var effort = Effort()
  /// Doubts about zones, each told once.
  private(set) var doubts: [String] = []

  init(zones: CalendarZones) { self.zones = zones }

  mutating func time(_ line: ContentLine) throws(CalendarMistake) -> CalendarTime {
    guard let time = try times(line).first else { throw CalendarMistake("has a \(line.name) without a value") }
    return time
  }

  /// One property's list of dates or times; of a period the start.
  mutating func times(_ line: ContentLine) throws(CalendarMistake) -> [CalendarTime] {
    let texts = line.value.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    let isDay = line.parameter("VALUE")?.uppercased() == "DATE"
    let zone = isDay ? zones.zone(nil, effort: &effort) : zones.zone(line.parameter("TZID"), effort: &effort)
    if let doubt = zone.doubt, !doubts.contains(where: { $0.hasSuffix(doubt) }) {
      doubts.append("line \(line.number): \(doubt)")
    }
    var times: [CalendarTime] = []
    for text in texts {
      let text = String(text.prefix { $0 != "/" })
      let isUTC = text.utf8.last.map { $0 | 0x20 } == UInt8(ascii: "z")
      guard let rules = zone.zone ?? (isUTC ? Zone.utc : nil) else {
        throw CalendarMistake(
          "is in the time zone \"\(CalendarObject.shown(line.parameter("TZID") ?? ""))\", which is not known and not described in the file"
        )
      }
      guard let time = CalendarTime(text.uppercased(), zone: rules) else {
        throw CalendarMistake(
          "has \(line.name == "EXDATE" ? "an" : "a") \(line.name) that cannot be read, \"\(CalendarObject.shown(text))\""
        )
      }
      times.append(isDay ? .day(time.date) : time)
    }
    return times
  }
}
