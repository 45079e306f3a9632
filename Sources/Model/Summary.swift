/// The conclusion, what comes first, and the one thing asked of the reader. It says nothing that the lines do not.
/// (Owned by Compose.)
public struct Summary: Sendable, Codable, Hashable {
  public var conclusion: Conclusion
  public var focus: Focus?
  public var ask: Ask?

  public init(conclusion: Conclusion = .nothingFinished(partly: false), focus: Focus? = nil, ask: Ask? = nil) {
    self.conclusion = conclusion
    self.focus = focus
    self.ask = ask
  }
}

public enum Conclusion: Sendable, Codable, Hashable {
  /// No source could be read: nobody knows what kind of day it was.
  case nothingRead
  /// Everything was read, nothing was finished, nothing is asked. `sources` of them, at that time.
  case quiet(sources: Int, at: TimeOfDay)
  /// `partly`: a source is missing, so this is only what could be read.
  case nothingFinished(partly: Bool)
  /// `flow` is the busiest of the work that is told as a number.
  case finished(milestones: Int, results: Int, flow: Flow?)

  // The celebration note.
  case proud
  /// `partly`: a source is missing, so there may have been something to celebrate.
  case ordinaryWeek(partly: Bool)
  case nothingReadThisWeek
}

/// The first thing planned on the day the update looks at.
public struct Focus: Sendable, Codable, Hashable {
  public var day: CivilDate
  public var subject: Subject
  public init(day: CivilDate, subject: Subject) {
    self.day = day
    self.subject = subject
  }
}

/// The one thing asked; the first that applies.
public enum Ask: Sendable, Codable, Hashable {
  case owners(Int, hard: Bool)
  case deadlinePassed(Int)
  case deadline(CivilDate)
  case slipping(Int)
  case late(Int)
}
