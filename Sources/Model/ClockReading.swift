/// What the machine's clocks say at one moment.
package struct ClockReading: Sendable, Hashable {
  package let wall: Instant
  /// Since the machine was started, the time in which it slept included. Nobody can set this one.
  package let sinceBoot: Duration
  /// Whether the kernel says that the wall clock follows a time service; nil when it may not be asked.
  package let isSynchronised: Bool?
  /// Another one with every start of the machine: since-boot times of two boots say nothing of each other.
  package let boot: String

  package init(wall: Instant, sinceBoot: Duration, isSynchronised: Bool?, boot: String = "") {
    self.wall = wall
    self.sinceBoot = sinceBoot
    self.isSynchronised = isSynchronised
    self.boot = boot
  }
}

/// What vouches for the wall clock, as a value.
package struct ClockWitness: Sendable {
  package let sinceBoot: @Sendable () -> Duration
  package let isSynchronised: @Sendable () -> Bool?
  package let boot: @Sendable () -> String

  package init(
    sinceBoot: @escaping @Sendable () -> Duration, isSynchronised: @escaping @Sendable () -> Bool?,
    boot: @escaping @Sendable () -> String = { "" }
  ) {
    self.sinceBoot = sinceBoot
    self.isSynchronised = isSynchronised
    self.boot = boot
  }

  /// All clocks at once.
  package func reading(of clock: WallClock) -> ClockReading {
    ClockReading(wall: clock.now(), sinceBoot: sinceBoot(), isSynchronised: isSynchronised(), boot: boot())
  }
}
