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
  /// What was to be done or in force in the week and is not.
  case notDone([NotDone])
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

package struct UnreadSource: Sendable, Codable, Hashable {
  package var title: UntrustedText
  /// When the source was last read without a failure, on the team's wall clock; nil when it never was.
  package var lastRead: CivilDateTime?
  /// How many workdays ago that was; nil means none, also in updates that were stored before this was counted.
  package var workdays: Int?
  package init(title: UntrustedText, lastRead: CivilDateTime?, workdays: Int? = nil) {
    self.title = title
    self.lastRead = lastRead
    self.workdays = workdays
  }
}

/// A source of which some records could not be used. It never says which records, because one of them may be an
/// absence.
package struct PartlyRead: Sendable, Codable, Hashable {
  package var title: UntrustedText
  /// How many records could not be used.
  package var lost: Int
  /// The lines of the file on which these records stand, as far as known, five at most.
  package var lines: [Int]
  /// Why they could not be used, the most frequent reason first, two at most.
  package var faults: [ReadingFault]
  /// Whether some of these records are told all the same, without the part that could not be used.
  package var isPart: Bool
  /// Whether the source holds more than is read.
  package var isCut: Bool
  /// For how many workdays updates have told this; nil when it is told for the first time.
  package var workdays: Int?
  package init(
    title: UntrustedText, lost: Int, lines: [Int] = [], faults: [ReadingFault] = [], isPart: Bool = false,
    isCut: Bool = false
  ) {
    self.isPart = isPart
    self.title = title
    self.lost = lost
    self.lines = lines
    self.faults = faults
    self.isCut = isCut
  }
}

/// What counted work is called. Each language has its own word for the known nouns; `label` is the source's own word.
package enum CountedNoun: Sendable, Codable, Hashable {
  case calls, requests, changes, tasks, commits
  case label(UntrustedText)
}

/// The counted work of one source: finished, come in, and open.
package struct Flow: Sendable, Codable, Hashable {
  package var noun: CountedNoun
  package var finished: Int
  /// How much came in; nil where the source does not tell when work came in.
  package var created: Int?
  /// How much is open; nil where the source shows no open work.
  package var open: Int?
  /// For how many workdays the oldest open one has been there; nil where the source does not tell when work came in.
  package var oldest: Int?
  /// Whether the list was incomplete, so that its numbers are told with "at least".
  package var partial: Bool
  /// How much was finished on the workday before; nil where that is not known or cannot be compared.
  package var before: FinishedBefore?
  /// The open ones that are older than they should be; nil where there are none.
  package var aging: AgingItems?
  package init(
    noun: CountedNoun, finished: Int, created: Int?, open: Int?, oldest: Int? = nil, partial: Bool = false
  ) {
    self.noun = noun
    self.finished = finished
    self.created = created
    self.open = open
    self.oldest = oldest
    self.partial = partial
  }
}

/// How much was finished on one earlier day.
package struct FinishedBefore: Sendable, Codable, Hashable {
  package var day: CivilDate
  package var count: Int
  package init(day: CivilDate, count: Int) {
    self.day = day
    self.count = count
  }
}

package enum PlannedKind: String, Sendable, Codable {
  case task, milestone, event
}

/// Work, a milestone or an event with a day ahead.
package struct Planned: Sendable, Codable, Hashable {
  package var kind: PlannedKind
  package var subject: Subject
  package var day: CivilDate
  /// The time of an event, or of a real deadline that has one.
  package var time: TimeOfDay?
  package var people = Names([])
  package var doneMeans: UntrustedText?
  /// What the work is for, where that is told.
  package var goal: UntrustedText?
  /// The real deadline; nil where `day` is only planned.
  package var deadline: Deadline?
  /// Whether it has no owner although its source names owners.
  package var needsOwner = false
  /// Its owner, where that is somebody who is away on each workday until the real deadline.
  package var away: Away?
  /// The other day, where that is still to come: for a real deadline the planned one, for a planned day the real
  /// deadline. Equal to `day` where the planned day is the real deadline, but too far ahead to be marked.
  package var otherDay: CivilDate?
  /// The day that an earlier update named for it, where the move to a later one is told for the first time.
  package var movedFrom: CivilDate?
  package init(kind: PlannedKind, subject: Subject, day: CivilDate, time: TimeOfDay? = nil) {
    self.kind = kind
    self.subject = subject
    self.day = day
    self.time = time
  }
}

package struct Deadline: Sendable, Codable, Hashable {
  package var reason: UntrustedText?
  /// Whether the day is over and the work is not done.
  package var passed: Bool
  /// Whether the work is not started, in a source that tells when work starts.
  package var notStarted: Bool
  /// How many workdays ago it passed; nil in updates that were stored before this was counted.
  package var workdays: Int?
  package init(reason: UntrustedText?, passed: Bool, notStarted: Bool, workdays: Int? = nil) {
    self.reason = reason
    self.passed = passed
    self.notStarted = notStarted
    self.workdays = workdays
  }
}

/// What the run of a figure's values says, judged by its natural limits (those of a process behaviour chart).
package enum FigureSignal: Sendable, Codable, Hashable {
  /// The value is inside the limits: there is nothing to look for.
  case usual
  /// The values are outside the limits since that day.
  case above(since: CivilDate)
  case below(since: CivilDate)
  /// So many values in a row lie on one side of the middle, the first of them on that day.
  case shiftedUp(since: CivilDate, values: Int)
  case shiftedDown(since: CivilDate, values: Int)

  /// Since when; nil for `usual`.
  package var since: CivilDate? {
    switch self {
    case .usual: nil
    case .above(let day), .below(let day), .shiftedUp(let day, _), .shiftedDown(let day, _): day
    }
  }
  /// The signal's name without days and numbers, by which later updates know that it was told.
  package var word: String {
    switch self {
    case .usual: "usual"
    case .above: "above"
    case .below: "below"
    case .shiftedUp: "shifted-up"
    case .shiftedDown: "shifted-down"
    }
  }
}

/// A figure as it is shown.
package struct Figure: Sendable, Codable, Hashable {
  package var say: UntrustedText
  /// Nil when there is no value. The update says so, and never shows zero for it.
  package var value: Double?
  package var unit: UntrustedText?
  package var target: Double?
  package var direction: Direction?
  /// The latest values, oldest first; the last is `value`. Nil where a value is missing; empty when there are too few.
  package var trend: [Double?] = []
  /// The day of the value, when it is not recent.
  package var asOf: CivilDate?
  /// The figure is about fewer people than this, so its value is not told.
  package var fewerThan: Int?
  /// What the run of values says; nil while too few are known.
  package var signal: FigureSignal?
  /// Whether the signal has not been told before.
  package var isNews = false
  /// The day on which what is measured was last changed, while too few values are known since then.
  package var changed: CivilDate?
  /// The last value that is known, for a figure that has none now.
  package var last: Measurement?
  /// The progress of a figure that only grows. Such a figure has no signal.
  package var growth: Growth?
  /// Since when the figure is off its target, where too few values are known for limits and most of those before met
  /// it.
  package var offSince: CivilDate?
  /// Whether it was told as unusual or off its target, and now is neither; nil means no.
  package var isBack: Bool?
  /// For how many workdays it has been unusual or off its target; nil where it is neither.
  package var workdays: Int?
  /// What the figure usually is: the median of its last values before they became unusual. Told of a broken figure only.
  package var usual: Double?
  /// The day of the value, where it is the only one that is unusual.
  package var only: CivilDate?
  /// Whether the update asks who knows more; nil means no.
  package var asks: Bool?
  package init(say: UntrustedText, value: Double?) {
    self.say = say
    self.value = value
  }

  /// The figure with its value and its target only, for use inside a sentence.
  package var plain: Figure {
    var figure = self
    (figure.trend, figure.signal, figure.isNews, figure.changed) = ([], nil, false, nil)
    (figure.growth, figure.offSince, figure.isBack, figure.workdays) = (nil, nil, nil, nil)
    return figure
  }

  /// Nil where that cannot be said: the figure has no value, no target or no direction.
  package var meetsTarget: Bool? {
    guard let value, let target else { return nil }
    switch direction {
    case .higher: return value >= target
    case .lower: return value <= target
    case .neutral, nil: return nil
    }
  }
  /// Whether the figure is outside its limits on the bad side. Where no direction is given, no side is bad.
  package var goesWrong: Bool {
    switch (signal, direction) {
    case (.above, .lower), (.shiftedUp, .lower), (.below, .higher), (.shiftedDown, .higher): true
    default: false
    }
  }
  /// Whether the figure is off its target by more than its usual ups and downs.
  package var isBroken: Bool { meetsTarget == false && (goesWrong || offSince != nil) }
}

/// Work that was planned, or a decision that was to be in force, and that is neither done nor in force. It names nobody,
/// because in this place a name would be blame.
package struct NotDone: Sendable, Codable, Hashable {
  package var subject: Subject
  package var isDecision: Bool
  /// Its new day; nil where it has none.
  package var day: CivilDate?
  package init(_ subject: Subject, isDecision: Bool, day: CivilDate?) {
    self.subject = subject
    self.isDecision = isDecision
    self.day = day
  }
}

/// Somebody who is away, never with a reason. `until` is given when it lasts longer than the day that is told.
package struct Away: Sendable, Codable, Hashable {
  package var person: UntrustedText
  package var until: CivilDate?
  package init(person: UntrustedText, until: CivilDate?) {
    self.person = person
    self.until = until
  }
}

package struct Contact: Sendable, Codable, Hashable {
  package var role: UntrustedText
  package var person: UntrustedText
  package init(role: UntrustedText, person: UntrustedText) {
    self.role = role
    self.person = person
  }
}

/// Somebody who is away and has work planned for that day.
package struct OwnerAway: Sendable, Codable, Hashable {
  package var person: UntrustedText
  package var subject: Subject
  /// How many more pieces of work are planned for that person on that day.
  package var more: Int
  package init(person: UntrustedText, subject: Subject, more: Int = 0) {
    self.person = person
    self.subject = subject
    self.more = more
  }
}

/// Where a reader can send input, as the configuration names it.
package struct WayIn: Sendable, Codable, Hashable {
  package var shown: UntrustedText
  package var link: WebLink?
  package init(shown: UntrustedText, link: WebLink? = nil) {
    self.shown = shown
    self.link = link
  }
}
