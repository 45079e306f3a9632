import Model

/// One appearance on a calendar: an event, or one occurrence of an event that repeats.
public struct CalendarEntry: Sendable, Hashable {
  /// Where its event begins in the file.
  public let line: Int
  /// The calendar's own key of the event; empty when it has none.
  public let uid: String
  /// Which occurrence of the event it is, as it was planned: a moved one keeps it. Nil for an event that does not repeat.
  public let occurrence: Moment?
  public let title: UntrustedText
  /// A day, on all-day entries; else an instant by our own zone rules.
  public let start: Moment
  /// The last day of an all-day entry, inclusive; else the instant at which it ends, which may be its start.
  public let end: Moment
  /// The days it touches on the team's wall, both inclusive. What ends at midnight does not touch the day that begins then.
  public let firstDay: CivilDate
  public let lastDay: CivilDate
  public let isAllDay: Bool
  /// Common names, else addresses. Nil when there is none, or when it is a calendar, a room or a group.
  public let organizer: UntrustedText?
  /// People who were invited and did not decline, the first hundred.
  public let attendees: [UntrustedText]
  public let link: WebLink?
  /// Whether it takes up its time. Many calendars call every all-day entry free.
  public let isBusy: Bool
  /// Its owner marked it private or confidential.
  public let isPrivate: Bool
  public let categories: [UntrustedText]

  /// Everybody it names, the organizer first.
  public var people: [UntrustedText] {
    var people = organizer.map { [$0] } ?? []
    for attendee in attendees where !people.contains(attendee) { people.append(attendee) }
    return people
  }
}
