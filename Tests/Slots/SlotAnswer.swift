import Almanac
import Model
import Teams

/// What `slots` says to one case, in the form of the reference cases.
struct SlotAnswer: Encodable, Sendable {
  struct Entry: Encodable, Sendable {
    let nominal: String
    /// What else fell on the same instant and is the same post.
    var coalesced: [String]?
    var instant: String?
    var local: String?
    var how: Passing?
    var due: String?
    var decision: String?
    var late_s: Int64?
  }
  let id: String
  let expected: [Entry]
}

extension SlotAnswer.Entry {
  private init(_ meeting: CoincidingSlots) {
    let others = meeting.others.map { $0.occurrence.nominal.isoMinutes }
    self.init(nominal: meeting.first.occurrence.nominal.isoMinutes, coalesced: others.isEmpty ? nil : others)
  }

  static func upcoming(_ meeting: CoincidingSlots, _ zone: Zone) -> Self {
    var entry = Self(meeting)
    entry.instant = meeting.at.iso8601
    entry.local = zone.iso8601(meeting.at)
    entry.how = zone.passing(meeting.first.occurrence.nominal, at: meeting.at)
    return entry
  }

  static func decided(_ meeting: CoincidingSlots, _ fate: PlannedSlot.Fate, now: Instant) -> Self {
    var entry = Self(meeting)
    entry.due = meeting.at.iso8601
    entry.late_s = now.seconds - meeting.at.seconds
    entry.decision =
      switch fate {
      case .post(.onTime): "post"
      case .post(.late): "post_late"
      case .missed: "missed"
      case .skipped: "skipped"
      }
    return entry
  }
}

extension CivilDateTime {
  /// `2026-03-29T02:30`; seconds only when there are any.
  var isoMinutes: String { "\(date)T\(time)" }
}
