import Model

/// Reads the parts of a date and a time from left to right.
struct DateScanner {
  private var rest: Substring.UTF8View
  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  private var digitsAhead: Int { rest.prefix { (0x30...0x39).contains($0) }.count }

  private mutating func number(_ width: Int) -> Int? {
    guard digitsAhead >= width else { return nil }
    let head = rest.prefix(width)
    rest.removeFirst(width)
    return head.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A number of one or two digits.
  private mutating func short() -> Int? {
    let width = digitsAhead
    return (1...2).contains(width) ? number(width) : nil
  }

  /// Reads `2026-11-19`, `20261119` and `2026/11/9`; with `order` also `19-11-2026`, `19/11/2026` and `19.11.2026`.
  mutating func date(_ order: DateOrder?) -> (day: CivilDate, isYearFirst: Bool)? {
    if digitsAhead == 4 || digitsAhead == 8 {
      let isCompact = digitsAhead == 8
      guard let year = number(4) else { return nil }
      let mark = isCompact ? nil : separator()
      guard isCompact || mark != nil, let month = isCompact ? number(2) : short(),
        mark.map({ take($0) }) ?? true, let day = isCompact ? number(2) : short(), digitsAhead == 0
      else { return nil }
      return CivilDate(year: year, month: month, day: day).map { ($0, true) }
    }
    guard let order, order != .yearMonthDay, let first = short(), let mark = separator(), let second = short(),
      take(mark),
      digitsAhead == 4, let year = number(4)
    else { return nil }
    let (day, month) = order == .dayMonthYear ? (first, second) : (second, first)
    return CivilDate(year: year, month: month, day: day).map { ($0, false) }
  }

  private mutating func separator() -> Unicode.Scalar? {
    for mark: Unicode.Scalar in ["-", "/", "."] where take(mark) { return mark }
    return nil
  }

  /// Skips what stands between a date and a time: `T`, a comma, blanks. False when nothing of that stands there.
  mutating func gap() -> Bool {
    if take("T") || take("t") { return true }
    let comma = take(",")
    guard take(" ") || comma else { return false }
    while take(" ") {}
    return true
  }

  /// Reads `16:41`, `16:41:07`, `164107` or `4:41 PM`, with a fraction of any length. A leap second counts as the
  /// second before it.
  mutating func time() -> (TimeOfDay, milliseconds: Int)? {
    let isShort = digitsAhead == 1
    guard var hour = isShort ? number(1) : number(2) else { return nil }
    let colons = take(":")
    guard colons || !isShort, let minute = number(2) else { return nil }
    var second = 0
    if colons ? take(":") : digitsAhead > 0 {
      guard let given = number(2) else { return nil }
      second = min(given, 59)
    }
    var milliseconds = 0
    if take(".") || take(",") {
      var scale = 100
      guard let first = number(1) else { return nil }
      milliseconds = first * scale
      while let digit = number(1) {
        scale /= 10
        milliseconds += digit * scale
      }
    }
    if let isAfternoon = half() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    return TimeOfDay(hour: hour, minute: minute, second: second).map { ($0, milliseconds) }
  }

  /// Reads `AM` (false) or `PM` (true) behind a time.
  private mutating func half() -> Bool? {
    let words = String(Substring(rest)).uppercased()
    for (word, isAfternoon) in [(" AM", false), (" PM", true), ("AM", false), ("PM", true)] where words.hasPrefix(word)
    {
      rest.removeFirst(word.utf8.count)
      return isAfternoon
    }
    return nil
  }

  /// The zone in seconds east of UTC; nil where none stands there or it is not a valid one.
  mutating func offset() -> Int? {
    _ = take(" ")
    if take("Z") || take("z") { return 0 }
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(2), hours <= 18 else { return nil }
    guard !isAtEnd else { return sign * hours * 3600 }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
