/// The conclusion, what comes first, and the one thing asked of the reader. It says nothing that the lines do not.
/// (Owned by Compose.)
package struct Summary: Sendable, Codable, Hashable {
  package var conclusion: Conclusion
  /// Of what was planned until now, how much is done; nil where nothing was.
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

package enum Conclusion: Sendable, Codable, Hashable {
  /// No source could be read: nobody knows what kind of day it was.
  case nothingRead
  /// Everything was read, nothing was finished, nothing is asked. `sources` of them, at that time.
  case quiet(sources: Int, at: TimeOfDay)
  /// `partly`: a source is missing, so this is only what could be read.
  case nothingFinished(partly: Bool)
  /// `flow` is the busiest of the work that is told as a number. What belongs to the plan is among neither the milestones
  /// nor the results.
  /// `partly`: a list was not complete, so there may be more; nil as false, and in what was stored before there was such a thing.
  case finished(milestones: Int, results: Int, flow: Flow?, partly: Bool? = nil)
  /// What was done is not shown, so nothing is concluded from it.
  case unsaid
  /// The same, and nothing else is there to tell either; `sources` were read, at that time.
  case nothingToTell(sources: Int, at: TimeOfDay)

  // The celebration note.
  case proud
  case ordinaryWeek(OrdinaryWeek)
  case nothingReadThisWeek

  /// Something the manager should know; so many points.
  case forManager(points: Int)
}

/// The one thing now: what the manager says it is, else the first of these that there is.
package enum Headline: Sendable, Codable, Hashable {
  /// In the manager's words.
  case said(UntrustedText)
  /// A decision whose day has passed, and that was reminded of before; `due` was that day.
  case overdueDecision(Subject, due: CivilDate)
  /// A figure that has just gone wrong: outside its limits to the bad side or, where these are not known, off its target.
  case brokenFigure(Figure)
  /// A real deadline within two workdays.
  case deadline(Subject, day: CivilDate)
  case milestone(Subject, day: CivilDate)
  /// The first thing planned on the first day ahead that has any, and how much other work is planned for that day.
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

/// The one thing asked; the first that applies.
package enum Ask: Sendable, Codable, Hashable {
  /// What the headline names has no owner.
  case ownerOfHeadline
  case owners(Int, hard: Bool)
  case deadlinePassed(Int)
  case deadline(CivilDate)
  case slipping(Int)
  case late(Int)
}

/// A week with nothing to be celebrated: what there was all the same.
package struct OrdinaryWeek: Sendable, Codable, Hashable {
  /// Finished work that is told by title.
  package var results: Int
  /// The work that is told as a number.
  package var flows: [Flow]
  /// There were agreements, and none of them was missed.
  package var agreementsKept: Bool
  /// A source is missing, so there may have been something to celebrate.
  package var partly: Bool
  package init(results: Int, flows: [Flow], agreementsKept: Bool, partly: Bool) {
    self.results = results
    self.flows = flows
    self.agreementsKept = agreementsKept
    self.partly = partly
  }
}
