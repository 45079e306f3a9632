import Collect
import Ledger
import Model
import Services

/// When the figures are written, and what was written last. A value: the clock is told to it.
struct MetricsWatch: Sendable {
  /// After a change, and without one.
  static let soon = Duration.seconds(15)
  static let every = Duration.seconds(60)

  enum News: Sendable, Hashable {
    case failed(String)
    case worksAgain
  }

  private let started: Instant
  private var last: Instant?
  private var body = ""
  private var isWriting = false
  private var hasFailed = false
  /// Something happened since the body was made.
  private var isOutdated = true

  init(started: Instant) { self.started = started }

  mutating func change() { isOutdated = true }

  /// Whether to write now; if so, it has begun.
  mutating func begins(at now: Instant) -> Bool {
    guard !isWriting else { return false }
    let wait = isOutdated ? MetricsWatch.soon : MetricsWatch.every
    if let last, now >= last, now.since(last) < wait { return false }
    isWriting = true
    last = now
    return true
  }

  /// Whether the body has to be made anew; what happens from here on is for the next one.
  mutating func beginsAnew() -> Bool {
    defer { isOutdated = false }
    return isOutdated
  }

  mutating func take(_ body: String) { self.body = body }

  func text(at now: Instant) -> String { MetricsText.head(at: now) + body }

  /// - Returns: what is to be told of it: the first failure, and the end of them.
  mutating func ended(_ failure: MetricsFile.Failure?) -> News? {
    isWriting = false
    defer { hasFailed = failure != nil }
    if let failure { return hasFailed ? nil : .failed(failure.sentence) }
    return hasFailed ? .worksAgain : nil
  }

  /// There was nothing to write.
  mutating func gaveUp() {
    isWriting = false
    isOutdated = true
  }
}

extension MetricsFacts {
  static func gather(_ works: Works, started: Instant) async throws(LedgerError) -> MetricsFacts {
    let world = works.desk.current.world
    var facts = MetricsFacts(started: started)
    facts.services = Set(world.teams.flatMap { $0.channels.map(\.serviceName) })
    let (read, delivered) = try await works.desk.ledger.freshness(of: world.ways)
    let (open, broken) = try await works.desk.ledger.openCounts()
    // What is no longer in the configuration has no figures.
    for team in world.teams {
      let sources = Set(team.sources.map(\.name))
      facts.read[team.name] = read[team.name]?.filter { sources.contains($0.key) }
    }
    facts.delivered = delivered
    facts.open = open
    facts.broken = broken
    return facts
  }
}
