/// A team for which nothing is posted for a while, but what somebody asks for by hand.
package struct TeamPause: Sendable, Hashable {
  package let team: TeamName
  /// The date, on the team's wall, from which it is posted again.
  package let until: CivilDate
  /// A reason for the operator; readers never see it.
  package let reason: String?

  package init(team: TeamName, until: CivilDate, reason: String? = nil) {
    self.team = team
    self.until = until
    self.reason = reason
  }

  /// Whether slots of that date are skipped.
  package func holds(_ date: CivilDate) -> Bool { date < until }

  /// Why a slot was skipped, in words for the operator.
  package var why: String { "paused until \(until)" + (reason.map { ": \($0)" } ?? "") }
}
