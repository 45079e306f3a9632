/// The key of a record whose source gives none, made of its words: `t0123456789abcdef`. The list that it stands in
/// follows where a source reads several (`.89abcdef`), and a number where the same words occur more than once (`-2`).
package struct WordKey: Hashable, Sendable {
  /// A digest of the words: `t` and 16 hexadecimal digits. Keys are stored even where titles may not be, so it is not
  /// the words.
  package let words: String
  /// A digest of the list's name: 8 hexadecimal digits.
  package let list: String?
  package let number: Int

  package init(words: String, list: String? = nil, number: Int = 1) {
    self.words = words
    self.list = list
    self.number = number
  }

  /// Reads a key of this form; nil for a key that a source gave.
  package init?(_ id: String) {
    let bytes = id.utf8
    guard bytes.count >= 17, bytes.first == UInt8(ascii: "t"), bytes.dropFirst().prefix(16).allSatisfy(\.isHexDigit)
    else {
      return nil
    }
    words = String(id.prefix(17))
    var rest = id.dropFirst(17)
    if rest.first == "." {
      let digest = rest.dropFirst().prefix(8)
      guard digest.utf8.count == 8, digest.utf8.allSatisfy(\.isHexDigit) else { return nil }
      list = String(digest)
      rest = rest.dropFirst(9)
    } else {
      list = nil
    }
    if rest.isEmpty {
      number = 1
    } else {
      guard rest.first == "-", let number = Int.digits(rest.dropFirst()), number > 1 else { return nil }
      self.number = number
    }
  }
}

extension WordKey: CustomStringConvertible {
  package var description: String { words + (list.map { ".\($0)" } ?? "") + (number > 1 ? "-\(number)" : "") }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool { (48...57).contains(self) || (97...102).contains(self) }
}
