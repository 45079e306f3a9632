import Model

/// For which slot an update is made, and when.
package struct Occasion: Sendable {
  package var slot: SlotKey
  package var kind: EditionKind
  package var now: Instant
  /// When it should have been posted, where it comes later than readers are used to.
  package var late: CivilDateTime?
  package var calendar: TeamCalendar

  package init(
    slot: SlotKey, kind: EditionKind, now: Instant, late: CivilDateTime? = nil, calendar: TeamCalendar
  ) {
    self.slot = slot
    self.kind = kind
    self.now = now
    self.late = late
    self.calendar = calendar
  }

  /// Now, on the team's wall.
  package var wall: CivilDateTime { calendar.civil(now) }
  package var today: CivilDate { wall.date }

  /// Before noon an update is for the day itself; later it is for the next workday.
  package var looksAtToday: Bool { wall.time.hour < 12 }

  /// The first day that the update plans for.
  package var firstDay: CivilDate {
    if looksAtToday, calendar.isWorkday(today) { return today }
    return calendar.workdays(after: today, count: 1).first ?? today.adding(days: 1)
  }

  /// From where the first update ever looks back: the same time of the previous workday, a weekly one of a week ago.
  package var firstLookBack: Instant {
    var day = today.adding(days: kind == .weekly ? -7 : -1)
    if kind == .daily {
      for _ in 0..<31 where !calendar.isWorkday(day) { day = day.adding(days: -1) }
    }
    let aim = CivilDateTime(day, wall.time)
    let instant = now.adding(.seconds(aim.wallSeconds - wall.wallSeconds))
    // Once more, for a clock change in between.
    return instant.adding(.seconds(aim.wallSeconds - calendar.civil(instant).wallSeconds))
  }

  /// The last of the five workdays that the update plans for.
  package var horizon: CivilDate {
    calendar.workdays(after: firstDay, count: 4).last ?? firstDay.adding(days: 6)
  }
}

/// What the configuration says of a team and the update needs.
package struct TeamProfile: Sendable {
  /// The name readers know.
  package var title: String
  /// The language in which the update has to fit; nil: in every one.
  package var language: Language?
  /// In the order in which they are to stand.
  package var figures: [FigureSetting]
  package var contacts: [Contact]
  /// The way in that the update offers: a `mailto:` or web address, or a few words. Without it, nothing is asked.
  package var input: String?
  /// Sources that people write to: their notes are acknowledged. `dagpost note` is always one.
  package var waysIn: Set<SourceName> = []
  /// What kinds of editions the team has.
  package var editions: Set<EditionKind> = [.daily, .weekly]
  /// The form of the update, by edition; where none is named, the usual one.
  package var layouts: [EditionName: Layout] = [:]
  /// Within how many workdays the work of a source is to be done, where that was agreed.
  package var agreed: [SourceName: Int] = [:]
  /// A figure about fewer people than this is not told.
  package var smallestGroup = 5
  /// Whether there is a channel for the manager.
  package var hasManager = false
  /// Who wants it known since when they are here.
  package var anniversaries: [Anniversary] = []

  func layout(of edition: EditionName) -> Layout { layouts[edition] ?? Layout() }

  package init(title: String, figures: [FigureSetting] = [], contacts: [Contact] = [], input: String? = nil) {
    self.title = title
    self.figures = figures
    self.contacts = contacts
    self.input = input
  }
}

/// Since when somebody is here who wants it celebrated. Never a date of birth.
package struct Anniversary: Sendable, Hashable {
  package var person: UntrustedText
  package var since: CivilDate

  package init(person: UntrustedText, since: CivilDate) {
    self.person = person
    self.since = since
  }
}

/// How a figure is told. What is set here wins over what its source says.
package struct FigureSetting: Sendable {
  package var name: String
  package var say: String?
  package var unit: String?
  package var target: Double?
  package var direction: Direction?
  /// Days on which what the figure measures was changed: its natural limits start anew.
  package var changed: [CivilDate]

  package init(
    name: String, say: String? = nil, unit: String? = nil, target: Double? = nil, direction: Direction? = nil,
    changed: [CivilDate] = []
  ) {
    self.name = name
    self.say = say
    self.unit = unit
    self.target = target
    self.direction = direction
    self.changed = changed
  }
}
