import Foundation
import Reactor
import Testing

/// Each test runs in a process of its own, because a signal is for the whole process.
@Suite(.timeLimit(.minutes(5))) struct SignalsTests {
  @Test func `delivers every signal as a request, and keeps the process alive`() async {
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

  @Test func `holds a blocked signal back until it is released`() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      // Threads of Dispatch block every signal.
      var all = sigset_t()
      sigfillset(&all)
      pthread_sigmask(SIG_UNBLOCK, &all, nil)
      let held = HeldSignals()
      // The signal is sent to this thread, because other threads of the test process were started before the signals
      // were blocked.
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

  @Test func `makes writing to a closed pipe an error and not the end of the process`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      BrokenPipe.ignore()
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      close(ends[0])
      exit(write(ends[1], "x", 1) == -1 && errno == EPIPE ? 7 : 1)
    }
  }
}
