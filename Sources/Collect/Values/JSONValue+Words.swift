import JSON

extension JSONValue {
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
}
