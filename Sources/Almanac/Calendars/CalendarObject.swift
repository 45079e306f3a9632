import Model

/// The components of a calendar file that we read: events and descriptions of zones.
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
    /// What the calendar around it says about all its events.
    let isCancelled: Bool
  }

  private(set) var events: [Event] = []
  /// By the name that the events use.
  private(set) var zones: [String: Component] = [:]
  /// What the calendar is called.
  private(set) var name: String?
  /// The zone in which the calendar is shown.
  private(set) var zoneName: String?
  private(set) var problems: [String] = []

  private var open: [Component] = []
  private var count = 0
  private var isFull = false
  /// Events of the calendar that is open begin here.
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
    if let last = open.last {
      throw CalendarTrouble(
        sentence: "it stops before its end: the \(Self.shown(last.name)) of line \(last.line) is never closed")
    }
  }

  private mutating func take(_ property: ContentLine) throws(CalendarTrouble) {
    switch property.name {
    case "BEGIN":
      guard open.count < 8 else {
        throw CalendarTrouble(sentence: "line \(property.number): components stand inside each other too deeply")
      }
      count += 1
      open.append(Component(name: property.value.trimmed.uppercased(), line: property.number))
    case "END":
      let name = property.value.trimmed.uppercased()
      guard let last = open.popLast() else {
        throw CalendarTrouble(sentence: "line \(property.number): END:\(Self.shown(name)) closes nothing")
      }
      guard last.name == name else {
        throw CalendarTrouble(
          sentence:
            "line \(property.number): END:\(Self.shown(name)) stands where the \(Self.shown(last.name)) of line \(last.line) should end"
        )
      }
      close(last)
    default:
      guard let last = open.indices.last, Self.wanted[open[last].name]?.contains(property.name) == true else { return }
      open[last].properties.append(property)
    }
  }

  private mutating func close(_ component: Component) {
    switch component.name {
    case "VEVENT":
      guard count <= CalendarFile.componentLimit else {
        if !isFull {
          problems.append(
            "line \(component.line): the calendar has more than \(CalendarFile.componentLimit) components; the rest was not read"
          )
        }
        isFull = true
        return
      }
      events.append(Event(component: component, isCancelled: false))
    case "VTIMEZONE":
      if let id = component.property("TZID")?.text, zones[id] == nil, zones.count < 1_000 { zones[id] = component }
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
      "SEQUENCE", "TRANSP", "CLASS", "URL", "CATEGORIES", "ORGANIZER", "ATTENDEE", "X-MICROSOFT-CDO-ALLDAYEVENT",
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

  /// Text from outside, safe and short enough for a sentence.
  static func shown(_ text: String) -> String { UntrustedText(text).shortened(to: 40).description }
}

extension String {
  /// Without blanks at its ends.
  var trimmed: String {
    let head = drop(while: \.isWhitespace)
    guard let end = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...end])
  }
}
