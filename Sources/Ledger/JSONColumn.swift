import Foundation
import Model

/// Values of `Model` that stand in a column as JSON.
enum JSONColumn {
  /// The keys are sorted, so that equal values are equal text.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Nil when another version of the program wrote the text in a form that this one does not read.
  static func value<T: Decodable>(_ type: T.Type, from text: String) -> T? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// The same, with every text in it rewritten without the names of some people.
  static func value<T: Decodable>(_ type: T.Type, from text: String, without unnamed: Unnamed) -> T? {
    let decoder = JSONDecoder()
    if let key = Unnamed.reading { decoder.userInfo[key] = unnamed }
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
