/// A phrase that a team may say in its own words: the headings, and the few sentences that come back in every update.
/// The raw value is the word of the configuration.
package enum Phrase: String, Sendable, Codable, CaseIterable {
  case dailyTitle = "daily_title"
  case done, next
  case followThrough = "follow_through"
  case stuck, numbers
  /// The conclusion of a day on which nothing was finished and nothing is asked.
  case quiet
  /// Behind a task that nobody has.
  case ownerWanted = "owner_wanted"
  /// The question at the end, with the way in.
  case question

  case weeklyTitle = "weekly_title"
  /// Above what the week is proud of.
  case proud
  case weeklyQuestion = "weekly_question"
  /// The last words of the note: before a weekend, before other free days, before a workday.
  case weekend
  case daysOff = "days_off"
  case thankYou = "thank_you"

  /// The kind of edition that says it.
  package var kind: EditionKind {
    switch self {
    case .dailyTitle, .done, .next, .followThrough, .stuck, .numbers, .quiet, .ownerWanted, .question: .daily
    case .weeklyTitle, .proud, .weeklyQuestion, .weekend, .daysOff, .thankYou: .weekly
    }
  }

  /// What the update puts in, by the name that stands in braces: `{team}`.
  package var places: [String] {
    switch self {
    case .dailyTitle, .weeklyTitle: ["team", "day", "date", "week"]
    case .question, .weeklyQuestion: ["way"]
    default: []
    }
  }

  /// Places of which one at least must be there: a title that tells no day is the same every day.
  package var needs: [String] {
    switch self {
    case .dailyTitle: ["date"]
    case .weeklyTitle: ["week", "date"]
    case .question, .weeklyQuestion: ["way"]
    default: []
    }
  }

  /// Characters at most.
  package var limit: Int {
    switch self {
    case .done, .next, .followThrough, .stuck, .numbers: 30
    case .dailyTitle, .weeklyTitle: 80
    default: 120
    }
  }
}

extension Phrase {
  /// A piece of a wording: text, or the name of a place.
  package enum Piece: Sendable, Hashable {
    case text(String)
    case place(String)
  }

  /// A wording taken apart. A brace that has no other is text.
  package static func pieces(of wording: UntrustedText) -> [Piece] {
    var pieces: [Piece] = []
    var rest = wording.description[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.place(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
