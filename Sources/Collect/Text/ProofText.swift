import Model

/// Reads the proof of a decision: what has to be true before it counts as realised. People write the id or key of
/// work (`#31`), or a figure that holds for a time (`walk-ins <= 0 for 10 days`, `inloop <= 0, 10 dagen lang`).
enum ProofText {
  static let expected =
    "the number of a piece of work, like #31, or a figure that holds, like walk-ins <= 0 for 10 days"

  /// Nil where the text is neither.
  static func parse(_ text: String) -> Proof? {
    let text = UntrustedText(text).description
    if let figure = figure(text) { return figure }
    return isID(text) ? .item(text) : nil
  }

  /// An id is one word, or up to four with a digit among them, such as `W 2611 042`.
  private static func isID(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard !words.isEmpty, words.count <= 4, text.count <= 60, !text.contains(where: { "<>=≤≥".contains($0) }),
      let last = words.last, !dayWords.contains(last.lowercased())
    else { return false }
    return words.count == 1 || text.contains(where: \.isNumber)
  }

  private static let dayWords: Set<String> = ["day", "days", "dag", "dagen", "lang"]
  private static let comparisons: [(mark: String, Comparison)] = [
    ("<=", .atMost), ("≤", .atMost), (">=", .atLeast), ("≥", .atLeast),
  ]

  private static func figure(_ text: String) -> Proof? {
    let found = comparisons.compactMap { mark, comparison in
      text.firstRange(of: mark).map { (name: text[..<$0.lowerBound], rest: text[$0.upperBound...], comparison) }
    }
    guard found.count == 1, let (name, rest, comparison) = found.first else { return nil }
    let named = name.trimmingSpaces()
    // Makes `70%, 10 dagen lang` and `70 % for 10 days` the same words.
    var words = rest.replacing(",\u{20}", with: " ").split(separator: " ").map { $0.lowercased() }
    guard !named.isEmpty, !words.isEmpty, let bound = number(words.removeFirst()) else { return nil }
    guard let days = days(words.first == "%" ? words.dropFirst() : words[...]) else { return nil }
    return .figure(named, comparison, bound, days: days)
  }

  /// The number in `for 10 days`, `10 dagen lang` and `gedurende 10 dagen`.
  private static func days(_ words: ArraySlice<String>) -> Int? {
    var words = words
    if let first = words.first, first == "for" || first == "gedurende" { words = words.dropFirst() }
    if words.last == "lang" { words = words.dropLast() }
    guard words.count == 2, let first = words.first, let days = Int.digits(first), (1...366).contains(days),
      let unit = words.last, ["day", "days", "dag", "dagen"].contains(unit)
    else { return nil }
    return days
  }

  /// Reads a number with a point or a comma, and perhaps `%` behind it.
  private static func number(_ text: String) -> Double? {
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    let body = digits.first == "-" ? digits.dropFirst() : digits[...]
    let parts = body.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && Int.digits($0) != nil }) else { return nil }
    return Double(digits.replacing(",", with: "."))
  }
}
