import Model

/// What only the team's manager is told; it goes along with the daily update, to a channel of its own.
struct ManagerUpdate {
  let material: Material
  let limits: TextLimits

  /// Nil on most days: there is nothing to tell.
  func draft() -> Draft? { nil }
}
