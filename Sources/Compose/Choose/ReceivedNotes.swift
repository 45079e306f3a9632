import Model

/// What people sent in since the last update: acknowledged once.
struct ReceivedNotes {
  let material: Material
  let limits: TextLimits

  func line() -> ChosenLine? { nil }

  func said(_ sections: [ChosenSection]) -> [Said] { [] }
}
