import Almanac
import Config
import Ledger
import Model
import Teams
import Updates

/// `dagpost note`: a sentence for the update of one or more teams; kept at once, and read by the next update.
package struct NoteRequest: ChangingRequest {
  package static let name = "note"
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

  package func run(at desk: Desk) async throws -> NoteAnswer {
    let now = desk.clock.now()
    let draft = try desk.current.world.draft(of: self)
    let isNew = try await desk.ledger.keep(
      draft.teams.map { team in
        let unnamed = team.privacy.unnamed
        return SentNote(
          id: desk.pipeline.newID().text, team: team.name, kind: draft.kind, text: unnamed.text(draft.text),
          from: unnamed.person(draft.from), at: now)
      })
    return NoteAnswer(
      noted: zip(draft.teams, isNew).map { team, isNew in
        .init(team: team.name, isRepeat: !isNew, next: team.next(telling: draft.kind, after: now))
      }, wasCut: draft.wasCut)
  }
}

package struct NoteAnswer: RequestAnswer {
  package struct Noted: Codable, Sendable, Equatable {
    package let team: TeamName
    /// The same words from the same person came in a moment ago; they are one note.
    package let isRepeat: Bool
    /// The first edition that is to tell it; nil when none is planned.
    package let next: StatusReport.Upcoming?
  }
  package var noted: [Noted]
  /// The text was longer than is kept.
  package var wasCut: Bool
}

/// A note whose words were found right.
private struct NoteDraft {
  let teams: [Team]
  let kind: NoteKind
  let text: UntrustedText
  let from: UntrustedText?
  let wasCut: Bool
}

extension World {
  /// Every mistake of the request at once, or the note that it means.
  fileprivate func draft(of request: NoteRequest) throws(Refusal) -> NoteDraft {
    var sentences: [String] = []
    var teams: [Team] = []
    do { teams = try chosen(request.teams, edition: nil) } catch { sentences += error.sentences }
    if request.teams.isEmpty, teams.count > 1 {
      let names = self.teams.map(\.name.text)
      sentences.append(
        "Which team is the note for? Add --team NAME; the teams are \(names.prefix(20).joined(separator: ", "))\(names.count > 20 ? " …" : "")."
      )
    }
    let words = NoteRequest.words.map(\.word)
    let kind = NoteRequest.words.first { $0.word == request.word.lowercased() }?.kind
    if kind == nil {
      sentences.append(
        "There is no kind of note \"\(UntrustedText(request.word))\"\(suggestion(for: request.word, among: words)); the kinds are \(words.joined(separator: ", "))."
      )
    }
    let text = UntrustedText(request.text)
    if text.isEmpty {
      sentences.append(
        "The note has no text. Write it behind the kind, in quotes, or give - and write it to standard input.")
    }
    guard sentences.isEmpty, let kind else { throw Refusal(sentences) }
    let from = request.from.map { UntrustedText($0) }.flatMap { $0.isEmpty ? nil : $0.shortened(to: 100) }
    return NoteDraft(
      teams: teams, kind: kind, text: text, from: from, wasCut: request.text.count > UntrustedText.characterLimit)
  }
}

extension Team {
  /// The first edition that is to tell a note of this kind.
  fileprivate func next(telling kind: NoteKind, after now: Instant) -> StatusReport.Upcoming? {
    let waits = kind.waitsForWeekly && editions.contains { $0.kind == .weekly }
    let upcoming = editions.filter { $0.kind == (waits ? .weekly : .daily) }.compactMap { edition in
      edition.schedule.next(after: now).map { (edition.name, $0) }
    }
    return upcoming.min { $0.1.at < $1.1.at }.map { .init(edition: $0.0, at: $0.1.nominal) }
  }
}
