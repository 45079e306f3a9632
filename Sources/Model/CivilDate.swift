/// A calendar day as people write it, without a zone, in the proleptic Gregorian calendar.
///
///     CivilDate("2026-11-24")?.adding(days: 7).description  // "2026-12-01"
package struct CivilDate: Hashable, Comparable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil when the day does not exist (31 November, 29 February 2027).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.days(inMonth: month, of: year) else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The number of days since 1970-01-01, by Howard Hinnant's `days_from_civil`:
  /// https://howardhinnant.github.io/date_algorithms.html
  package var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse of `dayNumber`, by Hinnant's `civil_from_days`.
  package init(dayNumber: Int) {
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted + (shifted < 10 ? 3 : -9)
    self.init(
      uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  package func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }
  package func days(since earlier: CivilDate) -> Int { dayNumber - earlier.dayNumber }

  /// The arithmetic rests on 1970-01-01 having been a Thursday.
  package var weekday: Weekday {
    Weekday(rawValue: (((dayNumber + 3) % 7) + 7) % 7 + 1)!
  }

  /// The week number of ISO 8601: a week belongs to the year in which its Thursday falls.
  package var isoWeek: Int {
    let thursday = adding(days: 4 - weekday.rawValue)
    return (thursday.dayNumber - CivilDate(uncheckedYear: thursday.year, month: 1, day: 1).dayNumber) / 7 + 1
  }

  /// The year with a blank before it, to be written behind the month for people who read it on `today`; empty where
  /// both are of the same year. Without it "4 December" of last year would be taken for the coming one.
  package func year(besides today: CivilDate) -> String { year == today.year ? "" : " \(year)" }

  package static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: LosslessStringConvertible, Codable {
  /// Reads `YYYY-MM-DD` and nothing else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int.digits(parts[0]), let month = Int.digits(parts[1]), let day = Int.digits(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var description: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let date = CivilDate(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a calendar day: \(text)"))
    }
    self = date
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A day of the week. The raw value is that of ISO 8601: Monday is 1, Sunday 7.
package enum Weekday: Int, CaseIterable, Sendable, Codable {
  case mon = 1
  case tue, wed, thu, fri, sat, sun

  /// The word that the configuration uses: `mon` … `sun`.
  package var word: String { ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][rawValue - 1] }
  package init?(word: String) {
    guard let match = Weekday.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}

extension Int {
  package func padded(_ width: Int) -> String {
    let digits = String(magnitude)
    return (self < 0 ? "-" : "") + String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }

  /// Reads digits only. `Int("+5")` would succeed, but "+5" is no part of a date.
  package static func digits(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }
}
