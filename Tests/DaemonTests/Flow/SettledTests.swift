import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

@Suite(.timeLimit(.minutes(5))) struct SettledTests {
  @Test func `what was told before the wait began is not missed`() async {
    let settled = Settled()
    let seen = await settled.count
    await settled.tell()
    await settled.wait(after: seen)
    #expect(await settled.count == seen + 1)
  }

  @Test func `everybody who waits is woken`() async {
    let settled = Settled()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { await settled.wait(after: 0) } }
      group.addTask { await settled.tell() }
    }
    #expect(await settled.count == 1)
  }

  @Test func `a wait that is cancelled ends`() async {
    let settled = Settled()
    for _ in 0..<50 {
      let waiting = Task { await settled.wait(after: 0) }
      waiting.cancel()
      await waiting.value
    }
    #expect(await settled.count == 0)
  }

  @Test func `a wait ends with its limit`() async {
    let settled = Settled()
    await settled.wait(after: 0, atMost: .milliseconds(1))
    #expect(await settled.count == 0)
  }
}
