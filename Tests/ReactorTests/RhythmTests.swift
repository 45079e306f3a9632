import Model
import Reactor
import Testing

struct RhythmTests {
  private func at(_ seconds: Int64) -> Instant { Instant(seconds: 1_000_000 + seconds) }

  @Test func `the first look is at once, and never two at a time`() {
    var rhythm = Rhythm(due: at(0))
    let first = rhythm.begins(at: at(0))
    let second = rhythm.begins(at: at(1))
    #expect(first && !second)
    #expect(rhythm.rest(atMost: at(31)) == at(31), "the end of a look is told, so nobody waits for what is due")
  }

  @Test func `what fell due while a look was under way is looked at right after it`() {
    var rhythm = Rhythm(due: at(0))
    _ = rhythm.begins(at: at(0))
    rhythm.ended(next: at(60))
    let again = rhythm.begins(at: at(90))
    #expect(again)
    rhythm.ended(next: at(86_400))
    let more = rhythm.begins(at: at(91))
    #expect(!more)
  }

  @Test func `a look that failed is tried again in a minute, not at once and not tomorrow`() {
    var rhythm = Rhythm(due: at(0))
    _ = rhythm.begins(at: at(0))
    rhythm.ended(next: at(10).adding(Rhythm.afterFailure))
    let tooEarly = rhythm.begins(at: at(69))
    let again = rhythm.begins(at: at(70))
    #expect(!tooEarly && again)
  }

  @Test func `a change during a look is looked at when that look has ended`() {
    var rhythm = Rhythm(due: at(0))
    _ = rhythm.begins(at: at(0))
    rhythm.ask(at: at(5))
    let meanwhile = rhythm.begins(at: at(6))
    rhythm.ended(next: at(86_400))
    let after = rhythm.begins(at: at(10))
    #expect(!meanwhile && after)
    rhythm.ended(next: at(86_400))
    let once = rhythm.begins(at: at(11))
    #expect(!once)
  }

  @Test func `a clock that is stepped back is not waited for`() {
    var rhythm = Rhythm(due: at(1_000_000))
    _ = rhythm.begins(at: at(1_000_000))
    rhythm.ended(next: at(1_086_400))
    let again = rhythm.begins(at: at(50))
    #expect(again)
  }

  @Test func `without any slot it only rests`() {
    var rhythm = Rhythm(due: at(0))
    _ = rhythm.begins(at: at(0))
    rhythm.ended(next: nil)
    let again = rhythm.begins(at: at(100_000))
    #expect(!again)
    #expect(rhythm.rest(atMost: at(30)) == at(30))
  }

  @Test func `until something asks for it nothing is due, whatever the clock does`() {
    var rhythm = Rhythm()
    let early = [rhythm.begins(at: at(100)), rhythm.begins(at: at(0))]
    rhythm.ask(at: at(10))
    rhythm.ask(at: at(20))
    let late = [rhythm.begins(at: at(9)), rhythm.begins(at: at(10))]
    #expect(early == [false, false] && late == [false, true])
  }

  @Test func `what is due wakes nobody while it is held back`() {
    let rhythm = Rhythm(due: at(0))
    #expect(rhythm.rest(atMost: at(30)) == at(0))
    #expect(rhythm.rest(atMost: at(30), isHeld: true) == at(30))
  }

  @Test func `a clock that was ahead at the start and is set back keeps nothing waiting`() {
    var rhythm = Rhythm(due: at(1_000_000))
    let begins = rhythm.begins(at: at(50))
    #expect(begins)
  }
}
