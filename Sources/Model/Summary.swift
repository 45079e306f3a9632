/// The head of an update: the conclusion, the headline, and the one thing that is asked of the reader. It says nothing
/// that the lines below do not.
package struct Summary: Sendable, Codable, Hashable {
  package var conclusion: Conclusion
  /// What kind of day it was; nil where no rule says so.
  package var verdict: Verdict?
  /// How much is done of what was planned up to now; nil where nothing was planned.
  package var plan: PlanKept?
  package var headline: Headline?
  package var ask: Ask?

  package init(
    conclusion: Conclusion = .nothingFinished(partly: false), plan: PlanKept? = nil, headline: Headline? = nil,
    ask: Ask? = nil
  ) {
    self.conclusion = conclusion
    self.plan = plan
    self.headline = headline
    self.ask = ask
  }
}

/// What kind of day it was. Each has a rule of its own in `Verdicts`; nothing else is called a kind of day.
package enum Verdict: String, Sendable, Codable {
  /// Much more was finished than usual.
  case full
  /// Nearly all of the plan is done, and nothing needs somebody.
  case good
  /// Nothing was finished that is told by title, and nothing is asked.
  case quiet
}

package enum Conclusion: Sendable, Codable, Hashable {
  /// No source could be read, so nobody knows what kind of day it was.
  case nothingRead
  /// Everything was read, nothing was finished and nothing is asked. `sources` is their number, `at` the time of
  /// reading.
  case quiet(sources: Int, at: TimeOfDay)
  /// `partly`: a source is missing, so this holds only for what could be read.
  case nothingFinished(partly: Bool)
  /// `flow` is the busiest of the work that is told as a number. Planned work is counted neither as a milestone nor as
  /// a result, because `plan` tells of it. `partly`: a list was not complete, so there may be more; nil means no, also
  /// in updates that were stored before this was told.
  case finished(milestones: Int, results: Int, flow: Flow?, partly: Bool? = nil)
  /// What was done is not shown in this layout, so nothing is concluded from it.
  case unsaid
  /// As `unsaid`, and there is nothing else to tell either. `sources` is the number of those read, `at` the time of
  /// reading.
  case nothingToTell(sources: Int, at: TimeOfDay)

  // The celebration note.
  case proud
  /// As `proud`, in a week in which much did not work.
  case proudAllTheSame
  case ordinaryWeek(OrdinaryWeek)
  case nothingReadThisWeek

  /// There are so many points for the manager.
  case forManager(points: Int)
}

/// The most important thing now: what the manager says it is, else the first of the following cases that applies.
package enum Headline: Sendable, Codable, Hashable {
  /// The manager's own words.
  case said(UntrustedText)
  /// A decision that is past its day and of which a reminder was given before; `due` was its day. Only in updates that
  /// were stored before such decisions stood in the part about trouble.
  case overdueDecision(Subject, due: CivilDate)
  /// A figure that has just gone wrong: it is outside its limits on the bad side or, where too few values are known for
  /// limits, off its target.
  case brokenFigure(Figure)
  /// A real deadline within two workdays.
  case deadline(Subject, day: CivilDate)
  case milestone(Subject, day: CivilDate)
  /// The first thing planned on the first day ahead that has anything planned, and how much other work is planned for
  /// that day. Only in updates that were stored before that day's plan had a part of its own.
  case plan(Subject, day: CivilDate, others: Int)

  package var subject: Subject? {
    switch self {
    case .said, .brokenFigure: nil
    case .overdueDecision(let subject, _), .deadline(let subject, _), .milestone(let subject, _),
      .plan(let subject, _, _):
      subject
    }
  }
}

/// The one thing that is asked of the reader: the first of these cases that applies.
package enum Ask: Sendable, Codable, Hashable {
  /// The subject of the headline has no owner.
  case ownerOfHeadline
  /// `hard`: only in updates that were stored before such deadlines were trouble.
  case owners(Int, hard: Bool)
  /// So many things stand in the part about trouble.
  case trouble(Int)
  /// Only in updates that were stored before this was trouble, as `slipping`.
  case deadlinePassed(Int)
  case deadline(CivilDate)
  case slipping(Int)
  case late(Int)
}

extension Ask {
  package var isTrouble: Bool { if case .trouble = self { true } else { false } }
}

/// What is told of a week without anything to celebrate.
package struct OrdinaryWeek: Sendable, Codable, Hashable {
  /// The number of finished items that are told by title.
  package var results: Int
  /// The work that is told as a number.
  package var flows: [Flow]
  /// Whether there were agreements and all of them were kept.
  package var agreementsKept: Bool
  /// Whether a source is missing, so that there may have been something to celebrate.
  package var partly: Bool
  package init(results: Int, flows: [Flow], agreementsKept: Bool, partly: Bool) {
    self.results = results
    self.flows = flows
    self.agreementsKept = agreementsKept
    self.partly = partly
  }
}
