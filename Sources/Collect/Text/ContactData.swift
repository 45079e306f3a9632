import Model

/// Telephone numbers and mail addresses, in the ways that people write them.
enum ContactData {
  /// The text with `…` in the range of each: in a sentence of the sender's own there may be one, and it is not for a channel.
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

  /// In their order, none over another.
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
        // The rest of a number that is none of a telephone.
        index = text[index...].firstIndex { !TelephoneNumber.isDigit($0) } ?? text.count
      } else {
        index += 1
      }
    }
    return ranges
  }
}
