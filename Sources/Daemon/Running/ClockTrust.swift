import Model

/// Whether the wall clock can be believed. A value: readings are told to it.
///
/// A machine without a battery starts in 1970 and is put right a minute later; somebody sets a year that is wrong. What was
/// decided meanwhile would stay decided: so nothing is, until a time service vouches for the clock, it agrees with itself
/// again, or a quarter of an hour has passed.
struct ClockTrust: Sendable {
  enum Doubt: Sendable, Hashable {
    /// No machine ran this version then. Time alone does not make such a clock right.
    case beforeThisVersion
    /// The ledger has been further.
    case behindLedger(Instant)
    /// So long after everything in the ledger that a wrong clock is likelier than so long a rest.
    case farAheadOfLedger(Instant)
    /// Set by more than a day.
    case stepped(Duration)
  }

  /// What a look has found, for the log.
  enum News: Sendable, Hashable {
    /// Set by a little, as people and time services do.
    case stepped(Duration)
    case suspect(Doubt, Instant)
    case trusted(Instant)
  }

  static let patience = Duration.seconds(15 * 60)
  private static let day = Duration.seconds(86_400)
  /// Clocks that run freely drift by less between two looks.
  private static let notable = Duration.seconds(2)
  private static let longRest = Duration.seconds(31 * 86_400)

  /// Why the clock is not believed now; nil when it is.
  private(set) var doubt: Doubt?
  /// What was believed last.
  private var anchor: ClockReading?
  private var last: ClockReading?
  /// When the present doubt began, or the clock was last set by much.
  private var doubtedSince = Duration.zero
  private let newestMark: Instant?
  private let floor: Instant

  /// - Parameters:
  ///   - newestMark: the latest moment up to which the ledger's slots were looked at; nil for a new ledger.
  ///   - floor: a moment before which no clock can be right.
  init(newestMark: Instant?, floor: Instant = Version.floor) {
    self.newestMark = newestMark
    self.floor = floor
  }

  mutating func look(_ reading: ClockReading) -> News? {
    let step = last.map { reading.step(since: $0) } ?? .zero
    last = reading
    let found = finding(reading)
    if doubt == nil || step.magnitude > ClockTrust.day { doubtedSince = reading.sinceBoot }
    guard let found, !isOver(found, reading) else {
      let wasDoubted = doubt != nil
      doubt = nil
      anchor = reading
      if wasDoubted { return .trusted(reading.wall) }
      return step.magnitude > ClockTrust.notable ? .stepped(step) : nil
    }
    // The same doubt stays as it was told, while clocks drift.
    if let doubt, doubt.isLike(found), step.magnitude <= ClockTrust.day { return nil }
    doubt = found
    return .suspect(found, reading.wall)
  }

  private func finding(_ reading: ClockReading) -> Doubt? {
    if reading.wall < floor { return .beforeThisVersion }
    if let anchor {
      let step = reading.step(since: anchor)
      return step.magnitude > ClockTrust.day ? .stepped(step) : nil
    }
    guard let newestMark else { return nil }
    let ahead = reading.wall.since(newestMark)
    if ahead < .zero - ClockTrust.day { return .behindLedger(newestMark) }
    return ahead > ClockTrust.longRest ? .farAheadOfLedger(newestMark) : nil
  }

  private func isOver(_ doubt: Doubt, _ reading: ClockReading) -> Bool {
    if reading.isSynchronised == true { return true }
    return doubt != .beforeThisVersion && reading.sinceBoot - doubtedSince >= ClockTrust.patience
  }
}

extension ClockReading {
  /// By how much the wall clock was set between two readings; zero when it only ran, or the machine slept.
  fileprivate func step(since earlier: ClockReading) -> Duration {
    wall.since(earlier.wall) - (sinceBoot - earlier.sinceBoot)
  }
}

extension Duration {
  fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}

extension ClockTrust.Doubt {
  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.beforeThisVersion, .beforeThisVersion), (.behindLedger, .behindLedger), (.stepped, .stepped),
      (.farAheadOfLedger, .farAheadOfLedger):
      true
    default: false
    }
  }

  /// For the log, `status` and whoever posts by hand.
  func sentence(at now: Instant) -> String {
    let hold = "nothing is decided until a time service vouches for it"
    let atMost = "\(hold), for at most 15 minutes"
    switch self {
    case .beforeThisVersion:
      return "The clock shows \(now.iso8601), which cannot be right: \(hold). Set the clock."
    case .behindLedger(let mark):
      return "The clock shows \(now.iso8601), but the ledger was already at \(mark.iso8601): \(atMost)."
    case .farAheadOfLedger(let mark):
      return "The clock shows \(now.iso8601), long after the ledger's last \(mark.iso8601): \(atMost)."
    case .stepped(let step):
      return "The clock was set \(step.asStep), to \(now.iso8601): \(atMost)."
    }
  }
}

extension ClockTrust.News {
  var sentence: String {
    switch self {
    case .stepped(let step): "the clock was set \(step.asStep)"
    case .suspect(let doubt, let now): doubt.sentence(at: now)
    case .trusted(let now): "the clock is believed again: \(now.iso8601)"
    }
  }
}

extension Duration {
  /// `forward by 2 days`, `back by 90 minutes`.
  fileprivate var asStep: String {
    let seconds = magnitude.components.seconds
    let (count, unit) =
      switch seconds {
      case ..<120: (seconds, "second")
      case ..<7200: (seconds / 60, "minute")
      case ..<172_800: (seconds / 3600, "hour")
      default: (seconds / 86_400, "day")
      }
    return "\(self < .zero ? "back" : "forward") by \(count) \(unit)\(count == 1 ? "" : "s")"
  }
}
