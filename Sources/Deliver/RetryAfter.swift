import HTTP
import Model

/// How long an answer asks to wait: whole or broken seconds, or a date.
enum RetryAfter {
  /// The longest wait that is believed; a post's own deadline comes long before.
  static let limit = Duration.seconds(7 * 86_400)

  /// Nil when the header is absent or says nothing: zero, in the past, or not understood. Of several the longest counts: a
  /// proxy may have added one.
  static func wait(from answer: HTTPAnswer) -> Duration? {
    answer.headers.filter { $0.name.lowercased() == "retry-after" }
      .compactMap { wait(header: $0.value.trimmed, from: answer) }.max()
  }

  private static func wait(header text: String, from answer: HTTPAnswer) -> Duration? {
    if let seconds = Double(text) { return wait(seconds: seconds) }
    // A date is read against the answer's own clock: ours may be wrong, and judging stays a pure function.
    guard let then = httpDate(text), let now = answer.header("Date").flatMap({ httpDate($0.trimmed) }) else {
      return nil
    }
    return wait(seconds: Double(then - now))
  }

  /// To the next whole second, so that we are never early.
  static func wait(seconds: Double) -> Duration? {
    guard seconds.isFinite, seconds > 0 else { return nil }
    return min(.seconds(Int64(min(seconds, 1e9).rounded(.up))), limit)
  }

  /// `Tue, 24 Nov 2026 15:30:00 GMT` as seconds since 1970; the two older forms are not written any more.
  static func httpDate(_ text: String) -> Int64? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT", let day = Int(parts[1]),
      let year = Int(parts[3]),
      let month = months.firstIndex(of: String(parts[2])), let date = CivilDate(year: year, month: month + 1, day: day),
      let time = TimeOfDay(String(parts[4]))
    else { return nil }
    return Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay)
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
