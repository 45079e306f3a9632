/// A team for which nothing is posted by itself for a while.
package struct TeamPause: Sendable, Hashable {
  package let team: TeamName
  /// The day, on the team's wall, from which it is posted again.
  package let until: CivilDate
  /// For whoever operates it; readers never see it.
  package let reason: String?

  package init(team: TeamName, until: CivilDate, reason: String? = nil) {
    self.team = team
    self.until = until
    self.reason = reason
  }

  /// Whether slots of that date are not posted.
  package func holds(_ date: CivilDate) -> Bool { date < until }

  /// Why a slot was not posted.
  package var why: String { "paused until \(until)" + (reason.map { ": \($0)" } ?? "") }
}
