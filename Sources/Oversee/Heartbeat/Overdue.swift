import Courier
import Ledger
import Model
import Services
import Teams
import Updates

/// Finds for the heartbeat what should have happened by now and did not, because of trouble in the daemon itself.
///
/// A slot is overdue when nothing was decided about it within a quarter of an hour. A post is overdue when it could have been
/// sent a quarter of an hour ago, or has been in sending for as long. A post that waits for its next attempt, for quiet hours,
/// for a destination that rests or is broken, or for a person is not overdue: that is for the alarm.
package struct Overdue: Sendable {
  package let current: CurrentWorld
  package let ledger: Ledger
  package let courier: Courier
  package let clock: WallClock

  package init(current: CurrentWorld, ledger: Ledger, courier: Courier, clock: WallClock) {
    self.current = current
    self.ledger = ledger
    self.courier = courier
    self.clock = clock
  }

  static let margin = Duration.seconds(15 * 60)

  /// Sentences about what is overdue, four at most; none when all is well.
  package func sentences() async throws(LedgerError) -> [String] {
    let moment = clock.now().adding(.zero - Overdue.margin)
    let marks = try await ledger.knownMarks()
    let slots = Overdue.slots(current.world, marks, at: moment)
    let late = try await ledger.overduePosts(before: moment)
    let posts =
      late.filter(\.isSending)
      + (late.contains { !$0.isSending }
        ? await courier.couldHaveGone(late.filter { !$0.isSending }) { $0.candidate } : [])
    let found =
      slots.map { "\($0) is not decided" }
      + posts.map { "the post of \($0.slot) to \($0.channel) \($0.isSending ? "is still being sent" : "was not sent")" }
    return Array(found.prefix(3)) + (found.count > 3 ? ["\(found.count - 3) more"] : [])
  }

  /// Slots that were due at this moment and that no tick has looked at since. Pure.
  package static func slots(_ world: World, _ marks: [EditionMark: Mark], at moment: Instant) -> [SlotKey] {
    world.teams.flatMap { team in
      Planner.due(of: team, now: moment) { marks[$0.mark(of: team)].flatMap { $0.at < moment ? $0 : nil } }.map(\.slot)
    }
  }
}
