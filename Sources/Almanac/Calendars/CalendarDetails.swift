import Model

/// What an event says about itself, apart from its times.
struct CalendarDetails {
  let title: UntrustedText
  let organizer: CalendarPerson?
  let invited: [CalendarPerson]
  let link: WebLink?
  let isBusy: Bool
  let isFree: Bool
  let isElsewhere: Bool
  let isPrivate: Bool
  let isObservance: Bool
  let categories: [UntrustedText]

  /// The most people kept for one event. Every entry of a series has its own copy of them.
  private static let peopleLimit = 100

  /// - Parameter calendar: the name of the calendar. As an organizer it is no person.
  init(_ component: CalendarObject.Component, calendar: String?) {
    title = UntrustedText(component.property("SUMMARY")?.text ?? "")
    organizer = component.property("ORGANIZER").flatMap { CalendarPerson($0, calendar: calendar) }
    invited = Array(
      component.all("ATTENDEE").lazy.compactMap { CalendarPerson($0, calendar: calendar) }.prefix(Self.peopleLimit))
    link = component.property("URL").flatMap { WebLink($0.value.trimmed) }
    isBusy = component.property("TRANSP")?.value.trimmed.uppercased() != "TRANSPARENT"
    let status = component.property("X-MICROSOFT-CDO-BUSYSTATUS")?.value.trimmed.uppercased()
    isFree = status == "FREE"
    isElsewhere = status == "WORKINGELSEWHERE"
    isPrivate = ["PRIVATE", "CONFIDENTIAL"].contains(component.property("CLASS")?.value.trimmed.uppercased())
    categories = component.all("CATEGORIES").flatMap(\.texts).prefix(100).map { UntrustedText($0) }.filter {
      !$0.isEmpty
    }
    let head = component.property("DESCRIPTION")?.text.prefix { !$0.isNewline }
    isObservance = (categories.map(\.description) + [String(head ?? "")]).contains { Observance.matches($0) }
  }
}

extension CalendarPerson {
  /// Nil for a room, a group and the calendar itself.
  init?(_ line: ContentLine, calendar: String?) {
    let kind = line.parameter("CUTYPE")?.uppercased()
    guard !["GROUP", "ROOM", "RESOURCE"].contains(kind) else { return nil }
    let value = line.value.trimmed
    address = value.lowercased().hasPrefix("mailto:") ? value.dropFirst(7).lowercased() : ""
    // The address that Google gives a shared calendar.
    if address.hasSuffix("@group.calendar.google.com") { return nil }
    let common = UntrustedText(line.parameter("CN") ?? "")
    if let calendar, common == UntrustedText(calendar) { return nil }
    name = common.isEmpty ? UntrustedText(String(value.dropFirst(address.isEmpty ? value.count : 7))) : common
    guard !name.isEmpty else { return nil }
    answer =
      switch line.parameter("PARTSTAT")?.uppercased() {
      case nil: .untold
      case "ACCEPTED": .accepted
      case "DECLINED": .declined
      default: .open
      }
    isIndividual = kind == "INDIVIDUAL"
  }
}

/// The words by which calendars of holidays mark a day on which people work nevertheless. Google writes the word as the
/// first line of the description, in the language of the reader.
enum Observance {
  static func matches(_ text: String) -> Bool { words.contains(text.trimmed.lowercased()) }

  private static let words: Set = [
    "observance", "observances", "commemoration", "viering", "herdenking", "gedenkdag", "gedenktag", "feier",
    "feierlichkeit", "brauchtumstag", "c\u{E9}l\u{E9}bration", "comm\u{E9}moration",
    "f\u{EA}te ou c\u{E9}l\u{E9}bration",
    "observancia", "celebraci\u{F3}n", "conmemoraci\u{F3}n", "celebrazione", "ricorrenza", "commemorazione",
    "comemora\u{E7}\u{E3}o", "celebra\u{E7}\u{E3}o", "data comemorativa", "m\u{E6}rkedag", "markering", "merkedag",
    "bem\u{E4}rkelsedag", "obchody",
  ]
}
