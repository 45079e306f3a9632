/// The message, chosen: which record stands on which line by which rule. No language, no markup.
package struct Update: Sendable, Codable, Hashable {
  package let slot: SlotKey
  package let kind: EditionKind
  package let audience: Audience
  /// The team's name as readers know it, from the configuration.
  package let teamName: String
  /// The moment of the snapshot: the next update looks back to here.
  package let readAt: Instant
  /// Now, on the team's wall.
  package let now: CivilDateTime
  /// How this post came to be, where a reader should know.
  package var lateness: Lateness
  /// From when the update looks back, on the team's wall.
  package let since: CivilDateTime?
  /// No update of this edition reached a channel before this one.
  package let first: Bool
  package var summary: Summary
  /// In the order in which they stand; empty ones are left out.
  package var sections: [ChosenSection]
  /// What the neutral update told as done or reached; the ledger's memory once the update is delivered.
  package var told: [Told]
  /// What else later updates have to know of this one, once it is delivered.
  package var said: [Said]
  /// Wording of the configuration's own, by the name of the phrase.
  package var words: [String: UntrustedText]

  package init(
    slot: SlotKey, kind: EditionKind, audience: Audience = .team, teamName: String, readAt: Instant,
    now: CivilDateTime, lateness: Lateness, since: CivilDateTime?, first: Bool = false, summary: Summary,
    sections: [ChosenSection], told: [Told], said: [Said] = [], words: [String: UntrustedText] = [:]
  ) {
    self.slot = slot
    self.kind = kind
    self.audience = audience
    self.teamName = teamName
    self.readAt = readAt
    self.now = now
    self.lateness = lateness
    self.since = since
    self.first = first
    self.summary = summary
    self.sections = sections
    self.told = told
    self.said = said
    self.words = words
  }
}

package enum Lateness: String, Sendable, Codable {
  case onTime, late
}

package enum SectionKind: String, Sendable, Codable, CaseIterable {
  /// Sources that could not be read.
  case warnings
  case done, next, followThrough, stuck, numbers, people
  /// What came in, the configuration's own lines, and the question.
  case question
  /// The celebration note's own parts.
  case proud, learned, nextWeek
  /// What only the manager is told.
  case forManager
}

package struct ChosenSection: Sendable, Codable, Hashable {
  package let kind: SectionKind
  package var lines: [ChosenLine]
  /// How many more there were than stand here.
  package var more: Int
  package init(kind: SectionKind, lines: [ChosenLine], more: Int = 0) {
    self.kind = kind
    self.lines = lines
    self.more = more
  }
}

/// One line: what it says, the records it stands on and the rule that put it there.
package struct ChosenLine: Sendable, Codable, Hashable {
  package let fact: Fact
  package let records: [RecordKey]
  /// The rule's name, for `explain`: `done.finished-since`, `next.hard-deadline` …
  package let rule: String
  package init(_ fact: Fact, records: [RecordKey], rule: String) {
    self.fact = fact
    self.records = records
    self.rule = rule
  }
}
