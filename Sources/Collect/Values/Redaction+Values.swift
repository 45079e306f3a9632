import HTTP
import JSON
import Model

extension Redaction {
  /// The value with `<secret>` in place of every secret that stands in one of its texts.
  func clean(_ value: JSONValue) -> JSONValue {
    if self == .none { return value }
    return switch value {
    case .text(let text): .text(clean(text))
    case .list(let items): .list(items.map(clean))
    case .object(let fields): .object(fields.mapValues(clean))
    case .null, .bool, .number: value
    }
  }
}
