import Foundation
import Model

/// JSON in a column, with the keys in one order, so that equal values are equal text.
enum JSONColumn {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Nil when an older or newer program wrote it in a form that this one does not read.
  static func value<T: Decodable>(_ type: T.Type, from text: String) -> T? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// The same without the names of some people.
  static func value<T: Decodable>(_ type: T.Type, from text: String, without unnamed: Unnamed) -> T? {
    let decoder = JSONDecoder()
    if let key = Unnamed.reading { decoder.userInfo[key] = unnamed }
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
