import Ledger
import Model
import Teams
import Updates

/// `dagpost resume --today`: a person vouches for the clock, whose hold ends. They name the day, so that nobody vouches for what
/// they did not look at.
package struct BelieveClockRequest: ChangingRequest {
  package static let name = "believe_clock"
  package let today: CivilDate

  package init(today: CivilDate) { self.today = today }

  package func run(at desk: Desk) async throws -> ClockAnswer {
    let now = desk.clock.now()
    // Somewhere it is the day before or after.
    guard abs(CivilDateTime(utc: now).date.days(since: today)) <= 1, now >= Version.floor else {
      throw Refusal(
        "The clock shows \(now.iso8601), and today is \(today): it is wrong. Set it (timedatectl set-time), or let a time "
          + "service do so (systemctl enable --now systemd-timesyncd).", .needsPerson)
    }
    desk.clockGuard.vouch()
    try await desk.noteClock(isSaid: true)
    desk.wakeCourier()
    return ClockAnswer(clock: "The clock shows \(now.iso8601) and is believed.")
  }
}

package struct ClockAnswer: RequestAnswer {
  /// What it shows, in a sentence.
  package var clock: String

  package func onWall(of world: World) -> ClockAnswer { ClockAnswer(clock: world.onSharedWall(clock)) }
}

/// What `status` tells of the clock.
extension Inspection {
  /// How long `status` goes on telling that a clock was put right.
  private static let toldOfClock = Duration.seconds(7 * 86_400)

  /// What a clock that was ahead left behind.
  func clockNews() async throws(LedgerError) -> [String] {
    guard let found = try await ledger?.clockCorrection(), clock.now().since(found.at) < Inspection.toldOfClock else {
      return []
    }
    return [found.sentence]
  }
}
