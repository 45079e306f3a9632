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
