/// The progress of a figure that only grows.
package struct Growth: Sendable, Codable, Hashable {
  /// How much of its target it has reached, in whole percents rounded down; nil without a target to grow to.
  package var share: Int?
  /// How much it grew in a week of five workdays, by the last weeks; nil while it does not grow.
  package var perWeek: Double?
  /// The day on which it reaches its target at that pace; nil where it has reached it, does not grow, or would take
  /// more than a year.
  package var arrives: CivilDate?
  /// Since when it has not grown, where that is longer than the weeks from which the pace is taken.
  package var stillSince: CivilDate?
  package init(share: Int?, perWeek: Double?, arrives: CivilDate? = nil, stillSince: CivilDate? = nil) {
    self.share = share
    self.perWeek = perWeek
    self.arrives = arrives
    self.stillSince = stillSince
  }
}
