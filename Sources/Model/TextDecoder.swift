/// Bytes of a file that people make with office programs, as text.
package enum TextDecoder {
  /// By its byte order mark UTF-8 or UTF-16; else UTF-8 if it is valid, else Windows-1252, which Excel still writes.
  package static func text(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2)) { low, high in high << 8 | low } }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2)) { high, low in high << 8 | low } }
    return unmarked(bytes)
  }

  /// UTF-8 if it is valid, else Windows-1252: for a piece of a file, where no mark can stand.
  package static func unmarked(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
  }

  package static func windows1252(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let special = (0x80...0x9F).contains(byte) ? windows1252Table[Int(byte - 0x80)] : UInt32(byte)
      scalars.append(Unicode.Scalar(special) ?? "\u{FFFD}")
    }
    return String(scalars)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, _ unit: (UInt16, UInt16) -> UInt16) -> String {
    let bytes = Array(bytes)
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { unit(UInt16(bytes[$0]), UInt16(bytes[$0 + 1])) }
    return String(decoding: units, as: UTF16.self)
  }

  /// 0x80 … 0x9F; the five holes of the table are U+FFFD. https://encoding.spec.whatwg.org/index-windows-1252.txt
  private static let windows1252Table: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D,
    0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
    0xFFFD,
    0x017E, 0x0178,
  ]
}
