import Foundation
import Reactor
import Testing

/// Each in a process of its own: a signal is for the whole process.
@Suite(.timeLimit(.minutes(5))) struct SignalsTests {
  @Test func `every signal arrives as what it asks for, and the process lives on`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let signals = await Signals.listen()
      var requests = signals.requests.makeAsyncIterator()
      for (number, request) in [
        (SIGHUP, SignalRequest.reload), (SIGINT, .interrupt), (SIGHUP, .reload), (SIGTERM, .terminate),
      ] {
        kill(getpid(), number)
        guard await requests.next() == request else { exit(1) }
      }
      exit(7)
    }
  }

  @Test func `a signal waits while it is held, and takes effect for who does not listen`() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      // Threads of Dispatch hold every signal.
      var all = sigset_t()
      sigfillset(&all)
      pthread_sigmask(SIG_UNBLOCK, &all, nil)
      let held = HeldSignals()
      // To this thread: others of a test's process were there before.
      raise(SIGTERM)
      var waiting = sigset_t()
      sigpending(&waiting)
      guard sigismember(&waiting, SIGTERM) == 1 else { exit(1) }
      held.release()
      exit(7)
    }
  }

  @Test func `the stream ends when the listening is stopped`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let signals = await Signals.listen()
      await signals.stop()
      for await _ in signals.requests {}
      exit(7)
    }
  }

  @Test func `writing to a closed pipe is an error, not the end`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      BrokenPipe.ignore()
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      close(ends[0])
      exit(write(ends[1], "x", 1) == -1 && errno == EPIPE ? 7 : 1)
    }
  }
}
