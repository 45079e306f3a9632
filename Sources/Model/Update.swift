/// The message, chosen: which record stands on which line by which rule. No language, no markup.
public struct Update: Sendable, Codable, Hashable {
  public let slot: SlotKey
  public let kind: EditionKind
  public let audience: Audience
  /// The team's name as readers know it, from the configuration.
  public let teamName: String
  /// The moment of the snapshot: the next update looks back to here.
  public let readAt: Instant
  /// Now, on the team's wall.
  public let now: CivilDateTime
  /// How this post came to be, where a reader should know.
  public var lateness: Lateness
  /// From when the update looks back, on the team's wall.
  public let since: CivilDateTime?
  /// No update of this edition reached a channel before this one.
  public let first: Bool
  public var summary: Summary
  /// In the order in which they stand; empty ones are left out.
  public var sections: [ChosenSection]
  /// What the neutral update told as done or reached; the ledger's memory once the update is delivered.
  public var told: [Told]
  /// What else later updates have to know of this one, once it is delivered.
  public var said: [Said]
  /// Wording of the configuration's own, by the name of the phrase.
  public var words: [String: UntrustedText]

  public init(
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

public enum Lateness: String, Sendable, Codable {
  case onTime, late
}

public enum SectionKind: String, Sendable, Codable, CaseIterable {
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

public struct ChosenSection: Sendable, Codable, Hashable {
  public let kind: SectionKind
  public var lines: [ChosenLine]
  /// How many more there were than stand here.
  public var more: Int
  public init(kind: SectionKind, lines: [ChosenLine], more: Int = 0) {
    self.kind = kind
    self.lines = lines
    self.more = more
  }
}

/// One line: what it says, the records it stands on and the rule that put it there.
public struct ChosenLine: Sendable, Codable, Hashable {
  public let fact: Fact
  public let records: [RecordKey]
  /// The rule's name, for `explain`: `done.finished-since`, `next.hard-deadline` …
  public let rule: String
  public init(_ fact: Fact, records: [RecordKey], rule: String) {
    self.fact = fact
    self.records = records
    self.rule = rule
  }
}
