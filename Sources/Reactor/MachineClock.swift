import CLinux
import Glibc
import Model

extension WallClock {
  /// The machine's own clock, which may be stepped at any time.
  public static let machine = WallClock {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Instant(milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
  }
}

extension ClockWitness {
  public static let machine = ClockWitness(
    sinceBoot: {
      var now = timespec()
      clock_gettime(CLOCK_BOOTTIME, &now)
      return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
    },
    isSynchronised: {
      // A question only: nothing is set. Refused under ProtectClock= of systemd.
      var state = timex()
      guard adjtimex(&state) >= 0 else { return nil }
      // As systemd judges: the kernel lets this error grow to 16 s when nobody keeps the clock right.
      return state.maxerror < 16_000_000
    })
}
