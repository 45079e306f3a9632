import Ledger
import Model

/// The sentences of messages to the operator in one language. Each sentence names a command: what to do.
protocol AlarmLanguage: Sendable {
  func title(_ count: Int) -> String
  var over: String { get }
  var explanation: String { get }
  var newHeading: String { get }
  var stillHeading: String { get }
  var overHeading: String { get }
  func more(_ count: Int) -> String
  func teams(_ titles: [String]) -> Words
  func sentence(_ group: TroubleGroup, today: CivilDate) -> Words
  /// A trouble that lasts: which day it is on, and a request that becomes firmer with the days.
  func reminder(_ group: TroubleGroup, today: CivilDate) -> Words
  func sentence(over kind: Trouble.Kind, _ subject: String) -> Words
  /// The last message before the program ends because of its ledger: the title, and what to do.
  var stopped: String { get }
  var whatStopped: String { get }
  /// The first message after a backup replaced the ledger.
  var restored: String { get }
  var whatRestored: String { get }
  /// The clock has not been believed for this many whole days.
  func clock(_ days: Int) -> String
  var whatClock: String { get }
  /// The clock is believed again. Only told after a message that it was not.
  var clockOver: String { get }
  var whatClockOver: String { get }
  /// The clock had been ahead, and what was written by it was corrected.
  var putRight: String { get }
  var whatPutRight: String { get }
}

/// The same trouble of several teams, told in one line.
struct TroubleGroup {
  let first: Trouble
  var titles: [String]

  var kind: Trouble.Kind { first.kind }
  var isOfMany: Bool { titles.count > 1 }
  /// What was found, shortened.
  var why: Words {
    guard let why = first.why, !why.isEmpty else { return "" }
    return ": \u{201C}\(UntrustedText(why).shortened(to: 120))\u{201D}"
  }

  /// The day of the trouble, counted from 1; nil on the first day, and for troubles without a known beginning.
  func day(_ today: CivilDate) -> Int? {
    let days = today.days(since: first.day) + 1
    return days > 1 && kind != .open ? days : nil
  }

  /// How firmly a lasting trouble is told.
  enum Firmness { case plain, plan, now }

  func firmness(_ today: CivilDate) -> Firmness {
    switch day(today) ?? 1 {
    case ..<5: .plain
    case ..<10: .plan
    default: .now
    }
  }

  var status: String { isOfMany ? "dagpost status" : "dagpost status --team \(first.team)" }
  var preview: String { "dagpost preview --team \(first.team)" }
  var resume: String { "dagpost resume --team \(first.team) --channel \(first.subject)" }
  var outbox: String {
    guard !isOfMany, first.count == 1, let post = first.post else { return "dagpost outbox list" }
    return "dagpost outbox show \(post.short)"
  }

  static func of(_ troubles: [Trouble]) -> [TroubleGroup] {
    var groups: [TroubleGroup] = []
    var places: [Likeness: Int] = [:]
    for trouble in troubles {
      if let index = places[Likeness(trouble)] {
        groups[index].titles.append(trouble.title)
      } else {
        places[Likeness(trouble)] = groups.count
        groups.append(TroubleGroup(first: trouble, titles: [trouble.title]))
      }
    }
    return groups
  }
}

/// What must be equal in troubles that share a line.
private struct Likeness: Hashable {
  let kind: Trouble.Kind
  let subject: String
  let day: CivilDate
  let count: Int
  let why: String?
  let edition: EditionName?

  init(_ trouble: Trouble) {
    kind = trouble.kind
    subject = trouble.subject
    day = trouble.day
    count = trouble.count
    why = trouble.why
    edition = trouble.edition
  }
}

/// Words a plan, or a bulletin, as a message of at most fifteen lines.
struct AlarmWords {
  let language: Language
  let words: any AlarmLanguage

  init(_ language: Language) {
    self.language = language
    words =
      switch language {
      case .en: AlarmInEnglish()
      case .nl: AlarmInDutch()
      }
  }

  /// The most lines of troubles. Title, explanation and up to three headings come on top.
  static let lines = 10

  func update(_ plan: AlarmPlan, title: (TeamName) -> String) -> WordedUpdate {
    let parts: [(heading: String, lines: [Words])] = [
      (words.newHeading, TroubleGroup.of(plan.news).map { words.sentence($0, today: plan.today) }),
      (words.stillHeading, TroubleGroup.of(plan.still).map { words.reminder($0, today: plan.today) }),
      (words.overHeading, plan.over.compactMap { over($0, title: title($0.team)) }),
    ].filter { !$0.1.isEmpty }
    let rooms = AlarmWords.rooms(parts.map(\.lines.count))
    let sections = zip(parts, rooms).map { part, room in
      WordedSection(kind: .warnings, heading: Words(own: part.heading), inline: false, lines: fit(part.lines, room))
    }
    let count = plan.news.count + plan.still.count
    return WordedUpdate(
      language: language, title: Words(own: count == 0 ? words.over : words.title(count)),
      summary: Words(own: words.explanation), sections: sections)
  }

  /// The message of a program that ends because its ledger failed.
  func stopped(_ sentence: String) -> WordedUpdate { message(words.stopped, sentence, words.whatStopped) }

  func bulletin(_ bulletin: Bulletin) -> WordedUpdate {
    switch bulletin.about {
    case .restored: message(words.restored, bulletin.sentence, words.whatRestored)
    case .clock(let days): message(words.clock(days), bulletin.sentence, words.whatClock)
    case .clockOver: message(words.clockOver, bulletin.sentence, words.whatClockOver)
    case .putRight: message(words.putRight, bulletin.sentence, words.whatPutRight)
    }
  }

  private func message(_ title: String, _ sentence: String, _ whatToDo: String) -> WordedUpdate {
    WordedUpdate(
      language: language, title: Words(own: title),
      summary: Words([.untrusted(UntrustedText(sentence).shortened(to: 900))]),
      sections: [
        WordedSection(
          kind: .warnings, heading: nil, inline: false, lines: [WordedLine(mark: .none, words: Words(own: whatToDo))])
      ])
  }

  private func over(_ key: AlarmKey, title: String) -> Words? {
    Trouble.Kind(rawValue: key.kind).map {
      words.teams([title.isEmpty ? key.subject : title]) + ": " + words.sentence(over: $0, key.subject)
    }
  }

  private func fit(_ lines: [Words], _ room: Int) -> [WordedLine] {
    let shown = lines.count <= room ? lines[...] : lines.prefix(room - 1)
    let more = lines.count - shown.count
    return shown.map { WordedLine(mark: .dash, words: $0) }
      + (more > 0 ? [WordedLine(mark: .none, words: Words(own: words.more(more)))] : [])
  }

  /// How many lines each part gets: up to two for each, and the rest for the first parts that need more.
  static func rooms(_ counts: [Int]) -> [Int] {
    var rooms = counts.map { min($0, 2) }
    for index in counts.indices {
      rooms[index] += min(counts[index] - rooms[index], lines - rooms.reduce(0, +))
    }
    return rooms
  }
}
