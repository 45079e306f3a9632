import Model

/// How the wall clock of a zone shows a nominal time.
package enum Passing: String, Sendable, Hashable, Codable {
  /// The clock shows it once.
  case exact
  /// The clock is put forward over it. It counts as the end of the gap.
  case gapEnd = "gap_end"
  /// The clock is put back and shows it twice. The first time counts.
  case firstOfTwo = "overlap_first"
}

extension Zone {
  /// How the wall clock shows a time that it first reaches at `instant`.
  package func passing(_ wall: CivilDateTime, at instant: Instant) -> Passing {
    if civil(at: instant) != wall { return .gapEnd }
    // Only a change back within the next day can show the time again, because no clock is put back by more than a day.
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
