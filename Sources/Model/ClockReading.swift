/// What the machine's clocks say at one moment.
public struct ClockReading: Sendable, Hashable {
  public let wall: Instant
  /// Since the machine was started, the time in which it slept included. Nobody can set this one.
  public let sinceBoot: Duration
  /// Whether the kernel says that the wall clock follows a time service; nil when it may not be asked.
  public let isSynchronised: Bool?
  /// Another one with every start of the machine: since-boot times of two boots say nothing of each other.
  public let boot: String

  public init(wall: Instant, sinceBoot: Duration, isSynchronised: Bool?, boot: String = "") {
    self.wall = wall
    self.sinceBoot = sinceBoot
    self.isSynchronised = isSynchronised
    self.boot = boot
  }
}

/// What vouches for the wall clock, as a value.
public struct ClockWitness: Sendable {
  public let sinceBoot: @Sendable () -> Duration
  public let isSynchronised: @Sendable () -> Bool?
  public let boot: @Sendable () -> String

  public init(
    sinceBoot: @escaping @Sendable () -> Duration, isSynchronised: @escaping @Sendable () -> Bool?,
    boot: @escaping @Sendable () -> String = { "" }
  ) {
    self.sinceBoot = sinceBoot
    self.isSynchronised = isSynchronised
    self.boot = boot
  }

  /// All clocks at once.
  public func reading(of clock: WallClock) -> ClockReading {
    ClockReading(wall: clock.now(), sinceBoot: sinceBoot(), isSynchronised: isSynchronised(), boot: boot())
  }
}
