import Dispatch
import Model
import Reactor
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct WallTimerTests {
  @Test func `an instant that has passed ends the wait at once`() async {
    let hands = HandClock()
    let timer = WallTimer(clock: hands.clock)
    #expect(await timer.wait(until: hands.now) == .due)
    #expect(await timer.wait(until: hands.now.adding(.seconds(-1))) == .due)
  }

  @Test func `ends a real wait when its instant has come, not before`() async {
    let timer = WallTimer(clock: .machine)
    let until = WallClock.machine.now().adding(.milliseconds(30))
    #expect(await timer.wait(until: until) == .due)
    #expect(WallClock.machine.now() >= until)
  }

  @Test func `notices a clock that is set forward at the next look`() async {
    let hands = HandClock()
    let timer = WallTimer(clock: hands.clock, longestSleep: .milliseconds(1))
    hands.step(by: .seconds(3 * 3600), atLook: 5)
    #expect(await timer.wait(until: hands.now.adding(.seconds(3600))) == .due)
    #expect(hands.looks == 5)
  }

  @Test func `wakes a waiter when the clock is set back, without regard to earlier waits`() async throws {
    let hands = HandClock()
    let timer = WallTimer(clock: hands.clock, longestSleep: .milliseconds(1))
    hands.step(by: .seconds(-3600), atLook: 2)
    #expect(await timer.wait(until: hands.now.adding(.milliseconds(50))) == .woken)
    #expect(hands.looks == 2)
    async let wakening = timer.wait(until: hands.now.adding(.milliseconds(50)))
    try await hands.looked(10)
    timer.wake()
    #expect(await wakening == .woken)
  }

  @Test func `a wake ends the wait, also one that came before it`() async {
    let timer = WallTimer(clock: HandClock().clock)
    async let early = timer.wait(until: nil)
    timer.wake()
    #expect(await early == .woken)
    timer.wake()
    #expect(await timer.wait(until: nil) == .woken)
  }

  @Test func `loses no wake that comes just as the wait begins, on the daemon's own queues`() async {
    let timer = WallTimer(clock: HandClock().clock)
    for _ in 0..<5_000 {
      let waiting = Task(executorPreference: TaskPool.shared) { await timer.wait(until: nil) }
      DispatchQueue(label: "somebody").async { timer.wake() }
      #expect(await waiting.value == .woken)
    }
  }

  @Test func `can be armed again and again`() async {
    let timer = WallTimer(clock: .machine)
    for _ in 0..<20 { #expect(await timer.wait(for: .milliseconds(1)) == .due) }
  }

  @Test func `cancelling the task ends the wait`() async {
    let timer = WallTimer(clock: HandClock().clock)
    let waiting = Task { await timer.wait(until: nil) }
    waiting.cancel()
    #expect(await waiting.value == .cancelled)
    timer.wake()
    #expect(await timer.wait(until: nil) == .woken)
  }

  @Test func `a second wait takes the place of the first`() async throws {
    let hands = HandClock()
    let timer = WallTimer(clock: hands.clock)
    let far = hands.now.adding(.seconds(3600))
    let first = Task { await timer.wait(until: far) }
    try await hands.looked(1)
    let second = Task { await timer.wait(until: far) }
    #expect(await first.value == .woken)
    timer.wake()
    #expect(await second.value == .woken)
  }
}
