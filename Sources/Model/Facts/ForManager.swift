/// What only the team's manager is told.
package enum ForManager: Sendable, Codable, Hashable {
  /// So many of the open items carry the highest priority: then none does.
  case urgency(top: Int, of: Int)
  /// Open work of which nobody wrote down what it is for.
  case withoutGoal([Subject], more: Int)
}

/// Whom an update is for.
package enum Audience: String, Sendable, Codable, CaseIterable {
  case team, manager
}
