/// What people sent in since the last update.
package struct Received: Sendable, Codable, Hashable {
  package var count: Int
  package var from: Names
  /// How many of these are kept for the celebration note.
  package var forWeekly: Int
  package init(count: Int, from: Names, forWeekly: Int) {
    self.count = count
    self.from = from
    self.forWeekly = forWeekly
  }
}
