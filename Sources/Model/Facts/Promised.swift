/// What became of planned work for which an earlier update had named a day. Work that was done stands under "done"
/// instead.
package struct Promised: Sendable, Codable, Hashable {
  package enum Fate: Sendable, Codable, Hashable {
    case moved(to: CivilDate)
    /// It is still to be done, but no day is named for it any more.
    case undated
    case dropped(why: UntrustedText?)
    /// It is no longer in its list, and no source said why.
    case vanished
    /// Its day is today and nearly over, and it is still open.
    case open
  }
  package var subject: Subject
  /// The day that the earlier update named.
  package var day: CivilDate
  package var fate: Fate
  package var owner: UntrustedText?
  /// Whether its day had come, so that it was not done as planned; nil means no, also in updates that were stored before
  /// this was told.
  package var isDue: Bool?
  /// Whether it is a milestone; nil means no, as before.
  package var isMilestone: Bool?
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
  /// Whether a source is missing, so that what was planned in it is not counted.
  package var partial: Bool
  /// How much of `done` was done earlier, so that no line of this update shows it; nil means none.
  package var doneBefore: Int?
  /// How many of `done` are milestones; nil means none.
  package var milestones: Int?
  /// Whether it deserves a friendly word: at least three things were planned, nearly all are done, and no source is
  /// missing.
  package var isGood: Bool { !partial && of >= 3 && isNearlyAll }
  /// Whether at least four of five were done. The project celebrates nothing below that.
  package var isNearlyAll: Bool { done > 0 && done * 5 >= of * 4 }
  package init(done: Int, of: Int, partial: Bool = false, doneBefore: Int? = nil) {
    self.doneBefore = doneBefore
    self.done = done
    self.of = of
    self.partial = partial
  }
}

/// A day for which more is planned than the team usually finishes.
package struct Crowded: Sendable, Codable, Hashable {
  package var day: CivilDate
  package var planned: Int
  /// What the team usually finishes on a day: the 15th to the 85th percentile.
  package var usual: ClosedRange<Int>
  package init(day: CivilDate, planned: Int, usual: ClosedRange<Int>) {
    self.day = day
    self.planned = planned
    self.usual = usual
  }
}
