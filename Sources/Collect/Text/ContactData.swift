import Model

/// Telephone numbers and mail addresses, in the ways that people write them.
enum ContactData {
  /// The text with `…` in the place of each: in a sentence of the sender's own there may be one, and it is not for a channel.
  static func hidden(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let places = self.places(in: scalars)
    guard !places.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var index = 0
    for place in places {
      result.append(contentsOf: scalars[index..<place.lowerBound])
      result.append("…")
      index = place.upperBound
    }
    result.append(contentsOf: scalars[index...])
    return String(result)
  }

  static func stands(in line: String) -> Bool { !places(in: Array(line.unicodeScalars)).isEmpty }

  /// In their order, none over another.
  private static func places(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let last = places.last?.upperBound ?? 0
      if let place = WrittenAddress.place(at: index, in: text, after: last)
        ?? TelephoneNumber.place(at: index, in: text)
      {
        places.append(max(place.lowerBound, last)..<place.upperBound)
        index = place.upperBound
      } else if TelephoneNumber.isDigit(text[index]) {
        // The rest of a number that is none of a telephone.
        index = text[index...].firstIndex { !TelephoneNumber.isDigit($0) } ?? text.count
      } else {
        index += 1
      }
    }
    return places
  }
}
