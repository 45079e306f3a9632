/// What the machine's clocks say at one moment.
package struct ClockReading: Sendable, Hashable {
  package let wall: Instant
  /// The time since the machine was started, including the time in which it was suspended. Nobody can set this clock.
  package let sinceBoot: Duration
  /// Whether the kernel says that a time service keeps the wall clock right; nil when the program may not ask.
  package let isSynchronised: Bool?
  /// An id that is new with every start of the machine. Values of `sinceBoot` can be compared only under the same id.
  package let boot: String

  package init(wall: Instant, sinceBoot: Duration, isSynchronised: Bool?, boot: String = "") {
    self.wall = wall
    self.sinceBoot = sinceBoot
    self.isSynchronised = isSynchronised
    self.boot = boot
  }
}

/// The clocks by which the wall clock is checked, as functions, so that a test can set them.
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

  /// Reads all clocks at once.
  package func reading(of clock: WallClock) -> ClockReading {
    ClockReading(wall: clock.now(), sinceBoot: sinceBoot(), isSynchronised: isSynchronised(), boot: boot())
  }
}
