import Almanac
import Ledger
import Model
import Reactor
import Teams
import Updates

/// `dagpost skip`: one slot is not posted; without more words the next celebration note.
package struct SkipRequest: ChangingRequest {
  package static let name = "skip"
  package var teams: [TeamName]
  package var date: CivilDate?
  package var edition: EditionName?
  package var reason: String?

  package init(teams: [TeamName]) { self.teams = teams }

  package func run(at desk: Desk) async throws -> [Withheld] {
    let now = desk.clock.now()
    let teams = try desk.current.world.named(self.teams, for: "skip")
    var planned: [(team: Team, edition: Edition, occurrence: Occurrence)] = []
    var wrong: [String] = []
    for team in teams {
      do {
        let editions = try team.editions(toSkip: self)
        let found = try await slots(of: team, editions, now, desk.ledger)
        if found.isEmpty { wrong.append(team.nothingToSkip(editions, on: date, now: now)) }
        planned += found.map { (team, $0.0, $0.1) }
      } catch let refusal as Refusal {
        wrong += refusal.sentences
      }
    }
    guard wrong.isEmpty else { throw Refusal(wrong) }
    if !desk.isDaemon { try await desk.ledger.recover(now: now) }
    var answer: [Withheld] = []
    for (team, edition, occurrence) in planned {
      var withheld = Withheld(team: team.name)
      let key = SlotKey(team: team.name, edition: edition.name, date: occurrence.date)
      let (result, called) = try await desk.ledger.skip(
        key, nominal: occurrence.at, reason: reason.flatMap(Withheld.cleaned), now: now)
      try await withheld.take(called, at: desk)
      var slot = Withheld.Slot(slot: key, at: occurrence.nominal)
      if case .alreadyDecided(_, let state) = result, called.dropped.isEmpty, called.underWay.isEmpty {
        slot.isPosted = state == .posted
        slot.already = "was \(state.rawValue) already"
      }
      withheld.slots = [slot]
      answer.append(withheld)
    }
    desk.settled.advance()
    return answer
  }

  /// On a date; without one the next, or one of today whose posts still wait.
  private func slots(
    of team: Team, _ editions: [Edition], _ now: Instant, _ ledger: Ledger
  ) async throws(LedgerError) -> [(Edition, Occurrence)] {
    var found: [(Edition, Occurrence)] = []
    for edition in editions {
      if let date {
        if let slot = edition.schedule.occurrence(on: date) { found.append((edition, slot)) }
        continue
      }
      let today = team.calendar.civil(now).date
      if let slot = edition.schedule.occurrence(on: today), slot.at <= now {
        let key = SlotKey(team: team.name, edition: edition.name, date: today)
        if try await ledger.posts(PostFilter(slot: key)).contains(where: \.state.isOpen) {
          found.append((edition, slot))
          continue
        }
      }
      if let slot = edition.schedule.next(after: now) { found.append((edition, slot)) }
    }
    return found
  }

  package func byHand(_ answer: [Withheld]) -> [String] {
    answer.flatMap { team in
      team.slots.filter { $0.already == nil }.map { "by hand: \($0.slot) is not posted" } + team.calledBack
    }
  }
}

extension Team {
  /// The celebration notes, unless an edition is named.
  fileprivate func editions(toSkip request: SkipRequest) throws -> [Edition] {
    let names = editions.map(\.name.text).joined(separator: ", ")
    if let name = request.edition {
      guard let edition = edition(name) else {
        throw Refusal("\(self.name) has no edition \"\(name)\"; it has \(names).")
      }
      return [edition]
    }
    let notes = editions.filter { $0.kind == .weekly }
    guard !notes.isEmpty else {
      throw Refusal("\(name) has no celebration note. Say what is to be skipped: --edition \(names).")
    }
    return notes
  }

  fileprivate func nothingToSkip(_ editions: [Edition], on date: CivilDate?, now: Instant) -> String {
    let next = editions.compactMap { $0.schedule.next(after: now) }.min { $0.at < $1.at }
    let names = editions.map(\.name.text).joined(separator: " or ")
    let others = self.editions.filter { other in
      date.map { other.schedule.occurrence(on: $0) != nil } ?? false
    }
    return "\(name) has no \(names)\(date.map { " on \($0)" } ?? "")"
      + (next.map { "; the next is on \($0.date.weekday.word) \($0.date)" } ?? "") + "."
      + (others.first.map { " Its \($0.name) of that day is skipped with --edition \($0.name)." } ?? "")
  }
}
