import Model

/// `dagpost note`: a sentence for the update of one or more teams.
public struct NoteRequest: Codable, Sendable, Hashable {
  /// Empty means the team, where there is only one.
  public var teams: [TeamName] = []
  /// One of `words`, as it was typed.
  public var word: String
  public var text: String
  /// Who says so; nil leaves the note without a name.
  public var from: String?

  public init(word: String, text: String) {
    self.word = word
    self.text = text
  }

  /// What the command calls the kinds of notes.
  public static let words: [(word: String, kind: NoteKind)] = [
    ("did", .done), ("next", .next), ("thanks", .thanks), ("learned", .learned), ("customer", .customer),
    ("stuck", .stuck), ("headline", .headline),
  ]
}

public struct NoteAnswer: Codable, Sendable, Hashable {
  public struct Noted: Codable, Sendable, Hashable {
    public let team: TeamName
    /// The same words from the same person came in a moment ago; they are one note.
    public let isRepeat: Bool
    /// The first edition that is to tell it; nil when none is planned.
    public let next: StatusReport.Upcoming?
    public init(team: TeamName, isRepeat: Bool, next: StatusReport.Upcoming?) {
      self.team = team
      self.isRepeat = isRepeat
      self.next = next
    }
  }
  public var noted: [Noted]
  /// The text was longer than is kept.
  public var wasCut: Bool
  public init(noted: [Noted], wasCut: Bool) {
    self.noted = noted
    self.wasCut = wasCut
  }
}
