/// Finds mail addresses in text, including spellings by which people hide them from programs: `ravi(at)voorbeeld.nl`.
enum WrittenAddress {
  /// The longest part of an address (RFC 5321, 4.5.3.1). The limit also keeps the search short.
  private static let partLimit = 255

  /// The address around the `@`, or around what stands for an `@`, at this place.
  ///
  /// - Parameter last: the end of what was found before; the address begins no earlier.
  static func range(at index: Int, in text: [Unicode.Scalar], after last: Int) -> Range<Int>? {
    if text[index] == "@" {
      return joined(around: index, in: text, after: last) ?? spaced(index..<index + 1, in: text, after: last)
    }
    return bracketed(["at"], at: index, in: text).flatMap { spaced($0, in: text, after: last) }
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && !"<>()[]{},;:\"'“”‘’|".unicodeScalars.contains(scalar)
  }

  /// The first character of the part that ends before `end`.
  private static func start(before end: Int, in text: [Unicode.Scalar], after last: Int) -> Int {
    let first = max(last, end - partLimit)
    return text[first..<max(first, end)].lastIndex { !isPart($0) }.map { $0 + 1 } ?? first
  }

  /// `ravi@voorbeeld.nl`, without blanks around the @.
  private static func joined(around at: Int, in text: [Unicode.Scalar], after last: Int) -> Range<Int>? {
    let start = start(before: at, in: text, after: last)
    let end = text[(at + 1)...].prefix(partLimit).firstIndex { !isPart($0) } ?? min(text.count, at + 1 + partLimit)
    guard start < at, end > at + 1, text[at - 1] != "/" else { return nil }
    let trimmed = text[..<end].lastIndex { !".!?".unicodeScalars.contains($0) }.map { $0 + 1 } ?? end
    return trimmed > at + 1 ? start..<trimmed : nil
  }

  /// `ravi @ voorbeeld.nl`, `ravi [at] voorbeeld.nl`. A host must follow; otherwise the sign is a word of the
  /// sentence.
  private static func spaced(_ mark: Range<Int>, in text: [Unicode.Scalar], after last: Int) -> Range<Int>? {
    let before = text[..<mark.lowerBound].suffix(2).reversed().prefix { $0.properties.isWhitespace }.count
    let after = text[mark.upperBound...].prefix(2).prefix { $0.properties.isWhitespace }.count
    let end = mark.lowerBound - before
    let start = start(before: end, in: text, after: last)
    guard start < end, text[start..<end].contains(where: { $0.properties.isAlphabetic || TelephoneNumber.isDigit($0) }),
      let host = host(from: mark.upperBound + after, in: text)
    else { return nil }
    // `vraag @ravi.patel` mentions a person.
    let isMention = text[mark.lowerBound] == "@" && after == 0
    return isMention && !domains.contains(host.last) ? nil : start..<host.end
  }

  private static let domains: Set<String> = [
    "nl", "be", "de", "fr", "com", "eu", "org", "net", "uk", "gov", "at", "ch", "lu", "info",
  ]

  /// `(at)`, `[dot]`, with blanks around the word.
  private static func bracketed(_ words: [String], at start: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    let close: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}"]
    guard let sign = close[text[start]], let end = text[start...].prefix(9).firstIndex(of: sign) else { return nil }
    let word = String(String.UnicodeScalarView(text[(start + 1)..<end])).lowercased().trimmingSpaces()
    return words.contains(word) ? start..<end + 1 : nil
  }

  /// A host such as `mail.voorbeeld.nl` or `voorbeeld[punt]nl`: words with points between them, the last of letters
  /// only.
  private static func host(from start: Int, in text: [Unicode.Scalar]) -> (end: Int, last: String)? {
    var found: (end: Int, last: String)?
    var index = start
    while index < text.count, index - start < partLimit {
      let end =
        text[index...].firstIndex { !$0.properties.isAlphabetic && !TelephoneNumber.isDigit($0) && $0 != "-" }
        ?? text.count
      guard end > index else { break }
      let word = String(String.UnicodeScalarView(text[index..<end])).lowercased()
      if index > start, word.count >= 2, word.allSatisfy(\.isLetter) { found = (end, word) }
      guard end < text.count else { break }
      let blanks = text[end...].prefix(1).prefix { $0.properties.isWhitespace }.count
      if text[end] == "." {
        index = end + 1
      } else if end + blanks < text.count, let dot = bracketed(["dot", "punt", "punkt"], at: end + blanks, in: text) {
        index = dot.upperBound + text[dot.upperBound...].prefix(1).prefix { $0.properties.isWhitespace }.count
      } else {
        break
      }
    }
    return found
  }
}
