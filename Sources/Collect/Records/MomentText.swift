import Model

/// Dates and times as sources write them. Day and month are never guessed: only forms that start with the year are read.
enum MomentText {
  /// `2026-12-01` is a day. A time needs its zone: `2026-12-01T16:41:07Z`, `…07.123+01:00`, `…+0100`, `20261119T154100Z`.
  static func parse(_ text: String) -> Moment? {
    let text = text.trimmingSpaces()
    if let day = CivilDate(text) { return .day(day) }
    var scanner = Digits(text)
    guard let day = scanner.date(), scanner.take("T") || scanner.take("t") || scanner.take(" ") else { return nil }
    guard let (time, milliseconds) = scanner.time(), let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    let wall = CivilDateTime(day, time).wallSeconds
    return .instant(Instant(milliseconds: (wall - Int64(offset)) * 1000 + Int64(milliseconds)))
  }

  static let expected = "a day like 2026-12-01 or a time with its zone like 2026-12-01T16:30:00+01:00"
}

extension StringProtocol {
  func trimmingSpaces() -> String {
    let head = drop(while: \.isWhitespace)
    guard let end = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...end])
  }
}

/// Reads the parts of a time stamp from left to right.
private struct Digits {
  private var rest: Substring.UTF8View
  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func number(_ width: Int) -> Int? {
    let head = rest.prefix(width)
    guard head.count == width, head.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest.removeFirst(width)
    return head.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `2026-11-19` or `20261119`.
  mutating func date() -> CivilDate? {
    guard let year = number(4) else { return nil }
    let dashes = take("-")
    guard let month = number(2), !dashes || take("-"), let day = number(2) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// `16:41`, `16:41:07`, `164107`, with a fraction of any length. A leap second is told as the second before it.
  mutating func time() -> (TimeOfDay, milliseconds: Int)? {
    guard let hour = number(2) else { return nil }
    let colons = take(":")
    guard let minute = number(2) else { return nil }
    var second = 0
    if !colons || take(":") {
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
    return TimeOfDay(hour: hour, minute: minute, second: second).map { ($0, milliseconds) }
  }

  /// Seconds east of UTC; nil without a zone, because a wall without a zone is a guess.
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
