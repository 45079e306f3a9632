import Model

/// Telephone numbers and mail addresses, in the ways that people write them.
enum ContactData {
  /// The text with `…` in the place of each: in a sentence of the sender's own there may be one, and it is not for a channel.
  static func hidden(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let places = self.places(in: scalars)
    guard !places.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var index = 0
    for place in places {
      result.append(contentsOf: scalars[index..<place.lowerBound])
      result.append("…")
      index = place.upperBound
    }
    result.append(contentsOf: scalars[index...])
    return String(result)
  }

  static func stands(in line: String) -> Bool { !places(in: Array(line.unicodeScalars)).isEmpty }

  /// In their order, none over another.
  private static func places(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let last = places.last?.upperBound ?? 0
      if let place = text[index] == "@" ? address(around: index, in: text, after: last) : number(at: index, in: text) {
        places.append(max(place.lowerBound, last)..<place.upperBound)
        index = place.upperBound
      } else if isDigit(text[index]) {
        // The rest of a number that is none of a telephone.
        index = text[index...].firstIndex { !isDigit($0) } ?? text.count
      } else {
        index += 1
      }
    }
    return places
  }

  // MARK: Addresses

  /// Longest parts of an address (RFC 5321, 4.5.3.1), which also keep the search short.
  private static let partLimit = 255

  /// `ravi@voorbeeld.nl`: what stands around an @ without a blank, on both sides.
  private static func address(around at: Int, in text: [Unicode.Scalar], after last: Int) -> Range<Int>? {
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.properties.isWhitespace && !"<>()[]{},;:\"'“”‘’|".unicodeScalars.contains(scalar)
    }
    let start =
      text[max(last, at - partLimit)..<at].lastIndex { !isPart($0) }.map { $0 + 1 } ?? max(last, at - partLimit)
    let end = text[(at + 1)...].prefix(partLimit).firstIndex { !isPart($0) } ?? min(text.count, at + 1 + partLimit)
    guard start < at, end > at + 1, text[at - 1] != "/" else { return nil }
    let trimmed = text[..<end].lastIndex { !".!?".unicodeScalars.contains($0) }.map { $0 + 1 } ?? end
    return trimmed > at + 1 ? start..<trimmed : nil
  }

  // MARK: Telephone numbers

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let between = Set(
    "\u{20}\u{A0}\u{2007}\u{2009}\u{202F}-./()\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".unicodeScalars)

  /// A number of a telephone that begins here: with `+`, `00`, `0` or a bracket, or three groups as in America.
  private static func number(at start: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    let isBracket = text[start] == "(" && start + 1 < text.count && text[start + 1] != "("
    guard isDigit(text[start]) || text[start] == "+" || isBracket else { return nil }
    if start > 0 {
      let before = text[start - 1]
      if isDigit(before) || before.properties.isAlphabetic || "#_".unicodeScalars.contains(before) { return nil }
    }
    var groups: [Int] = []
    var end = start
    var index = start
    var isOpen = false
    // Longer than a number is a table of figures; it is read as far as a number can be.
    while index < text.count, index - start < 40 {
      let scalar = text[index]
      if isDigit(scalar) {
        if isOpen { groups[groups.count - 1] += 1 } else { groups.append(1) }
        (isOpen, end) = (true, index + 1)
      } else if between.contains(scalar) || scalar == "+" && index == start {
        isOpen = false
        // Two blanks or a sentence's end are the end.
        if index > end, index - end > 2 { break }
      } else {
        break
      }
      index += 1
    }
    let digits = groups.reduce(0, +)
    guard digits >= 7, end < text.count ? !text[end].properties.isAlphabetic : true else { return nil }
    let whole = text[start..<end]
    // The bracket of a sentence, and not of an area.
    let first = text[start] == "(" && !whole.contains(")") ? start + 1 : start
    let figures = whole.filter(isDigit)
    if text[first] == "+" || figures.starts(with: "00".unicodeScalars) { return digits >= 8 ? first..<end : nil }
    if isDate(groups, figures) { return nil }
    let isNational = figures.first == "0" && digits >= 9
    let isService = figures.starts(with: "0800".unicodeScalars) || figures.starts(with: "0900".unicodeScalars)
    let isAmerican = digits == 10 && groups == [3, 3, 4] || digits == 11 && groups == [1, 3, 3, 4]
    let hasArea = text[start] == "(" && whole.contains(")")
    // A Dutch number of which somebody left the 0 out: 6-12345678.
    let isMobile = groups == [1, 8] && figures.first == "6"
    return isNational || isService || isAmerican || hasArea || isMobile ? first..<end : nil
  }

  /// `01-12-2026 08.30`, `2026-12-01 10`: begins with a day or a year.
  private static func isDate(_ groups: [Int], _ digits: [Unicode.Scalar]) -> Bool {
    func value(_ range: Range<Int>) -> Int {
      digits[range].reduce(0) { $0 * 10 + Int($1.value - 0x30) }
    }
    if groups.count >= 3, groups[0] <= 2, groups[1] <= 2, groups[2] == 4 || groups[2] == 2 && groups.count == 3 {
      let (first, second) = (value(0..<groups[0]), value(groups[0]..<(groups[0] + groups[1])))
      let year = value((groups[0] + groups[1])..<(groups[0] + groups[1] + groups[2]))
      return (1...31).contains(first) && (1...31).contains(second) && (groups[2] == 2 || (1990...2099).contains(year))
    }
    return groups.count >= 2 && groups[0] == 4 && (1990...2099).contains(value(0..<4)) && groups[1] <= 2
  }
}
