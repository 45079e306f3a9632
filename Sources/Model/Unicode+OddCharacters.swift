/// Characters that come along when text is pasted out of Teams, Outlook, Word, Excel or a web page, and that nobody sees: what
/// looks like a blank and is none to a parser, and what has no width at all.
extension Unicode.Scalar {
  /// A blank other than the ordinary one and the tab: U+00A0, U+202F, U+2007, U+3000 …
  package var isOddBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: false
    default: value > 0x7F && properties.isWhitespace
    }
  }

  /// A soft hyphen, a zero-width space, a byte order mark, a mark of direction.
  package var hasNoWidth: Bool {
    switch value {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  package var isOdd: Bool { isOddBlank || hasNoWidth }

  /// `U+00A0`.
  package var codePoint: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}

extension StringProtocol {
  /// The same with ordinary blanks, none at its ends, and without what has no width.
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
