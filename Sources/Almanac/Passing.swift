import Model

/// How the wall clock came to show a nominal time.
package enum Passing: String, Sendable, Hashable, Codable {
  /// It shows it once.
  case exact
  /// It is put forward over it; the end of the gap counts.
  case gapEnd = "gap_end"
  /// It shows it twice; the first time counts.
  case firstOfTwo = "overlap_first"
}

extension Zone {
  /// How the wall clock passes a time that it first reaches at `instant`.
  package func passing(_ wall: CivilDateTime, at instant: Instant) -> Passing {
    if civil(at: instant) != wall { return .gapEnd }
    // Only what the clock is put back by can bring the time again, and no clock is put back by more than a day.
    let isShownAgain = transitions(after: instant, through: instant.adding(.seconds(86_400))).contains { change in
      let again = Instant(seconds: wall.wallSeconds - Int64(offset(at: change)))
      return again >= change && civil(at: again) == wall
    }
    return isShownAgain ? .firstOfTwo : .exact
  }

  /// `2026-03-29T03:00:00+02:00`.
  package func iso8601(_ instant: Instant) -> String {
    let offset = offset(at: instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let east = abs(offset)
    let seconds = east % 60 == 0 ? "" : ":" + two(east % 60)
    return civil(at: instant).isoSeconds + (offset < 0 ? "-" : "+") + two(east / 3600) + ":" + two(east / 60 % 60)
      + seconds
  }
}
