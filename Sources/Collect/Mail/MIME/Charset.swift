import Model

/// Bytes of a mail as text. Only tables of our own: the C library's converters are many, and names of them come from outside.
enum Charset {
  static func text(_ bytes: [UInt8], _ name: String?) -> String {
    switch name?.trimmingSpaces().lowercased() {
    case "iso-8859-1", "latin1", "iso_8859-1", "windows-1252", "cp1252", "x-cp1252":
      // The two differ in characters that ISO-8859-1 does not use (https://encoding.spec.whatwg.org).
      TextDecoder.windows1252(bytes)
    case "iso-8859-15", "iso_8859-15", "latin-9", "latin9": latin9(bytes)
    // The head of a long mail may end inside a letter.
    case "utf-8", "utf8": String(decoding: bytes, as: UTF8.self)
    // Of any other, what can be read: most mails that name an odd one are plain letters.
    default: TextDecoder.text(bytes)
    }
  }

  private static func latin9(_ bytes: [UInt8]) -> String {
    let other: [UInt8: Unicode.Scalar] = [
      0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
    ]
    return String(String.UnicodeScalarView(bytes.map { other[$0] ?? Unicode.Scalar($0) }))
  }
}
