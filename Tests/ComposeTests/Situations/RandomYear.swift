import Compose
import Model

/// A team week after week, made up from a seed: each week's records, and the memory of the weeks before.
struct RandomYear {
  private var desk = Desk()
  private var random: Seeded
  private var week = 0
  private var friday = Desk.date("2026-01-09")
  private var number = 0
  private let key = RecordKey(source: "figures", kind: .metric, id: "solved")
  private var level = 70.0
  private var open = 60

  init(seed: UInt64) {
    random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
    desk.kind = .weekly
    desk.profile = TeamProfile(
      title: "Team", figures: [FigureSetting(name: "solved", unit: "%", target: 68, direction: .higher)])
    desk.profile.anniversaries = ["Gerda", "Ravi", "Fatima"].enumerated().map { index, name in
      Anniversary(person: UntrustedText(name), since: Desk.date("2016-02-29").adding(days: index * 101))
    }
    for source: SourceName in ["topdesk", "planning", "figures"] {
      desk.source(source)
      desk.memory.firstRead[source] = Desk.at("2026-01-05", "09:00")
    }
  }

  private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }
  private mutating func day() -> CivilDate { friday.adding(days: -Int.random(in: 0...4, using: &random)) }
  private mutating func id() -> String {
    number += 1
    return "\(number)"
  }

  /// The desk on its Friday.
  mutating func nextWeek() -> Desk {
    friday = friday.adding(days: 7)
    week += 1
    desk.now = Desk.at("\(friday)", "15:30")
    desk.slot = SlotKey(team: "team", edition: "weekly", date: friday)
    desk.readings = [:]
    work()
    calls()
    figure()
    words()
    return desk
  }

  /// Remembers the note as delivered.
  mutating func tell(_ update: Update) {
    desk.memory.since = update.readAt
    desk.memory.told.formUnion(update.told)
    desk.memory.said += update.said.map { Recalled($0, edition: "weekly", on: update.slot.date) }
  }

  private mutating func work() {
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let (id, day, isQuiet) = (id(), day(), chance(4))
      let kind = ["task", "task", "project", "migration", "audit"].randomElement(using: &random) ?? "task"
      let due: Moment? = chance(2) ? .day(day) : nil
      desk.item(id, "work \(id)", .finished) {
        ($0.finished, $0.due, $0.isQuiet, $0.kind) = (.day(day), due, isQuiet, UntrustedText(kind))
      }
      let first = desk.memory.kinds["planning"]?[kind] ?? day
      desk.memory.kinds["planning", default: [:]][kind] = min(first, day)
    }
    if chance(3) {
      let (id, day) = (id(), day())
      desk.milestone(id, "milestone \(id)") { ($0.reached, $0.due) = (.day(day), .day(day.adding(days: 3))) }
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let (id, day, isKept) = (id(), day(), !chance(4))
      desk.decision(id, "agreement \(id)") { ($0.due, $0.realised) = (.day(day), isKept ? .day(day) : nil) }
    }
    for back in 0..<5 {
      let (day, isKept) = (friday.adding(days: -back), !chance(12))
      let said = Said(
        .reconciled, RecordKey(source: "planning", kind: .item, id: id()), day: day, detail: isKept ? "kept" : "open")
      desk.memory.said.append(Recalled(said, edition: "daily", on: day))
    }
  }

  private mutating func calls() {
    let closed = Int.random(in: 20...60, using: &random)
    open = max(5, open + Int.random(in: -12...(week < 20 ? 16 : 9), using: &random))
    desk.calls(closed: closed, cameIn: 3, open: open)
    if chance(5) {
      let (created, id) = (friday.adding(days: -Int.random(in: 40...200, using: &random)), id())
      let day = Moment.day(friday.adding(days: -1))
      desk.item(id, "old call", .finished, from: "topdesk") {
        ($0.id, $0.counted, $0.kind) = (UntrustedText("I \(id)"), true, UntrustedText("incident"))
        ($0.created, $0.finished) = (.day(created), day)
      }
      desk.memory.completions["topdesk", default: []].append(
        Completion(day: friday, workdays: desk.calendar.workdays(from: created, to: friday.adding(days: -1)), count: 1))
    }
    desk.memory.completions["topdesk", default: []].append(Completion(day: friday, workdays: 2, count: closed))
    desk.memory.finishedCount["topdesk", default: 0] += closed
    for back in (0..<5).reversed() {
      desk.memory.open["topdesk", default: []].append(
        Measurement(day: friday.adding(days: -back), value: Double(open + back)))
    }
  }

  private mutating func figure() {
    if chance(9) { level += Double.random(in: -4...5, using: &random) }
    for back in (0..<5).reversed() {
      let value = (level + Double.random(in: -2...2, using: &random)).rounded()
      if back == 0 {
        desk.readings["figures"] = [
          .metric(Metric(key: key, name: UntrustedText("solved"), value: value, at: .day(friday)))
        ]
      }
      desk.memory.history[key, default: []].append(Measurement(day: friday.adding(days: -back), value: value))
    }
  }

  private mutating func words() {
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let (text, day) = ("word \(id())", day())
      desk.note([.customer, .thanks, .learned].randomElement(using: &random) ?? .thanks, text, .day(day))
    }
  }
}
