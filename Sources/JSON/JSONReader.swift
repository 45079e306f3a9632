import Model

/// Reads JSON (RFC 8259) strictly and with a limit on nesting.
///
/// Foundation's parsers do neither of two things that are needed here: keep the digits of a number, and limit the
/// depth.
package struct JSONReader {
  /// How deep lists and objects may be nested.
  static let depthLimit = 64

  private let bytes: [UInt8]
  private let firstLine: Int
  private var index = 0

  private init(_ bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
  }

  /// Reads a text that consists of one value, in any encoding that `TextDecoder` knows.
  ///
  /// - Parameter line: the line of the file on which `bytes` begin; errors name lines of the file.
  package static func read(_ bytes: [UInt8], line: Int = 1) throws(DecodingProblem) -> JSONValue {
    let bytes = TextDecoder.utf8(bytes)
    var reader = JSONReader(bytes, firstLine: line)
    reader.skipSpace()
    if bytes.count == reader.index { throw DecodingProblem("it is empty; JSON was expected") }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.index < bytes.count { throw reader.wrong("there is more after the end of the value") }
    return value
  }

  private mutating func value(depth: Int) throws(DecodingProblem) -> JSONValue {
    guard depth <= Self.depthLimit else { throw wrong("it is nested deeper than \(Self.depthLimit) levels") }
    guard let byte = peek else { throw wrong("it ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(DecodingProblem) -> JSONValue {
    var fields: [String: JSONValue] = [:]
    index += 1
    skipSpace()
    if take("}") { return .object(fields) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw wrong("a name in double quotes was expected") }
      let name = try text()
      skipSpace()
      guard take(":") else { throw wrong("a colon was expected after \"\(UntrustedText(name).shortened(to: 60))\"") }
      skipSpace()
      fields[name] = try value(depth: depth + 1)
      skipSpace()
    } while take(",")
    guard take("}") else { throw wrong("a comma or } was expected") }
    return .object(fields)
  }

  private mutating func list(depth: Int) throws(DecodingProblem) -> JSONValue {
    var items: [JSONValue] = []
    index += 1
    skipSpace()
    if take("]") { return .list(items) }
    repeat {
      skipSpace()
      items.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw wrong("a comma or ] was expected") }
    return .list(items)
  }

  private mutating func word() throws(DecodingProblem) -> JSONValue {
    for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return value
    }
    throw wrong("a value was expected")
  }

  private mutating func number() throws(DecodingProblem) -> String {
    let start = index
    _ = take("-")
    let first = peek
    guard digits() > 0 else { throw wrong("a digit was expected") }
    if first == 0x30, index - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
      throw wrong("a number may not start with 0")
    }
    if take(".") { guard digits() > 0 else { throw wrong("a digit was expected after the point") } }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      guard digits() > 0 else { throw wrong("a digit was expected in the exponent") }
    }
    guard index - start <= 1_000 else { throw wrong("a number has more than 1000 digits") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
    return index - start
  }
}

extension JSONReader {
  private mutating func text() throws(DecodingProblem) -> String {
    index += 1
    var start = index
    var units: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        units += bytes[start..<index]
        index += 1
        return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        units += bytes[start..<index]
        index += 1
        units += Array(String(try escape()).utf8)
        start = index
      case 0..<0x20: throw wrong("a text contains a raw control character")
      default: index += 1
      }
    }
    throw wrong("a text is not closed")
  }

  /// Reads an escape whose backslash was taken already. A surrogate without its other half becomes U+FFFD, because
  /// the text around it is still of use.
  private mutating func escape() throws(DecodingProblem) -> Unicode.Scalar {
    guard let byte = peek else { throw wrong("it ends inside a text") }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): break
    default: throw wrong("\\\(Unicode.Scalar(byte)) is not an escape")
    }
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let before = index
    guard (0xD800..<0xDC00).contains(unit), take("\\"), take("u"), let low = try? hexadecimal(),
      (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else {
      index = before
      return "\u{FFFD}"
    }
    return scalar
  }

  private mutating func hexadecimal() throws(DecodingProblem) -> UInt32 {
    guard index + 4 <= bytes.count,
      bytes[index..<index + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw wrong("four hexadecimal digits were expected after \\u") }
    index += 4
    return unit
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek {
      if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        index += 1
      } else if byte > 0x7F, let odd = Self.oddBlanks.first(where: { bytes[index...].starts(with: $0) }) {
        index += odd.count
      } else {
        return
      }
    }
  }

  /// Blanks that come along when text is pasted from a web page or a chat.
  private static let oddBlanks: [[UInt8]] = ["\u{A0}", "\u{2007}", "\u{200B}", "\u{202F}"].map { Array($0.utf8) }

  /// The end of a sentence about a wrong character: a hint where that character only looks like the right one.
  private var lookalike: String {
    for sign in ["“", "”", "„", "‘", "’"] where bytes[index...].starts(with: sign.utf8) {
      return "; \(sign) is a typographic quote, write \""
    }
    return peek == UInt8(ascii: "'") ? "; write \" in place of '" : ""
  }

  private func wrong(_ what: String) -> DecodingProblem {
    let before = bytes.prefix(index)
    let line = before.count { $0 == 0x0A } + firstLine
    let byte = index - (before.lastIndex(of: 0x0A) ?? -1)
    return DecodingProblem("this is not JSON: \(what) (line \(line), byte \(byte))\(lookalike)")
  }
}
