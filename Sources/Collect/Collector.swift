import HTTP
import Model
import Reactor

/// Reads all sources of a team at once, each under its own deadline. A failed source never costs another one its
/// reading.
///
/// One collector serves a whole round of up to a thousand teams, so that its jq worker compiles each system's program
/// once:
///
///     let collector = Collector(http: client, worker: worker)
///     let snapshot = await collector.collect(team: "beheer", sources: sources, window: window)
package struct Collector: Sendable {
  private let http: any HTTPClient
  private let mailboxes: any MailboxClient
  private let worker: JQWorker
  private let pause: Duration
  private let rests: RetryPauses
  private let clock: WallClock
  /// A round may be a thousand teams. Reading all their sources in the same second helps neither network nor machine.
  private let sources = ConcurrencyLimit(64)
  private let commands = ConcurrencyLimit(8)
  /// Each mailbox that is read blocks a thread as long as that takes.
  private let mailboxReads = ConcurrencyLimit(8)

  /// - Parameters:
  ///   - worker: closed by the caller when the round is over.
  ///   - rests: the services that asked for a pause. The caller keeps one for all rounds, because a pause outlasts
  ///     its round.
  ///   - pause: the time between a failure and its only retry.
  package init(
    http: any HTTPClient, mailboxes: any MailboxClient = CurlMailboxes(), worker: JQWorker,
    rests: RetryPauses = RetryPauses(),
    clock: WallClock = .machine, pause: Duration = .seconds(1)
  ) {
    self.rests = rests
    self.clock = clock
    self.http = http
    self.mailboxes = mailboxes
    self.worker = worker
    self.pause = pause
  }

  /// One reading for each source, in the order of `sources`. A source that fails or hangs yields a failed reading;
  /// nothing is thrown.
  package func collect(team: TeamName, sources: [Source], window: Window) async -> Snapshot {
    var readings = await withTaskGroup(of: (Int, Reading).self) { group in
      for (index, source) in sources.enumerated() {
        let reader = SourceReader(
          source: source, window: window, http: http, mailboxes: mailboxes, worker: worker, pause: pause,
          rests: rests, clock: clock)
        let limit = source.runsCommands ? commands : source.readsMailboxes ? mailboxReads : self.sources
        // The deadline of a source begins when it is its turn, so waiting for others does not count.
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
