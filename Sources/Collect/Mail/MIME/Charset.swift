import Model

/// Decodes the bytes of a mail with our own tables. The C library's converters are not used, because the names of
/// character sets come from outside.
enum Charset {
  static func text(_ bytes: [UInt8], _ name: String?) -> String {
    switch name?.trimmingSpaces().lowercased() {
    case "iso-8859-1", "latin1", "iso_8859-1", "windows-1252", "cp1252", "x-cp1252":
      // The two differ only in codes that ISO-8859-1 has no characters for (https://encoding.spec.whatwg.org).
      TextDecoder.windows1252(bytes)
    case "iso-8859-15", "iso_8859-15", "latin-9", "latin9": latin9(bytes)
    // A mail that was cut at the size limit may end inside a character.
    case "utf-8", "utf8": String(decoding: bytes, as: UTF8.self)
    // Most mails that name another character set are plain ASCII.
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
