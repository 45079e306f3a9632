/// Decodes encoded words in headers, such as `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).
struct EncodedWords {
  static func decoded(_ text: String) -> String {
    guard text.utf8.count > 8 else { return text }
    var words = EncodedWords(Array(text.utf8))
    return words.decode()
  }

  private let text: [UInt8]
  private var result = ""
  /// Adjacent words of one character set. They are decoded together, because a character may be split between them.
  private var run: (charset: String, bytes: [UInt8])?

  private init(_ text: [UInt8]) { self.text = text }

  /// RFC 2047 allows 75 characters, but not every mail program keeps to that.
  private static let longest = 1_000

  private mutating func decode() -> String {
    var plain = 0
    var index = 0
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "="), text[index + 1] == UInt8(ascii: "?"), let word = word(at: index + 2)
      else {
        index += 1
        continue
      }
      let before = text[plain..<index]
      // Blanks between two encoded words are only folding (RFC 2047, 6.2).
      if run == nil || before.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
        flush()
        result += String(decoding: before, as: UTF8.self)
      }
      if let known = run, known.charset == word.charset {
        run = (known.charset, known.bytes + word.bytes)
      } else {
        flush()
        run = (word.charset, word.bytes)
      }
      index = word.end
      plain = index
    }
    flush()
    return result + String(decoding: text[plain...], as: UTF8.self)
  }

  private mutating func flush() {
    if let run { result += Charset.text(run.bytes, run.charset) }
    run = nil
  }

  /// Reads `utf-8?Q?caf=C3=A9?=`, what follows `=?`.
  private func word(at start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
    let mark = UInt8(ascii: "?")
    guard let first = text[start...].prefix(40).firstIndex(of: mark), first + 2 < text.count, text[first + 2] == mark
    else {
      return nil
    }
    let body = text[(first + 3)...].prefix(Self.longest)
    // No question mark stands inside a word: Q encodes it as =3F, and base64 has none.
    guard let close = body.firstIndex(of: mark), close + 1 < text.count, text[close + 1] == UInt8(ascii: "=") else {
      return nil
    }
    let bytes: [UInt8]
    switch text[first + 1] {
    case UInt8(ascii: "q"), UInt8(ascii: "Q"):
      bytes = TransferEncoding.quotedPrintable(body[..<close], inHeader: true)
    case UInt8(ascii: "b"), UInt8(ascii: "B"): bytes = TransferEncoding.base64(body[..<close])
    default: return nil
    }
    let charset = String(decoding: text[start..<first].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
    return (charset.lowercased(), bytes, close + 2)
  }
}
