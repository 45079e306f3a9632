/// Invisible characters in text that was pasted from Teams, Outlook, Word, Excel or a web page: some look like a blank
/// but are none to a parser, some have no width at all.
extension Unicode.Scalar {
  /// Whether it is a blank other than the space and the tab: U+00A0, U+202F, U+2007, U+3000 …
  package var isOddBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: false
    default: value > 0x7F && properties.isWhitespace
    }
  }

  /// Whether it is a soft hyphen, a zero-width space, a byte order mark or a direction mark.
  package var hasNoWidth: Bool {
    switch value {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  package var isOdd: Bool { isOddBlank || hasNoWidth }

  /// The notation for people: `U+00A0`.
  package var codePoint: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}

extension StringProtocol {
  /// The text with ordinary blanks in the place of odd ones, trimmed, and without characters that have no width.
  package var withoutOddCharacters: String {
    let isPlain = utf8.allSatisfy { $0 < 0x80 }
    let blanks: (Unicode.Scalar) -> Bool = { $0.value <= 0x20 && $0.properties.isWhitespace }
    var scalars = String.UnicodeScalarView()
    if isPlain {
      scalars.append(contentsOf: unicodeScalars)
    } else {
      for scalar in unicodeScalars where !scalar.hasNoWidth { scalars.append(scalar.isOddBlank ? " " : scalar) }
    }
    let head = scalars.drop(while: blanks)
    guard let end = head.lastIndex(where: { !blanks($0) }) else { return "" }
    return String(String.UnicodeScalarView(head[...end]))
  }
}
