import Model

/// A day, or a time with its zone, as a calendar writes it.
enum CalendarTime: Hashable {
  case day(CivilDate)
  case wall(CivilDateTime, Zone)

  /// Reads `20261204` or `20261204T180000`, with a `Z` behind it for UTC.
  init?(_ text: String, zone: Zone) {
    let digits = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= digits.count, digits[range].allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      return digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if digits.count == 8 {
      self = .day(date)
      return
    }
    let isUTC = digits.last == UInt8(ascii: "Z")
    // Some programs leave out the seconds.
    let isShort = digits.count == (isUTC ? 14 : 13)
    guard isShort || digits.count == (isUTC ? 16 : 15), digits[8] == UInt8(ascii: "T"), let hour = number(9..<11),
      let minute = number(11..<13), let second = isShort ? 0 : number(13..<15),
      let time = TimeOfDay(hour: hour, minute: minute, second: second == 60 ? 59 : second)
    else { return nil }
    self = .wall(CivilDateTime(date, time), isUTC ? .utc : zone)
  }

  var date: CivilDate {
    switch self {
    case .day(let day): day
    case .wall(let wall, _): wall.date
    }
  }

  /// The time on its own wall clock. A day is taken from its midnight.
  var wall: CivilDateTime {
    switch self {
    case .day(let day): CivilDateTime(day, .midnight)
    case .wall(let wall, _): wall
    }
  }

  /// The instant of a time. One that a change of the clock skips is at the end of the gap; one that occurs twice is the
  /// first.
  var moment: Moment {
    switch self {
    case .day(let day): .day(day)
    case .wall(let wall, let zone): .instant(zone.firstInstant(reaching: wall))
    }
  }
}

/// A duration such as `P1D`, `PT1H30M`, `P2W`. Days are counted on the wall clock, hours are elapsed time (RFC 5545,
/// 3.3.6).
struct CalendarDuration: Hashable {
  let days: Int
  let seconds: Int

  init(days: Int = 0, seconds: Int = 0) {
    self.days = days
    self.seconds = seconds
  }

  init?(_ text: String) {
    var rest = Substring(text.uppercased())
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    var (days, seconds) = (0, 0)
    var inTime = false
    while let first = rest.first {
      if first == "T", !inTime {
        inTime = true
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      // Seven digits are enough: as seconds they are nearly four months.
      guard (1...7).contains(digits.utf8.count), let number = Int(digits), let unit = rest.popFirst() else {
        return nil
      }
      switch (unit, inTime) {
      case ("W", false): days += number * 7
      case ("D", false): days += number
      case ("H", true): seconds += number * 3600
      case ("M", true): seconds += number * 60
      case ("S", true): seconds += number
      default: return nil
      }
    }
    // An entry of more than a hundred years is a mistake.
    guard days + seconds / 86_400 <= 36_600 else { return nil }
    // An event that ends before it begins is taken to end when it begins.
    if isNegative { (days, seconds) = (0, 0) }
    self.init(days: days, seconds: seconds)
  }
}
