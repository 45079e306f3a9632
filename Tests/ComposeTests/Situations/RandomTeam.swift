import Compose
import Model

/// A team with a day made up from a seed; the same seed makes the same day.
struct RandomTeam {
  /// Stands in every text from outside, to find where such text is told.
  static let mark = "¤"
  private(set) var desk = Desk()
  private var random: Seeded

  init(seed: UInt64) {
    random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let weekly = chance(5)
    desk.kind = weekly ? .weekly : .daily
    desk.slot = SlotKey(team: "team", edition: weekly ? "weekly" : "daily", date: Desk.date("2026-11-24"))
    desk.now = Desk.at("2026-11-24", chance(2) ? "16:30" : "08:45")
    if chance(4) { desk.free = [Desk.date("2026-11-25"), Desk.date("2026-11-26")] }
    if chance(6) { desk.late = CivilDateTime(Desk.date("2026-11-24"), TimeOfDay(hour: 8, minute: 0) ?? .midnight) }
    profile()
    let sources: [SourceName] = ["topdesk", "planning", "git", "figures", "mail"]
    for source in sources {
      desk.source(source)
      desk.titles[source] = text("source \(source)")
      desk.memory.firstRead[source] = chance(5) ? nil : ago(days: 1...60)
      if chance(8) { desk.fail(source, lastRead: chance(2) ? nil : ago(days: 0...9)) }
    }
    if !chance(6) { desk.memory.since = ago(days: 1...4) }
    let busy = chance(3) ? 40 : 6
    for number in 0..<Int.random(in: 0...busy, using: &random) { item(number) }
    for number in 0..<Int.random(in: 0...6, using: &random) { others(number) }
    desk.completeness.complete = !chance(4)
    desk.promiseAtRandom(seed: seed)
  }

  private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }
  private mutating func ago(days: ClosedRange<Int>) -> Instant {
    desk.now.adding(
      .seconds(-86_400 * Int.random(in: days, using: &random) - Int.random(in: 0...9_000, using: &random)))
  }
  private mutating func moment(_ days: ClosedRange<Int>) -> Moment {
    let instant = desk.now.adding(.seconds(86_400 * Int.random(in: days, using: &random)))
    return chance(2) ? .instant(instant) : .day(desk.calendar.civil(instant).date)
  }
  private mutating func maybe(_ days: ClosedRange<Int>) -> Moment? { chance(2) ? moment(days) : nil }

  private mutating func text(_ word: String) -> String {
    let tails = ["", " 100% <b>", " “x”. Y!", " מלל", String(repeating: " lang", count: 60)]
    return RandomTeam.mark + word + (tails.randomElement(using: &random) ?? "") + RandomTeam.mark
  }
  private mutating func words(_ word: String) -> UntrustedText? { chance(2) ? nil : UntrustedText(text(word)) }

  private mutating func profile() {
    desk.profile = TeamProfile(title: text("team"))
    if chance(2) {
      desk.profile.figures = [
        FigureSetting(name: "wait", say: text("say"), unit: text("u"), target: 5, direction: .lower),
        FigureSetting(name: "absent figure", say: chance(2) ? text("say") : nil),
      ]
      desk.profile.contacts = [Contact(role: UntrustedText(text("role")), person: UntrustedText(text("person")))]
      desk.profile.input = chance(2) ? "https://example.nl/" + RandomTeam.mark : text("way in")
    }
  }

  private mutating func item(_ number: Int) {
    let source: SourceName = ["topdesk", "planning", "git"].randomElement(using: &random) ?? "git"
    let state = ItemState.allCases.randomElement(using: &random) ?? .planned
    let key = RecordKey(source: source, kind: .item, id: "\(number)")
    var item = Item(key: key, title: UntrustedText(text("title")), state: state)
    item.counted = source != "planning"
    item.kind = source == "git" ? UntrustedText("commit") : words("kind")
    item.owner = words("owner")
    item.effect = words("effect")
    item.doneMeans = words("means")
    item.hardReason = words("reason")
    item.id = words("id") ?? UntrustedText("")
    item.hidden = chance(6)
    item.link = chance(2) ? WebLink("https://example.nl/" + RandomTeam.mark) : nil
    item.created = maybe(-20...0)
    item.due = maybe(-20...20)
    item.hard = chance(3) ? moment(-20...20) : nil
    item.finished = state == .finished ? maybe(-6...1) : nil
    desk.add(.item(item))
    if chance(2) {
      desk.memory.seen[key] = Seen(
        first: ago(days: 2...20), finished: chance(2) ? ago(days: 0...3) : nil, changed: ago(days: 0...1), vanished: nil
      )
    }
  }

  private mutating func others(_ number: Int) {
    let reached = maybe(-6...0)
    let (due, hard, people) = (maybe(-9...40), maybe(-9...40), [words("name"), words("name")].compactMap { $0 })
    let (title, effect) = (text("milestone"), words("effect"))
    desk.milestone("\(number)", title) {
      ($0.reached, $0.due, $0.hard, $0.people, $0.effect) = (reached, due, hard, people, effect)
    }
    let (decided, from, realised, owner) = (maybe(-9...0), maybe(-9...9), maybe(-40...0), words("owner"))
    desk.decision("\(number)", text("decision")) {
      ($0.decided, $0.due, $0.realised, $0.owner) = (decided, from, realised, owner)
    }
    desk.note(NoteKind.allCases.randomElement(using: &random) ?? .done, text("note"), from: text("from"), maybe(-3...0))
    desk.absence(
      text("person"), "2026-11-2\(Int.random(in: 0...5, using: &random))",
      "2026-11-2\(Int.random(in: 4...9, using: &random))")
    let value = Double.random(in: -5...20_000, using: &random)
    desk.metric(
      chance(2) ? "wait" : text("figure"), chance(4) ? nil : value, history: [1, 5.25, 3, value, 9, 2, 4, 6, 8])
    let event = RecordKey(source: "planning", kind: .event, id: "\(number)")
    desk.add(.event(Event(key: event, title: UntrustedText(text("event")), start: moment(-2...9))))
  }
}

/// SplitMix64: small, and the same everywhere.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
