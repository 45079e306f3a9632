import Model
import Synchronization
import Testing

@testable import Daemon

struct ClockTrustTests {
  private static let start = Instant(seconds: 1_795_532_400)

  /// A trust that was told readings of one machine.
  private struct Machine {
    var trust: ClockTrust
    var wall: Instant
    var sinceBoot = Duration.seconds(30)
    var isSynchronised: Bool? = false

    init(at wall: Instant = start, mark: Instant? = nil) {
      trust = ClockTrust(newestMark: mark)
      self.wall = wall
    }
    mutating func look() -> ClockTrust.News? {
      trust.look(ClockReading(wall: wall, sinceBoot: sinceBoot, isSynchronised: isSynchronised))
    }
    mutating func pass(_ seconds: Int, set step: Int = 0) -> ClockTrust.News? {
      wall = wall.adding(.seconds(seconds + step))
      sinceBoot += .seconds(seconds)
      return look()
    }
  }

  private static let days = 86_400

  @Test func `a clock that only runs, or a machine that slept, is believed`() {
    var machine = Machine(mark: Self.start.adding(.seconds(-3600)))
    var news = [machine.look(), machine.pass(30)]
    news.append(machine.pass(10 * Self.days))
    #expect(news == [nil, nil, nil])
    #expect(machine.trust.doubt == nil)
  }

  @Test func `a small step is told and believed`() {
    var machine = Machine()
    _ = machine.look()
    let (forward, back) = (machine.pass(30, set: 3600), machine.pass(30, set: -3600))
    let drift = machine.pass(30, set: 1)
    #expect(forward == .stepped(.seconds(3600)) && back == .stepped(.seconds(-3600)) && drift == nil)
    #expect(machine.trust.doubt == nil)
  }

  @Test(arguments: [2 * days, -2 * days, 3650 * days])
  func `a step of more than a day is doubted for a quarter of an hour`(
    step: Int
  ) {
    var machine = Machine()
    _ = machine.look()
    let stepped = machine.pass(30, set: step)
    #expect(stepped == .suspect(.stepped(.seconds(step)), machine.wall))
    for _ in 0..<29 {
      let more = machine.pass(30)
      #expect(more == nil && machine.trust.doubt != nil)
    }
    let over = machine.pass(30)
    #expect(over == .trusted(machine.wall))
    let later = machine.pass(30)
    #expect(later == nil && machine.trust.doubt == nil)
  }

  @Test func `a step that a time service vouches for is believed at once`() {
    var machine = Machine()
    _ = machine.look()
    _ = machine.pass(30, set: 2 * Self.days)
    machine.isSynchronised = true
    let news = machine.pass(30)
    #expect(news == .trusted(machine.wall))
  }

  @Test func `a clock that is put right again is believed at once`() {
    var machine = Machine()
    _ = machine.look()
    _ = machine.pass(30, set: 400 * Self.days)
    let news = machine.pass(300, set: -400 * Self.days)
    #expect(news == .trusted(machine.wall))
  }

  @Test func `another big step begins the wait anew, and is told`() {
    var machine = Machine()
    _ = machine.look()
    _ = machine.pass(30, set: 400 * Self.days)
    let second = machine.pass(800, set: 40 * Self.days)
    #expect(second == .suspect(.stepped(.seconds(440 * Self.days)), machine.wall))
    let stillHeld = machine.pass(800)
    let over = machine.pass(100)
    #expect(stillHeld == nil && over == .trusted(machine.wall))
  }

  @Test func `a clock that starts in 1970 is not believed, however long it runs, until it is set`() {
    var machine = Machine(at: Instant(seconds: 12), mark: Self.start)
    let first = machine.look()
    #expect(first == .suspect(.beforeThisVersion, machine.wall))
    for _ in 0..<100 {
      let more = machine.pass(3600)
      #expect(more == nil && machine.trust.doubt == .beforeThisVersion)
    }
    machine.wall = Self.start
    machine.isSynchronised = true
    let set = machine.look()
    #expect(set == .trusted(Self.start))
  }

  @Test func `without a time service a clock that was set by hand is believed a quarter of an hour later`() {
    var machine = Machine(at: Instant(seconds: 12), mark: Self.start)
    machine.isSynchronised = nil
    _ = machine.look()
    machine.wall = Self.start.adding(.seconds(3600))
    let set = machine.look()
    #expect(set == .trusted(machine.wall), "it agrees with the ledger")
  }

  @Test func `a start far from the ledger's newest mark is doubted, a night or a holiday is not`() {
    let mark = Self.start
    for (days, expected) in [
      (-2, ClockTrust.Doubt.behindLedger(mark)), (-1, nil), (0, nil), (14, nil), (3650, .farAheadOfLedger(mark)),
    ] {
      var machine = Machine(at: Self.start.adding(.seconds(days * Self.days)), mark: mark)
      _ = machine.look()
      #expect(machine.trust.doubt == expected, "\(days) days")
      _ = machine.pass(900)
      #expect(machine.trust.doubt == nil)
    }
  }

  @Test func `what is doubted is said in sentences`() {
    let doubt = ClockTrust.Doubt.stepped(.seconds(-3 * Self.days))
    #expect(
      doubt.sentence(at: Self.start)
        == "The clock was set back by 3 days, to 2026-11-24T15:00:00Z: nothing is decided until a time service vouches for it, for at most 15 minutes."
    )
    #expect(ClockTrust.News.stepped(.seconds(90 * 60)).sentence == "the clock was set forward by 90 minutes")
    #expect(
      ClockTrust.Doubt.beforeThisVersion.sentence(at: Instant(seconds: 0)).hasPrefix(
        "The clock shows 1970-01-01T00:00:00Z, which cannot be right"))
  }
}
