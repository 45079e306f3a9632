import Model

/// What an event says about itself, apart from its times.
struct CalendarDetails {
  let title: UntrustedText
  let organizer: UntrustedText?
  let attendees: [UntrustedText]
  let link: WebLink?
  let isBusy: Bool
  let isPrivate: Bool
  let categories: [UntrustedText]

  /// Each entry of a series has them all.
  private static let peopleLimit = 100

  /// - Parameter calendar: what the calendar is called, which is no person's name.
  init(_ component: CalendarObject.Component, calendar: String?) {
    title = UntrustedText(component.property("SUMMARY")?.text ?? "")
    organizer = component.property("ORGANIZER").flatMap { Self.person($0, calendar: calendar) }
    attendees = Array(
      component.all("ATTENDEE").lazy.filter { $0.parameter("PARTSTAT")?.uppercased() != "DECLINED" }
        .compactMap { Self.person($0, calendar: calendar) }.prefix(Self.peopleLimit))
    link = component.property("URL").flatMap { WebLink($0.value.trimmed) }
    isBusy = component.property("TRANSP")?.value.trimmed.uppercased() != "TRANSPARENT"
    isPrivate = ["PRIVATE", "CONFIDENTIAL"].contains(component.property("CLASS")?.value.trimmed.uppercased())
    categories = component.all("CATEGORIES").flatMap(\.texts).prefix(100).map { UntrustedText($0) }.filter {
      !$0.isEmpty
    }
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
