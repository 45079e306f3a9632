import Model

/// What became of what was said: plans, agreements, and what lies.
protocol FollowThroughPhrases {
  func promised(_ promised: Promised, _ subject: Words, owner: Words, now: CivilDateTime) -> Words
  func crowded(_ crowded: Crowded, now: CivilDateTime) -> Words
  func planKept(_ plan: PlanKept, workdays: Int) -> Words
  /// `proof` is the item that shows it, with its link; of a figure it is empty.
  func agreed(_ agreement: Agreement, _ subject: Words, owner: Words, proof: Words, now: CivilDateTime) -> Words
  func followedThrough(_ month: FollowedThrough, now: CivilDateTime) -> Words
  /// `oldest` in the order of `lying.oldest`.
  func aging(_ lying: Lying, oldest: [Words]) -> Words
}
