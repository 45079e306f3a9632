/// The signs that the plug-in Tasks for Obsidian, and what copies it, writes behind a task.
/// https://publish.obsidian.md/tasks/Reference/Task+Formats/Tasks+Emoji+Format
enum PlannerSigns {
  enum Meaning: Equatable {
    /// A day follows, which is this field.
    case day(String)
    /// A rule by which it comes again follows.
    case rule
    /// A name for other tasks follows.
    case name
    case priority(isTop: Bool)
  }

  private static let meanings: [Character: Meaning] = [
    "📅": .day("due"), "📆": .day("due"), "🗓": .day("due"), "⏳": .day("scheduled"), "⌛": .day("scheduled"),
    "🛫": .day("starts"), "✅": .day("finished"), "➕": .day("created"), "❌": .day("cancelled"), "🔁": .rule, "🆔": .name,
    "⛔": .name, "🏁": .name, "🔺": .priority(isTop: true), "⏫": .priority(isTop: false),
    "🔼": .priority(isTop: false), "🔽": .priority(isTop: false), "⏬": .priority(isTop: false),
  ]

  static func meaning(of word: String) -> Meaning? { word.count == 1 ? word.first.flatMap(meaning) : nil }

  /// `abcdef`, `abc1,abc2`, and `delete` or `keep`: what the plug-in gives a task to be known by.
  static func looksLikeName(_ word: String) -> Bool {
    word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || ",-_".contains($0)) }
  }

  /// With or without the mark that asks for it in colour.
  private static func meaning(of sign: Character) -> Meaning? {
    guard let first = sign.unicodeScalars.first, first.value > 0x2300 else { return nil }
    return meanings[Character(first)]
  }

  /// The signs as words of their own: `📅2026-12-01`.
  static func separated(in text: String) -> String {
    text.reduce(into: "") { result, character in
      if meaning(of: character) == nil { result.append(character) } else { result += " \(character) " }
    }
  }
}
