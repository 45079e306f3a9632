import Model

/// What earlier updates said would be done, and what became of it.
struct Promises {
  let material: Material
  let limits: TextLimits

  /// What was moved, dropped or has vanished; what was kept stands as done, what is simply late lies.
  func lines() -> [ChosenLine] { [] }

  /// Of what was planned until now, how much is done.
  func plan() -> PlanKept? { nil }

  /// The coming day, when more is planned than usually gets done.
  func crowded(_ next: [NextLine]) -> ChosenLine? { nil }

  /// How much of the plan was kept, as a figure.
  func kept() -> ChosenLine? { nil }

  /// The promises that the lines make, and the accounts that they give.
  func said(_ sections: [ChosenSection]) -> [Said] { [] }
}
