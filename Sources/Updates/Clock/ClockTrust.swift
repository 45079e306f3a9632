import Ledger
import Model

/// Judges whether the machine's clock can be believed. A value: the caller takes the readings and passes them in.
///
/// A machine without a battery may start in 1970 and be corrected a minute later, and a person may set a wrong year. What is
/// decided by such a clock would stay decided. So nothing is decided until a time service keeps the clock, or the clock agrees
/// with what is known again. A clock that is behind, or was set by more than a day but not far ahead, is believed after 15
/// minutes without either. A clock more than two days ahead is believed only when a time service keeps it or a person confirms
/// it.
package struct ClockTrust: Sendable {
  package enum Doubt: Sendable, Hashable {
    /// Earlier than this version was made, so surely wrong. Such a clock is never believed by waiting.
    case beforeThisVersion
    /// Earlier than the given moment, which the ledger has already reached.
    case behindLedger(Instant)
    /// More than two days after the given moment, the latest possible one. Such a clock is never believed by waiting.
    case farAhead(of: Instant)
    /// The clock was set by more than a day.
    case stepped(Duration)
  }

  /// What a look at the clock found, for the log.
  package enum News: Sendable, Hashable {
    /// The clock was set by a little, as people and time services do.
    case stepped(Duration)
    case suspect(Doubt, Instant)
    case trusted(Instant)
    /// The clock had been ahead, and what was written by it was taken back.
    case putRight(ClockCorrection)
  }

  package static let patience = Duration.seconds(15 * 60)
  /// How far a clock may be ahead of what is known. One further ahead is never believed by waiting.
  static let reach = Duration.seconds(2 * 86_400)
  private static let day = Duration.seconds(86_400)
  /// More than a free-running clock drifts between two looks, so a larger step means that the clock was set.
  private static let notable = Duration.seconds(2)

  /// Why the clock is not believed now; nil when it is.
  package private(set) var doubt: Doubt?
  /// The last reading that was believed, in this run or by the ledger; nil in a new ledger.
  package private(set) var believed: ClockNote?
  private var last: ClockReading?
  /// The time since boot at which the present doubt began, or at which the clock was last set by more than a day.
  private var doubtedSince = Duration.zero
  private let floor: Instant

  /// - Parameters:
  ///   - known: the ledger's note of the clock; nil for a new ledger.
  ///   - floor: a moment before which no clock can be right.
  package init(known: ClockNote?, floor: Instant = Version.floor) {
    believed = known
    self.floor = floor
  }

  package mutating func look(_ reading: ClockReading) -> News? {
    let step = last.map { ClockNote($0).step(to: reading) } ?? .zero
    last = reading
    let found = finding(reading)
    let isNew = doubt.map { old in !(found.map(old.isLike) ?? false) } ?? true
    if isNew || step.magnitude > ClockTrust.day { doubtedSince = reading.sinceBoot }
    guard let found, !isOver(found, reading) else {
      let wasDoubted = doubt != nil
      believe(reading, isVouchedFor: reading.isSynchronised == true)
      if wasDoubted { return .trusted(reading.wall) }
      return step.magnitude > ClockTrust.notable ? .stepped(step) : nil
    }
    // The same doubt is not reported again, because clocks drift a little all the time.
    if !isNew, step.magnitude <= ClockTrust.day { return nil }
    doubt = found
    return .suspect(found, reading.wall)
  }

  /// A person confirms that the clock is right.
  package mutating func vouch(_ reading: ClockReading) -> News? {
    let wasDoubted = doubt != nil
    last = reading
    believe(reading, isVouchedFor: true)
    return wasDoubted ? .trusted(reading.wall) : nil
  }

  private mutating func believe(_ reading: ClockReading, isVouchedFor: Bool) {
    doubt = nil
    var known = reading.wall
    if !isVouchedFor, let believed {
      let lived = believed.known.adding(believed.elapsed(until: reading))
      // In the same boot, boot time tells how much time has passed. How long the machine was off, only its clock can tell.
      known = believed.boot == reading.boot ? lived : max(lived, reading.wall)
    }
    believed = ClockNote(wall: reading.wall, known: known, sinceBoot: reading.sinceBoot, boot: reading.boot)
  }

  private func finding(_ reading: ClockReading) -> Doubt? {
    if reading.wall < floor { return .beforeThisVersion }
    guard let believed else { return nil }
    let elapsed = believed.elapsed(until: reading)
    let isSameBoot = believed.boot == reading.boot
    let latest = (isSameBoot ? believed.known : max(believed.known, believed.wall)).adding(elapsed)
    if reading.wall.since(latest) > ClockTrust.reach { return .farAhead(of: latest) }
    if isSameBoot {
      let step = believed.step(to: reading)
      return step.magnitude > ClockTrust.day ? .stepped(step) : nil
    }
    return latest.since(reading.wall) > ClockTrust.day ? .behindLedger(latest) : nil
  }

  private func isOver(_ doubt: Doubt, _ reading: ClockReading) -> Bool {
    if reading.isSynchronised == true { return true }
    switch doubt {
    case .beforeThisVersion, .farAhead: return false
    case .behindLedger, .stepped: return reading.sinceBoot - doubtedSince >= ClockTrust.patience
    }
  }
}

extension ClockNote {
  fileprivate init(_ reading: ClockReading) {
    self.init(wall: reading.wall, known: reading.wall, sinceBoot: reading.sinceBoot, boot: reading.boot)
  }

  /// By how much the clock was set between this note and the reading; about zero when it only ran or the machine slept.
  package func step(to reading: ClockReading) -> Duration {
    reading.wall.since(wall) - elapsed(until: reading)
  }
}

extension Duration {
  package var magnitude: Duration { self < .zero ? .zero - self : self }
}

extension ClockTrust.Doubt {
  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.beforeThisVersion, .beforeThisVersion), (.behindLedger, .behindLedger), (.stepped, .stepped),
      (.farAhead, .farAhead):
      true
    default: false
    }
  }

  /// For the log, `status`, the alarm, and commands that post by hand.
  package func sentence(at now: Instant) -> String {
    let hold = "nothing is decided until a time service vouches for it"
    let atMost = "\(hold), for at most 15 minutes"
    switch self {
    case .beforeThisVersion:
      return "The clock shows \(now.iso8601), which cannot be right: \(hold). Set the clock."
    case .behindLedger(let mark):
      return "The clock shows \(now.iso8601), but the ledger was already at \(mark.iso8601): \(atMost)."
    case .farAhead(let latest):
      return
        "The clock shows \(now.iso8601), more than two days after \(latest.iso8601), which is the latest that the ledger knows of: "
        + "\(hold). If it is right, say so with the date of today: dagpost resume --today YYYY-MM-DD. If not, set it."
    case .stepped(let step):
      return "The clock was set \(step.asStep), to \(now.iso8601): \(atMost)."
    }
  }
}

extension ClockTrust.News {
  package var sentence: String {
    switch self {
    case .stepped(let step): "the clock was set \(step.asStep)"
    case .suspect(let doubt, let now): doubt.sentence(at: now)
    case .trusted(let now): "the clock is believed again: \(now.iso8601)"
    case .putRight(let found): found.sentence
    }
  }
}

extension Duration {
  /// As in `forward by 2 days`, `back by 90 minutes`.
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
