/// A time of day on a 24-hour clock, to the second, from `00:00` to `23:59:59`.
package struct TimeOfDay: Hashable, Comparable, Sendable {
  package let secondOfDay: Int

  package init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    secondOfDay = hour * 3600 + minute * 60 + second
  }

  init(secondOfDay: Int) { self.secondOfDay = secondOfDay }

  package var hour: Int { secondOfDay / 3600 }
  package var minute: Int { secondOfDay / 60 % 60 }
  package var second: Int { secondOfDay % 60 }

  package static let midnight = TimeOfDay(secondOfDay: 0)
  package static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.secondOfDay < b.secondOfDay }
}

extension TimeOfDay: LosslessStringConvertible, Codable {
  /// Reads `HH:MM` or `HH:MM:SS`.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }) else { return nil }
    let numbers = parts.compactMap { Int.digits($0) }
    guard numbers.count == parts.count else { return nil }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }

  /// `16:30`, or `16:30:05` where there are seconds.
  package var description: String {
    "\(hour.padded(2)):\(minute.padded(2))" + (second == 0 ? "" : ":\(second.padded(2))")
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let time = TimeOfDay(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a time of day: \(text)"))
    }
    self = time
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A date and a time as a wall clock shows them. The zone of that clock is not part of the value.
package struct CivilDateTime: Hashable, Comparable, Sendable, Codable {
  package let date: CivilDate
  package let time: TimeOfDay

  package init(_ date: CivilDate, _ time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  /// Seconds since 1970-01-01 00:00 on the same wall clock.
  package var wallSeconds: Int64 { Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay) }

  package init(wallSeconds: Int64) {
    let day = Int((Double(wallSeconds) / 86_400).rounded(.down))
    date = CivilDate(dayNumber: day)
    time = TimeOfDay(secondOfDay: Int(wallSeconds - Int64(day) * 86_400))
  }

  package init(utc instant: Instant) { self.init(wallSeconds: instant.seconds) }

  package static func < (a: CivilDateTime, b: CivilDateTime) -> Bool { (a.date, a.time) < (b.date, b.time) }

  /// `2026-11-24T16:30:00`.
  package var isoSeconds: String {
    "\(date)T\(time.hour.padded(2)):\(time.minute.padded(2)):\(time.second.padded(2))"
  }
}

/// When something is or was: an instant, or only a calendar day, which is compared in the team's zone.
///
/// Which of the two a source gave is kept, because a day that is turned into an instant of another zone is a day off.
package enum Moment: Hashable, Sendable, Codable {
  case instant(Instant)
  case day(CivilDate)
}

/// What composing needs to know of a team's time, as functions: its wall clock and its workdays.
package struct TeamCalendar: Sendable {
  /// The date and time on the team's wall clock at an instant.
  package let civil: @Sendable (Instant) -> CivilDateTime
  /// Whether the team works on a day.
  package let isWorkday: @Sendable (CivilDate) -> Bool

  package init(
    civil: @escaping @Sendable (Instant) -> CivilDateTime, isWorkday: @escaping @Sendable (CivilDate) -> Bool
  ) {
    self.civil = civil
    self.isWorkday = isWorkday
  }

  /// The calendar day on which a moment falls for the team.
  package func day(of moment: Moment) -> CivilDate {
    switch moment {
    case .instant(let instant): civil(instant).date
    case .day(let day): day
    }
  }

  /// The number of workdays after `start` up to and including `end`; 0 when both are the same day. Looks back two years
  /// at most.
  package func workdays(from start: CivilDate, to end: CivilDate) -> Int {
    let first = max(start.dayNumber, end.dayNumber - 730)
    guard first < end.dayNumber else { return 0 }
    return ((first + 1)...end.dayNumber).count { isWorkday(CivilDate(dayNumber: $0)) }
  }

  /// The last workday before `date`, looking back 366 days at most.
  package func workday(before date: CivilDate) -> CivilDate? {
    (1...366).lazy.map { date.adding(days: -$0) }.first(where: isWorkday)
  }

  /// The next `count` workdays after `date`, looking ahead 366 days at most.
  package func workdays(after date: CivilDate, count: Int) -> [CivilDate] {
    Array((1...366).lazy.map { date.adding(days: $0) }.filter(isWorkday).prefix(count))
  }
}
