import Compose
import Model

/// Half a year of a team whose plans change: work comes in, is finished, moved, dropped, lost and reopened; sources
/// fail, updates do not arrive, days are free. The same seed, the same half year.
struct PromiseSimulation {
  /// One delivered update, and the world as it was.
  struct Day {
    let update: Update
    let desk: Desk
    let delivered: Bool
  }

  private struct Work {
    let key: RecordKey
    var record: Item
    var isGone = false
  }

  private(set) var days: [Day] = []
  private var random: Seeded
  private var work: [Work] = []
  private var memory = Memory()
  private let time: String
  private let reopens: Bool
  private var number = 0

  /// The half year. Nothing new is planned in its last three weeks, so that account of everything can be given.
  static let first = Desk.date("2026-09-01")
  static let last = Desk.date("2027-02-26")
  static let free: Set<CivilDate> = Set(
    ["2026-10-12", "2026-10-13"].map(Desk.date) + (0..<11).map { Desk.date("2026-12-24").adding(days: $0) })

  init(seed: UInt64, at time: String, reopens: Bool) {
    random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
    self.time = time
    self.reopens = reopens
    for source: SourceName in ["planning", "changes"] { memory.firstRead[source] = Desk.at("2026-08-01", "16:30") }
    var date = PromiseSimulation.first
    while date <= PromiseSimulation.last {
      let isFree = date.weekday.rawValue > 5 || PromiseSimulation.free.contains(date)
      if !isFree || chance(4) { change(on: date) }
      if !isFree { post(on: date) }
      date = date.adding(days: 1)
    }
  }

  private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

  private mutating func change(on date: CivilDate) {
    let noon = Moment.instant(Desk.at("\(date)", "07:30"))
    if date.days(since: PromiseSimulation.last) < -21 {
      for _ in 0..<Int.random(in: 0...6, using: &random) { add(on: date) }
    }
    let isLate = date.days(since: PromiseSimulation.last) > -4
    for index in work.indices where !work[index].isGone {
      var item = work[index].record
      let due = item.due.map { Desk().calendar.day(of: $0) }
      if item.state == .finished, reopens, chance(60) {
        (item.state, item.finished) = (.active, nil)
      } else if item.state.isOpen {
        let isNear = (due?.days(since: date) ?? 9) <= 1
        if isLate || chance(isNear ? 3 : 10) {
          (item.state, item.finished) = (.finished, noon)
        } else if chance(6) {
          item.due = .day(date.adding(days: Int.random(in: -1...20, using: &random)))
        } else if chance(40) {
          item.due = nil
        } else if chance(40) {
          item.hard = .day(date.adding(days: Int.random(in: 1...9, using: &random)))
        } else if chance(30) {
          item.state = .dropped
        } else if chance(40) {
          work[index].isGone = true
        }
      }
      work[index].record = item
    }
  }

  private mutating func add(on date: CivilDate) {
    number += 1
    let source: SourceName = chance(3) ? "changes" : "planning"
    let key = RecordKey(source: source, kind: .item, id: "\(number)")
    var item = Item(key: key, title: UntrustedText("work \(number)"), state: .planned)
    item.due = .day(date.adding(days: Int.random(in: 0...12, using: &random)))
    if chance(6) { item.hard = .day(date.adding(days: Int.random(in: 3...15, using: &random))) }
    work.append(Work(key: key, record: item))
  }

  private mutating func post(on date: CivilDate) {
    var desk = Desk()
    desk.profile = TeamProfile(title: "Desk")
    desk.free = PromiseSimulation.free
    desk.now = Desk.at("\(date)", time)
    desk.slot = SlotKey(team: "desk", edition: "daily", date: date)
    for source: SourceName in ["planning", "changes"] {
      desk.source(source)
      if chance(12) {
        desk.failed[source] = "connection refused"
        continue
      }
      for work in work where work.key.source == source && !work.isGone { desk.add(.item(work.record)) }
      remember(source, at: desk.now)
    }
    memory.vanished = work.filter { memory.seen[$0.key]?.vanished != nil }.map { .item($0.record) }
    desk.memory = memory
    let update = desk.update()
    let delivered = !chance(10)
    days.append(Day(update: update, desk: desk, delivered: delivered))
    guard delivered else { return }
    memory.since = desk.now
    memory.told.formUnion(update.told)
    memory.said += update.said.map { Recalled($0, edition: "daily", on: date) }
  }

  /// Remembers a reading as the ledger does.
  private mutating func remember(_ source: SourceName, at now: Instant) {
    for work in work where work.key.source == source {
      guard !work.isGone else {
        if memory.seen[work.key]?.vanished == nil { memory.seen[work.key]?.vanished = now }
        continue
      }
      var seen = memory.seen[work.key] ?? Seen(first: now, finished: nil, changed: now, vanished: nil)
      seen.finished = work.record.state == .finished ? seen.finished ?? now : nil
      seen.vanished = nil
      memory.seen[work.key] = seen
    }
  }
}
