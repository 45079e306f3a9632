/// What people sent in since the last update.
public struct Received: Sendable, Codable, Hashable {
  public var count: Int
  public var from: Names
  /// How many of them are kept for the celebration note.
  public var forWeekly: Int
  public init(count: Int, from: Names, forWeekly: Int) {
    self.count = count
    self.from = from
    self.forWeekly = forWeekly
  }
}
