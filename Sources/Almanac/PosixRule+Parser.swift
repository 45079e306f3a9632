extension PosixRule {
  /// Nil when the text is no POSIX rule. The extensions of zone files are included: names in `<>`, and hours up to
  /// ±167.
  init?(_ text: some Sequence<UInt8>) {
    var parser = Parser(rest: Array(text)[...])
    guard parser.name(), let west = parser.duration(hours: 24) else { return nil }
    guard !parser.rest.isEmpty else {
      self.init(standard: -west, summer: nil)
      return
    }
    guard parser.name() else { return nil }
    var offset = -west + 3600
    if parser.rest.first != Parser.comma {
      guard let summerWest = parser.duration(hours: 24) else { return nil }
      offset = -summerWest
    }
    guard let start = parser.change(), let end = parser.change(), parser.rest.isEmpty else { return nil }
    self.init(standard: -west, summer: Summer(offset: offset, start: start, end: end))
  }

  private struct Parser {
    static let comma = UInt8(ascii: ",")
    var rest: ArraySlice<UInt8>

    mutating func take(_ byte: Character) -> Bool {
      guard rest.first == byte.asciiValue else { return false }
      rest.removeFirst()
      return true
    }

    /// Skips a name, `CET` or `<+1030>`, which has no meaning here.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(end + 1)...]
        return true
      }
      let letters = rest.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard (1...4).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return range.contains(value) ? value : nil
    }

    /// Reads `[+-]h[h[h]][:mm[:ss]]`, in seconds.
    mutating func duration(hours: Int) -> Int64? {
      let negative = take("-")
      if !negative { _ = take("+") }
      guard var seconds = number(0...hours).map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] where take(":") {
        guard let part = number(0...59) else { return nil }
        seconds += part * unit
      }
      return Int64(negative ? -seconds : seconds)
    }

    /// Reads `,M3.5.0/2`. The time is two in the morning when none is given.
    mutating func change() -> Change? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return Change(day: day, time: 7200) }
      return duration(hours: 167).map { Change(day: day, time: $0) }
    }

    mutating func day() -> Change.Day? {
      if take("J") { return number(1...365).map { .julian($0) } }
      guard take("M") else { return number(0...365).map { .zeroBased($0) } }
      guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
      else { return nil }
      return .month(month, week: week, weekday: weekday)
    }
  }
}
