import Almanac
import Config
import Ledger
import Model
import Reactor
import Services
import Teams
import Updates

/// `pause`, `skip` and `resume`.
extension Desk {
  package func pause(_ request: PauseRequest) async throws(LedgerError) -> Answer {
    let now = clock.now()
    let teams: [Team]
    switch current.world.named(request.teams, for: "pause") {
    case .success(let found): teams = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    let wrong = teams.compactMap { $0.objection(toPauseUntil: request.until, now: now) }
    guard wrong.isEmpty else { return .refused(wrong, .usage) }
    if !isDaemon { try await ledger.recover(now: now) }
    var answer: [Withheld] = []
    for team in teams {
      var withheld = Withheld(team: team.name)
      let pause = TeamPause(team: team.name, until: request.until, reason: request.reason.flatMap(Self.cleaned))
      withheld.until = pause.until
      try await take(try await ledger.pause(pause, now: now), into: &withheld)
      withheld.next = try await inspection.next(of: team, pause: pause, now: now).min { $0.at < $1.at }
      answer.append(withheld)
    }
    settled.advance()
    return .paused(answer)
  }

  package func skip(_ request: SkipRequest) async throws(LedgerError) -> Answer {
    let now = clock.now()
    let teams: [Team]
    switch current.world.named(request.teams, for: "skip") {
    case .success(let found): teams = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    var planned: [(team: Team, edition: Edition, occurrence: Occurrence)] = []
    var wrong: [String] = []
    for team in teams {
      switch team.editions(toSkip: request) {
      case .failure(let refusal): wrong += refusal.sentences
      case .success(let editions):
        let found = try await slots(of: team, editions, on: request.date, now: now)
        if found.isEmpty { wrong.append(team.nothingToSkip(editions, on: request.date, now: now)) }
        planned += found.map { (team, $0.0, $0.1) }
      }
    }
    guard wrong.isEmpty else { return .refused(wrong, .usage) }
    if !isDaemon { try await ledger.recover(now: now) }
    var answer: [Withheld] = []
    for (team, edition, occurrence) in planned {
      var withheld = Withheld(team: team.name)
      let key = SlotKey(team: team.name, edition: edition.name, date: occurrence.date)
      let (result, called) = try await ledger.skip(
        key, nominal: occurrence.at, reason: request.reason.flatMap(Self.cleaned), now: now)
      try await take(called, into: &withheld)
      var slot = Withheld.Slot(slot: key, at: occurrence.nominal)
      if case .alreadyDecided(_, let state) = result, called.dropped.isEmpty, called.underWay.isEmpty {
        slot.isPosted = state == .posted
        slot.already = "was \(state.rawValue) already"
      }
      withheld.slots = [slot]
      answer.append(withheld)
    }
    settled.advance()
    return .skipped(answer)
  }

  package func resume(_ request: ResumeRequest) async throws(LedgerError) -> Answer {
    let now = clock.now()
    let world = current.world
    let teams: [Team]
    switch world.named(request.teams, for: "resume") {
    case .success(let found): teams = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    let broken = try await ledger.brokenChannels()
    // One that left the configuration while it was broken can still be named.
    let known = Set(teams.flatMap { $0.everyChannel.map(\.name) } + broken.map(\.at.channel))
    let unknown = request.channels.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      let names = known.map(\.text).sorted()
      return .refused(
        unknown.map { name in
          "There is no channel \"\(name)\"\(suggestion(for: name.text, among: names)); there is \(names.joined(separator: ", "))."
        }, .usage)
    }
    var healed: Set<TeamChannel> = []
    var answer: [Withheld] = []
    for team in teams {
      var withheld = Withheld(team: team.name)
      let own = broken.map(\.at).filter {
        $0.team == team.name && (request.channels.isEmpty || request.channels.contains($0.channel))
      }
      withheld.channels = own.map(\.channel)
      // A destination that others share is tried again when it is for all of them.
      healed.formUnion(own + broken.map(\.at).filter { other in own.contains { world.areOne($0, other) } })
      if request.channels.isEmpty {
        let (pause, slots) = try await ledger.resume(team: team.name, now: now)
        withheld.until = pause.flatMap { $0.holds(team.calendar.civil(now).date) ? $0.until : nil }
        withheld.slots = slots.map { .init(slot: $0.key, at: team.calendar.civil($0.nominal)) }
      }
      withheld.next = try await inspection.next(of: team, pause: nil, now: now).min { $0.at < $1.at }
      answer.append(withheld)
    }
    try await healChannels(healed)
    return .resumed(answer)
  }

  private func take(_ called: WithdrawnPosts, into withheld: inout Withheld) async throws(LedgerError) {
    for id in called.dropped {
      if let post = try await ledger.posts(PostFilter(id: id)).first {
        withheld.dropped.append(current.world.entry(post))
      }
    }
    for id in called.underWay {
      if let post = try await ledger.posts(PostFilter(id: id)).first {
        withheld.underWay.append(current.world.entry(post))
      }
    }
  }

  /// On a date; without one the next, or one of today whose posts still wait.
  private func slots(
    of team: Team, _ editions: [Edition], on date: CivilDate?, now: Instant
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

  /// What somebody typed, as it may stand in a log.
  private static func cleaned(_ reason: String) -> String? {
    let text = UntrustedText(reason)
    return text.isEmpty ? nil : text.shortened(to: 200).description
  }
}

extension World {
  /// The teams that a command is for, which has to name them.
  fileprivate func named(_ names: [TeamName], for command: String) -> Result<[Team], Refusal> {
    guard names.isEmpty else { return chosen(names, edition: nil) }
    guard teams.count > 1 else { return .success(teams) }
    let known = teams.prefix(20).map(\.name.text).joined(separator: ", ")
    return .failure(
      Refusal(sentences: [
        "Which team? Add --team NAME to \(command); the teams are \(known)\(teams.count > 20 ? " …" : "")."
      ]))
  }

  /// Whether two channels post to one place.
  fileprivate func areOne(_ one: TeamChannel, _ other: TeamChannel) -> Bool {
    guard let mine = channel(one.channel, of: one.team), let theirs = channel(other.channel, of: other.team) else {
      return false
    }
    return mine.service.destination == theirs.service.destination
  }
}
