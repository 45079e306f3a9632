import Model

/// The parts of a number as people write it in a cell: `€ -12,50`, `71%`, `3 dagen`.
struct NumberText {
  /// The digits with their points, commas and blanks, perhaps with a sign and an exponent.
  private(set) var core: String
  private(set) var unit: String?
  /// True where a minus stands before the currency.
  private(set) var isNegative = false

  /// Nil where the text is no number, or has something besides a known unit.
  init?(_ text: String) {
    var rest = text[...]
    if let sign = rest.first, sign == "-" || sign == "+", let next = rest.dropFirst().first, !next.isNumber,
      next != ".", next != ","
    {
      isNegative = sign == "-"
      rest = rest.dropFirst()
    }
    let before = String(rest.prefix { !$0.isASCIIDigit && !"+-.,".contains($0) }).trimmingSpaces()
    guard before.isEmpty || Self.currencies.contains(before.lowercased()) else { return nil }
    rest = rest.drop { !$0.isASCIIDigit && !"+-.,".contains($0) }
    core = String(Self.core(rest))
    guard core.contains(where: \.isASCIIDigit) else { return nil }
    let after = String(rest.dropFirst(core.count)).trimmingSpaces()
    core = core.trimmingSpaces()
    guard after.isEmpty || Self.units.contains(after.lowercased()), before.isEmpty || after.isEmpty else { return nil }
    let named = before.isEmpty ? after : before
    unit = named.isEmpty ? nil : named
  }

  private static func core(_ text: Substring) -> Substring {
    var end = text.startIndex
    var index = text.startIndex
    if let sign = text.first, sign == "-" || sign == "+" { index = text.index(after: index) }
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if character.isASCIIDigit || character == "." || character == "," {
        end = next
      } else if character == "e" || character == "E" {
        // An exponent has digits; otherwise the `e` begins a word.
        let power = text[next...].drop { $0 == "+" || $0 == "-" }.prefix(while: \.isASCIIDigit)
        guard !power.isEmpty else { break }
        return text[..<power.endIndex]
      } else if !" '’".contains(character) {
        break
      }
      index = next
    }
    return text[..<end]
  }

  private static let currencies: Set<String> = ["€", "$", "£", "eur", "usd", "gbp", "chf", "euro"]
  private static let units: Set<String> = currencies.union([
    "%", "‰", "procent", "percent", "prozent", "dollar", "°c", "°", "s", "sec", "sec.", "seconden", "seconds",
    "sekunden", "ms", "min", "min.", "minuut", "minuten", "minutes", "minute", "u", "uur", "uren", "h", "hour", "hours",
    "std", "std.", "stunde", "stunden", "d", "dag", "dagen", "day", "days", "tag", "tage", "werkdag", "werkdagen",
    "workdays", "week", "weken", "weeks", "wochen", "maand", "maanden", "month", "months", "jaar", "jaren", "year",
    "years", "b", "kb", "mb", "gb", "tb", "pb", "kib", "mib", "gib", "tib", "mbit", "gbit", "mb/s", "kwh", "mwh", "kw",
    "w", "km", "m", "kg", "stuks", "stuk", "st", "st.", "pcs", "pt", "ptn", "punten", "points", "fte", "x", "keer",
    "per dag", "per week", "meldingen", "tickets", "calls",
  ])

  /// Whether two texts are spellings of one unit.
  static func isSame(_ a: String, _ b: String) -> Bool { canonical(a) == canonical(b) }

  static func canonical(_ unit: String) -> String {
    let word = unit.withoutOddCharacters.lowercased()
    return same.first { $0.contains(word) }?[0] ?? word
  }

  private static let same: [[String]] = [
    ["%", "procent", "percent", "prozent"], ["€", "eur", "euro"], ["$", "usd", "dollar"], ["£", "gbp"],
    ["min", "min.", "minuut", "minuten", "minutes", "minute"],
    ["u", "uur", "uren", "h", "hour", "hours", "std", "std.", "stunde", "stunden"],
    ["s", "sec", "sec.", "seconden", "seconds", "sekunden"], ["d", "dag", "dagen", "day", "days", "tag", "tage"],
    ["week", "weken", "weeks", "wochen"],
  ]
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
