import Ledger
import Model
import Teams

/// `history`.
extension Inspection {
  /// How far it looks back without a date.
  static let usualDays = 28

  package func history(_ question: HistoryQuestion) async throws(LedgerError) -> Answer {
    let teams: [Team]
    switch world.chosen(question.teams, edition: question.edition) {
    case .success(let found): teams = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    guard !question.teams.isEmpty || teams.count == 1 else {
      let known = teams.prefix(20).map(\.name.text).joined(separator: ", ")
      return .refused(
        ["Which team? Add --team NAME to history; the teams are \(known)\(teams.count > 20 ? " …" : "")."], .usage)
    }
    guard let ledger else { return .history([]) }
    var lines: [HistoryLine] = []
    for team in teams {
      let since = question.since ?? team.calendar.civil(clock.now()).date.adding(days: -Inspection.usualDays)
      for (slot, posts) in try await ledger.history(team: team.name, since: since, edition: question.edition) {
        lines += posts.map { line(slot, $0) }
        // A slot that was given up has a line of its own; so have channels that were left open and then given up.
        if posts.isEmpty || slot.why != nil { lines.append(line(slot)) }
      }
    }
    return .history(lines)
  }

  private func line(_ slot: StoredSlot, _ post: StoredPost) -> HistoryLine {
    let team = slot.key.team
    var line = HistoryLine(
      slot: slot.key, due: world.wall(slot.nominal, of: team), byHand: post.byHand, state: post.state.rawValue)
    line.post = post.id
    line.channel = post.channel
    line.via = post.via
    line.isRepeat = post.isRepeat
    line.confirmed = post.confirmed
    line.why = post.why
    if post.state == .delivered, let settled = post.settled {
      line.delivered = world.wall(settled, of: team)
      line.lateSeconds = settled.seconds - slot.nominal.seconds
    }
    return line
  }

  private func line(_ slot: StoredSlot) -> HistoryLine {
    var line = HistoryLine(
      slot: slot.key, due: world.wall(slot.nominal, of: slot.key.team), byHand: slot.how == .hand,
      state: slot.state.rawValue)
    line.why = slot.why
    return line
  }
}
