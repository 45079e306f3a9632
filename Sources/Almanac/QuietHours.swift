import Model

/// Hours in which nothing is posted, the same on every day, on the wall clock of the team or channel that has them.
package struct QuietHours: Sendable, Hashable {
  /// From one time of day up to another, which is excluded. It goes over midnight when the end is earlier than the
  /// start.
  package struct Span: Sendable, Hashable {
    package let start: TimeOfDay
    package let end: TimeOfDay

    /// Nil when both are equal, which would be the whole day.
    package init?(from start: TimeOfDay, to end: TimeOfDay) {
      guard start != end else { return nil }
      self.start = start
      self.end = end
    }
  }

  package static let none = QuietHours(spans: [], stretches: [])

  /// The spans as they were written.
  package let spans: [Span]
  /// Ranges of seconds of the day, ascending and not touching. A span over midnight is in two parts.
  private let stretches: [Range<Int>]

  private static let day = 86_400

  private init(spans: [Span], stretches: [Range<Int>]) {
    self.spans = spans
    self.stretches = stretches
  }

  /// Nil when the spans leave no time of the day.
  package init?(_ spans: [Span]) {
    let parts = spans.flatMap { span -> [Range<Int>] in
      let (start, end) = (span.start.secondOfDay, span.end.secondOfDay)
      return start < end ? [start..<end] : [start..<Self.day, 0..<end].filter { !$0.isEmpty }
    }
    let stretches = parts.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: [Range<Int>]()) { merged, part in
      if let last = merged.last, part.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
      } else {
        merged.append(part)
      }
    }
    if stretches == [0..<Self.day] { return nil }
    self.init(spans: spans, stretches: stretches)
  }

  package var isEmpty: Bool { stretches.isEmpty }

  /// Whether this time of day is quiet.
  package func contains(_ time: TimeOfDay) -> Bool { stretches.contains { $0.contains(time.secondOfDay) } }

  /// The first instant, from the given one on, at which the wall clock shows no quiet time. It is the given instant
  /// when that is not quiet, and the end of the gap where the clock is put forward over the end. An hour that the clock
  /// shows twice is quiet twice.
  package func end(from instant: Instant, in zone: Zone) -> Instant {
    var moment = instant
    while true {
      let stretch = zone.stretch(at: moment.seconds)
      guard let end = end(ofWallAt: moment.seconds + stretch.offset) else { return moment }
      if end - stretch.offset < stretch.end { return Instant(seconds: end - stretch.offset) }
      // The clock changes before the quiet hours end, so the time that it shows then decides.
      moment = Instant(seconds: stretch.end)
    }
  }

  /// The end of the quiet hours at a time on the wall clock, in seconds on the same clock; nil when that time is not
  /// quiet.
  private func end(ofWallAt second: Int64) -> Int64? {
    let time = CivilDateTime(wallSeconds: second).time.secondOfDay
    guard let stretch = stretches.first(where: { $0.contains(time) }) else { return nil }
    let isOverMidnight = stretch.upperBound == Self.day && stretches[0].lowerBound == 0
    let end = isOverMidnight ? Self.day + stretches[0].upperBound : stretch.upperBound
    return second + Int64(end - time)
  }

  /// The longest of the quiet times on a day without a change of the clock.
  package var longest: Duration {
    let inDay = stretches.map(\.count).max() ?? 0
    guard let first = stretches.first, let last = stretches.last, first.lowerBound == 0, last.upperBound == Self.day
    else { return .seconds(inDay) }
    return .seconds(max(inDay, first.count + last.count))
  }
}

extension QuietHours.Span: LosslessStringConvertible {
  /// Reads `12:00-13:00`. The end may be `24:00`.
  package init?(_ text: String) {
    let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      .map { $0.filter { $0 != " " } }
    guard ends.count == 2, let start = TimeOfDay(ends[0]),
      let end = ends[1] == "24:00" ? TimeOfDay.midnight : TimeOfDay(ends[1])
    else { return nil }
    self.init(from: start, to: end)
  }

  package var description: String { "\(start)-\(end)" }
}
