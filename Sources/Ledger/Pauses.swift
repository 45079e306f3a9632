import GRDB
import Model

/// A team for which nothing is posted by itself.
public struct TeamPause: Sendable, Hashable {
  public let team: TeamName
  /// The day, on the team's wall, from which it is posted again.
  public let until: CivilDate
  /// For whoever operates it; readers never see it.
  public let reason: String?

  public init(team: TeamName, until: CivilDate, reason: String? = nil) {
    self.team = team
    self.until = until
    self.reason = reason
  }

  public func holds(_ date: CivilDate) -> Bool { date < until }

  /// Why a slot was not posted.
  public var why: String { "paused until \(until)" + (reason.map { ": \($0)" } ?? "") }
}

extension Schema {
  /// `pause`: at most one a team. `post_troubled`: what `status` asks for.
  static let pauses = """
    CREATE TABLE pause (
      team TEXT NOT NULL UNIQUE,
      until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      reason TEXT
    ) STRICT;
    CREATE INDEX post_troubled ON post (team, channel, number) WHERE state IN ('refused', 'held', 'expired');
    """
}
