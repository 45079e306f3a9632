/// What became of planned work that an earlier update named a day for. What was kept stands as done.
package struct Promised: Sendable, Codable, Hashable {
  package enum Fate: Sendable, Codable, Hashable {
    case moved(to: CivilDate)
    /// It is still to be done, and no day is named for it any more.
    case undated
    case dropped(why: UntrustedText?)
    /// It left its list, and nobody said why.
    case vanished
  }
  package var subject: Subject
  /// The day that was told.
  package var day: CivilDate
  package var fate: Fate
  package var owner: UntrustedText?
  package init(subject: Subject, day: CivilDate, fate: Fate, owner: UntrustedText? = nil) {
    self.subject = subject
    self.day = day
    self.fate = fate
    self.owner = owner
  }
}

/// How much of what was planned was done.
package struct PlanKept: Sendable, Codable, Hashable {
  package var done: Int
  package var of: Int
  /// A source is missing: what was planned in it is not counted.
  package var partial: Bool
  /// How much of what is done was done before, so that no line of this update has it; nil as none.
  package var doneBefore: Int?
  /// How many milestones are among what is done; nil as none.
  package var milestones: Int?
  /// Worth a friendly word: something was planned, nearly all of it is done, and nothing is missing.
  package var isGood: Bool { !partial && of >= 3 && isNearlyAll }
  /// Four of five, at least: less is no reason to celebrate.
  package var isNearlyAll: Bool { done > 0 && done * 5 >= of * 4 }
  package init(done: Int, of: Int, partial: Bool = false, doneBefore: Int? = nil) {
    self.doneBefore = doneBefore
    self.done = done
    self.of = of
    self.partial = partial
  }
}

/// A day with more planned than the team usually finishes.
package struct Crowded: Sendable, Codable, Hashable {
  package var day: CivilDate
  package var planned: Int
  /// What a usual day ends with: from the 15th to the 85th percentile.
  package var usual: ClosedRange<Int>
  package init(day: CivilDate, planned: Int, usual: ClosedRange<Int>) {
    self.day = day
    self.planned = planned
    self.usual = usual
  }
}
