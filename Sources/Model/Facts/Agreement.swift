/// A decision or an agreed action, as far as it has come.
package struct Agreement: Sendable, Codable, Hashable {
  package enum Stage: Sendable, Codable, Hashable {
    /// For the first time.
    case told
    /// It has another day than was told before; nil: it had none.
    case moved(from: CivilDate?)
    /// It was told a while ago and still has no day.
    case undated
    case underWay
    /// It takes effect on the next workday, or on a free day before that.
    case startsNext
    case startsToday
    case realised
    /// Reported as realised, and what has to show it does not yet. Steps become firmer as below.
    case unproven(step: Int, workdays: Int)
    /// Its day has passed. Steps become firmer with the workdays that went by.
    case slipping(step: Int, workdays: Int)
    case withdrawn
    /// It was told as realised or withdrawn, and is neither now.
    case reopened
    /// Realised so many days ago: does it still hold?
    case stillHolds(days: Int)

    /// Its name without numbers, for a rule.
    package var word: String {
      switch self {
      case .told: "told"
      case .moved: "moved"
      case .undated: "undated"
      case .underWay: "under-way"
      case .startsNext: "starts-next"
      case .startsToday: "starts-today"
      case .realised: "realised"
      case .unproven: "unproven"
      case .slipping: "slipping"
      case .withdrawn: "withdrawn"
      case .reopened: "reopened"
      case .stillHolds: "still-holds"
      }
    }

    /// Of one past its day: 1, the first and friendly reminder, to 3.
    package var step: Int? {
      switch self {
      case .slipping(let step, _), .unproven(let step, _): step
      default: nil
      }
    }

    /// Past the first reminder: this is what "!" marks.
    package var isSlipped: Bool { (step ?? 0) > 1 }
  }

  /// What shows that it was realised.
  package enum Proof: Sendable, Codable, Hashable {
    /// A piece of work that is done.
    case item(Subject)
    /// A figure that has held for so many days.
    case figure(Figure, days: Int)

    package var item: Subject? { if case .item(let subject) = self { subject } else { nil } }
  }

  /// What has to be true before it counts as realised, and is not yet.
  package enum Awaited: Sendable, Codable, Hashable {
    /// This work is still open.
    case item(Subject)
    /// No source knows work with this id.
    case unknownItem(UntrustedText)
    /// It has to hold for `days`, and does for `held`.
    case figure(UntrustedText, Comparison, Double, unit: UntrustedText?, days: Int, held: Int)
    /// Nobody gave a value of this figure.
    case unknownFigure(UntrustedText)

    package var item: Subject? { if case .item(let subject) = self { subject } else { nil } }
  }

  package var subject: Subject
  package var stage: Stage
  package var owner: UntrustedText?
  package var decided: CivilDate?
  /// From when it is to be in force.
  package var due: CivilDate?
  /// Whom it touches.
  package var touches: UntrustedText?
  /// The day on which its owner says that it was.
  package var realised: CivilDate?
  /// Work on it has begun.
  package var isUnderWay = false
  package var proof: Proof?
  package var awaited: Awaited?
  /// It has no owner, and its source is one that names owners.
  package var needsOwner = false
  /// It has no day, and its source is one that gives days.
  package var needsDay = false
  package init(subject: Subject, stage: Stage) {
    self.subject = subject
    self.stage = stage
  }
}

/// How the agreements of a month fared.
package struct FollowedThrough: Sendable, Codable, Hashable {
  /// The first day of the month.
  package var month: CivilDate
  package var realised: Int
  package var of: Int
  /// From decision to realisation, in days; nil where too few tell when they were decided.
  package var medianDays: Int?
  package init(month: CivilDate, realised: Int, of: Int, medianDays: Int?) {
    self.month = month
    self.realised = realised
    self.of = of
    self.medianDays = medianDays
  }
}
