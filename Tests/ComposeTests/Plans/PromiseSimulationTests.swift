import Compose
import Model
import Testing

/// What holds for promises over half a year, checked from what the updates said and what the snapshots showed.
@Suite struct PromiseSimulationTests {
  struct Year: Sendable, CustomTestStringConvertible {
    let seed: UInt64
    let time: String
    let reopens: Bool
    let days: [PromiseSimulation.Day]
    var testDescription: String { "seed \(seed) at \(time)\(reopens ? ", with work that is reopened" : "")" }
  }

  static let years = (UInt64(1)...5).flatMap { seed in
    ["08:45", "16:30"].flatMap { time in
      [true, false].map { reopens in
        Year(
          seed: seed, time: time, reopens: reopens,
          days: PromiseSimulation(seed: seed, at: time, reopens: reopens).days)
      }
    }
  }

  private struct Promise: Hashable {
    let record: RecordKey
    let day: CivilDate
  }

  private func promise(_ said: Said) throws -> Promise { Promise(record: said.record, day: try #require(said.day)) }

  @Test(arguments: years)
  func `every promise is accounted for once, and nothing else is`(_ year: Year) throws {
    let days = year.days
    var open: [Promise: CivilDate] = [:]
    var accounts = 0
    for day in days where day.delivered {
      let update = day.update
      // An update speaks of each promise once.
      #expect(Set(try update.said.map(promise)).count == update.said.count)
      for said in update.said where said.topic == .reconciled {
        accounts += 1
        #expect(open.removeValue(forKey: try promise(said)) != nil, "\(update.slot): \(said) was not promised")
        #expect(said.detail == Self.fate(of: said, in: day.desk), "\(update.slot): \(said)")
      }
      for said in update.said where said.topic == .promise {
        #expect(open.updateValue(update.slot.date, forKey: try promise(said)) == nil || said.detail == "")
      }
      // Whatever stands with a day is promised, in this update or an earlier one.
      for line in update.sections.first(where: { $0.kind == .next })?.lines ?? [] {
        guard case .planned(let planned) = line.fact, planned.deadline?.passed != true else { continue }
        let promise = Promise(record: line.records[0], day: planned.day)
        let isOfToday = planned.day == update.now.date && year.time == "16:30"
        #expect(open[promise] != nil || isOfToday, "\(update.slot): \(promise)")
      }
    }
    #expect(accounts > 100)
    // All work was finished in the last days; only what came after the last update is left.
    let lost = open.keys.filter { $0.day < PromiseSimulation.last.adding(days: -1) }
    #expect(lost.isEmpty, "never accounted for: \(lost)")
  }

  /// What became of a promise, told by the record alone and without the rules.
  private static func fate(of said: Said, in desk: Desk) -> String? {
    let records = (desk.readings[said.record.source] ?? []).filter { $0.key == said.record }
    guard desk.failed[said.record.source] == nil, let promised = said.day else { return nil }
    guard case .item(let item) = records.first else {
      return desk.memory.seen[said.record]?.finished != nil ? "kept" : "vanished"
    }
    switch item.state {
    case .finished: return "kept"
    case .dropped: return "dropped"
    case .planned, .active, .waiting: break
    }
    let days = [item.due, item.hard].compactMap { $0.map(desk.calendar.day) }
    let today = desk.calendar.civil(desk.now).date
    let isOver = desk.calendar.civil(desk.now).time.hour < 12 ? promised < today : promised <= today
    if days.contains(promised) { return isOver ? "open" : nil }
    guard let next = days.max(), next >= today, next > promised else {
      return isOver && !days.isEmpty ? "open" : "moved"
    }
    // Which of two other days is named depends on how near the real deadline is.
    return isOver && days.count == 2 && days.contains { $0 <= promised || $0 < today } ? said.detail : "moved"
  }

  @Test(arguments: years.filter { !$0.reopens })
  func `the plans of all updates add up to what was accounted for`(_ year: Year) throws {
    let days = year.days.filter(\.delivered)
    var planned = PlanKept(done: 0, of: 0)
    var accounts = PlanKept(done: 0, of: 0)
    let end = try #require(days.last?.update.slot.date)
    var early: Set<[String]> = []
    for day in days {
      if let plan = day.update.summary.plan {
        #expect(plan.done <= plan.of && plan.of > 0)
        planned = PlanKept(done: planned.done + plan.done, of: planned.of + plan.of)
      }
      // Work with a planned day and a real deadline counts once in a plan.
      var ofPlan: Set<RecordKey> = []
      for said in day.update.said where said.topic == .reconciled {
        let promised = try #require(said.day)
        let isOver = year.time == "08:45" ? promised < day.update.slot.date : promised <= day.update.slot.date
        if isOver, !ofPlan.insert(said.record).inserted { continue }
        if !isOver, said.detail == "kept", !early.insert([said.record.id, "\(promised)"]).inserted { continue }
        switch said.detail {
        // Work that is done early counts on its day, if there is still an update for that day.
        case "kept" where isOver || (year.time == "08:45" ? promised < end : promised <= end):
          accounts = PlanKept(done: accounts.done + 1, of: accounts.of + 1)
        case "kept": break
        default: if isOver { accounts.of += 1 }
        }
      }
    }
    // Two promised days of one piece of work, which was done before both, count once where one update reckons them up.
    let twice = Dictionary(grouping: early, by: { $0[0] }).values.reduce(0) { $0 + $1.count - 1 }
    #expect((accounts.done - twice...accounts.done).contains(planned.done))
    #expect(accounts.of - planned.of == accounts.done - planned.done)
    #expect(planned.of > 50)
  }

  @Test(arguments: years) func `no update tells a move twice, nor in two ways`(_ year: Year) {
    var told: Set<[String]> = []
    for day in year.days {
      var inNext: [RecordKey: [CivilDate]] = [:]
      var moves: [[String]] = []
      for line in day.update.sections.flatMap(\.lines) {
        switch line.fact {
        case .planned(let planned):
          inNext[line.records[0]] = [planned.day] + [planned.otherDay].compactMap { $0 }
          if let from = planned.movedFrom {
            #expect(from < planned.day)
            moves.append([line.records[0].id, "\(from)", "\(planned.day)"])
          }
        case .promised(let promised):
          if case .moved(let to) = promised.fate {
            #expect(inNext[line.records[0]]?.contains(to) != false)
            moves.append([line.records[0].id, "\(promised.day)", "\(to)"])
          }
        default: break
        }
      }
      #expect(Set(moves.map { $0[0] }).count == moves.count, "\(day.update.slot): \(moves)")
      guard day.delivered else { continue }
      for move in moves { #expect(told.insert(move).inserted, "\(day.update.slot): \(move) again") }
    }
    #expect(told.count > 5)
  }

  @Test(arguments: years.filter { !$0.reopens })
  func `the usual day and the plan of twenty workdays are those of an independent count`(
    _ year: Year
  ) throws {
    let days = year.days
    var seenUsual = 0
    for day in days {
      let calendar = day.desk.calendar
      let today = day.update.now.date
      let last = year.time == "08:45" ? today.adding(days: -1) : today
      let workdays = (0...60).map { last.adding(days: -$0) }.filter(calendar.isWorkday).prefix(20)
      // All that was said until now, with this update.
      let said =
        day.desk.memory.said.map { ($0.said, $0.on) } + day.update.said.map { ($0, day.update.slot.date) }
      var plans: [CivilDate: [Bool]] = [:]
      for (said, on) in said where said.topic == .reconciled {
        let promised = try #require(said.day)
        let isOver = year.time == "08:45" ? promised < on : promised <= on
        if said.detail == "kept" || isOver { plans[promised, default: []].append(said.detail == "kept") }
      }
      let done = workdays.compactMap { plans[$0].map { $0.count { $0 } } }.sorted()
      for line in day.update.sections.flatMap(\.lines) {
        if case .crowded(let crowded) = line.fact {
          seenUsual += 1
          #expect(done.count >= 10)
          #expect(crowded.usual.lowerBound == Self.rank(15, done))
          #expect(crowded.usual.upperBound == Self.rank(85, done))
          #expect(crowded.planned > crowded.usual.upperBound)
        }
        if case .planKept(let plan, let count) = line.fact {
          seenUsual += 1
          #expect(count == done.count)
          let all = plans.filter { ((workdays.last ?? last)...last).contains($0.key) }.values.joined()
          #expect(plan == PlanKept(done: all.count { $0 }, of: all.count))
        }
      }
    }
    #expect(seenUsual > 5)
  }

  /// The smallest value that at least so many percent of the values do not exceed.
  private static func rank(_ percent: Double, _ values: [Int]) -> Int? {
    values.first { value in Double(values.count { $0 <= value }) / Double(values.count) >= percent / 100 - 1e-9 }
  }
}
