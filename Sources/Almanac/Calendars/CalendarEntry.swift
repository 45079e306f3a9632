import Model

/// One appearance on a calendar: an event, or one occurrence of an event that repeats.
package struct CalendarEntry: Sendable, Hashable {
  /// Where its event begins in the file.
  package let line: Int
  /// The calendar's own key of the event; empty when it has none.
  package let uid: String
  /// Which occurrence of the event it is, as it was planned: a moved one keeps it. Nil for an event that does not repeat.
  package let occurrence: Moment?
  package let title: UntrustedText
  /// A day, on all-day entries; else an instant by our own zone rules.
  package let start: Moment
  /// The last day of an all-day entry, inclusive; else the instant at which it ends, which may be its start.
  package let end: Moment
  /// The days it touches on the team's wall, both inclusive. What ends at midnight does not touch the day that begins then.
  package let firstDay: CivilDate
  package let lastDay: CivilDate
  package let isAllDay: Bool
  /// Its calendar calls it whole days, though its times do not show it.
  let isMarked: Bool
  /// Nil when there is none, or when it is a calendar, a room or a group.
  package let organizer: CalendarPerson?
  /// People who were invited, the first hundred.
  package let invited: [CalendarPerson]
  package let link: WebLink?
  /// Whether it takes up its time. Many calendars call every all-day entry free.
  package let isBusy: Bool
  /// Whoever it is about is there and can be asked: Outlook shows it as working elsewhere, or as free, which of whole days says
  /// nothing, because it calls them all so until somebody changes it.
  package let isAtWork: Bool
  /// Its owner marked it private or confidential.
  package let isPrivate: Bool
  /// Its calendar itself says that it is a day on which people work.
  let isObservance: Bool
  package let categories: [UntrustedText]

  /// Everybody it names and who did not decline, the organizer first.
  package var people: [UntrustedText] {
    var people = organizer.map { [$0.name] } ?? []
    for person in invited where person.answer != .declined && !people.contains(person.name) {
      people.append(person.name)
    }
    return people
  }
}

/// Somebody in a calendar.
package struct CalendarPerson: Sendable, Hashable {
  /// What they said to an invitation.
  package enum Answer: Sendable {
    case accepted, declined
    /// Not yet, or not for certain.
    case open
    /// The calendar does not keep it.
    case untold
  }

  /// The common name, else the address.
  package let name: UntrustedText
  /// In lower case; empty when there is none.
  package let address: String
  package let answer: Answer
  /// Its calendar says that this is a person, and no shared mailbox.
  package let isIndividual: Bool

  package func isSame(as other: CalendarPerson) -> Bool {
    address.isEmpty || other.address.isEmpty ? name == other.name : address == other.address
  }
}
