import Compose
import Model

/// A team to compose updates for: the service desk of the examples. Each record is made in one line.
struct Desk {
  var readings: [SourceName: [Record]] = [:]
  var order: [SourceName] = []
  var failed: [SourceName: String] = [:]
  var titles: [SourceName: String] = ["topdesk": "TOPdesk", "planning": "Planning", "figures": "Cijferlijst"]
  var completeness = Completeness(complete: true, created: true)
  /// What could not be used, by source.
  var losses: [SourceName: [ReadingProblem.Loss]] = [:]
  var memory = Memory()
  var profile = TeamProfile(title: "Service Desk")
  var slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-24"))
  var kind = EditionKind.daily
  var now = Desk.at("2026-11-24", "16:30")
  var late: CivilDateTime?
  var free: Set<CivilDate> = []

  /// A calendar that needs no zone file: Amsterdam in winter, an hour ahead of UTC all year.
  var calendar: TeamCalendar {
    TeamCalendar(
      civil: { CivilDateTime(utc: $0.adding(.seconds(3600))) },
      isWorkday: { [free] in $0.weekday.rawValue <= 5 && !free.contains($0) })
  }

  static func date(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }
  static func at(_ day: String, _ time: String) -> Instant {
    let wall = CivilDateTime(date(day), TimeOfDay(time) ?? .midnight)
    return Instant(seconds: wall.wallSeconds - 3600)
  }
  static func day(_ text: String) -> Moment { .day(date(text)) }
  static func moment(_ day: String, _ time: String) -> Moment { .instant(at(day, time)) }

  var snapshot: Snapshot {
    Snapshot(
      team: slot.team, at: now,
      readings: order.map { source in
        Reading(
          source: source, title: titles[source] ?? source.text, at: now,
          outcome: failed[source].map { .failed($0) } ?? .read(readings[source] ?? [], completeness),
          problems: (losses[source] ?? []).map { ReadingProblem("\(source): geheim", loss: $0) })
      })
  }

  func update() -> Update {
    Compose.choose(
      snapshot, memory: memory,
      occasion: Occasion(slot: slot, kind: kind, now: now, late: late, calendar: calendar), profile: profile)
  }

  func lines(_ language: Language = .en) -> [String] { Compose.word(update(), in: language).plainLines }

  mutating func source(_ source: SourceName) { if !order.contains(source) { order.append(source) } }

  mutating func fail(_ name: SourceName, lastRead: Instant?) {
    source(name)
    failed[name] = "connection refused"
    memory.lastRead[name] = lastRead
  }

  mutating func add(_ record: Record) {
    source(record.key.source)
    readings[record.key.source, default: []].append(record)
  }

  @discardableResult
  mutating func item(
    _ id: String, _ title: String, _ state: ItemState, from source: SourceName = "planning",
    _ change: (inout Item) -> Void = { _ in }
  ) -> RecordKey {
    let key = RecordKey(source: source, kind: .item, id: id)
    var item = Item(key: key, title: UntrustedText(title), state: state)
    change(&item)
    add(.item(item))
    return key
  }

  @discardableResult
  mutating func milestone(_ id: String, _ title: String, _ change: (inout Milestone) -> Void) -> RecordKey {
    let key = RecordKey(source: "planning", kind: .milestone, id: id)
    var milestone = Milestone(key: key, title: UntrustedText(title))
    change(&milestone)
    add(.milestone(milestone))
    return key
  }

  @discardableResult
  mutating func decision(_ id: String, _ title: String, _ change: (inout Decision) -> Void) -> RecordKey {
    let key = RecordKey(source: "planning", kind: .decision, id: id)
    var decision = Decision(key: key, title: UntrustedText(title))
    change(&decision)
    add(.decision(decision))
    return key
  }

  mutating func note(_ kind: NoteKind, _ text: String, from: String? = nil, _ at: Moment?) {
    let key = RecordKey(source: "planning", kind: .note, id: text)
    var note = Note(key: key, kind: kind, text: UntrustedText(text))
    note.from = from.map { UntrustedText($0) }
    note.at = at
    add(.note(note))
  }

  mutating func absence(_ person: String, _ first: String, _ last: String) {
    let key = RecordKey(source: "planning", kind: .absence, id: person)
    add(
      .absence(
        Absence(key: key, person: UntrustedText(person), first: Desk.date(first), last: Desk.date(last))))
  }

  @discardableResult
  mutating func metric(
    _ name: String, _ value: Double?, history: [Double] = [], every days: Int = 1, at: Moment? = nil
  ) -> RecordKey {
    let key = RecordKey(source: "figures", kind: .metric, id: name)
    let today = CivilDateTime(utc: now.adding(.seconds(3600))).date
    add(.metric(Metric(key: key, name: UntrustedText(name), value: value, at: at ?? .day(today))))
    memory.history[key] = history.enumerated().map { index, value in
      Measurement(day: today.adding(days: (index - history.count) * days), value: value)
    }
    return key
  }

  /// Counted calls: so many closed and so many new since the last update, and so many open besides.
  mutating func calls(
    closed: Int, cameIn: Int, open: Int, kind: String = "incident", from source: SourceName = "topdesk"
  ) {
    let justNow = Moment.instant(now.adding(.seconds(-1800)))
    let before = Moment.instant(now.adding(.seconds(-40 * 86_400)))
    for number in 0..<(closed + open) {
      item("\(kind)-\(number)", "Titel van een melding", number < closed ? .finished : .active, from: source) {
        $0.counted = true
        $0.kind = UntrustedText(kind)
        $0.created = number >= closed + open - cameIn ? justNow : before
        $0.finished = number < closed ? justNow : nil
      }
    }
  }
}
