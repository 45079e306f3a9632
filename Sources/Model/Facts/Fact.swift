/// What one line of an update says, before it is worded. Compose chooses facts, and a language turns each into a
/// sentence. A fact has no markup, and of a record it holds only what may be shown.
///
/// Updates are stored as JSON, so the names of cases and properties are part of the ledger's format.
package enum Fact: Sendable, Codable, Hashable {
  // What could not be read.
  case unread([UnreadSource])
  /// Sources that could be read only in part.
  case readInPart([PartlyRead])

  // Done.
  /// `goal` is told where no effect is.
  case milestone(Subject, people: Names, early: Early?, effect: UntrustedText?, goal: UntrustedText? = nil)
  /// `late` is the day on which the work was finished, where an earlier update should have told it. `thanks`: its owner is
  /// thanked for it; nil means no.
  case finished(Subject, owner: UntrustedText?, effect: UntrustedText?, late: CivilDate?, thanks: Bool? = nil)
  /// Several finished pieces of work that share a line, so that none is only counted. `unplanned`: none of them had
  /// been planned.
  case alsoFinished([Mentioned], unplanned: Bool)
  /// Work that is told as a number. Several flows share a line where room is short.
  case counted([Flow])
  /// A sentence that somebody wrote for this part of the update.
  case said(UntrustedText, by: UntrustedText?)

  // Next.
  case planned(Planned)
  /// The real deadlines for which no line was left. They share one, because a real deadline is never left out.
  case moreDeadlines([Planned])
  /// The work of a day for which no line of its own was left. It shares one.
  case alsoPlanned([Planned])
  case underWay(Subject, owner: UntrustedText?)
  /// Planned work without a day.
  case undated(Subject, owner: UntrustedText?)

  // Follow-through, stuck, numbers, people, question.
  case promised(Promised)
  case crowded(Crowded)
  /// How much was done of what was planned in so many workdays.
  case planKept(PlanKept, workdays: Int)
  case agreed(Agreement)
  case followedThrough(FollowedThrough)
  case lying(AgingItems)
  /// Work past its day. `needsOwner`: it has no owner, although its source names owners. `workdays`: how many it is
  /// late; nil in updates that were stored before this was counted.
  case overdue(Subject, day: CivilDate, owner: UntrustedText?, needsOwner: Bool = false, workdays: Int? = nil)
  case figure(Figure)
  /// `besides`: whether others who are away are named elsewhere; nil means no.
  case away(on: CivilDate, [Away], more: Int, besides: Bool? = nil)
  case contacts([Contact])
  case received(Received)
  /// People whom the update names as those to ask, and who are away on that day.
  case contactsAway(on: CivilDate, [Contact])
  /// People who are away on the day for which work of theirs is planned.
  case ownersAway(on: CivilDate, [OwnerAway])
  /// A line from the configuration.
  case own(UntrustedText)
  case askInput(WayIn)

  // The celebration note.
  /// A figure that is better than every earlier value that is kept; `best` was the best until now, on the day `on`.
  case record(Figure, best: Double, on: CivilDate, since: CivilDate)
  case targetMet(Figure)
  /// How much of the work for which updates had named a day in this week was done by then. `today`: how much of the
  /// rest still has its day; nil means none, also in updates that were stored before this was told.
  case kept(done: Int, of: Int, today: Int? = nil)
  case celebrated(Celebration)
  case quote(NoteKind, UntrustedText, from: UntrustedText?)
  /// A figure that was off its target in the week by more than its usual ups and downs, with its worst value.
  /// `isBack`: whether it is as usual again.
  case fellOff(Figure, isBack: Bool)
  /// What was to be done or in force in the week and is not; `more`: how much more that is than is named, nil for none.
  case notDone([NotDone], more: Int? = nil)
  case nextWeek([Planned])
  /// `freeDays`: how many of the following days are free.
  case closing(WayIn?, freeDays: Int)

  case forManager(ForManager)
}

/// What a line is about. Where the title may not be shown it is empty, and the id takes its place.
package struct Subject: Sendable, Codable, Hashable {
  package var title: UntrustedText
  package var id: UntrustedText
  package var link: WebLink?
  package init(title: UntrustedText, id: UntrustedText = UntrustedText(""), link: WebLink? = nil) {
    self.title = title
    self.id = id
    self.link = link
  }
}

/// Finished work in a line that several share.
package struct Mentioned: Sendable, Codable, Hashable {
  package var subject: Subject
  package var owner: UntrustedText?
  package var effect: UntrustedText?
  package init(_ subject: Subject, owner: UntrustedText? = nil, effect: UntrustedText? = nil) {
    self.subject = subject
    self.owner = owner
    self.effect = effect
  }
}

/// The people that a line names, and how many more there were.
package struct Names: Sendable, Codable, Hashable {
  package var shown: [UntrustedText]
  package var more: Int
  package init(_ shown: [UntrustedText], more: Int = 0) {
    self.shown = shown
    self.more = more
  }
}

/// How many days before its date a milestone was reached.
package struct Early: Sendable, Codable, Hashable {
  package var days: Int
  /// Whether the date was the real deadline, and not only the planned day.
  package var beforeDeadline: Bool
  package init(days: Int, beforeDeadline: Bool) {
    self.days = days
    self.beforeDeadline = beforeDeadline
  }
}
