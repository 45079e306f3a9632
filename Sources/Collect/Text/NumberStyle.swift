import Model

/// How the texts of a source write fractions.
enum NumberStyle: Sendable, Hashable {
  case point
  case comma
  /// The source does not say. Some comma can only be a decimal one, or semicolons separate the columns. `1.234` is
  /// refused, because it can be two numbers.
  case either
  /// The source does not say. Points are decimal; so is a comma that cannot separate thousands.
  case unspecified

  enum Outcome: Equatable {
    /// The number, with the unit beside it.
    case number(Double, unit: String? = nil)
    /// There is no value (NaN, infinity, `n.v.t.`), which is not zero.
    case noValue
    case wrong(String)
  }

  func read(_ written: String) -> Outcome {
    let text = Self.plain(written)
    let lower = text.lowercased()
    if Self.absent.contains(lower) { return .noValue }
    if lower.hasPrefix("#") {
      return wrong(text, "is an error of the spreadsheet; mend its formula, or leave the cell empty")
    }
    guard let parts = NumberText(text) else { return wrong(text, "is not a number\(Self.remedy(text))") }
    guard let core = Self.withoutBlanks(parts.core) else { return wrong(text, "is not a number") }
    switch number(core) {
    case .number(let number, _): return .number(parts.isNegative ? -number : number, unit: parts.unit)
    case .noValue: return .noValue
    case .wrong(let sentence): return wrong(text, sentence)
    }
  }

  private func wrong(_ text: String, _ sentence: String) -> Outcome { .wrong("\"\(shown(text))\" \(sentence)") }

  /// Words and signs for "no value" in spreadsheets and programs.
  private static let absent: Set<String> = [
    "", "nan", "-nan", "+nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "null", "none", "-", "--",
    "n.v.t.", "nvt", "n.v.t", "n/a", "na", "n.a.", "n.b.", "n/b", "k.a.", "k. a.", "geen", "#n/a", "#n/b", "#nv",
    "#n/v", "#div/0!", "#deel/0!",
  ]

  private static func remedy(_ text: String) -> String {
    if text.hasPrefix("("), text.hasSuffix(")") { return "; a negative one is written -5" }
    if text == "?" { return "; leave the cell empty where nobody knows it" }
    if text.contains(":") { return "; write a time as a number of minutes or hours" }
    let digits = text.prefix { $0.isNumber || "+-., ".contains($0) }
    let rest = text.dropFirst(digits.count)
    if digits.contains(where: \.isNumber), !rest.isEmpty, !rest.contains(where: \.isNumber) {
      return "; write the number alone, and what stands behind it in a field \"unit\""
    }
    return ""
  }

  /// The text with ASCII blanks, digits and minus.
  private static func plain(_ text: String) -> String {
    var text = text.withoutOddCharacters
    // `€ 12,-` has no cents.
    for end in [",-", ",--", ",–", ",—", ".-"] where text.hasSuffix(end) && text.count > end.count {
      text.removeLast(end.count)
    }
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var scalars = String.UnicodeScalarView()
    for (index, scalar) in text.unicodeScalars.enumerated() {
      switch scalar.value {
      // Full-width digits, signs and points (U+FF0B to U+FF19).
      case 0xFF0B...0xFF19: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x2212: scalars.append("-")
      case 0x2010...0x2014 where index == 0: scalars.append("-")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The number without its separators of thousands: `1 234`, `1'234`. Nil where the groups are no thousands.
  private static func withoutBlanks(_ core: String) -> String? {
    guard core.contains(where: { " '’".contains($0) }) else { return core }
    let sign = core.prefix { "+-".contains($0) }
    let whole = core.dropFirst(sign.count).prefix { $0 != "," && $0 != "." }
    let groups = whole.split(omittingEmptySubsequences: false) { " '’".contains($0) }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      !core.dropFirst(sign.count + whole.count).contains(where: { " '’".contains($0) })
    else { return nil }
    return sign + groups.joined() + core.dropFirst(sign.count + whole.count)
  }

  // MARK: Digits, points and commas

  private static let ambiguous = "can be two numbers; say decimal: comma or decimal: point at the source"

  private func number(_ text: String) -> Outcome {
    switch self {
    case .point:
      return text.contains(",")
        ? grouped(text, by: ",", decimal: ".")
          ?? .wrong(
            "is not a number with a decimal point; where a comma is the decimal one, say decimal: comma at the source")
        : plainNumber(text) ?? .wrong("is not a number")
    case .comma:
      return (text.contains(".") || text.contains(",") ? grouped(text, by: ".", decimal: ",") : plainNumber(text))
        ?? .wrong(
          "is not a number with a decimal comma; where a point is the decimal one, say decimal: point at the source")
    case .either, .unspecified:
      let points = text.count { $0 == "." }
      let commas = text.count { $0 == "," }
      if points > 0, commas > 0 {
        let pointIsLast = (text.lastIndex(of: ".") ?? text.startIndex) > (text.lastIndex(of: ",") ?? text.startIndex)
        return (pointIsLast ? grouped(text, by: ",", decimal: ".") : grouped(text, by: ".", decimal: ","))
          ?? .wrong("is not a number")
      }
      if points > 1 { return grouped(text, by: ".", decimal: ",") ?? .wrong("is not a number") }
      if commas > 1 { return grouped(text, by: ",", decimal: ".") ?? .wrong("is not a number") }
      if commas == 1 {
        // With semicolons between the columns, `1,234` has always been read as a fraction.
        if self == .unspecified, isThousands(text, ",") { return .wrong(Self.ambiguous) }
        return grouped(text, by: ".", decimal: ",") ?? .wrong("is not a number")
      }
      if points == 1, self == .either, isThousands(text, ".") { return .wrong(Self.ambiguous) }
      return plainNumber(text) ?? .wrong("is not a number")
    }
  }

  private func plainNumber(_ text: String) -> Outcome? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }), let number = Double(text)
    else { return nil }
    return number.isFinite ? .number(number) : .noValue
  }

  /// Reads `1.234,5` or `1,234.5`; group signs may stand only between thousands.
  private func grouped(_ text: String, by group: Character, decimal: Character) -> Outcome? {
    let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, !text.contains(where: { "eE".contains($0) }) else { return nil }
    let whole = String(parts[0])
    guard !whole.contains(group) || isThousands(whole, group), !(parts.count == 2 && parts[1].contains(group)) else {
      return nil
    }
    return plainNumber(whole.filter { $0 != group } + (parts.count == 2 ? ".\(parts[1])" : ""))
  }

  /// Whether it is a number in groups of thousands: `1.234`, `12.345.678`.
  private func isThousands(_ text: String, _ group: Character) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let groups = digits.split(separator: group, omittingEmptySubsequences: false)
    return groups.count > 1 && (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// Whether the text is a number whose comma cannot separate thousands.
  static func hasDecimalComma(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.utf8.contains(UInt8(ascii: ",")), let parts = NumberText(plain(text)) else {
      return false
    }
    let pieces = parts.core.split(separator: ",", omittingEmptySubsequences: false)
    guard pieces.count == 2, !pieces[0].isEmpty, !pieces[1].isEmpty,
      pieces[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return pieces[1].count != 3 || pieces[0].contains(".")
  }
}
