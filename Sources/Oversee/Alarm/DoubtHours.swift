import Model
import Updates

/// When it is told that the clock is not believed, and that it is again. A value: the time since boot is told to it, for the clock
/// says nothing then.
///
/// A clock that a time service puts right soon after the start of the machine is not worth a message. One that stays wrong is told
/// daily.
package struct DoubtHours {
  private var since: Duration?
  /// After how many whole days of doubt it was told last; nil when it was not told yet.
  private var told: Int?

  package init() {}

  package var isTold: Bool { told != nil }

  /// - Returns: what is to be told now; nil when nothing is.
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
