import Model
import Updates

/// Decides when to tell that the clock is not believed, and that it is again. A value that counts in boot time, which is right
/// even while the clock is not.
///
/// A clock that a time service corrects soon after the machine's start is not told. One that stays wrong is told daily.
package struct ClockDoubtNotices {
  private var since: Duration?
  /// How many whole days of doubt had passed when it was last told; nil when it has not been told.
  private var told: Int?

  package init() {}

  package var isTold: Bool { told != nil }

  /// - Returns: what to tell now; nil when there is nothing to tell.
  package mutating func look(isDoubted: Bool, sinceBoot: Duration) -> Bulletin.Subject? {
    guard isDoubted else {
      defer { (since, told) = (nil, nil) }
      return isTold ? .clockOver : nil
    }
    let since = since ?? sinceBoot
    self.since = since
    let doubted = sinceBoot - since
    let days = Int(doubted.components.seconds / 86_400)
    guard told.map({ days > $0 }) ?? (doubted >= ClockTrust.patience) else { return nil }
    told = days
    return .clock(days: days)
  }
}
