/// How a figure that only grows comes along.
package struct Growth: Sendable, Codable, Hashable {
  /// Of its target, in whole percents rounded down; nil without a target to grow to.
  package var share: Int?
  /// By how much it grew in a week of five workdays, over the last weeks; nil while it stands still.
  package var perWeek: Double?
  /// On which day it is at its target at that pace; nil where it is there, stands still, or would take more than a year.
  package var arrives: CivilDate?
  /// Since when it has not grown, where that is longer than the weeks by which its pace is reckoned.
  package var stillSince: CivilDate?
  package init(share: Int?, perWeek: Double?, arrives: CivilDate? = nil, stillSince: CivilDate? = nil) {
    self.share = share
    self.perWeek = perWeek
    self.arrives = arrives
    self.stillSince = stillSince
  }
}
