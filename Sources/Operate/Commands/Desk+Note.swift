import Almanac
import Config
import Ledger
import Model
import Teams
import Updates

extension Desk {
  /// `dagpost note`: kept at once; the next update reads it.
  package func note(_ request: NoteRequest) async throws(LedgerError) -> Answer {
    let now = clock.now()
    let draft: NoteDraft
    switch current.world.draft(of: request) {
    case .success(let found): draft = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    let isNew = try await ledger.keep(
      draft.teams.map { team in
        let unnamed = team.privacy.unnamed
        return SentNote(
          id: pipeline.newID().text, team: team.name, kind: draft.kind, text: unnamed.text(draft.text),
          from: unnamed.person(draft.from), at: now)
      })
    return .note(
      NoteAnswer(
        noted: zip(draft.teams, isNew).map { team, isNew in
          .init(team: team.name, isRepeat: !isNew, next: team.next(telling: draft.kind, after: now))
        }, wasCut: draft.wasCut))
  }
}

/// A note whose words were found right.
struct NoteDraft: Sendable {
  let teams: [Team]
  let kind: NoteKind
  let text: UntrustedText
  let from: UntrustedText?
  let wasCut: Bool
}

extension World {
  /// Every mistake of the request at once, or the note that it means.
  func draft(of request: NoteRequest) -> Result<NoteDraft, Refusal> {
    var sentences: [String] = []
    var teams: [Team] = []
    switch chosen(request.teams, edition: nil) {
    case .success(let found): teams = found
    case .failure(let refusal): sentences += refusal.sentences
    }
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
    guard sentences.isEmpty, let kind else { return .failure(Refusal(sentences: sentences)) }
    let from = request.from.map { UntrustedText($0) }.flatMap { $0.isEmpty ? nil : $0.shortened(to: 100) }
    return .success(
      NoteDraft(
        teams: teams, kind: kind, text: text, from: from,
        wasCut: request.text.count > UntrustedText.characterLimit))
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
