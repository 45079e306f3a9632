extension String {
  /// One part of a path or a value of a query: every byte but RFC 3986's unreserved characters (section 2.3) as `%2F`.
  package var percentEncoded: String {
    percentEncoded { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
      default: false
      }
    }
  }

  /// The same with other bytes left as they are; `isPlain` is asked of each byte of the UTF-8.
  package func percentEncoded(leaving isPlain: (UInt8) -> Bool) -> String {
    utf8.reduce(into: "") { out, byte in
      if isPlain(byte) { return out.unicodeScalars.append(UnicodeScalar(byte)) }
      out += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }

  /// With `%2F` as the character that it stands for; what is no such pair stays, and bytes that are no UTF-8 become U+FFFD.
  package var percentDecoded: String {
    guard contains("%") else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let first = rest.first {
      let pair = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
      if first == UInt8(ascii: "%"), pair.utf8.count == 2, pair.allSatisfy(\.isHexDigit),
        let byte = UInt8(pair, radix: 16)
      {
        bytes.append(byte)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
