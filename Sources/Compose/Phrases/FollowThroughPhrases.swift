import Model

/// What became of earlier plans, of agreements, and of work that waits too long.
protocol FollowThroughPhrases {
  func promised(_ promised: Promised, _ subject: Words, owner: Words, now: CivilDateTime) -> Words
  func crowded(_ crowded: Crowded, now: CivilDateTime) -> Words
  /// How much of the plans of so many workdays was done.
  func planKept(_ plan: PlanKept, workdays: Int) -> Words
  /// - Parameter proof: the item that shows it, with its link; empty where a figure does.
  func agreed(_ agreement: Agreement, _ subject: Words, owner: Words, proof: Words, now: CivilDateTime) -> Words
  /// How many decisions of a month were kept.
  func followedThrough(_ month: FollowedThrough, now: CivilDateTime) -> Words
  /// - Parameter oldest: the subjects of `items.oldest`, in the same order.
  func aging(_ items: AgingItems, oldest: [Words]) -> Words
}
