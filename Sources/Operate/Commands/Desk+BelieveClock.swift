import Ledger
import Model
import Updates

extension Desk {
  /// `dagpost resume --today`: a person vouches for the clock. They name the day, so that nobody vouches for what they did
  /// not look at.
  func believeClock(today: CivilDate) async throws(LedgerError) -> Answer {
    let now = clock.now()
    // Somewhere it is the day before or after.
    guard abs(CivilDateTime(utc: now).date.days(since: today)) <= 1, now >= Version.floor else {
      return .refused(
        [
          "The clock shows \(now.iso8601), and today is \(today): it is wrong. Set it (timedatectl set-time), or let a time "
            + "service do so (systemctl enable --now systemd-timesyncd)."
        ], .needsPerson)
    }
    clockGuard.vouch()
    try await noteClock(isSaid: true)
    wakeCourier()
    return .believed("The clock shows \(now.iso8601) and is believed.")
  }
}

extension StatusRun {
  /// How long `status` goes on telling that a clock was put right.
  private static let toldOfClock = Duration.seconds(7 * 86_400)

  /// What a clock that was ahead left behind.
  func clockNews() async throws(LedgerError) -> [String] {
    guard let found = try await ledger?.clockCorrection(), clock.now().since(found.at) < StatusRun.toldOfClock else {
      return []
    }
    return [found.sentence]
  }
}
