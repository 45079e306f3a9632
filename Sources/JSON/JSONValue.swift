/// A value that was read, or that a decoder made of another format.
///
/// Numbers keep the digits they were written with, because an id above 2^53 would change as a double.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The fields of an object; empty for any other value.
  package var fields: [String: JSONValue] {
    if case .object(let fields) = self { fields } else { [:] }
  }

  /// JSON text; keys are sorted.
  ///
  /// - Parameter exactNumbers: writes whole numbers beyond a double's precision as text. jq computes in doubles and
  ///   would change their digits.
  package func serialized(exactNumbers: Bool = false) -> [UInt8] {
    var writer = JSONWriter()
    write(to: &writer, exactNumbers)
    return writer.bytes
  }

  private func write(to writer: inout JSONWriter, _ exactNumbers: Bool) {
    switch self {
    case .null: writer.raw("null")
    case .bool(let flag): writer.raw(flag ? "true" : "false")
    case .number(let digits):
      if exactNumbers, !JSONValue.fitsDouble(digits) { writer.text(digits) } else { writer.raw(digits) }
    case .text(let text): writer.text(text)
    case .list(let items): writer.list(items) { $1.write(to: &$0, exactNumbers) }
    case .object(let fields):
      writer.object(fields.sorted { $0.key < $1.key }) { $1.write(to: &$0, exactNumbers) }
    }
  }

  /// A double holds whole numbers up to 2^53. Fractions always count as fitting: they are measurements, for which a
  /// double is precise enough.
  private static func fitsDouble(_ digits: String) -> Bool {
    guard !digits.contains(where: { ".eE".contains($0) }) else { return true }
    return Int64(digits).map { $0.magnitude <= 1 << 53 } ?? false
  }
}
