import Ledger
import Model
import Reactor
import Synchronization
import TestKit
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The loop around the courier.
struct DeliveringTests {
  /// Every look finds it a minute later, so that no wait is long.
  private let hurried: WallClock = {
    let hands = HandBox()
    return WallClock { hands.next() }
  }()

  private final class HandBox: Sendable {
    private let minutes = Mutex<Int64>(0)
    func next() -> Instant {
      minutes.withLock {
        $0 += 1
        return Instant(seconds: $0 * 60)
      }
    }
  }

  @Test func `a ledger that somebody keeps locked is tried again, a broken one ends it`() async {
    let turns = Mutex(0)
    let troubles = Mutex<[String]>([])
    let end = await Runtime.deliver(
      WallTimer(clock: hurried), hurried, trouble: { error in troubles.withLock { $0.append(error.sentence) } }
    ) { () async throws(LedgerError) in
      let turn = turns.withLock { turns in
        turns += 1
        return turns
      }
      switch turn {
      case 1, 2: throw LedgerError(.busy, "locked")
      case 3: return Instant(seconds: 0)
      default: throw LedgerError(.broken, "damaged")
      }
    }
    #expect(end == LedgerError(.broken, "damaged"))
    #expect(troubles.withLock { $0 } == ["locked", "locked"])
    #expect(turns.withLock { $0 } == 4)
  }

  @Test func `while the clock is not believed only a wakening makes it send`() async throws {
    let timer = WallTimer(clock: hurried)
    let events = Mutex<[String]>([])
    let questions = Watched(0)
    let clock = hurried
    async let end = Runtime.deliver(
      timer, clock,
      isHeld: {
        events.withLock { $0.append("held") }
        questions.change { $0 += 1 }
        return true
      }, trouble: { _ in }
    ) { () async throws(LedgerError) in
      events.withLock { $0.append("sent") }
      throw LedgerError(.broken, "enough")
    }
    try await questions.reached("a question whether it may send") { $0 > 0 }
    events.withLock { $0.append("woken") }
    timer.wake()
    #expect(await end == LedgerError(.broken, "enough"))
    #expect(events.withLock { $0 } == ["held", "woken", "sent"])
  }

  @Test func `it ends when it is cancelled`() async {
    let timer = WallTimer(clock: hurried)
    let clock = hurried
    let loop = Task {
      await Runtime.deliver(timer, clock, trouble: { _ in }) { () async throws(LedgerError) in nil }
    }
    loop.cancel()
    #expect(await loop.value == nil)
  }
}
