/// A decision or an agreed action, and how far it has come.
package struct Agreement: Sendable, Codable, Hashable {
  package enum Stage: Sendable, Codable, Hashable {
    /// It is told for the first time.
    case told
    /// Its day is another one than was told before; nil when it had no day then.
    case moved(from: CivilDate?)
    /// It was told some time ago and still has no day.
    case undated
    case underWay
    /// It takes effect on the next workday, or on a free day before that.
    case startsNext
    case startsToday
    case realised
    /// It was reported as realised, but its proof does not show it yet. `step` is that of the reminder, as in
    /// `slipping`.
    case unproven(step: Int, workdays: Int)
    /// Its day has passed. `step` is that of the reminder, which grows firmer with the `workdays` since that day.
    case slipping(step: Int, workdays: Int)
    case withdrawn
    /// It was told as realised or withdrawn before, and now is neither.
    case reopened
    /// It was realised so many days ago, and the update asks whether it still holds.
    case stillHolds(days: Int)

    /// The stage's name without its numbers, as it stands in the name of a rule.
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

    /// The step of the reminder for an agreement past its day: 1, the first and friendly one, to 3; else nil.
    package var step: Int? {
      switch self {
      case .slipping(let step, _), .unproven(let step, _): step
      default: nil
      }
    }

    /// Whether the reminder is past its first step: such a line is marked with "!".
    package var isSlipped: Bool { (step ?? 0) > 1 }
  }

  /// What shows that an agreement was realised.
  package enum Proof: Sendable, Codable, Hashable {
    /// A piece of work that is finished.
    case item(Subject)
    /// A figure that has kept to its bound for so many days.
    case figure(Figure, days: Int)

    package var item: Subject? { if case .item(let subject) = self { subject } else { nil } }
  }

  /// What is still missing before an agreement counts as realised.
  package enum Awaited: Sendable, Codable, Hashable {
    /// This work is still open.
    case item(Subject)
    /// No source knows work with this id.
    case unknownItem(UntrustedText)
    /// The figure has to keep to its bound for `days`, and so far has done so for `held`.
    case figure(UntrustedText, Comparison, Double, unit: UntrustedText?, days: Int, held: Int)
    /// No source gave a value of this figure.
    case unknownFigure(UntrustedText)

    package var item: Subject? { if case .item(let subject) = self { subject } else { nil } }
  }

  package var subject: Subject
  package var stage: Stage
  package var owner: UntrustedText?
  package var decided: CivilDate?
  /// The day from which it is to be in force.
  package var due: CivilDate?
  /// Whom it touches.
  package var touches: UntrustedText?
  /// The day on which, by its owner's word, it was realised.
  package var realised: CivilDate?
  /// Whether work on it has begun.
  package var isUnderWay = false
  package var proof: Proof?
  package var awaited: Awaited?
  /// Whether it lacks an owner although its source is one that names owners.
  package var needsOwner = false
  /// Whether it lacks a day although its source is one that gives days.
  package var needsDay = false
  package init(subject: Subject, stage: Stage) {
    self.subject = subject
    self.stage = stage
  }
}

/// How many of the agreements whose day was in one month were realised.
package struct FollowedThrough: Sendable, Codable, Hashable {
  /// The first day of the month.
  package var month: CivilDate
  package var realised: Int
  package var of: Int
  /// The median number of days from decision to realisation; nil where too few agreements tell when they were decided.
  package var medianDays: Int?
  package init(month: CivilDate, realised: Int, of: Int, medianDays: Int?) {
    self.month = month
    self.realised = realised
    self.of = of
    self.medianDays = medianDays
  }
}
