/// A key made of a record's text, for records without a key of their own. It survives a new date, a new owner and a
/// restart.
///
/// The key is a hash, FNV-1a with 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), because keys are stored even
/// where titles may not be.
enum StableKey {
  static func of(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let hex = String(hash, radix: 16)
    return "t" + String(repeating: "0", count: 16 - hex.count) + hex
  }

  /// The last eight hexadecimal digits, for keys that only have to differ from their neighbours.
  static func short(_ text: String) -> String { String(of(text).suffix(8)) }

  /// The same text twice in one reading is two records, so the second gets a number.
  static func of(_ text: String, counting seen: inout [String: Int]) -> String {
    let key = of(text)
    seen[key, default: 0] += 1
    return seen[key] == 1 ? key : "\(key)-\(seen[key] ?? 1)"
  }
}
