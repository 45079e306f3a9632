import Model

/// The rules of one time zone on this machine: at which instants its offset from UTC changed or will change.
///
/// A zone is immutable, and all teams in it share the same table.
package final class Zone: Sendable {
  /// The IANA name: `Europe/Amsterdam`.
  package let id: String
  /// The seconds since 1970 from which on `offsets[index]` holds, ascending.
  private let transitions: [Int64]
  /// Seconds east of UTC.
  private let offsets: [Int32]
  /// The offset before the first transition.
  private let initial: Int32
  /// The rule after the last transition; nil when the last offset stays.
  private let rule: PosixRule?

  init(id: String, transitions: [Int64], offsets: [Int32], initial: Int32, rule: PosixRule?) {
    self.id = id
    self.transitions = transitions
    self.offsets = offsets
    self.initial = initial
    self.rule = rule
  }

  package static let utc = Zone(id: "UTC", transitions: [], offsets: [], initial: 0, rule: nil)

  /// A stretch of time with one offset, from `start` up to `end`, which is excluded, in seconds since 1970.
  struct Stretch {
    var start: Int64
    let end: Int64
    let offset: Int64
  }

  func stretch(at second: Int64) -> Stretch {
    // Finds the first transition after `second`.
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

  /// The date and time that the wall clock shows at an instant.
  package func civil(at instant: Instant) -> CivilDateTime {
    CivilDateTime(wallSeconds: instant.seconds + stretch(at: instant.seconds).offset)
  }

  /// The instants after `start` and up to `end` at which the offset changes.
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

  /// 36 hours: no offset in use is larger, and the file format allows at most 26 hours.
  private static let widest: Int64 = 36 * 3600

  /// The first instant at which the running maximum of the wall clock reaches `wall`. That is the end of the gap where
  /// the clock is put forward over it, and the first of two where the clock shows it twice.
  package func firstInstant(reaching wall: CivilDateTime) -> Instant {
    let wanted = wall.wallSeconds
    // A running maximum reaches a value exactly when the clock itself first reaches it.
    var stretch = stretch(at: wanted - Zone.widest)
    while max(stretch.start, wanted - stretch.offset) >= stretch.end { stretch = self.stretch(at: stretch.end) }
    return Instant(seconds: max(stretch.start, wanted - stretch.offset))
  }

  /// The running maximum of the wall clock: the latest time that it has shown up to an instant, to the second.
  package func reached(by instant: Instant) -> CivilDateTime {
    var stretch = stretch(at: instant.seconds)
    var highest = instant.seconds + stretch.offset
    // What the clock showed more than twice the widest offset ago is earlier than what it shows now.
    while stretch.start > instant.seconds - 2 * Zone.widest {
      let end = stretch.start
      stretch = self.stretch(at: end - 1)
      highest = max(highest, end - 1 + stretch.offset)
    }
    return CivilDateTime(wallSeconds: highest)
  }

  /// Whether a date has any instant. Samoa, for example, had no 30 December 2011.
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
