/// Decodes the bytes of files that people make with office programs.
package enum TextDecoder {
  /// The text of a file: UTF-16 where a byte order mark or the zero bytes show it, else UTF-8. A line that is not valid
  /// UTF-8 is read as Windows-1252, which Excel still writes, because some files are put together from both. Byte order
  /// marks are removed, also inside the text, where files that begin with one were joined.
  package static func text(_ bytes: [UInt8]) -> String {
    let bytes = withoutMarks(bytes)
    return String(validating: bytes, as: UTF8.self) ?? byLine(bytes)
  }

  /// The same text as UTF-8 bytes.
  package static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = withoutMarks(bytes)
    return String(validating: bytes, as: UTF8.self) == nil ? Array(byLine(bytes).utf8) : bytes
  }

  /// UTF-8 where the bytes are valid, else Windows-1252. For a part of a file, in which no byte order mark can stand.
  package static func unmarked(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
  }

  /// The bytes without byte order marks, with UTF-16 converted to UTF-8. Bytes that are neither UTF-8 nor UTF-16 stay
  /// as they are.
  package static func withoutMarks(_ bytes: [UInt8]) -> [UInt8] {
    if let order = order(ofUTF16: bytes) { return Array(utf16(bytes, order).utf8) }
    guard bytes.contains(0xEF) else { return bytes }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      // These three bytes are a byte order mark in UTF-8, and cannot be part of any other character.
      if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF {
        index += 3
      } else {
        kept.append(bytes[index])
        index += 1
      }
    }
    return kept
  }

  private static func byLine(_ bytes: [UInt8]) -> String {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { unmarked(Array($0)) }.joined(separator: "\n")
  }

  private enum Order { case littleEndian, bigEndian }

  /// The byte order of UTF-16; nil for other texts. Without a byte order mark it shows where, in the first 1,024 bytes,
  /// zeros stand only at even or only at odd positions.
  private static func order(ofUTF16 bytes: [UInt8]) -> Order? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .littleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .bigEndian }
    let head = bytes.prefix(1_024)
    guard head.contains(0) else { return nil }
    let zeros = (even: stride(from: 0, to: head.count, by: 2), odd: stride(from: 1, to: head.count, by: 2))
    let even = zeros.even.count { head[$0] == 0 }
    let odd = zeros.odd.count { head[$0] == 0 }
    let most = max(1, head.count / 4)
    if even == 0, odd > most { return .littleEndian }
    if odd == 0, even > most { return .bigEndian }
    return nil
  }

  private static func utf16(_ bytes: [UInt8], _ order: Order) -> String {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).lazy.map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return order == .littleEndian ? second << 8 | first : first << 8 | second
    }
    return String(decoding: units.filter { $0 != 0xFEFF }, as: UTF16.self)
  }

  package static func windows1252(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let special = (0x80...0x9F).contains(byte) ? windows1252Table[Int(byte - 0x80)] : UInt32(byte)
      scalars.append(Unicode.Scalar(special) ?? "\u{FFFD}")
    }
    return String(scalars)
  }

  /// The characters for 0x80 … 0x9F; the five that are not assigned give U+FFFD.
  /// https://encoding.spec.whatwg.org/index-windows-1252.txt
  private static let windows1252Table: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D,
    0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
    0xFFFD,
    0x017E, 0x0178,
  ]
}
