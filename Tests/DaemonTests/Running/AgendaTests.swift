import Model
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

struct AgendaTests {
  private func at(_ seconds: Int64) -> Instant { Instant(seconds: 1_000_000 + seconds) }

  @Test func `the first look is at once, and never two at a time`() {
    var agenda = Agenda(now: at(0))
    let first = agenda.begins(at: at(0))
    let second = agenda.begins(at: at(1))
    #expect(first && !second)
    #expect(agenda.rest(atMost: at(31)) == at(31), "the end of a look is told, so nobody waits for what is due")
  }

  @Test func `what fell due while a look was under way is looked at right after it`() {
    var agenda = Agenda(now: at(0))
    _ = agenda.begins(at: at(0))
    agenda.ended(next: at(60), at: at(90))
    let again = agenda.begins(at: at(90))
    #expect(again)
    agenda.ended(next: at(86_400), at: at(91))
    let more = agenda.begins(at: at(91))
    #expect(!more)
  }

  @Test func `a look that failed is tried again in a minute, not at once and not tomorrow`() {
    var agenda = Agenda(now: at(0))
    _ = agenda.begins(at: at(0))
    agenda.failed(at: at(10))
    let tooEarly = agenda.begins(at: at(69))
    let again = agenda.begins(at: at(70))
    #expect(!tooEarly && again)
  }

  @Test func `a change during a look is looked at when that look has ended`() {
    var agenda = Agenda(now: at(0))
    _ = agenda.begins(at: at(0))
    agenda.change(at: at(5))
    let meanwhile = agenda.begins(at: at(6))
    agenda.ended(next: at(86_400), at: at(10))
    let after = agenda.begins(at: at(10))
    #expect(!meanwhile && after)
    agenda.ended(next: at(86_400), at: at(11))
    let once = agenda.begins(at: at(11))
    #expect(!once)
  }

  @Test func `a clock that is stepped back is not waited for`() {
    var agenda = Agenda(now: at(1_000_000))
    _ = agenda.begins(at: at(1_000_000))
    agenda.ended(next: at(1_086_400), at: at(1_000_001))
    let again = agenda.begins(at: at(50))
    #expect(again)
  }

  @Test func `without any slot it only rests`() {
    var agenda = Agenda(now: at(0))
    _ = agenda.begins(at: at(0))
    agenda.ended(next: nil, at: at(1))
    let again = agenda.begins(at: at(100_000))
    #expect(!again)
    #expect(agenda.rest(atMost: at(30)) == at(30))
  }
}
