import Model

/// The rules of one time zone as the machine has them: at which instants the offset from UTC changed or will change.
///
/// Immutable and shared: all teams of one zone hold the same table.
package final class Zone: Sendable {
  /// `Europe/Amsterdam`.
  package let id: String
  /// Seconds since 1970 at which `offsets[index]` begins to hold; ascending.
  private let transitions: [Int64]
  /// Seconds east of UTC.
  private let offsets: [Int32]
  /// The offset before the first transition.
  private let initial: Int32
  /// What holds after the last transition; without it the last offset stays.
  private let rule: PosixRule?

  init(id: String, transitions: [Int64], offsets: [Int32], initial: Int32, rule: PosixRule?) {
    self.id = id
    self.transitions = transitions
    self.offsets = offsets
    self.initial = initial
    self.rule = rule
  }

  package static let utc = Zone(id: "UTC", transitions: [], offsets: [], initial: 0, rule: nil)

  /// A stretch of time with one offset: from `start` up to, not including, `end`, in seconds since 1970.
  struct Stretch {
    var start: Int64
    let end: Int64
    let offset: Int64
  }

  func stretch(at second: Int64) -> Stretch {
    // The first transition after `second`.
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= second { low = middle + 1 } else { high = middle }
    }
    if low == transitions.count, let rule {
      var stretch = rule.stretch(at: second)
      if let last = transitions.last { stretch.start = max(stretch.start, last) }
      return stretch
    }
    return Stretch(
      start: low == 0 ? .min : transitions[low - 1], end: low == transitions.count ? .max : transitions[low],
      offset: Int64(low == 0 ? initial : offsets[low - 1]))
  }

  // MARK: Questions

  /// Seconds east of UTC at an instant.
  package func offset(at instant: Instant) -> Int { Int(stretch(at: instant.seconds).offset) }

  /// What the wall clock shows at an instant.
  package func civil(at instant: Instant) -> CivilDateTime {
    CivilDateTime(wallSeconds: instant.seconds + stretch(at: instant.seconds).offset)
  }

  /// Where the offset changes after one instant and up to another.
  package func transitions(after start: Instant, through end: Instant) -> [Instant] {
    var found: [Instant] = []
    var stretch = stretch(at: start.seconds)
    while stretch.end <= end.seconds {
      let next = self.stretch(at: stretch.end)
      if next.offset != stretch.offset { found.append(Instant(seconds: stretch.end)) }
      stretch = next
    }
    return found
  }

  /// No offset in use or allowed by the file format reaches this far.
  private static let widest: Int64 = 36 * 3600

  /// The first instant at which the running maximum of the wall clock reaches `wall`: the end of a gap that swallows it, the
  /// first pass of an hour that happens twice.
  package func firstInstant(reaching wall: CivilDateTime) -> Instant {
    let wanted = wall.wallSeconds
    // A running maximum first reaches a height exactly where the curve itself first does.
    var stretch = stretch(at: wanted - Zone.widest)
    while max(stretch.start, wanted - stretch.offset) >= stretch.end { stretch = self.stretch(at: stretch.end) }
    return Instant(seconds: max(stretch.start, wanted - stretch.offset))
  }

  /// The height of the running maximum: what the wall has shown up to an instant, to the second, and nothing later.
  package func reached(by instant: Instant) -> CivilDateTime {
    var stretch = stretch(at: instant.seconds)
    var highest = instant.seconds + stretch.offset
    // What was shown longer ago than twice the widest offset is surely below.
    while stretch.start > instant.seconds - 2 * Zone.widest {
      let end = stretch.start
      stretch = self.stretch(at: end - 1)
      highest = max(highest, end - 1 + stretch.offset)
    }
    return CivilDateTime(wallSeconds: highest)
  }

  /// Whether a date has any instant. Samoa never had 30 December 2011.
  package func exists(_ date: CivilDate) -> Bool {
    let midnight = CivilDateTime(date, .midnight).wallSeconds
    var stretch = stretch(at: midnight - Zone.widest)
    while stretch.end <= midnight + Zone.widest + 86_400 {
      if overlaps(stretch, midnight) { return true }
      stretch = self.stretch(at: stretch.end)
    }
    return overlaps(stretch, midnight)
  }

  private func overlaps(_ stretch: Stretch, _ midnight: Int64) -> Bool {
    let start = midnight - stretch.offset
    return start < stretch.end && start + 86_400 > stretch.start
  }
}

extension Zone: Hashable, CustomStringConvertible {
  package static func == (a: Zone, b: Zone) -> Bool {
    a === b
      || (a.id == b.id && a.transitions == b.transitions && a.offsets == b.offsets && a.initial == b.initial
        && a.rule == b.rule)
  }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
  package var description: String { id }
}
