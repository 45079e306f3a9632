import Model

/// How long an answer asks to wait: a number of seconds, which may have a fraction, or a date.
package enum RetryAfter {
  /// The longest wait that is accepted. The deadline of a post comes long before it.
  static let limit = Duration.seconds(7 * 86_400)

  /// The wait; nil when the header is absent or without meaning: zero, in the past, or unreadable. Of several headers
  /// the longest wait counts, because a proxy may have added one.
  ///
  /// - Parameter now: the time for a date in the header when the answer has no `Date` of its own. Without both a date
  ///   has no meaning.
  package static func wait(from answer: HTTPAnswer, now: Instant? = nil) -> Duration? {
    // The answer's own clock is preferred, because ours may be wrong, and because judging is then a pure function.
    let clock = answer.header("Date").flatMap { httpDate($0) } ?? now?.seconds
    return answer.headers.filter { $0.name.lowercased() == "retry-after" }
      .flatMap { values($0.value) }.compactMap { wait(header: $0, clock: clock) }.max()
  }

  /// The values in a header, which may be two headers that a proxy joined with a comma. A date has a comma of its own.
  private static func values(_ header: String) -> [String] {
    header.contains(where: \.isLetter) ? [header] : header.split(separator: ",").map(String.init)
  }

  private static func wait(header text: String, clock: Int64?) -> Duration? {
    let text = text.trimmed
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) {
      return Double(text).flatMap { wait(seconds: $0) }
    }
    guard let clock, let then = httpDate(text) else { return nil }
    return wait(seconds: Double(then - clock))
  }

  /// The wait in whole seconds, rounded up, so that we are never early; nil for zero and less.
  package static func wait(seconds: Double) -> Duration? {
    guard seconds.isFinite, seconds > 0 else { return nil }
    return min(.seconds(Int64(min(seconds, 1e9).rounded(.up))), limit)
  }

  /// The seconds since 1970 of a date in one of the three forms of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37
  /// GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
  static func httpDate(_ text: String) -> Int64? {
    var parts = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
    if parts.count == 5 {
      parts = [parts[0], parts[2], parts[1], parts[4], parts[3], "GMT"]
    }
    guard parts.count == 6, parts[5] == "GMT" || parts[5] == "UTC", let day = Int(parts[1]),
      let written = Int(parts[3]),
      let month = CivilDate.month(parts[2])
    else { return nil }
    // Two digits are of this century or, from 70 on, of the last.
    let year = parts[3].utf8.count == 2 ? written + (written < 70 ? 2000 : 1900) : written
    guard let date = CivilDate(year: year, month: month, day: day), let time = TimeOfDay(parts[4]) else {
      return nil
    }
    return Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay)
  }

}

extension CivilDate {
  /// A month as HTTP and IMAP write it: 2 for `Feb`.
  static func month(_ name: some StringProtocol) -> Int? { months.firstIndex { $0 == name }.map { $0 + 1 } }

  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
