import Ledger
import Model
import Synchronization
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

struct ClockTrustTests {
  private static let start = Instant(seconds: 1_795_532_400)

  /// A trust that was told readings of one machine.
  private struct Machine {
    var trust: ClockTrust
    var wall: Instant
    var sinceBoot = Duration.seconds(30)
    var isSynchronised: Bool? = false
    var boot = "this boot"

    /// - Parameter mark: what the ledger knows, of an earlier boot.
    init(at wall: Instant = start, mark: Instant? = nil) {
      trust = ClockTrust(known: mark.map { ClockNote(wall: $0, known: $0, sinceBoot: .seconds(77), boot: "before") })
      self.wall = wall
    }
    private var reading: ClockReading {
      ClockReading(wall: wall, sinceBoot: sinceBoot, isSynchronised: isSynchronised, boot: boot)
    }
    mutating func look() -> ClockTrust.News? { trust.look(reading) }
    mutating func vouch() -> ClockTrust.News? { trust.vouch(reading) }
    /// The daemon is started anew; with another boot the machine is.
    mutating func restart(boot: String? = nil, off: Int = 0) {
      trust = ClockTrust(known: trust.believed)
      if let boot {
        self.boot = boot
        sinceBoot = .seconds(20)
      } else {
        sinceBoot += .seconds(off)
      }
      wall = wall.adding(.seconds(off))
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

  @Test(arguments: [2 * days, -2 * days, -200 * days])
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

  /// The machine of the report: 2040 for half an hour, and nobody keeps the clock.
  @Test(arguments: [2 * days + 60, 30 * days, 5000 * days], [false, nil])
  func `a jump of more than two days ahead is never believed by waiting`(step: Int, isSynchronised: Bool?) {
    var machine = Machine()
    machine.isSynchronised = isSynchronised
    _ = machine.look()
    let stepped = machine.pass(30, set: step)
    #expect(stepped == .suspect(.farAhead(of: Self.start.adding(.seconds(30))), machine.wall))
    for _ in 0..<100 {
      let more = machine.pass(6 * 3600)
      #expect(more == nil && machine.trust.doubt != nil)
    }
    machine.restart()
    _ = machine.look()
    #expect(machine.trust.doubt != nil, "the daemon was started anew")
    machine.restart(boot: "next")
    _ = machine.look()
    #expect(machine.trust.doubt != nil, "and the machine")
    let vouched = machine.vouch()
    #expect(vouched == .trusted(machine.wall) && machine.trust.doubt == nil)
    let later = machine.pass(3600)
    #expect(later == nil && machine.trust.doubt == nil)
  }

  @Test func `many small steps do not lead further than one`() {
    var machine = Machine()
    _ = machine.look()
    for _ in 0..<2 { _ = machine.pass(3600, set: 23 * 3600) }
    #expect(machine.trust.doubt == nil)
    _ = machine.pass(3600, set: 23 * 3600)
    #expect(machine.trust.doubt == .farAhead(of: Self.start.adding(.seconds(3 * 3600))))
  }

  @Test func `a clock that was set back for a while and is put right needs nobody`() {
    var machine = Machine()
    _ = machine.look()
    _ = machine.pass(30, set: -300 * Self.days)
    _ = machine.pass(900)
    #expect(machine.trust.doubt == nil)
    _ = machine.pass(30, set: 300 * Self.days)
    _ = machine.pass(900)
    #expect(machine.trust.doubt == nil, "the ledger has been there")
  }

  @Test func `as much boot time as the clock says is believed, however long the daemon was stopped`() {
    var machine = Machine()
    _ = machine.look()
    machine.restart(off: 60 * Self.days)
    let stopped = machine.look()
    #expect(stopped == nil && machine.trust.doubt == nil, "the machine ran on")
    machine.restart(boot: "next", off: 5 * Self.days)
    machine.sinceBoot = .seconds(4 * Self.days)
    let started = machine.look()
    #expect(started == nil && machine.trust.doubt == nil, "it was off for a day at most")
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
    _ = machine.pass(30, set: -100 * Self.days)
    let second = machine.pass(800, set: -40 * Self.days)
    #expect(second == .suspect(.stepped(.seconds(-140 * Self.days)), machine.wall))
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

  @Test func `a start far from what the ledger knows is doubted, a night or two are not`() {
    let latest = Self.start.adding(.seconds(30))
    for (days, expected, waits) in [
      (-2, ClockTrust.Doubt.behindLedger(latest), true), (-1, nil, true), (0, nil, true), (2, nil, true),
      (3, .farAhead(of: latest), false), (3650, .farAhead(of: latest), false),
    ] {
      var machine = Machine(at: Self.start.adding(.seconds(days * Self.days + 30)), mark: Self.start)
      _ = machine.look()
      #expect(machine.trust.doubt == expected, "\(days) days")
      _ = machine.pass(900)
      #expect((machine.trust.doubt == nil) == waits, "\(days) days")
    }
  }

  @Test func `after a holiday a time service vouches`() {
    var machine = Machine(at: Self.start.adding(.seconds(21 * Self.days)), mark: Self.start)
    _ = machine.look()
    machine.isSynchronised = true
    let news = machine.pass(60)
    #expect(news == .trusted(machine.wall))
    machine.isSynchronised = false
    let later = machine.pass(60)
    #expect(later == nil && machine.trust.doubt == nil)
  }

  @Test func `what is doubted is said in sentences`() {
    let doubt = ClockTrust.Doubt.stepped(.seconds(-3 * Self.days))
    #expect(
      doubt.sentence(at: Self.start)
        == "The clock was set back by 3 days, to 2026-11-24T15:00:00Z: nothing is decided until a time service vouches for it, for at most 15 minutes."
    )
    #expect(
      ClockTrust.Doubt.farAhead(of: Self.start).sentence(at: Self.start.adding(.seconds(5000 * Self.days)))
        == "The clock shows 2040-08-02T15:00:00Z, more than two days after 2026-11-24T15:00:00Z, which is the latest that the ledger "
        + "knows of: nothing is decided until a time service vouches for it. If it is right, say so with the date of today: "
        + "dagpost resume --today YYYY-MM-DD. If not, set it.")
    #expect(ClockTrust.News.stepped(.seconds(90 * 60)).sentence == "the clock was set forward by 90 minutes")
    #expect(
      ClockTrust.Doubt.beforeThisVersion.sentence(at: Instant(seconds: 0)).hasPrefix(
        "The clock shows 1970-01-01T00:00:00Z, which cannot be right"))
  }
}
