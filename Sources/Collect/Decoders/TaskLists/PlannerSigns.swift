/// The emoji that the Obsidian plug-in Tasks, and programs like it, write behind a task.
/// https://publish.obsidian.md/tasks/Reference/Task+Formats/Tasks+Emoji+Format
enum PlannerSigns {
  enum Meaning: Equatable {
    /// A day follows; it is the value of this field.
    case day(String)
    /// A rule of repetition follows.
    case rule
    /// The ids of tasks follow.
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

  /// Whether a word can follow the signs for ids: `abcdef`, `abc1,abc2`, or the words `delete` and `keep`.
  static func isTaskID(_ word: String) -> Bool {
    word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || ",-_".contains($0)) }
  }

  /// The sign may have a variation selector, which asks for its coloured form.
  private static func meaning(of sign: Character) -> Meaning? {
    guard let first = sign.unicodeScalars.first, first.value > 0x2300 else { return nil }
    return meanings[Character(first)]
  }

  /// The text with blanks around the signs, so that `📅2026-12-01` becomes two words.
  static func separated(in text: String) -> String {
    text.reduce(into: "") { result, character in
      if meaning(of: character) == nil { result.append(character) } else { result += " \(character) " }
    }
  }
}
