import HTTP
import Model
import Reactor

/// Reads all sources of a team at once, each under its own deadline.
///
/// A round may be many teams: they share one collector, and so the worker that has compiled each program once.
package struct Collector: Sendable {
  private let http: any HTTPClient
  private let mailboxes: any MailboxClient
  private let worker: JQWorker
  private let pause: Duration
  private let rests: Rests
  private let clock: WallClock
  /// A round may be a thousand teams; neither the network nor the machine gains by reading them all in the same second.
  private let sources = ConcurrencyLimit(64)
  private let commands = ConcurrencyLimit(8)
  /// Each holds a thread while it lasts.
  private let mailboxReads = ConcurrencyLimit(8)

  /// - Parameters:
  ///   - worker: closed by whoever made it, when the round is over.
  ///   - rests: who asked to be left alone, kept by whoever makes one round after another.
  ///   - pause: between a failure and the one time it is tried again.
  package init(
    http: any HTTPClient, mailboxes: any MailboxClient = CurlMailboxes(), worker: JQWorker, rests: Rests = Rests(),
    clock: WallClock = .machine, pause: Duration = .seconds(1)
  ) {
    self.rests = rests
    self.clock = clock
    self.http = http
    self.mailboxes = mailboxes
    self.worker = worker
    self.pause = pause
  }

  /// One reading for each source, in their order. A source that fails or hangs is a failed reading; nothing is thrown.
  package func collect(team: TeamName, sources: [Source], window: Window) async -> Snapshot {
    var readings = await withTaskGroup(of: (Int, Reading).self) { group in
      for (index, source) in sources.enumerated() {
        let reader = SourceReader(
          source: source, window: window, http: http, mailboxes: mailboxes, worker: worker, pause: pause,
          rests: rests, clock: clock)
        let limit = source.runsCommands ? commands : source.readsMailboxes ? mailboxReads : self.sources
        // Its deadline begins with its turn.
        group.addTask { (index, await limit.run { await reader.read() }) }
      }
      var readings: [(Int, Reading)] = []
      for await reading in group { readings.append(reading) }
      return readings.sorted { $0.0 < $1.0 }.map(\.1)
    }
    FigureContradictions.settle(&readings, calendar: window.calendar)
    return Snapshot(team: team, at: window.now, readings: readings)
  }
}
