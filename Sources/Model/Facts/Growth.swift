/// How a figure that only grows comes along.
public struct Growth: Sendable, Codable, Hashable {
  /// Of its target, in whole percents rounded down; nil without a target to grow to.
  public var share: Int?
  /// By how much it grew in a week of five workdays, over the last weeks; nil while it stands still.
  public var perWeek: Double?
  /// On which day it is at its target at that pace; nil where it is there, stands still, or would take more than a year.
  public var arrives: CivilDate?
  /// Since when it has not grown, where that is longer than the weeks by which its pace is reckoned.
  public var stillSince: CivilDate?
  public init(share: Int?, perWeek: Double?, arrives: CivilDate? = nil, stillSince: CivilDate? = nil) {
    self.share = share
    self.perWeek = perWeek
    self.arrives = arrives
    self.stillSince = stillSince
  }
}
