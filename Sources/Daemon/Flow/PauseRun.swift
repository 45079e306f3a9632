import Almanac
import Deliver
import Ledger
import Model

/// `pause`, `skip` and `resume`.
extension Desk {
  func pause(_ request: PauseRequest) async throws(LedgerError) -> Answer {
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
    await settled.tell()
    return .paused(answer)
  }

  func skip(_ request: SkipRequest) async throws(LedgerError) -> Answer {
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
    await settled.tell()
    return .skipped(answer)
  }

  func resume(_ request: ResumeRequest) async throws(LedgerError) -> Answer {
    let now = clock.now()
    let world = current.world
    let teams: [Team]
    switch world.named(request.teams, for: "resume") {
    case .success(let found): teams = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    let broken = try await ledger.brokenChannels()
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

  private func take(_ called: CalledBack, into withheld: inout Withheld) async throws(LedgerError) {
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

extension Inspection {
  /// What each edition posts next by itself: nothing while it is paused, nothing that is decided already.
  func next(
    of team: Team, pause: TeamPause?, now: Instant
  ) async throws(LedgerError) -> [StatusReport.Upcoming] {
    var upcoming: [StatusReport.Upcoming] = []
    for edition in team.editions {
      // A pause ends within a year; what was posted early or skipped is a few slots at most.
      var after = now
      if let pause, pause.holds(team.calendar.civil(now).date) {
        after = max(now, team.instant(of: CivilDateTime(pause.until, .midnight)).adding(.milliseconds(-1)))
      }
      for _ in 0..<20 {
        guard let slot = edition.schedule.next(after: after) else { break }
        let key = SlotKey(team: team.name, edition: edition.name, date: slot.date)
        let state = try await ledger?.slot(key)?.state
        if state == nil || state == .partial {
          let first = team.departures(to: team.channels, from: slot.at).first
          upcoming.append(
            .init(
              edition: edition.name, at: slot.nominal,
              goesOut: first.flatMap { $0.at > slot.at ? team.calendar.civil($0.at) : nil }))
          break
        }
        after = slot.at
      }
    }
    return upcoming
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

extension Team {
  fileprivate func objection(toPauseUntil until: CivilDate, now: Instant) -> String? {
    let today = calendar.civil(now).date
    if until <= today {
      return "\(name): --until \(until) is not after today, \(today). It is the day on which it is posted again."
    }
    return until.days(since: today) > 400
      ? "\(name): --until \(until) is more than 400 days away; give an earlier day, or take the team's editions out of "
        + "the configuration."
      : nil
  }

  /// The celebration notes, unless an edition is named.
  fileprivate func editions(toSkip request: SkipRequest) -> Result<[Edition], Refusal> {
    let names = editions.map(\.name.text).joined(separator: ", ")
    if let name = request.edition {
      guard let edition = edition(name) else {
        return .failure(Refusal(sentences: ["\(self.name) has no edition \"\(name)\"; it has \(names)."]))
      }
      return .success([edition])
    }
    let notes = editions.filter { $0.kind == .weekly }
    guard !notes.isEmpty else {
      return .failure(
        Refusal(sentences: ["\(name) has no celebration note. Say what is to be skipped: --edition \(names)."]))
    }
    return .success(notes)
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
