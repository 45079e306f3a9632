import Model

/// What the configuration says of the form of an update.
public struct Layout: Sendable, Hashable {
  /// The parts that are shown, in their order; nil: all, in the usual order. Sources that failed are always told.
  public var sections: [SectionKind]?
  /// At most so many lines of a part.
  public var limits: [SectionKind: Int]
  /// Wording of the team's own, by the name of the phrase.
  public var words: [String: UntrustedText]
  /// Lines of the team's own.
  public var lines: [OwnLine]

  public init(
    sections: [SectionKind]? = nil, limits: [SectionKind: Int] = [:], words: [String: UntrustedText] = [:],
    lines: [OwnLine] = []
  ) {
    self.sections = sections
    self.limits = limits
    self.words = words
    self.lines = lines
  }
}

/// A line of the team's own, on some days or all.
public struct OwnLine: Sendable, Hashable {
  public var text: UntrustedText
  /// Nil: in every update.
  public var days: Set<Weekday>?

  public init(_ text: UntrustedText, days: Set<Weekday>? = nil) {
    self.text = text
    self.days = days
  }
}
