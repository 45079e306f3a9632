import CLinux
import Foundation
import Model

extension WallClock {
  /// The machine's own clock, which somebody may set at any time.
  package static let machine = WallClock {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Instant(milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
  }
}

extension ClockWitness {
  package static let machine = ClockWitness(
    sinceBoot: {
      var now = timespec()
      clock_gettime(CLOCK_BOOTTIME, &now)
      return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
    },
    isSynchronised: {
      // adjtimex(2) with no mode only reads. systemd's ProtectClock= makes it fail.
      var state = timex()
      guard adjtimex(&state) >= 0 else { return Timesync.vouches(at: WallClock.machine.now()) ? true : nil }
      // As systemd does it: when no time service corrects the clock, the kernel lets this error grow to 16 s.
      return state.maxerror < 16_000_000
    }, boot: { bootID })

  /// The id that the kernel makes at each start. Where it cannot be read, each process counts as a boot of its own.
  private static let bootID =
    (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
    .trimmingCharacters(in: .whitespacesAndNewlines) ?? "process \(UUID())"
}

/// The file that systemd-timesyncd keeps, for where the kernel cannot be asked.
enum Timesync {
  static let file = "/run/systemd/timesync/synchronized"
  /// The longest age of the file: it is touched at each answer of the server, at most 2048 s apart, and one answer may
  /// be lost.
  static let lasts: Int64 = 2 * 2048 + 120

  /// Whether timesyncd has corrected the clock recently. When somebody has set the clock since, it is too far from the
  /// file's time.
  static func vouches(at now: Instant, file: String = file) -> Bool {
    var found = stat()
    guard lstat(file, &found) == 0 else { return false }
    return abs(now.seconds - Int64(found.st_mtim.tv_sec)) <= lasts
  }
}
