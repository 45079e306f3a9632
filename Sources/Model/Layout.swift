/// What the configuration says of the form of an edition's update. What it does not say is as usual.
package struct Layout: Sendable, Hashable {
  /// The parts that are shown, in their order; nil: all, in the usual order. Sources that could not be read and real
  /// deadlines are always told.
  package var sections: [SectionKind]?
  /// At most so many lines of a part.
  package var limits: [SectionKind: Int]
  /// Wording of the team's own.
  package var words: [Phrase: UntrustedText]
  /// Lines of the team's own.
  package var lines: [OwnLine]

  package init(
    sections: [SectionKind]? = nil, limits: [SectionKind: Int] = [:], words: [Phrase: UntrustedText] = [:],
    lines: [OwnLine] = []
  ) {
    self.sections = sections
    self.limits = limits
    self.words = words
    self.lines = lines
  }
}

/// A line of the team's own, on some days or all.
package struct OwnLine: Sendable, Hashable {
  /// Lines of one update, and characters of one: they are besides what the day brought.
  package static let most = 3
  package static let longest = 120

  package var text: UntrustedText
  /// The days of the week of the updates that have it; nil: every update.
  package var days: Set<Weekday>?

  package init(_ text: UntrustedText, days: Set<Weekday>? = nil) {
    self.text = text
    self.days = days
  }
}

extension SectionKind {
  /// The parts that a configuration may name, in their usual order.
  package static func parts(of kind: EditionKind) -> [SectionKind] {
    switch kind {
    case .daily: [.done, .next, .followThrough, .stuck, .numbers, .people, .question]
    case .weekly: [.proud, .learned, .nextWeek, .question]
    }
  }

  /// Those that may be given a limit, and the most that a reader can take in.
  package static let limits: [(kind: SectionKind, most: Int)] = [
    (.done, 5), (.next, 5), (.followThrough, 5), (.stuck, 5), (.numbers, 5), (.proud, 8),
  ]

  /// The word of the configuration.
  package var word: String {
    switch self {
    case .followThrough: "follow_through"
    case .nextWeek: "next_week"
    case .forManager: "for_manager"
    default: rawValue
    }
  }
}
