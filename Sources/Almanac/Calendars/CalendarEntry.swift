import Model

/// One entry of a calendar: an event, or one occurrence of an event that repeats.
package struct CalendarEntry: Sendable, Hashable {
  /// The line of the file on which the event begins.
  package let line: Int
  /// The key (UID) that the calendar gives the event; empty when it gives none.
  package let uid: String
  /// When the occurrence was planned, which stays when it is moved; nil for an event that does not repeat.
  package let occurrence: Moment?
  package let title: UntrustedText
  /// The day of an all-day entry, else an instant by our own zone rules.
  package let start: Moment
  /// The last day of an all-day entry, inclusive, else the instant at which it ends. That may equal the start.
  package let end: Moment
  /// The first and last day on the team's wall clock, inclusive. An entry that ends at midnight does not touch the day
  /// that begins then.
  package let firstDay: CivilDate
  package let lastDay: CivilDate
  package let isAllDay: Bool
  /// Whether the calendar marks it as whole days although its times do not show that.
  let isMarked: Bool
  /// The organizer; nil when there is none, or when it is a calendar, a room or a group.
  package let organizer: CalendarPerson?
  /// The people who were invited, a hundred at most.
  package let invited: [CalendarPerson]
  package let link: WebLink?
  /// Whether the entry takes up time. Many calendars call every all-day entry free.
  package let isBusy: Bool
  /// Whether the person can be asked nevertheless: Outlook shows such time as "working elsewhere" or as "free". For
  /// all-day entries "free" does not count, because Outlook gives it to all of them until somebody changes it.
  package let isAtWork: Bool
  /// Whether the owner marked it as private or confidential.
  package let isPrivate: Bool
  /// Whether the calendar itself says that people work on this day.
  let isObservance: Bool
  package let categories: [UntrustedText]

  /// Everybody whom the entry names and who did not decline, the organizer first.
  package var people: [UntrustedText] {
    var people = organizer.map { [$0.name] } ?? []
    for person in invited where person.answer != .declined && !people.contains(person.name) {
      people.append(person.name)
    }
    return people
  }
}

/// A person in a calendar.
package struct CalendarPerson: Sendable, Hashable {
  /// The answer to an invitation.
  package enum Answer: Sendable {
    case accepted, declined
    /// There is no answer yet, or it is tentative.
    case open
    /// The calendar does not store answers.
    case untold
  }

  /// The common name, else the address.
  package let name: UntrustedText
  /// The mail address in lower case; empty when there is none.
  package let address: String
  package let answer: Answer
  /// Whether the calendar says that this is a person, and not a shared mailbox.
  package let isIndividual: Bool

  package func isSame(as other: CalendarPerson) -> Bool {
    address.isEmpty || other.address.isEmpty ? name == other.name : address == other.address
  }
}
