import Foundation
import HTTP
import Model

/// A JSON answer of a service. Nothing in it is trusted: the body may be an HTML page, half an answer, or nonsense.
enum AnswerJSON: Decodable {
  case object([String: AnswerJSON])
  case text(String)
  case value(Double)
  case other

  init?(_ answer: HTTPAnswer) {
    guard answer.body.first == UInt8(ascii: "{"), !answer.truncated,
      let json = try? JSONDecoder().decode(AnswerJSON.self, from: Data(answer.body))
    else { return nil }
    self = json
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let object = try? container.decode([String: AnswerJSON].self) {
      self = .object(object)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Double.self) {
      self = .value(number)
    } else {
      self = .other
    }
  }

  subscript(path: String...) -> AnswerJSON? {
    path.reduce(self) { json, key in
      guard case .object(let fields) = json else { return nil }
      return fields[key]
    }
  }

  var number: Double? {
    if case .value(let number) = self { number } else { nil }
  }

  /// The text as an id or an error code that can stand in a sentence: cleaned, at most 80 characters; nil for other values.
  var word: String? {
    guard case .text(let text) = self else { return nil }
    let clean = UntrustedText(text)
    return clean.isEmpty ? nil : clean.shortened(to: 80).description
  }
}
