/// What a decoder makes of a source's bytes, before anything is known about records.
///
/// Numbers keep the digits they were written with, because an id above 2^53 would change as a double.
enum Value: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case list([Value])
  case object([String: Value])

  /// An empty text counts as absent, because CSV cannot write a missing value in another way.
  var isAbsent: Bool {
    switch self {
    case .null: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }

  /// The value as a sentence quotes it.
  var inWords: String {
    switch self {
    case .null: "nothing"
    case .bool(let flag): "\(flag)"
    case .number(let digits): digits
    case .text(let text): "\"\(shown(text))\""
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// The fields of an object; empty for any other value.
  var fields: [String: Value] {
    if case .object(let fields) = self { fields } else { [:] }
  }
}
