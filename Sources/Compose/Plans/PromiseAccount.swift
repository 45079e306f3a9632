import Model

/// The account that an update gives of one promise.
struct PromiseAccount {
  enum Fate: Equatable {
    case kept
    case moved(to: CivilDate)
    case undated
    /// Planned for an earlier day than was said. Nothing is told, because the new day is promised instead.
    case broughtForward
    case dropped(UntrustedText?)
    case vanished
    /// Its day is over, and it is still to be done.
    case open

    var outcome: PlanMemory.Outcome {
      switch self {
      case .kept: .kept
      case .moved, .undated, .broughtForward: .moved
      case .dropped: .dropped
      case .vanished: .vanished
      case .open: .open
      }
    }

    var movedTo: CivilDate? { if case .moved(let day) = self { day } else { nil } }

    /// What a line of its own says of it; nil where there is none.
    var told: Promised.Fate? {
      switch self {
      case .moved(let day): .moved(to: day)
      case .undated: .undated
      case .dropped(let why): .dropped(why: why)
      case .vanished: .vanished
      case .kept, .broughtForward, .open: nil
      }
    }
  }

  let promise: Promise
  let fate: Fate
  /// Whether the promised day is over, so that it counts in the plan of this update.
  let isDue: Bool
  let stoodOnLine: Bool

  func order(_ material: Material) -> (CivilDate, SourceOrder, SourceName, RecordKind.RawValue) {
    (promise.day, material.order(promise.record), promise.record.source, promise.record.kind.rawValue)
  }
}
