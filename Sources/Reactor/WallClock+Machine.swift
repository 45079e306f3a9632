import CLinux
import Foundation
import Model

extension WallClock {
  /// The machine's own clock, which may be stepped at any time.
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
      // A question only: nothing is set. Refused under ProtectClock= of systemd.
      var state = timex()
      guard adjtimex(&state) >= 0 else { return Timesync.vouches(at: WallClock.machine.now()) ? true : nil }
      // As systemd judges: the kernel lets this error grow to 16 s when nobody keeps the clock right.
      return state.maxerror < 16_000_000
    }, boot: { bootID })

  /// The kernel draws one at each start. Where it may not be read, each process counts as a boot of its own.
  private static let bootID =
    (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
    .trimmingCharacters(in: .whitespacesAndNewlines) ?? "process \(UUID())"
}

/// What systemd-timesyncd leaves behind, for where the kernel may not be asked.
enum Timesync {
  static let file = "/run/systemd/timesync/synchronized"
  /// It touches the file at each answer of its server, at most 2048 s apart; one answer may be lost.
  static let lasts: Int64 = 2 * 2048 + 120

  /// Whether the clock was put right by now. A clock that was set since then is too far from the file's time.
  static func vouches(at now: Instant, file: String = file) -> Bool {
    var found = stat()
    guard lstat(file, &found) == 0 else { return false }
    return abs(now.seconds - Int64(found.st_mtim.tv_sec)) <= lasts
  }
}
