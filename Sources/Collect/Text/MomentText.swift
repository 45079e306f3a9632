import Model

/// Reads dates and times as sources write them.
///
/// Day and month are never guessed: a date that does not start with the year is read in the order that the source
/// states, or refused.
struct MomentText: Sendable {
  /// The order of dates that the source states; nil where it states none.
  var order: DateOrder?
  /// The instant at which the team's clock shows a time. It is set where a time without a zone may be read as local
  /// time.
  var wallClock: (@Sendable (CivilDateTime) -> Instant)?

  enum Outcome: Equatable {
    case moment(Moment)
    /// The placeholders of programs that have no date: the year 1, 1970-01-01T00:00Z, day 0 of a spreadsheet,
    /// 9999-12-31.
    case noValue
    /// What the text should be and what to do; it ends a sentence that quotes the text.
    case wrong(String)
  }

  static let expected = "a day like 2026-12-01 or a time with its zone like 2026-12-01T16:30:00+01:00"

  /// `2026-12-01` is a day. A time needs its zone: `2026-12-01T16:41:07Z`, `…07.123+01:00`, `…+0100`,
  /// `20261119T154100Z`.
  func read(_ written: String) -> Outcome {
    let text = Self.bare(written)
    if let millis = Self.microsoftJSONDate(text) { return Self.checked(Instant(milliseconds: millis)) }
    if Self.isZero(text) { return .noValue }
    var scanner = DateScanner(text)
    guard let (day, isYearFirst) = scanner.date(order) else { return .wrong(remedy(text)) }
    if isYearFirst, !day.isReal { return .noValue }
    if day.isReal, let remedy = Self.remedy(forYear: day.year) { return .wrong(remedy) }
    if scanner.isAtEnd { return day.isReal ? .moment(.day(day)) : .noValue }
    guard scanner.gap(), let (time, milliseconds) = scanner.time() else { return .wrong(remedy(text)) }
    let clock = CivilDateTime(day, time)
    if scanner.isAtEnd {
      guard order != nil, let wallClock else {
        return .wrong(
          "it has no zone; write one behind it, like +01:00, or where it is what the team's own clock shows, "
            + "say dates: y-m-d at the source")
      }
      return day.isReal ? Self.checked(wallClock(clock).adding(.milliseconds(milliseconds))) : .noValue
    }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return .wrong(remedy(text)) }
    guard day.isReal else { return .noValue }
    return Self.checked(Instant(milliseconds: (clock.wallSeconds - Int64(offset)) * 1000 + Int64(milliseconds)))
  }

  /// The moment of the text; nil for any other outcome.
  func moment(_ text: String) -> Moment? { if case .moment(let moment) = read(text) { moment } else { nil } }

  private static func checked(_ instant: Instant) -> Outcome {
    let day = CivilDateTime(utc: instant).date
    guard day.isReal else { return .noValue }
    return remedy(forYear: day.year).map(Outcome.wrong) ?? .moment(.instant(instant))
  }

  /// The remedy for a year that nobody plans for, as one digit too few or too many makes it.
  private static func remedy(forYear year: Int) -> String? {
    (1990...2200).contains(year) ? nil : "the year is \(year), which is surely a mistake; mend the year"
  }

  // MARK: Cleaning up

  /// The text without the punctuation of a sentence or cell around it, and with ASCII digits and dashes.
  private static func bare(_ written: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in written.withoutOddCharacters.unicodeScalars {
      switch scalar.value {
      case 0xFF10...0xFF19: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x2010...0x2013, 0x2212: scalars.append("-")
      default: scalars.append(scalar)
      }
    }
    var text = String(scalars)[...]
    while let last = text.last, ".,;:!?)]\"'”’".contains(last) { text = text.dropLast() }
    while let first = text.first, "([\"'“„‘".contains(first) { text = text.dropFirst() }
    return text.trimmingSpaces()
  }

  /// The milliseconds in a date as Windows PowerShell writes it into JSON: `/Date(1764518400000)/`.
  private static func microsoftJSONDate(_ text: String) -> Int64? {
    guard text.hasPrefix("/Date("), text.hasSuffix(")/") || text.hasSuffix("/") else { return nil }
    let digits = text.dropFirst(6).prefix { $0 == "-" || $0.isNumber }
    let inside = digits.dropFirst(digits.first == "-" ? 1 : 0)
    return inside.contains("-") ? nil : Int64(digits).flatMap { $0.magnitude < 253_402_300_800_000 ? $0 : nil }
  }

  /// Whether the text is an impossible date by which databases and spreadsheets mean "none".
  private static func isZero(_ text: String) -> Bool {
    ["0000-00-00", "00-00-0000", "1900-01-00", "00-01-1900", "0-1-1900", "1/0/1900", "00/00/0000"].contains {
      text == $0 || text.hasPrefix($0 + " ") || text.hasPrefix($0 + "T")
    }
  }

  // MARK: Remedies

  private func remedy(_ text: String) -> String {
    let digits = text.filter(\.isNumber)
    let isNumber = !text.isEmpty && text.allSatisfy { $0.isNumber || $0 == "." }
    if isNumber, digits.count == 9 || digits.count == 10, !text.contains(".") {
      return "it looks like seconds since 1970; write \(Self.expected), in jq with todate"
    }
    if isNumber, digits.count == 13 {
      return "it looks like milliseconds since 1970; write \(Self.expected), in jq with (. / 1000 | todate)"
    }
    if isNumber, let serial = Double(text), (20_000..<80_000).contains(serial) {
      return "it looks like the number of a day in a spreadsheet; give the column the format of a date there"
    }
    let numbers = text.split { !$0.isNumber }.prefix(3)
    if numbers.count == 3, numbers[2].count == 4, numbers[0].count <= 2, numbers[1].count <= 2 {
      guard let order, order != .yearMonthDay else {
        return
          "day and month are never guessed; say dates: d-m-y or dates: m-d-y at the source, or write a day like 2026-12-01"
      }
      return "there is no such day, and the source says dates: \(order.rawValue)"
    }
    if numbers.count == 3, numbers.allSatisfy({ $0.count <= 2 }), text.contains(where: { "-/.".contains($0) }) {
      return "the year has four digits: write a day like 2026-12-01"
    }
    if text.lowercased().contains("w"), digits.count >= 5, digits.count <= 7 {
      return "a week is no day; write one like 2026-12-01"
    }
    if text.contains(where: \.isLetter), digits.count >= 3 {
      return "months and days have no names here; it should be \(Self.expected)"
    }
    return "it should be \(Self.expected)"
  }

  /// Whether the text has the numbers of that day in any order. It is a first look at a column that is not read.
  static func isSpelling(_ text: String, of day: CivilDate) -> Bool {
    let numbers = text.split { !$0.isNumber }.prefix(3).compactMap { Int($0) }
    return numbers.sorted() == [day.year, day.month, day.day].sorted()
  }
}

extension CivilDate {
  /// False for days that programs write for "none": the years 0, 1, 1601 and 9999, and the days on which the
  /// calendars of spreadsheets, databases and Unix begin.
  fileprivate var isReal: Bool {
    if year <= 1 || year >= 9999 { return false }
    return !["1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01"]
      .contains(description)
  }
}
