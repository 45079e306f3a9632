/// JSON to send. Keys keep the order in which they are written, so that the same update always gives the same bytes.
package indirect enum JSONBody: Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case null
  case list([JSONBody])
  case object([(key: String, value: JSONBody)])

  package static let contentType = "application/json; charset=utf-8"

  package var serialized: String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.text(text)
    case .number(let number): writer.raw(String(number))
    case .flag(let flag): writer.raw(flag ? "true" : "false")
    case .null: writer.raw("null")
    case .list(let items): writer.list(items) { $1.write(to: &$0) }
    case .object(let fields): writer.object(fields) { $1.write(to: &$0) }
    }
  }
}

extension JSONBody: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(integerLiteral number: Int) { self = .number(number) }
  package init(booleanLiteral flag: Bool) { self = .flag(flag) }
  package init(arrayLiteral items: JSONBody...) { self = .list(items) }
  package init(dictionaryLiteral pairs: (String, JSONBody)...) {
    self = .object(pairs.map { (key: $0.0, value: $0.1) })
  }
}
