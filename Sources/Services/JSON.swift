/// JSON to send. Keys keep the order in which they are written, so that the same update always gives the same bytes.
indirect enum JSON: Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case null
  case list([JSON])
  case object([(key: String, value: JSON)])

  /// Without white space outside texts.
  var serialized: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .text(let text): JSON.write(text, to: &out)
    case .number(let number): out += String(number)
    case .flag(let flag): out += flag ? "true" : "false"
    case .null: out += "null"
    case .list(let items):
      out += "["
      for (index, item) in items.enumerated() {
        if index > 0 { out += "," }
        item.write(to: &out)
      }
      out += "]"
    case .object(let pairs):
      out += "{"
      for (index, pair) in pairs.enumerated() {
        if index > 0 { out += "," }
        JSON.write(pair.key, to: &out)
        out += ":"
        pair.value.write(to: &out)
      }
      out += "}"
    }
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    defer { out += "\"" }
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
      out += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
  }

  static let contentType = "application/json; charset=utf-8"
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .text(text) }
  init(integerLiteral number: Int) { self = .number(number) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
  init(arrayLiteral items: JSON...) { self = .list(items) }
  init(dictionaryLiteral pairs: (String, JSON)...) { self = .object(pairs.map { (key: $0.0, value: $0.1) }) }
}
