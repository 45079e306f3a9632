/// What a decoder makes of a source's bytes, before anything is known about records.
///
/// Numbers keep the digits they were written with: an id above 2^53 must not change on its way.
enum Value: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case list([Value])
  case object([String: Value])

  /// The empty text counts as absent, as it does in every CSV.
  var isAbsent: Bool {
    switch self {
    case .null: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }

  /// What a person would call it in a sentence.
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

  /// The fields of an object, or nothing.
  var fields: [String: Value] {
    if case .object(let fields) = self { fields } else { [:] }
  }
}
