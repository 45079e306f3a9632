import Model

/// What an answer with named fields must be before it counts as a list of records.
enum RecordList {
  /// The same, with how its texts write numbers.
  ///
  /// - Parameter kind: of each record; nil where jq makes them, which may read anything but nothing.
  static func checked(_ decoded: Decoded, of kind: RecordKind?) throws(DecodingProblem) -> Decoded {
    var decoded = decoded
    switch decoded.value {
    // An empty list is `[]`. What programs write when they failed must not look like a quiet day.
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

  /// How jq names what stands in a field, each of its values.
  static func path(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F }
    return isPlain ? "\".\(name)[]\"" : "'.[\"\(name)\"][]'"
  }

  /// The one list of an object that is no record itself.
  private static func onlyList(in fields: [String: Value], insteadOf kind: RecordKind) -> String? {
    let isRecord = kind.neededColumns.allSatisfy { $0.contains { fields[$0].map { !$0.isAbsent } ?? false } }
    guard !isRecord else { return nil }
    let lists = fields.filter { name, value in
      guard case .list(let items) = value, !RecordKind.listFields.contains(name) else { return false }
      return items.allSatisfy { if case .object = $0 { true } else { false } }
    }
    return lists.count == 1 ? lists.first?.key : nil
  }

  private static func hasDecimalComma(_ value: Value) -> Bool {
    switch value {
    case .text(let text): NumberStyle.hasDecimalComma(text)
    case .list(let items): items.contains(where: hasDecimalComma)
    case .object(let fields): fields.values.contains(where: hasDecimalComma)
    case .null, .bool, .number: false
    }
  }
}
