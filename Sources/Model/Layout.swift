/// What the configuration says about the form of an edition's updates. What it leaves out keeps its default.
package struct Layout: Sendable, Hashable {
  /// The parts that are shown, in this order; nil means all, in the usual order. Sources that could not be read and
  /// real deadlines are told in any case.
  package var sections: [SectionKind]?
  /// The largest number of lines for a part.
  package var limits: [SectionKind: Int]
  /// The team's own wording of phrases.
  package var words: [Phrase: UntrustedText]
  /// The team's own lines.
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

/// A line of the team's own, told every day or on some days of the week.
package struct OwnLine: Sendable, Hashable {
  /// The most own lines in one update, and the most characters in one: they must not crowd out what the day brought.
  package static let most = 3
  package static let longest = 120

  package var text: UntrustedText
  /// The days of the week on which it is told; nil means in every update.
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
    case .daily: [.trouble, .done, .next, .followThrough, .stuck, .numbers, .people, .question]
    case .weekly: [.proud, .honest, .learned, .nextWeek, .question]
    }
  }

  /// The parts for which a configuration may set a limit, each with the highest one that it may set.
  package static let limits: [(kind: SectionKind, most: Int)] = [
    (.done, 5), (.next, 5), (.followThrough, 5), (.stuck, 5), (.numbers, 5), (.proud, 10),
  ]

  /// The word that the configuration uses.
  package var word: String {
    switch self {
    case .followThrough: "follow_through"
    case .nextWeek: "next_week"
    case .forManager: "for_manager"
    default: rawValue
    }
  }
}
