import Foundation

/// Text that others wrote. It is cleaned once, when it is read: valid UTF-8, NFC, one line, no invisible characters,
/// limited in length.
///
/// Its characters are reached only through `escaped(_:)`, so that every place of output names its escaper. It is safe
/// to print, because cleaning removes what could drive a terminal or forge a log line.
package struct UntrustedText: Hashable, Sendable {
  private let cleaned: String

  /// The most characters (grapheme clusters) and bytes that a text keeps.
  package static let characterLimit = 2_000
  package static let byteLimit = 8 * 1024

  package init(_ raw: String) { cleaned = UntrustedText.clean(raw) }

  package var isEmpty: Bool { cleaned.isEmpty }
  package var count: Int { cleaned.count }

  /// The text through the escaper of the place that it goes to. Right-to-left text is isolated (U+2068 … U+2069), so
  /// that it does not reorder what stands beside it.
  package func escaped(_ escape: (String) -> String) -> String {
    let escaped = escape(cleaned)
    return cleaned.unicodeScalars.contains(where: \.isRightToLeft) ? "\u{2068}\(escaped)\u{2069}" : escaped
  }

  /// The text cut to at most `limit` characters, the last of which is an ellipsis. It is cut between two words, unless
  /// its first word is longer than that.
  package func shortened(to limit: Int) -> UntrustedText {
    guard cleaned.count > limit else { return self }
    let head = cleaned.prefix(max(0, limit - 1))
    let endsWord = head.endIndex == cleaned.endIndex || cleaned[head.endIndex] == " "
    let whole = endsWord ? head : head.lastIndex(of: " ").map { head[..<$0] } ?? head
    let trimmed = whole.reversed().drop { " ,;:-(".contains($0) }.reversed()
    return UntrustedText(String(trimmed) + "…")
  }

  /// As `shortened(to:)`, but the text stays whole where a number (a day, an hour, an amount) would be cut off and it
  /// has at most `most` characters.
  package func shortened(to limit: Int, keepingNumbersUpTo most: Int) -> UntrustedText {
    let short = shortened(to: limit)
    let lost = cleaned.dropFirst(max(0, short.count - 1))
    // A number right before the cut has lost what it counts: "before 11…" is no day.
    let isCut = lost.contains(where: \.isNumber) || short.cleaned.dropLast().last?.isNumber == true
    return short != self && count <= most && isCut ? self : short
  }

  /// Whether the text equals a word of the configuration (a label, a name), without regard to case.
  package func matches(_ word: String) -> Bool {
    cleaned.lowercased() == UntrustedText.clean(word).lowercased()
  }
}

extension UntrustedText: CustomStringConvertible, Codable {
  package var description: String { cleaned }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self.init(decoder.unnamed?.text(text) ?? text)
  }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(cleaned)
  }
}

extension UntrustedText {
  /// The most combining marks on one letter. More than that ("zalgo") covers the lines above and below.
  private static let markLimit = 8

  static func clean(_ raw: String) -> String {
    var scalars = String.UnicodeScalarView()
    var marks = 0
    var bytes = 0
    var pendingSpace = false
    // A hostile field can be megabytes long, so only the beginning is looked at: eight times what can remain.
    for scalar in raw.unicodeScalars.prefix(8 * byteLimit) {
      if scalar.properties.isWhitespace || scalar.isLineBreak {
        pendingSpace = !scalars.isEmpty
        continue
      }
      if scalar.isInvisible { continue }
      marks = scalar.isCombiningMark ? marks + 1 : 0
      if marks > markLimit { continue }
      if pendingSpace {
        scalars.append(" ")
        bytes += 1
        pendingSpace = false
      }
      bytes += scalar.utf8.count
      if bytes > byteLimit { break }
      scalars.append(scalar)
    }
    let text = String(scalars).precomposedStringWithCanonicalMapping
    return keepingJoinersInside(text.count > characterLimit ? String(text.prefix(characterLimit - 1)) + "…" : text)
  }

  /// Keeps the joiners ZWJ and ZWNJ between two visible characters (emoji families, Persian, Indic scripts), and
  /// removes them at an edge.
  private static func keepingJoinersInside(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isJoiner) else { return text }
    let scalars = Array(text.unicodeScalars)
    var kept = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar.isJoiner {
        let before = index > 0 ? scalars[index - 1] : " "
        let after = index + 1 < scalars.count ? scalars[index + 1] : " "
        guard before.joins, after.joins else { continue }
      }
      kept.append(scalar)
    }
    return String(kept)
  }
}

extension Unicode.Scalar {
  fileprivate var isLineBreak: Bool { value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029 }
  fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
  fileprivate var joins: Bool {
    !isJoiner && (properties.isAlphabetic || properties.isEmoji || value == 0xFE0F || isCombiningMark)
  }

  fileprivate var isCombiningMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: !properties.isEmojiModifier && !(0xFE00...0xFE0F).contains(value)
    default: false
    }
  }

  /// Control, format and other invisible characters, noncharacters and private use.
  fileprivate var isInvisible: Bool {
    if isJoiner || value == 0xFE0F { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: return true
    case .unassigned: return properties.isNoncharacterCodePoint || properties.isDefaultIgnorableCodePoint
    default: return properties.isDefaultIgnorableCodePoint && !(0xFE00...0xFE0F).contains(value)
    }
  }

  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}

/// A web address from outside: `http` or `https`, with a host, and without anything that could break out of a markup
/// link.
package struct WebLink: Hashable, Sendable, Codable {
  package let address: String

  /// Nil when it is not a plain web address. Callers then leave out the link and keep the line.
  package init?(_ raw: String) {
    let text = raw.trimmingCharacters(in: .whitespaces)
    guard text.utf8.count <= 2_000, let scheme = text.range(of: "://") else { return nil }
    let name = text[..<scheme.lowerBound].lowercased()
    let rest = text[scheme.upperBound...]
    guard name == "https" || name == "http", let first = rest.unicodeScalars.first, first.isHostStart,
      rest.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    let host = rest.prefix { !"/?#".contains($0) }
    guard !host.contains("@") else { return nil }
    address = name + "://" + String(rest).percentEncoded(leaving: WebLink.plain.contains)
  }

  /// The characters that stay as they are. All that a markup could read as its own (`< > " | ( ) [ ] \ ^ *` and so on)
  /// is percent-encoded.
  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'+,;=%".utf8)
}

extension WebLink {
  /// Decodes an address. Of one that names somebody who is not to be named, only the scheme and the host remain.
  package init(from decoder: any Decoder) throws {
    let address = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .address)
    let isNamed = decoder.unnamed?.isNamed(in: address.percentDecoded) ?? false
    self.address = isNamed ? WebLink.place(of: address) : address
  }

  /// The scheme and the host: `https://host/`.
  private static func place(of address: String) -> String {
    guard let mark = address.range(of: "://") else { return address }
    return address[..<mark.upperBound] + address[mark.upperBound...].prefix { !"/?#".contains($0) } + "/"
  }
}

extension Decoder {
  /// The people whose names this decoder has to leave out.
  var unnamed: Unnamed? { Unnamed.reading.flatMap { userInfo[$0] as? Unnamed } }
}

extension Unicode.Scalar {
  fileprivate var isHostStart: Bool { properties.isAlphabetic || (48...57).contains(value) || value == 0x5B }
}
