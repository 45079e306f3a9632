/// Finds telephone numbers and mail addresses in text that people wrote.
enum ContactData {
  /// The text with `…` in place of each number and address. A sender's own sentence may hold one, and it must not
  /// reach a channel.
  static func masked(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let ranges = self.ranges(in: scalars)
    guard !ranges.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var index = 0
    for range in ranges {
      result.append(contentsOf: scalars[index..<range.lowerBound])
      result.append("…")
      index = range.upperBound
    }
    result.append(contentsOf: scalars[index...])
    return String(result)
  }

  static func isContained(in line: String) -> Bool { !ranges(in: Array(line.unicodeScalars)).isEmpty }

  /// Where they stand, in order and without overlap.
  private static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let last = ranges.last?.upperBound ?? 0
      if let range = WrittenAddress.range(at: index, in: text, after: last)
        ?? TelephoneNumber.range(at: index, in: text)
      {
        ranges.append(max(range.lowerBound, last)..<range.upperBound)
        index = range.upperBound
      } else if TelephoneNumber.isDigit(text[index]) {
        // Skips the rest of a number that is no telephone number.
        index = text[index...].firstIndex { !TelephoneNumber.isDigit($0) } ?? text.count
      } else {
        index += 1
      }
    }
    return ranges
  }
}
