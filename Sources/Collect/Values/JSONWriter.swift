/// Writes values as JSON text.
enum JSONWriter {
  /// - Parameter exactNumbers: writes whole numbers beyond a double's precision as text. jq computes in doubles and
  ///   would change their digits.
  static func write(_ value: Value, exactNumbers: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    append(value, to: &out, exactNumbers: exactNumbers)
    return out
  }

  private static func append(_ value: Value, to out: inout [UInt8], exactNumbers: Bool) {
    switch value {
    case .null: out += "null".utf8
    case .bool(let flag): out += (flag ? "true" : "false").utf8
    case .number(let digits):
      if exactNumbers, !fitsDouble(digits) { append(digits, to: &out) } else { out += digits.utf8 }
    case .text(let text): append(text, to: &out)
    case .list(let items):
      out.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        append(item, to: &out, exactNumbers: exactNumbers)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let fields):
      out.append(UInt8(ascii: "{"))
      for (index, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        append(field.key, to: &out)
        out.append(UInt8(ascii: ":"))
        append(field.value, to: &out, exactNumbers: exactNumbers)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): out += "\\\"".utf8
      case UInt8(ascii: "\\"): out += "\\\\".utf8
      case 0..<0x20:
        let hex = String(byte, radix: 16)
        out += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  /// A double holds whole numbers up to 2^53. Fractions always count as fitting: they are measurements, for which a
  /// double is precise enough.
  private static func fitsDouble(_ digits: String) -> Bool {
    guard !digits.contains(where: { ".eE".contains($0) }) else { return true }
    return Int64(digits).map { $0.magnitude <= 1 << 53 } ?? false
  }
}
