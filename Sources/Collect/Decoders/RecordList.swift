import JSON
import Model

/// Checks that an answer is a list of records.
enum RecordList {
  /// The same answer, with the way in which its texts write fractions.
  ///
  /// - Parameter kind: the kind of its records; nil where jq makes them and may read any value but null.
  static func checked(_ decoded: Decoded, of kind: RecordKind?) throws(DecodingProblem) -> Decoded {
    var decoded = decoded
    switch decoded.value {
    // An empty list is written `[]`. Programs write null or nothing when they failed, and that must not look like a
    // quiet day.
    case .null:
      throw DecodingProblem(
        "it is null or empty, which is no list; an empty list is written [] and means that there is nothing")
    case .bool, .number, .text:
      if kind != nil { throw DecodingProblem("it is \(decoded.value.inWords); a list of records was expected") }
    case .object(let fields):
      if let kind, let name = onlyList(in: fields, insteadOf: kind) {
        throw DecodingProblem(
          "the list stands under \"\(shown(name))\"; say each: \(path(name)) at the source")
      }
    case .list: break
    }
    if kind ?? .metric == .metric, hasDecimalComma(decoded.value) { decoded.numbers = .either }
    return decoded
  }

  /// The jq path to each value of a field.
  static func path(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F }
    return isPlain ? "\".\(name)[]\"" : "'.[\"\(name)\"][]'"
  }

  /// The name of the only list in an object that is no record itself.
  private static func onlyList(in fields: [String: JSONValue], insteadOf kind: RecordKind) -> String? {
    let isRecord = kind.neededColumns.allSatisfy { $0.contains { fields[$0].map { !$0.isAbsent } ?? false } }
    guard !isRecord else { return nil }
    let lists = fields.filter { name, value in
      guard case .list(let items) = value, !RecordKind.listFields.contains(name) else { return false }
      return items.allSatisfy { if case .object = $0 { true } else { false } }
    }
    return lists.count == 1 ? lists.first?.key : nil
  }

  private static func hasDecimalComma(_ value: JSONValue) -> Bool {
    switch value {
    case .text(let text): NumberStyle.hasDecimalComma(text)
    case .list(let items): items.contains(where: hasDecimalComma)
    case .object(let fields): fields.values.contains(where: hasDecimalComma)
    case .null, .bool, .number: false
    }
  }
}
