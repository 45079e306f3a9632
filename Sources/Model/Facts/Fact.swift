/// What a line says. Compose chooses facts; a language turns each into words. No language, no markup, and of every
/// record only what is shown. (Owned by Compose.)
package enum Fact: Sendable, Codable, Hashable {
  // What could not be read.
  case unread([UnreadSource])
  /// What could be read only in part.
  case readInPart([PartlyRead])

  // Done.
  case milestone(Subject, people: Names, early: Early?, effect: UntrustedText?)
  /// `late` is the day it was finished, when an earlier update should have told it.
  case finished(Subject, owner: UntrustedText?, effect: UntrustedText?, late: CivilDate?)
  /// Work told as a number; several flows share a line where room is short.
  case counted([Flow])
  /// A sentence that somebody wrote for this part of the update.
  case said(UntrustedText, by: UntrustedText?)

  // Next.
  case planned(Planned)
  /// The real deadlines for which no line was left: never cut, so they share one.
  case moreDeadlines([Planned])
  case underWay(Subject, owner: UntrustedText?)
  /// Planned work without a day.
  case undated(Subject, owner: UntrustedText?)

  // Follow-through, stuck, numbers, people, question.
  case promised(Promised)
  case crowded(Crowded)
  /// Of what was planned in so many workdays, how much was done.
  case planKept(PlanKept, workdays: Int)
  case agreed(Agreement)
  case followedThrough(FollowedThrough)
  case lying(Lying)
  /// `needsOwner`: it has none, and its source is one that names owners. `workdays`: for how many it is late; nil in what was
  /// stored before that was counted.
  case overdue(Subject, day: CivilDate, owner: UntrustedText?, needsOwner: Bool = false, workdays: Int? = nil)
  case figure(Figure)
  case away(on: CivilDate, [Away], more: Int)
  case contacts([Contact])
  case received(Received)
  /// Who is named as the one to ask, and is away on that day.
  case contactsAway(on: CivilDate, [Contact])
  /// A line of the configuration's own.
  case own(UntrustedText)
  case askInput(WayIn)

  // The celebration note.
  /// A figure better than every earlier one that is kept; `best` was the best until now.
  case record(Figure, best: Double, on: CivilDate, since: CivilDate)
  case targetMet(Figure)
  /// Of the work for which updates had named a day in this week: how much was done by then. `today`: how much of the rest
  /// still has its day; nil as none, and in what was stored before that was told.
  case kept(done: Int, of: Int, today: Int? = nil)
  case celebrated(Celebration)
  case quote(NoteKind, UntrustedText, from: UntrustedText?)
  case nextWeek([Planned])
  /// `freeDays`: how many of the days after are free.
  case closing(WayIn?, freeDays: Int)

  case forManager(ForManager)
}

/// What a line is about. Where the title may not be shown it is empty, and the id stands for it.
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

/// Names of people, and how many more there were.
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
  /// Before the real deadline, not before the plan.
  package var beforeDeadline: Bool
  package init(days: Int, beforeDeadline: Bool) {
    self.days = days
    self.beforeDeadline = beforeDeadline
  }
}

package struct UnreadSource: Sendable, Codable, Hashable {
  package var title: UntrustedText
  /// When it was last read well, on the team's wall; nil when it never was.
  package var lastRead: CivilDateTime?
  /// How many workdays ago that was; nil as none, and in what was stored before that was counted.
  package var workdays: Int?
  package init(title: UntrustedText, lastRead: CivilDateTime?, workdays: Int? = nil) {
    self.title = title
    self.lastRead = lastRead
    self.workdays = workdays
  }
}

/// A source of which some records could not be used. Never which: the text of one may be an absence.
package struct PartlyRead: Sendable, Codable, Hashable {
  package var title: UntrustedText
  /// How many records could not be used.
  package var lost: Int
  /// The lines of the file on which they stand, as far as known, at most five.
  package var lines: [Int]
  /// Why, the most frequent first, at most two.
  package var faults: [ReadingFault]
  /// Some of these stand all the same, without what could not be used of them.
  package var isPart: Bool
  /// It has more than is read.
  package var isCut: Bool
  /// For how many workdays it is so, as updates told; nil on the first.
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

/// What counted work is called. A known noun has its own word in each language; else the source's own label stands.
package enum CountedNoun: Sendable, Codable, Hashable {
  case calls, requests, changes, tasks, commits
  case label(UntrustedText)
}

/// Counted work of one source: out, in, open.
package struct Flow: Sendable, Codable, Hashable {
  package var noun: CountedNoun
  package var finished: Int
  /// Nil where the source does not tell when work came in.
  package var created: Int?
  /// Nil where the source shows no open work.
  package var open: Int?
  /// How many workdays the oldest open one is there; nil where the source does not tell when work came in.
  package var oldest: Int?
  /// The list was not complete: its numbers are told with "at least".
  package var partial: Bool
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

package enum PlannedKind: String, Sendable, Codable {
  case task, milestone, event
}

/// Something with a day ahead.
package struct Planned: Sendable, Codable, Hashable {
  package var kind: PlannedKind
  package var subject: Subject
  package var day: CivilDate
  /// Of an event, or of a real deadline that has a time.
  package var time: TimeOfDay?
  package var people = Names([])
  package var doneMeans: UntrustedText?
  /// Set for a real deadline only.
  package var deadline: Deadline?
  /// It has no owner, and its source is one that names owners.
  package var needsOwner = false
  /// Its other day, where that is still to come: of a real deadline the planned one, of a planned day the real deadline. The
  /// same day where the planned one is the real deadline, and too far ahead to be marked.
  package var otherDay: CivilDate?
  /// An earlier update named this day for it; that it is a later one now is told for the first time.
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
  /// Its day is over and the work is not done.
  package var passed: Bool
  /// Not started, in a source that tells when work starts.
  package var notStarted: Bool
  /// For how many workdays it has passed; nil in what was stored before that was counted.
  package var workdays: Int?
  package init(reason: UntrustedText?, passed: Bool, notStarted: Bool, workdays: Int? = nil) {
    self.reason = reason
    self.passed = passed
    self.notStarted = notStarted
    self.workdays = workdays
  }
}

/// What the course of a figure says, by its natural limits.
package enum FigureSignal: Sendable, Codable, Hashable {
  /// Inside its limits: nothing to look for.
  case usual
  /// Outside its limits since that day.
  case above(since: CivilDate)
  case below(since: CivilDate)
  /// So many values in a row on one side of the middle, the first on that day.
  case shiftedUp(since: CivilDate, values: Int)
  case shiftedDown(since: CivilDate, values: Int)

  /// Since when; nil of what is usual.
  package var since: CivilDate? {
    switch self {
    case .usual: nil
    case .above(let day), .below(let day), .shiftedUp(let day, _), .shiftedDown(let day, _): day
    }
  }
  /// Its name without days and numbers, for what was told.
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
  /// Nil when there is no value: said, never drawn as zero.
  package var value: Double?
  package var unit: UntrustedText?
  package var target: Double?
  package var direction: Direction?
  /// Oldest first, the last one is `value`; nil where values are missing. Empty when there are too few.
  package var trend: [Double?] = []
  /// The day of the value, when it is not recent.
  package var asOf: CivilDate?
  /// It is about fewer people than this, so its value is not told.
  package var fewerThan: Int?
  /// What its course says; nil while too few values are known.
  package var signal: FigureSignal?
  /// Whether what it says has not been told before.
  package var isNews = false
  /// When what it measures was last changed, while too few values are known since.
  package var changed: CivilDate?
  /// Of a figure without a value: the last one that is known.
  package var last: Measurement?
  /// Of a figure that only grows; it has no signal.
  package var growth: Growth?
  /// Since when it is off its target, where too few values are known for limits and most of those before met it.
  package var offSince: CivilDate?
  /// It was told as unusual or off its target, and is neither now; nil as false.
  package var isBack: Bool?
  /// For how many workdays it has been unusual or off its target; nil where it is neither.
  package var workdays: Int?
  package init(say: UntrustedText, value: Double?) {
    self.say = say
    self.value = value
  }

  /// Only the value and its target: for a sentence.
  package var plain: Figure {
    var figure = self
    (figure.trend, figure.signal, figure.isNews, figure.changed) = ([], nil, false, nil)
    (figure.growth, figure.offSince, figure.isBack, figure.workdays) = (nil, nil, nil, nil)
    return figure
  }

  /// Nil where nobody can say: no value, no target, or no direction.
  package var meetsTarget: Bool? {
    guard let value, let target else { return nil }
    switch direction {
    case .higher: return value >= target
    case .lower: return value <= target
    case .neutral, nil: return nil
    }
  }
  /// Outside its limits to the bad side; where nobody said which side is bad, it is not.
  package var goesWrong: Bool {
    switch (signal, direction) {
    case (.above, .lower), (.shiftedUp, .lower), (.below, .higher), (.shiftedDown, .higher): true
    default: false
    }
  }
  /// Off its target, and not by its usual ups and downs.
  package var isBroken: Bool { meetsTarget == false && (goesWrong || offSince != nil) }
}

/// Somebody who is away; `until` when it lasts longer than the day looked at. Never a reason.
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

/// Where a reader can send input, as the configuration names it.
package struct WayIn: Sendable, Codable, Hashable {
  package var shown: UntrustedText
  package var link: WebLink?
  package init(shown: UntrustedText, link: WebLink? = nil) {
    self.shown = shown
    self.link = link
  }
}
