import Model

extension Redaction {
  /// A value with `<secret>` in the place of each secret that one of its texts repeats.
  func clean(_ value: Value) -> Value {
    if self == .none { return value }
    return switch value {
    case .text(let text): .text(clean(text))
    case .list(let items): .list(items.map(clean))
    case .object(let fields): .object(fields.mapValues(clean))
    case .null, .bool, .number: value
    }
  }
}
