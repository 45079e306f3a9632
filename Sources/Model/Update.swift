/// The message as it was chosen: which record stands on which line, by which rule. It has no language and no markup
/// yet.
package struct Update: Sendable, Codable, Hashable {
  package let slot: SlotKey
  package let kind: EditionKind
  package let audience: Audience
  /// The team's name as readers know it, from the configuration.
  package let teamName: String
  /// The moment of the snapshot. The next update looks back to it.
  package let readAt: Instant
  /// The date and time of composing on the team's wall clock.
  package let now: CivilDateTime
  /// Whether readers should know that the post comes later than usual.
  package var lateness: Lateness
  /// The moment from which the update looks back, on the team's wall clock.
  package let since: CivilDateTime?
  /// Whether no update of this edition reached a channel before this one.
  package let first: Bool
  package var summary: Summary
  /// The parts in the order in which they are shown. Empty ones are left out.
  package var sections: [ChosenSection]
  /// What the update tells as done or reached. The ledger remembers it once the update is delivered.
  package var told: [Told]
  /// What else later updates have to know of this one, once it is delivered.
  package var said: [Said]
  /// The configuration's own wording, by the raw value of the phrase.
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
  /// What needs somebody: real deadlines that nobody has or that passed, decisions that slip, broken figures.
  case trouble
  case done, next, followThrough, stuck, numbers, people
  /// What comes after the day whose plan stands under `next`: real deadlines, milestones, and what people said. It goes
  /// where `next` goes.
  case ahead
  /// What came in, the configuration's own lines, and the question.
  case question
  /// The parts of the celebration note.
  case proud, learned, nextWeek
  /// What did not work in the week.
  case honest
  /// What only the manager is told.
  case forManager
}

package struct ChosenSection: Sendable, Codable, Hashable {
  package let kind: SectionKind
  package var lines: [ChosenLine]
  /// How many more lines there were than are shown.
  package var more: Int
  /// The day whose plan the part begins with, where its heading names that day.
  package var day: CivilDate?
  package init(kind: SectionKind, lines: [ChosenLine], more: Int = 0, day: CivilDate? = nil) {
    self.kind = kind
    self.lines = lines
    self.more = more
    self.day = day
  }
}

/// One line: what it says, the records that it stands on, and the rule that put it there.
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
