import HTTP
import JSON
import Model

/// A JSON answer of a service. Nothing in it is trusted: the body may be an HTML page, half an answer, or nonsense.
struct AnswerJSON {
  let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  /// Nil for anything but a whole object.
  init?(_ answer: HTTPAnswer) {
    guard answer.body.first == UInt8(ascii: "{"), !answer.truncated, let value = try? JSONReader.read(answer.body)
    else {
      return nil
    }
    self.value = value
  }

  subscript(path: String...) -> AnswerJSON? {
    path.reduce(self) { json, key in (json?.value.fields[key]).map { AnswerJSON($0) } }
  }

  var number: Double? { if case .number(let digits) = value { Double(digits) } else { nil } }
  var text: String? { if case .text(let text) = value { text } else { nil } }
  var flag: Bool? { if case .bool(let flag) = value { flag } else { nil } }
  var list: [AnswerJSON]? { if case .list(let items) = value { items.map { AnswerJSON($0) } } else { nil } }

  /// The text as an id or an error code that can stand in a sentence: cleaned, at most 80 characters; nil for other values.
  var word: String? {
    let clean = text.map { UntrustedText($0) }
    return clean.flatMap { $0.isEmpty ? nil : $0.shortened(to: 80).description }
  }
}
