/// What is told to the team's manager only.
package enum ForManager: Sendable, Codable, Hashable {
  /// How many of the open items carry the highest priority. Where so many do, the priority says nothing.
  case urgency(top: Int, of: Int)
  /// Open work for which no goal is written down.
  case withoutGoal([Subject], more: Int)
}

/// The readers of an update.
package enum Audience: String, Sendable, Codable, CaseIterable {
  case team, manager
}
