/// A phrase that a team may put in its own words: the headings, and the few sentences that return in every update. The
/// raw value is the word that the configuration uses.
package enum Phrase: String, Sendable, Codable, CaseIterable {
  case dailyTitle = "daily_title"
  case done, next
  case followThrough = "follow_through"
  case stuck, numbers
  /// The conclusion of a day on which nothing was finished and nothing is asked of the reader.
  case quiet
  /// What stands behind a task without an owner.
  case ownerWanted = "owner_wanted"
  /// The question at the end, with the way to send input.
  case question

  case weeklyTitle = "weekly_title"
  /// The heading of what the week is proud of.
  case proud
  case weeklyQuestion = "weekly_question"
  /// The last words of the note: before a weekend, before other free days, and before a workday.
  case weekend
  case daysOff = "days_off"
  case thankYou = "thank_you"

  /// The kind of edition in which the phrase stands.
  package var kind: EditionKind {
    switch self {
    case .dailyTitle, .done, .next, .followThrough, .stuck, .numbers, .quiet, .ownerWanted, .question: .daily
    case .weeklyTitle, .proud, .weeklyQuestion, .weekend, .daysOff, .thankYou: .weekly
    }
  }

  /// The placeholders that the update fills in, by the name that stands in braces: `{team}`.
  package var places: [String] {
    switch self {
    case .dailyTitle, .weeklyTitle: ["team", "day", "date", "week"]
    case .question, .weeklyQuestion: ["way"]
    default: []
    }
  }

  /// Placeholders of which a wording needs at least one: a title without its day would be the same every day.
  package var needs: [String] {
    switch self {
    case .dailyTitle: ["date"]
    case .weeklyTitle: ["week", "date"]
    case .question, .weeklyQuestion: ["way"]
    default: []
    }
  }

  /// The largest number of characters.
  package var limit: Int {
    switch self {
    case .done, .next, .followThrough, .stuck, .numbers: 30
    case .dailyTitle, .weeklyTitle: 80
    default: 120
    }
  }
}

extension Phrase {
  /// A part of a wording: text, or the name of a placeholder.
  package enum Piece: Sendable, Hashable {
    case text(String)
    case place(String)
  }

  /// Splits a wording into its parts. An opening brace without a closing one is text.
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
