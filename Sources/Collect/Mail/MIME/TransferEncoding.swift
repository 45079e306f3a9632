/// Decodes the body of a mail part (RFC 2045, 6). Malformed input is skipped, because half a mail is better than
/// none.
enum TransferEncoding {
  static func decode(_ bytes: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
    switch encoding.lowercased() {
    case "quoted-printable": quotedPrintable(bytes)
    case "base64": base64(bytes)
    default: Array(bytes)
    }
  }

  static func quotedPrintable(_ bytes: ArraySlice<UInt8>, inHeader: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "_"), inHeader {
        out.append(0x20)
      } else if byte == UInt8(ascii: "=") {
        let pair = bytes[index...].prefix(2)
        if pair.count == 2, let high = hex(pair[index]), let low = hex(pair[index + 1]) {
          out.append(high << 4 | low)
          index += 2
        } else if let end = softBreak(bytes[index...]) {
          index = end
        } else {
          out.append(byte)
        }
      } else {
        out.append(byte)
      }
    }
    return out
  }

  /// The place behind a soft line break, which may have blanks before its line end.
  private static func softBreak(_ rest: ArraySlice<UInt8>) -> Int? {
    let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return rest[blanks.endIndex...].first == 0x0A ? blanks.endIndex + 1 : nil
  }

  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count / 4 * 3)
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
      if byte == UInt8(ascii: "=") { break }
      guard let value = sextet(byte) else { continue }
      buffer = buffer << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        buffer &= (1 << UInt32(bits)) - 1
      }
    }
    return out
  }

  private static func sextet(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
