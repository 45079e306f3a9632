import Almanac
import Foundation
import Ledger
import Model
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// A machine whose clock is set at random, by minutes and by years, forwards and backwards, with and without a time service
/// (which may be wrong itself), while the daemon is killed, started and prunes its ledger. `make test-exhaustive` walks further.
@Suite struct ClockWalkTests {
  @Test(arguments: 0..<(YearsTests.isWhole ? 24 : 2))
  func `no clock makes a second post, loses the memory or silences a team`(seed: Int) async throws {
    let days = YearsTests.isWhole ? 1_000 : 440
    var walk = try ClockWalk(seed: YearsTests.seed &* 7919 &+ UInt64(seed), days: days)
    try await walk.run()
    #expect(walk.wrong.prefix(10) == [], "seed \(seed): \(walk.wrong.count) faults: \(walk.kinds); \(walk.story)")
    print("clock walk \(seed): \(walk.story); faults \(walk.kinds)")
    #expect(walk.posted > days / 3, "\(walk.story)")
    #expect(walk.forgotten > 0, "what is too old goes all the same; \(walk.story)")
  }
}

/// One walk. True time is known to it and to nobody on the machine.
struct ClockWalk {
  private var random: Steps
  private let machine: YearsMachine
  private let start: Instant
  private let end: Instant
  private(set) var wrong: [String] = []
  /// What each true day left in the ledger, by a clock that was right: when.
  private var kept: [Int: Instant] = [:]
  /// Spans of true time in which the daemon ran undisturbed by a clock that was right and believed.
  private var good: [ClosedRange<Instant>] = []
  /// Of every post that was ever seen in the ledger.
  private var slots: [String: SlotKey] = [:]
  /// A time service has vouched for what was wrong: only a better one, or a person, ends that.
  private var isKnownWrong = false
  private var steps = 0, kills = 0, boots = 0, wrongServers = 0, vouched = 0
  private(set) var posted = 0
  private(set) var forgotten = 0

  private static let hour = 3600, day = 86_400
  private static let teams = [
    PaperTeam(
      name: "desk", zone: "Europe/Amsterdam", week: WorkWeek.all[0], country: nil, off: [], workOn: [],
      editions: [
        PaperEdition(name: "daily", kind: .daily, at: "16:30", rule: .every),
        PaperEdition(name: "weekly", kind: .weekly, at: "15:30", rule: .on([.fri])),
      ]),
    PaperTeam(
      name: "night", zone: "America/New_York", week: WorkWeek.all[0], country: nil, off: [], workOn: [],
      editions: [PaperEdition(name: "daily", kind: .daily, at: "00:15", rule: .every)]),
  ]

  init(seed: UInt64, days: Int) throws {
    random = Steps(state: seed)
    start = Instant(seconds: 1_767_603_600)
    end = start.adding(.seconds(days * Self.day))
    machine = try YearsMachine(Self.teams, from: start, years: days / 365 + 1, keepsPaper: false)
  }

  var story: String {
    "\(posted) slots posted, \(steps) steps, \(kills) kills, \(boots) boots, \(wrongServers) wrong servers, \(vouched) vouched for, "
      + "\(forgotten) days forgotten, \(good.count) good spans"
  }

  /// Faults without their days and moments, each kind once: one that is frequent must not hide the others.
  var kinds: Set<String> { Set(wrong.map { String($0.filter { !$0.isNumber }) }) }

  private var time: MachineTime { machine.time }

  mutating func run() async throws {
    time.boot()
    time.set(skew: .zero, isSynchronised: true)
    try await machine.start()
    // One clock is as good as the next where the machine has run with neither: a wrong time service may undo its first days.
    try await liveWell(4 * Self.day)
    while time.truth < end {
      try await liveWell(random.number(Self.hour...6 * Self.day))
      for _ in 0..<random.number(1...3) { try await disturb() }
      try await putRight()
    }
    try await liveWell(8 * Self.day)
    try await prune()
    try await checkMemory()
    checkPosts()
  }

  // MARK: What happens

  private mutating func disturb() async throws {
    switch random.number(0...9) {
    case 0: try await set(by: random.number(-90...90) * 60, isSynchronised: unkept)
    case 1: try await set(by: random.number(-30...30) * Self.hour, isSynchronised: unkept)
    case 2: try await set(by: random.number(-60...60) * Self.day, isSynchronised: unkept)
    case 3...4: try await set(by: random.number(1...15) * 365 * Self.day, isSynchronised: unkept)
    case 5: try await set(by: -random.number(1...3) * 365 * Self.day, isSynchronised: unkept)
    case 6:
      wrongServers += 1
      isKnownWrong = true
      try await set(by: random.number(-3...15) * 365 * Self.day, isSynchronised: true)
    case 7: try await kill()
    case 8: try await boot()
    default: try await prune()
    }
    try await live(random.happens(onceIn: 3) ? random.number(1...12 * Self.hour) : random.number(1...2400))
    if random.happens(onceIn: 3) { try await kill() }
    if random.happens(onceIn: 3) { try await prune() }
    // Somebody is in a hurry while the clock is wrong.
    if random.happens(onceIn: 6) {
      var trigger = TriggerRequest(edition: "daily")
      trigger.waitSeconds = 0
      _ = try await machine.ask(trigger)
      if random.happens(onceIn: 2) { try await machine.send() }
    }
  }

  private var unkept: Bool? { mutating get { random.happens(onceIn: 2) ? false : nil } }

  private mutating func set(by seconds: Int, isSynchronised: Bool?) async throws {
    steps += 1
    // No file holds the years beyond, and zones have no rules for them here.
    let skew = min(time.skew + .seconds(seconds), .seconds(11 * 365 * Self.day))
    time.set(skew: skew, isSynchronised: isSynchronised)
    machine.disturb()
    try await machine.look(sends: !random.happens(onceIn: 4))
  }

  private mutating func kill() async throws {
    kills += 1
    // Half of the time something was decided and not sent yet.
    try await machine.look(sends: random.happens(onceIn: 2))
    try machine.stop()
    time.pass(.seconds(random.number(0...90)))
    try await machine.start()
    try await look()
  }

  private mutating func boot() async throws {
    boots += 1
    try machine.stop()
    time.pass(.seconds(random.number(60...4 * Self.day)))
    time.boot()
    time.set(skew: time.skew, isSynchronised: unkept)
    try await machine.start()
    try await look()
  }

  private mutating func prune() async throws { _ = try await machine.ask(LedgerPruneRequest()) }

  /// By a person, who may say so, or by a time service.
  private mutating func putRight() async throws {
    let isKept = random.happens(onceIn: 3)
    time.set(skew: .zero, isSynchronised: isKept ? true : unkept)
    machine.disturb()
    try await look()
    try await live(1_000)
    if machine.isDoubted {
      guard machine.needsPerson else {
        return wrong.append("held longer than a quarter of an hour at \(time.truth.iso8601)")
      }
      vouched += 1
      try await machine.vouch()
    } else if isKnownWrong, !isKept {
      vouched += 1
      try await machine.vouch()
    }
    isKnownWrong = false
    if machine.isDoubted { wrong.append("a clock that is right is not believed at \(time.truth.iso8601)") }
    try await look()
  }

  private mutating func look() async throws {
    try await machine.look()
    try await noteSlots()
  }

  private mutating func live(_ seconds: Int) async throws {
    try await machine.live(until: time.truth.adding(.seconds(seconds)))
    try await noteSlots()
  }

  /// By a clock that is right: what is due is posted, and each day leaves something to remember.
  private mutating func liveWell(_ seconds: Int) async throws {
    let from = time.truth
    let until = from.adding(.seconds(seconds))
    while time.truth < until {
      try await remember()
      try await live(min(Self.day, Int(until.since(time.truth).components.seconds)))
      if random.happens(onceIn: 2) { try await prune() }
    }
    good.append(from...time.truth)
    if random.happens(onceIn: 4) { try await checkMemory() }
  }

  // MARK: What must hold

  private static func item(_ day: Int) -> RecordKey {
    RecordKey(source: "memory", kind: .item, id: "day \(day)")
  }
  private static let figure = RecordKey(source: "memory", kind: .metric, id: "figure")
  private static let calendar = TeamCalendar(civil: { CivilDateTime(utc: $0) }, isWorkday: { _ in true })

  private mutating func remember() async throws {
    let now = time.now
    let day = CivilDateTime(utc: now).date.dayNumber
    guard kept[day] == nil, let ledger = machine.ledger else { return }
    kept[day] = now
    let records: [Record] = [
      .item(Item(key: Self.item(day), title: UntrustedText("Replace the switch"), state: .finished)),
      .metric(Metric(key: Self.figure, name: UntrustedText("Figure"), value: Double(day), at: .instant(now))),
    ]
    // Not the whole list, so that nothing vanishes from it.
    let reading = Reading(
      source: "memory", title: "Memory", at: now, outcome: .read(records, Completeness(complete: false)))
    try await ledger.ingest(Snapshot(team: "desk", at: now, readings: [reading]), calendar: Self.calendar)
  }

  private mutating func noteSlots() async throws {
    for post in try await machine.ledger?.posts(PostFilter(limit: 200)) ?? [] { slots[post.id.text] = post.slot }
  }

  /// Nothing is gone before its time. A machine that is off for four days, or a clock a day ahead, makes a little difference.
  private mutating func checkMemory() async throws {
    guard let ledger = machine.ledger else { return }
    let now = time.truth
    func isKept(_ at: Instant, _ days: Int) -> Bool { now.since(at) < .seconds((days - 7) * Self.day) }
    let records = try await ledger.records(kept.keys.map(Self.item), team: "desk")
    let memory = try await ledger.memory(
      for: SlotKey(team: "desk", edition: "none", date: CivilDateTime(utc: now).date), at: now.adding(.seconds(60)))
    let figures = Dictionary(
      uniqueKeysWithValues: (memory.history[Self.figure] ?? []).map { ($0.day.dayNumber, $0.value) })
    forgotten = kept.keys.count { records[Self.item($0)] == nil }
    for (day, at) in kept where isKept(at, Retention.days) {
      if records[Self.item(day)] == nil { wrong.append("the record of day \(day) is gone at \(now.iso8601)") }
      if figures[day] != Double(day) { wrong.append("the figure of day \(day) is gone at \(now.iso8601)") }
    }
    for post in try await ledger.posts(PostFilter(limit: 100_000)) where post.state == .delivered {
      guard let settled = post.settled else { continue }
      if settled > now.adding(.seconds(300)) { wrong.append("\(post.slot) was sent in times to come") }
      if isKept(settled, Retention.bodyDays), try await ledger.body(of: post.id) == nil {
        wrong.append("the body of \(post.slot) is gone at \(now.iso8601)")
      }
    }
  }

  private mutating func checkPosts() {
    let taken = machine.chat.texts
    var ids: [SlotKey: Set<String>] = [:]
    for (id, texts) in taken {
      guard let slot = slots[id] else {
        wrong.append("nobody knows the post \(id)")
        continue
      }
      ids[slot, default: []].insert(id)
      if Set(texts).count != texts.count { wrong.append("\(slot) was posted twice, unmarked") }
    }
    for (slot, ids) in ids where ids.count > 1 { wrong.append("\(slot) was posted \(ids.count) times, unmarked") }
    posted = ids.count
    // What fell due in good times is there.
    for line in machine.paper.lines {
      guard let wall = machine.wall(of: line.team) else { continue }
      for date in line.dates {
        let moment = wall.first(reaching: CivilDateTime(date, line.at))
        guard moment > start, moment < end,
          good.contains(where: { $0.contains(moment) && $0.upperBound > moment.adding(.seconds(60)) })
        else { continue }
        let key = SlotKey(team: line.team.name, edition: line.edition.name, date: date)
        if ids[key] == nil { wrong.append("\(key) was not posted, and could have been") }
      }
    }
  }
}
