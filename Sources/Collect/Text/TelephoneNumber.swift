/// Finds telephone numbers in text, as people of several countries write them.
enum TelephoneNumber {
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let between = Set(
    "\u{20}\u{A0}\u{2007}\u{2009}\u{202F}-./()_·•\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".unicodeScalars)

  /// Labels that people write directly before a number: `M06-12345678`.
  private static let labels: Set<String> = [
    "m", "t", "f", "p", "tel", "mob", "gsm", "fax", "telefoon", "mobiel", "mobile", "phone",
  ]

  /// Whether a number can begin at this place: not inside a code (`INC0012345678`) or a name (`bestand_0612345678`).
  private static func canBegin(at start: Int, in text: [Unicode.Scalar]) -> Bool {
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      isDigit(scalar) || scalar.properties.isAlphabetic || scalar == "_"
    }
    guard start > 0 else { return true }
    if text[start - 1] == "#" { return false }
    let before = text[max(0, start - 10)..<start].reversed().prefix(while: isWord).reversed()
    // In `_06-12345678_` the underscores are Markdown.
    let words = String(String.UnicodeScalarView(before)).lowercased().split(separator: "_")
    return words.isEmpty || words.count == 1 && labels.contains(String(words[0]))
  }

  /// The telephone number that begins here. It starts with `+`, `00`, `0` or a bracket, or has three groups as in
  /// America.
  static func range(at start: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    let isBracket = text[start] == "(" && start + 1 < text.count && text[start + 1] != "("
    guard isDigit(text[start]) || text[start] == "+" || isBracket else { return nil }
    guard canBegin(at: start, in: text) else { return nil }
    var groups: [Int] = []
    var end = start
    var index = start
    var isOpen = false
    // A longer run of digits is a table of figures; it is read only as far as a number can reach.
    while index < text.count, index - start < 40 {
      let scalar = text[index]
      if isDigit(scalar) {
        if isOpen { groups[groups.count - 1] += 1 } else { groups.append(1) }
        (isOpen, end) = (true, index + 1)
      } else if between.contains(scalar) || scalar == "+" && index == start {
        isOpen = false
        // More than two signs between digits end the number.
        if index > end, index - end > 2 { break }
      } else {
        break
      }
      index += 1
    }
    let digits = groups.reduce(0, +)
    guard digits >= 7, end < text.count ? !text[end].properties.isAlphabetic : true else { return nil }
    let whole = text[start..<end]
    // A bracket that does not close inside the number belongs to the sentence, and not to an area code.
    let first = text[start] == "(" && !whole.contains(")") ? start + 1 : start
    let figures = whole.filter(isDigit)
    if text[first] == "+" || figures.starts(with: "00".unicodeScalars) { return digits >= 8 ? first..<end : nil }
    if isDate(groups, figures) { return nil }
    let isNational = figures.first == "0" && digits >= 9
    let isService = figures.starts(with: "0800".unicodeScalars) || figures.starts(with: "0900".unicodeScalars)
    let isAmerican = digits == 10 && groups == [3, 3, 4] || digits == 11 && groups == [1, 3, 3, 4]
    let hasArea = text[start] == "(" && whole.contains(")")
    // A Dutch mobile number without its 0: 6-12345678.
    let isMobile = groups == [1, 8] && figures.first == "6"
    return isNational || isService || isAmerican || hasArea || isMobile ? first..<end : nil
  }

  /// Whether the digits begin with a date: `01-12-2026 08.30`, `2026-12-01 10`.
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
