import Dispatch
import Reactor
import Testing

@Suite(.timeLimit(.minutes(5))) struct EventCountTests {
  @Test func `what happened before the wait began is not missed`() async {
    let events = EventCount()
    let seen = events.count
    events.advance()
    await events.wait(after: seen)
    #expect(events.count == seen + 1)
  }

  @Test func `everybody who waits is woken`() async {
    let events = EventCount()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { await events.wait(after: 0) } }
      group.addTask { events.advance() }
    }
    #expect(events.count == 1)
  }

  @Test func `a wake is not lost when it comes just as the wait begins, on the daemon's own queues`() async {
    let events = EventCount()
    for seen in 0..<5_000 {
      let waiting = Task(executorPreference: TaskPool.shared) { await events.wait(after: seen) }
      DispatchQueue(label: "somebody").async { events.advance() }
      await waiting.value
    }
    #expect(events.count == 5_000)
  }

  @Test func `a wait without a limit goes on when its task is cancelled`() async {
    let events = EventCount()
    let waiting = Task { await events.wait(after: 0) }
    waiting.cancel()
    events.advance()
    await waiting.value
    #expect(events.count == 1)
  }

  @Test func `a wait with a limit ends with it, and with its task`() async {
    let events = EventCount()
    await events.wait(after: events.count, atMost: .milliseconds(1))
    for _ in 0..<50 {
      let waiting = Task { await events.wait(after: events.count, atMost: .seconds(3_600)) }
      waiting.cancel()
      await waiting.value
    }
  }
}
