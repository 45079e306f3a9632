import Model

/// The components of a calendar file that are read: events and descriptions of zones.
struct CalendarObject {
  struct Component {
    let name: String
    let line: Int
    var properties: [ContentLine] = []
    var children: [Component] = []

    func property(_ name: String) -> ContentLine? { properties.first { $0.name == name } }
    func all(_ name: String) -> [ContentLine] { properties.filter { $0.name == name } }
  }

  struct Event {
    let component: Component
    /// Whether the calendar around the event cancels all its events (METHOD:CANCEL).
    let isCancelled: Bool
  }

  private(set) var events: [Event] = []
  /// Descriptions of zones by the name that the events use.
  private(set) var zones: [String: Component] = [:]
  /// The name of the calendar.
  private(set) var name: String?
  /// The name of the zone in which the calendar is shown.
  private(set) var zoneName: String?
  private(set) var problems: [CalendarProblem] = []
  /// Whether the file stops before its end, so that events may be missing.
  private(set) var isCut = false
  /// How many components of other kinds there are, by name: tasks, journal entries, free/busy times.
  private(set) var others: [String: Int] = [:]

  private var open: [Component] = []
  private var count = 0
  private var isFull = false
  /// The index of the first event of the current VCALENDAR.
  private var firstEvent = 0

  init(_ lines: ContentLines) throws(CalendarTrouble) {
    var hasBegun = false
    for line in lines {
      guard let property = ContentLine(line) else {
        if !hasBegun { throw Self.noCalendar(line) }
        continue
      }
      if !hasBegun, property.name != "BEGIN" || property.value.trimmed.uppercased() != "VCALENDAR" {
        throw Self.noCalendar(line)
      }
      hasBegun = true
      try take(property)
    }
    guard hasBegun else { throw CalendarTrouble(sentence: "it is empty; a calendar begins with BEGIN:VCALENDAR") }
    finish(isWhole: lines.endsWithLine)
  }

  /// Closes what is still open at the end. A calendar that lacks only its last line has lost nothing.
  private mutating func finish(isWhole: Bool) {
    guard let first = open.first, let last = open.last else { return }
    isCut = open.count > 1 || !isWhole
    open = []
    if first.name == "VCALENDAR" { close(first) }
    problems.append(
      isCut
        ? CalendarProblem(
          "the file stops before the \(Self.shown(last.name)) that begins there ends; what is missing was not read",
          .excess, line: last.line)
        : CalendarProblem("the calendar that begins there has no END:VCALENDAR", nil, line: first.line))
  }

  private mutating func take(_ property: ContentLine) throws(CalendarTrouble) {
    switch property.name {
    case "BEGIN":
      guard open.count < 8 else {
        throw CalendarTrouble(sentence: "line \(property.number): components stand inside each other too deeply")
      }
      let name = property.value.trimmed.uppercased()
      // These components cannot be nested, so what is open here was never ended.
      if Self.whole.contains(name) { closeAll(after: name == "VCALENDAR" ? 0 : 1, at: property.number) }
      count += 1
      open.append(Component(name: name, line: property.number))
    case "END":
      let name = property.value.trimmed.uppercased()
      guard let place = open.lastIndex(where: { $0.name == name }) else {
        problems.append(CalendarProblem("END:\(Self.shown(name)) closes nothing", nil, line: property.number))
        return
      }
      closeAll(after: place + 1, at: property.number)
      close(open.removeLast())
    default:
      guard let last = open.indices.last, Self.wanted[open[last].name]?.contains(property.name) == true else { return }
      open[last].properties.append(property)
    }
  }

  /// Components that occur only directly in a calendar, or are one (RFC 5545, 3.6). Where one begins, whatever is open
  /// below was never ended.
  private static let whole: Set = ["VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"]

  /// Closes the components deeper than `depth`, for which the file has no END.
  private mutating func closeAll(after depth: Int, at line: Int) {
    while open.count > depth, let last = open.popLast() {
      problems.append(
        CalendarProblem(
          "the \(Self.shown(last.name)) that begins there has no end; it was read up to line \(line)", nil,
          line: last.line))
      close(last)
    }
  }

  private mutating func close(_ component: Component) {
    switch component.name {
    case "VEVENT":
      guard count <= CalendarFile.componentLimit else {
        if !isFull {
          problems.append(
            CalendarProblem(
              "the calendar has more than \(CalendarFile.componentLimit) components; the rest was not read", .excess,
              line: component.line))
        }
        isFull = true
        return
      }
      events.append(Event(component: component, isCancelled: false))
    case "VTIMEZONE":
      guard let id = component.property("TZID").map({ CalendarZones.key($0.text) }), zones[id] == nil,
        zones.count < 1_000
      else { return }
      zones[id] = component
    // These are only counted, so that a calendar of nothing but tasks is reported as one, and not taken for an empty
    // calendar.
    case "VTODO", "VJOURNAL", "VFREEBUSY": others[component.name, default: 0] += 1
    case "STANDARD", "DAYLIGHT":
      if let last = open.indices.last { open[last].children.append(component) }
    case "VCALENDAR":
      name = name ?? component.property("X-WR-CALNAME")?.text ?? component.property("NAME")?.text
      zoneName = zoneName ?? component.property("X-WR-TIMEZONE")?.text.trimmed
      if component.property("METHOD")?.value.trimmed.uppercased() == "CANCEL" {
        for index in firstEvent..<events.count {
          events[index] = Event(component: events[index].component, isCancelled: true)
        }
      }
      firstEvent = events.count
    default: break
    }
  }

  private static let wanted: [String: Set<String>] = [
    "VCALENDAR": ["METHOD", "X-WR-CALNAME", "NAME", "X-WR-TIMEZONE"],
    "VEVENT": [
      "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS",
      "SEQUENCE", "TRANSP", "CLASS", "URL", "CATEGORIES", "ORGANIZER", "ATTENDEE", "DESCRIPTION", "LAST-MODIFIED",
      "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT",
      "X-FUNAMBOL-ALLDAY",
    ],
    "VTIMEZONE": ["TZID", "X-LIC-LOCATION", "TZID-ALIAS-OF"],
    "STANDARD": zoneRule, "DAYLIGHT": zoneRule,
  ]
  private static let zoneRule: Set<String> = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"]

  private static func noCalendar(_ line: ContentLines.Line) -> CalendarTrouble {
    CalendarTrouble(
      sentence:
        "it is no calendar: BEGIN:VCALENDAR was expected, and it begins with \"\(shown(TextDecoder.unmarked(Array(line.bytes.prefix(200)))))\""
    )
  }

  /// A sentence for a calendar that holds other components but no events; nil when it has events, or nothing at all.
  var noEvents: String? {
    guard events.isEmpty, !others.isEmpty else { return nil }
    if others.keys.allSatisfy({ $0 == "VFREEBUSY" }) {
      return "it has no events and tells only when somebody is busy (VFREEBUSY); publish it with its titles"
    }
    return "it has \(unread ?? "") and no events; \(others["VTODO"] == nil ? "those" : "tasks") are not read; "
      + "name a calendar of events, or a list of the tasks as CSV, JSON or Markdown"
  }

  /// How many tasks and journal entries there are, as `1 task and 2 journal entries`; nil when there are none.
  var unread: String? {
    let words = [("VTODO", "task", "tasks"), ("VJOURNAL", "journal entry", "journal entries")].compactMap {
      name, one, many in others[name].map { $0 == 1 ? "1 \(one)" : "\($0) \(many)" }
    }
    return words.isEmpty ? nil : words.joined(separator: " and ")
  }

  /// Text from outside, made safe and short for a sentence.
  static func shown(_ text: String) -> String { UntrustedText(text).shortened(to: 40).description }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    let head = drop(while: \.isWhitespace)
    guard let end = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...end])
  }
}
