import Reactor
import Testing

struct PauseTests {
  @Test func `ends after its time`() async { #expect(await Pause.wait(for: .milliseconds(1))) }

  @Test func `a cancelled wait ends at once`() async {
    let task = Task { await Pause.wait(for: .seconds(3_600)) }
    task.cancel()
    #expect(await task.value == false)
  }

  @Test func `a task that is cancelled already does not wait`() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await Pause.wait(for: .seconds(3_600))
    }
    #expect(await task.value == false)
  }
}
