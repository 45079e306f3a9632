import Model

/// `dagpost note`: a sentence for the update of one or more teams.
package struct NoteRequest: Codable, Sendable, Hashable {
  /// Empty means the team, where there is only one.
  package var teams: [TeamName] = []
  /// One of `words`, as it was typed.
  package var word: String
  package var text: String
  /// Who says so; nil leaves the note without a name.
  package var from: String?

  package init(word: String, text: String) {
    self.word = word
    self.text = text
  }

  /// What the command calls the kinds of notes.
  package static let words: [(word: String, kind: NoteKind)] = [
    ("did", .done), ("next", .next), ("thanks", .thanks), ("learned", .learned), ("customer", .customer),
    ("stuck", .stuck), ("headline", .headline),
  ]
}

package struct NoteAnswer: Codable, Sendable, Hashable {
  package struct Noted: Codable, Sendable, Hashable {
    package let team: TeamName
    /// The same words from the same person came in a moment ago; they are one note.
    package let isRepeat: Bool
    /// The first edition that is to tell it; nil when none is planned.
    package let next: StatusReport.Upcoming?
    package init(team: TeamName, isRepeat: Bool, next: StatusReport.Upcoming?) {
      self.team = team
      self.isRepeat = isRepeat
      self.next = next
    }
  }
  package var noted: [Noted]
  /// The text was longer than is kept.
  package var wasCut: Bool
  package init(noted: [Noted], wasCut: Bool) {
    self.noted = noted
    self.wasCut = wasCut
  }
}
