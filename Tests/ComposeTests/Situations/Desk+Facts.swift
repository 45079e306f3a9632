import Compose
import Model

/// An open call that waits too long.
struct OldCall {
  let id: String
  let title: String
  let created: String
  let isWaiting: Bool
  init(_ id: String, _ title: String, created: String, isWaiting: Bool = false) {
    (self.id, self.title, self.created, self.isWaiting) = (id, title, created, isWaiting)
  }
}

/// The facts of a situation in short: what stands in a planning, a help desk and a list of figures, and what earlier
/// updates said of it.
extension Desk {
  /// A team whose planning and calls were first read on `first`, and whose figures on 28 August 2026. The profile is to
  /// be set after it; the team's language is that of the update, so that it fits as it does for such a team.
  static func factual(
    _ language: Language, on day: String, _ time: String, since before: String, first: String = "2026-11-02",
    edition: EditionName = "daily"
  ) -> Desk {
    var desk = Desk()
    desk.go(to: day, time, edition: edition)
    desk.memory.since = at(before, time)
    for (source, first): (SourceName, String) in [
      ("planning", first), ("topdesk", first), ("figures", "2026-08-28"),
    ] {
      desk.source(source)
      desk.memory.firstRead[source] = at(first, "08:00")
      desk.memory.lastRead[source] = desk.now.adding(.seconds(-86_400))
    }
    desk.profile.language = language
    return desk
  }

  /// Work of the planning. What has no day of its own was not planned, and is new; the rest is known since the plan of
  /// the autumn began.
  @discardableResult
  mutating func plan(
    _ id: String, _ title: String, _ owner: String?, due: String? = nil, hard: Moment? = nil,
    because reason: String? = nil, goal: String? = nil, ready: String? = nil, done: String? = nil,
    effect: String? = nil,
    _ change: (inout Item) -> Void = { _ in }
  ) -> RecordKey {
    let key = item(id, title, done == nil ? .planned : .finished) {
      $0.owner = owner.map { UntrustedText($0) }
      ($0.due, $0.hard, $0.finished) = (due.map(Desk.day), hard, done.map(Desk.day))
      $0.hardReason = reason.map { UntrustedText($0) }
      $0.goal = goal.map { UntrustedText($0) }
      $0.doneMeans = ready.map { UntrustedText($0) }
      $0.effect = effect.map { UntrustedText($0) }
      change(&$0)
    }
    if due != nil || hard != nil { known(key, since: "2026-11-02") }
    return key
  }

  @discardableResult
  mutating func result(
    _ id: String, _ title: String, _ people: [String], due: String? = nil, hard: String? = nil, goal: String? = nil,
    reached: String? = nil, effect: String? = nil
  ) -> RecordKey {
    let key = milestone(id, title) {
      $0.people = people.map { UntrustedText($0) }
      ($0.due, $0.hard, $0.reached) = (due.map(Desk.day), hard.map(Desk.day), reached.map(Desk.day))
      $0.goal = goal.map { UntrustedText($0) }
      $0.effect = effect.map { UntrustedText($0) }
    }
    known(key, since: "2026-11-02")
    return key
  }

  /// A decision, with what daily updates told of it and on which dates. `named` is the day that they named, where it is
  /// another one than today's.
  mutating func agreed(
    _ id: String, _ title: String, _ owner: String, decided: String, due: String, named: String? = nil,
    realised: String? = nil, touches: String? = nil, told: KeyValuePairs<String, String>
  ) {
    let key = decision(id, title) {
      ($0.owner, $0.touches) = (UntrustedText(owner), touches.map { UntrustedText($0) })
      ($0.decided, $0.due, $0.realised) = (Desk.day(decided), Desk.day(due), realised.map(Desk.day))
    }
    known(key, since: decided)
    for (date, stage) in told { remember(.agreement, key, named ?? due, stage, on: date) }
  }

  mutating func known(_ key: RecordKey, since day: String) {
    let first = Desk.at(day, "16:30")
    memory.seen[key] = Seen(first: first, finished: nil, changed: first, vanished: nil)
  }

  /// Remembers that the daily update of that date said it.
  mutating func remember(
    _ topic: Said.Topic, _ key: RecordKey, _ day: String?, _ detail: String = "", on date: String
  ) {
    memory.said.append(
      Recalled(Said(topic, key, day: day.map(Desk.date), detail: detail), edition: "daily", on: Desk.date(date)))
  }

  /// Remembers that the daily update of that date named the day, and what became of it where a later one told that.
  mutating func named(
    _ key: RecordKey, for day: String, on date: String, _ outcome: String? = nil, told later: String? = nil
  ) {
    remember(.promise, key, day, on: date)
    if let outcome { remember(.reconciled, key, day, outcome, on: later ?? day) }
  }

  /// A figure of workdays since 1 October. Only its last values are known; before them the same eight come again.
  @discardableResult
  mutating func everyWorkday(
    _ name: String, _ usual: [Double], then later: [Double] = [], until last: String
  ) -> RecordKey {
    let values = Array(repeating: usual, count: 6).flatMap { $0 } + later
    let days = (0..<70).map { Desk.date(last).adding(days: -$0) }
      .filter { calendar.isWorkday($0) && $0 >= Desk.date("2026-10-01") }
    let key = metric(name, values.last, at: Desk.day(last))
    memory.history[key] = zip(days, values.reversed()).dropFirst().reversed().map { Measurement(day: $0, value: $1) }
    return key
  }

  /// The calls: those closed on each day, those that came in since the last update, and those open. `old` are the open
  /// ones that wait too long; when the others came in is made up, within the agreed time.
  mutating func calls(
    _ closed: KeyValuePairs<String, Int>, cameIn: Int, open: Int, old: [OldCall] = [], kind: String = "incident"
  ) {
    let before = Moment.instant((memory.since ?? now).adding(.seconds(-3600)))
    let days = closed.flatMap { Array(repeating: $0.key, count: $0.value) }
    let all = days.count + open - old.count
    for number in 0..<all {
      let day = number < days.count ? days[number] : nil
      item("call-\(number)", "Titel van een melding", day == nil ? .active : .finished, from: "topdesk") {
        ($0.counted, $0.kind) = (true, UntrustedText(kind))
        $0.created = number < all - cameIn ? before : Desk.moment(day ?? closed.last?.key ?? "", "09:30")
        $0.finished = day.map { Desk.moment($0, "11:30") }
      }
    }
    for call in old {
      let key = item(call.id, call.title, call.isWaiting ? .waiting : .active, from: "topdesk") {
        ($0.id, $0.counted, $0.kind) = (UntrustedText(call.id), true, UntrustedText(kind))
        $0.created = Desk.day(call.created)
      }
      known(key, since: call.created)
    }
    memory.completions["topdesk", default: []] += closed.map {
      Completion(day: Desk.date($0.key), workdays: nil, count: $0.value)
    }
  }

  /// Remembers the calls that had been waiting too long when they were last told of.
  mutating func toldOfOldCalls(_ count: Int, on date: String) {
    remember(.lying, RecordKey(source: "topdesk", kind: .item, id: "41502"), nil, "\(count)-5", on: date)
  }

  /// A note that came in through the form; `thanked` is the date of the daily update that thanked for it.
  mutating func form(
    _ kind: NoteKind, _ text: String, from: String, _ at: Moment, thanked: String? = nil
  ) {
    let key = RecordKey(source: .dagpostNote, kind: .note, id: text)
    var note = Note(key: key, kind: kind, text: UntrustedText(text))
    (note.from, note.at) = (UntrustedText(from), at)
    add(.note(note))
    if let thanked { remember(.received, key, nil, on: thanked) }
  }
}
