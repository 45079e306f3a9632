import Model

/// What all languages share in putting a sentence together: punctuation, never words.
extension Words {
  static func list(_ parts: [Words], _ separator: String) -> Words {
    var words = Words()
    for part in parts where !part.isEmpty {
      if !words.isEmpty { words += Words(own: separator) }
      words += part
    }
    return words
  }

  /// ` (words)`, or nothing.
  static func inParentheses(_ words: Words) -> Words { words.isEmpty ? Words() : " (" + words + ")" }

  /// Ends with a full stop, unless it ends a sentence already.
  var ended: Words {
    guard let last = plain.last(where: { $0 != "\u{2069}" }) else { return self }
    return ".!?…".contains(last) ? self : self + "."
  }

  /// An addition to a result: a clause after a comma, or a sentence of its own when it starts as one.
  func with(addition: Words) -> Words {
    guard let first = addition.plain.first(where: { $0 != "\u{2068}" }) else { return self }
    return first.isUppercase ? ended + " " + addition : self + ", " + addition
  }
}

/// A number in digits, with the marks of a language. No locale tables: the few languages here are written out.
struct NumberMarks {
  let decimal: String
  let thousands: String

  func whole(_ number: Int) -> String { grouped(String(number.magnitude), negative: number < 0) }

  /// At most two decimals, no zeros at the end. Whoever calls has seen to it that it is finite and below 10^12.
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

/// A trend in blocks: readable as text everywhere, and no more than a hint. Where values are missing stands a dot: no
/// block, for that would be a value.
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
  /// Whether a weekday alone names `date` here: within six days, either way, of the same year.
  func isNear(_ date: CivilDate) -> Bool { abs(date.days(since: self.date)) <= 6 && date.year == self.date.year }
}
