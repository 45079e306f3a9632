import Model

/// What all languages share in building a sentence: punctuation, never words.
extension Words {
  static func list(_ parts: [Words], _ separator: String) -> Words {
    var words = Words()
    for part in parts where !part.isEmpty {
      if !words.isEmpty { words += Words(own: separator) }
      words += part
    }
    return words
  }

  /// The words in parentheses after a blank, or nothing.
  static func inParentheses(_ words: Words) -> Words { words.isEmpty ? Words() : " (" + words + ")" }

  /// With a capital at its beginning, where it begins with our own words.
  var capitalised: Words {
    guard case .own(let text)? = spans.first, let first = text.first else { return self }
    return Words(own: first.uppercased() + text.dropFirst()) + Words(Array(spans.dropFirst()))
  }

  /// With a full stop, unless a sentence ends there already.
  var ended: Words {
    guard let last = plain.last(where: { $0 != "\u{2069}" }) else { return self }
    return ".!?…".contains(last) ? self : self + "."
  }

  /// With what it meant for others: behind a colon. Where a colon stands already, or the words end a sentence, it is a
  /// sentence of its own, or stands behind a semicolon where it does not begin like one.
  func with(effect: Words) -> Words {
    guard let first = effect.plain.first(where: { $0 != "\u{2068}" }) else { return self }
    if let last = plain.last(where: { $0 != "\u{2069}" }), ".!?".contains(last) { return self + " " + effect }
    if !plain.contains(": ") { return self + ": " + effect }
    return first.isUppercase ? ended + " " + effect : self + "; " + effect
  }

  /// With an addition: as a clause after a comma, or as a sentence of its own where it starts like one.
  func with(addition: Words) -> Words {
    guard let first = addition.plain.first(where: { $0 != "\u{2068}" }) else { return self }
    return first.isUppercase ? ended + " " + addition : self + ", " + addition
  }
}

/// How a language writes numbers in digits. The marks are given here because no locale tables are used.
struct NumberMarks {
  let decimal: String
  let thousands: String

  func whole(_ number: Int) -> String { grouped(String(number.magnitude), negative: number < 0) }

  /// With at most two decimals and no zeros at the end. Callers pass only finite numbers below 10^12.
  func decimal(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e15 else { return "?" }
    let hundredths = Int((number.magnitude * 100).rounded())
    let fraction = hundredths % 100
    let digits = grouped(String(hundredths / 100), negative: number < 0 && hundredths > 0)
    if fraction == 0 { return digits }
    return digits + decimal + (fraction % 10 == 0 ? String(fraction / 10) : fraction.padded(2))
  }

  private func grouped(_ digits: String, negative: Bool) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += thousands }
      text.append(digit)
    }
    return (negative ? "-" : "") + text
  }
}

/// A trend drawn in block characters, which read as text everywhere. A missing value is a dot, because any block would
/// be a value.
enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  static func text(_ trend: [Double?]) -> String {
    let values = trend.compactMap { $0 }
    guard let low = values.min(), let high = values.max(), values.count > 1 else { return "" }
    return String(
      trend.map { value -> Character in
        guard let value else { return "·" }
        return high > low ? blocks[Int(((value - low) / (high - low) * 7).rounded())] : "▄"
      })
  }
}

extension CivilDateTime {
  /// Whether a weekday alone is enough to name `date`: it is within six days, either way, and in the same year.
  func isNear(_ date: CivilDate) -> Bool { abs(date.days(since: self.date)) <= 6 && date.year == self.date.year }
}
