/// A decision or an agreed action, as far as it has come.
public struct Agreement: Sendable, Codable, Hashable {
  public enum Stage: Sendable, Codable, Hashable {
    case told
    case underWay
    case realised
    /// Its day has passed. Steps become firmer with the workdays that went by.
    case slipping(step: Int, workdays: Int)
    case withdrawn
    /// Realised so many days ago: does it still hold?
    case stillHolds(days: Int)

    /// Its name without numbers, for a rule.
    public var word: String {
      switch self {
      case .told: "told"
      case .underWay: "under-way"
      case .realised: "realised"
      case .slipping: "slipping"
      case .withdrawn: "withdrawn"
      case .stillHolds: "still-holds"
      }
    }
  }

  /// What shows that it was realised.
  public enum Proof: Sendable, Codable, Hashable {
    /// A piece of work that is done.
    case item(Subject)
    /// A figure that has held for so many days.
    case figure(Figure, days: Int)

    public var item: Subject? { if case .item(let subject) = self { subject } else { nil } }
  }

  public var subject: Subject
  public var stage: Stage
  public var owner: UntrustedText?
  public var decided: CivilDate?
  /// From when it is to be in force.
  public var due: CivilDate?
  /// Whom it touches.
  public var touches: UntrustedText?
  public var proof: Proof?
  public init(subject: Subject, stage: Stage) {
    self.subject = subject
    self.stage = stage
  }
}

/// How the agreements of a month fared.
public struct FollowedThrough: Sendable, Codable, Hashable {
  /// The first day of the month.
  public var month: CivilDate
  public var realised: Int
  public var of: Int
  /// From decision to realisation, in days; nil where too few tell when they were decided.
  public var medianDays: Int?
  public init(month: CivilDate, realised: Int, of: Int, medianDays: Int?) {
    self.month = month
    self.realised = realised
    self.of = of
    self.medianDays = medianDays
  }
}
