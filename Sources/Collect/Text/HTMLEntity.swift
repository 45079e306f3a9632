/// Characters that HTML and Markdown write by name or number.
enum HTMLEntity {
  /// The character for what stands between `&` and `;`: `eacute`, `#233`, `#xE9`.
  static func text(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let code = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return code.flatMap(Unicode.Scalar.init).map { String($0) }
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "euro": "€", "hellip": "…", "mdash": "—",
    "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„", "bull": "•", "middot": "·",
    "eacute": "é", "egrave": "è", "euml": "ë", "ecirc": "ê", "iuml": "ï", "ouml": "ö", "oacute": "ó", "uuml": "ü",
    "uacute": "ú", "auml": "ä", "aacute": "á", "agrave": "à", "acirc": "â", "ccedil": "ç", "ntilde": "ñ", "szlig": "ß",
    "Eacute": "É", "Euml": "Ë", "Iuml": "Ï", "Ouml": "Ö", "Uuml": "Ü", "Auml": "Ä", "deg": "°", "copy": "©", "reg": "®",
    "shy": "", "zwnj": "", "zwj": "",
  ]
}
