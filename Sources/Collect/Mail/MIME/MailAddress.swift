/// The sender that a mail states: `"Jansen, Fatima" <f.jansen@voorbeeld.nl>`.
struct MailAddress: Hashable {
  /// The display name, decoded; empty where there is none.
  let name: String
  /// The address in lower case.
  let address: String

  /// The part before the `@`. It often spells the person as other systems do.
  var local: String { String(address.prefix { $0 != "@" }) }

  /// Reads the raw value of `From:`. Nil when it is not exactly one address: what two mail programs could read
  /// differently names nobody. Encoded words are decoded in the display name only, so that none can pose as the
  /// address.
  init?(_ field: String) {
    var parser = AddressParser(field)
    guard let (name, address) = parser.mailbox(), Self.isAddress(address) else { return nil }
    self.name = EncodedWords.decoded(name).trimmingSpaces()
    self.address = address.lowercased()
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
      && text.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0.value != 0x7F && !"<>()[],;:\\\"".unicodeScalars.contains($0)
      }
  }

  /// Whether an entry of `senders:` covers this address: the address itself, its domain, or `*`.
  func matches(_ entry: String) -> Bool {
    let entry = entry.trimmingSpaces().lowercased()
    if entry == "*" { return true }
    if let at = entry.firstIndex(of: "@"), at != entry.startIndex { return address == entry }
    let domain = entry.drop { $0 == "@" }
    return !domain.isEmpty && address.hasSuffix("@" + domain)
  }
}

/// Reads a mailbox of `From:` from left to right (RFC 5322, 3.4).
private struct AddressParser {
  private var rest: Substring
  init(_ text: String) { rest = text.prefix(2_000) }

  /// Reads `name <address>` or a bare address, with nothing behind it.
  mutating func mailbox() -> (name: String, address: String)? {
    var words: [String] = []
    var hasQuotes = false
    while let character = rest.first {
      switch character {
      case "\"":
        hasQuotes = true
        words.append(quoted())
      case "(": comment()
      case "<":
        rest.removeFirst()
        guard let close = rest.firstIndex(of: ">") else { return nil }
        let address = rest[..<close].trimmingSpaces()
        rest = rest[rest.index(after: close)...]
        return isAtEnd() ? (words.joined(separator: " "), address) : nil
      case ",", ";": return nil
      case _ where character.isWhitespace: rest.removeFirst()
      default: words.append(word())
      }
    }
    return words.count == 1 && !hasQuotes ? ("", words[0]) : nil
  }

  private mutating func isAtEnd() -> Bool {
    while let character = rest.first {
      if character == "(" { comment() } else if character.isWhitespace { rest.removeFirst() } else { return false }
    }
    return true
  }

  private mutating func quoted() -> String {
    var text = ""
    rest.removeFirst()
    while let character = rest.popFirst(), character != "\"" {
      text.append(character == "\\" ? rest.popFirst() ?? character : character)
    }
    return text
  }

  private mutating func comment() {
    var depth = 0
    while let character = rest.popFirst() {
      if character == "\\" { _ = rest.popFirst() }
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0 { return }
    }
  }

  private mutating func word() -> String {
    let word = rest.prefix { !$0.isWhitespace && !"\"(<,;".contains($0) }
    rest = rest[word.endIndex...]
    return String(word)
  }
}
