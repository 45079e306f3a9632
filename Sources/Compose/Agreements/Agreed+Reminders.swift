import Model

/// What comes back, in all editions together.
extension Agreed {
  func undated(_ standing: Standing) -> AgreedLine? {
    let cycle = standing.history.current
    guard standing.day == nil, !standing.decision.started,
      material.givesDays(toDecisions: standing.decision.key.source),
      let told = cycle.last("told", "moved"), cycle.last("undated") == nil,
      occasion.calendar.workdays(from: told.on, to: today) >= Self.undatedWorkdays
    else { return nil }
    return line(standing, .undated, .question)
  }

  /// Does it still hold? After 30 days, and after 90.
  func question(_ standing: Standing, realised: CivilDate, _ proof: Agreement.Proof?) -> AgreedLine? {
    let days = today.days(since: realised)
    guard let mark = [90, 30].first(where: { days >= $0 && days < $0 + Self.questionDays }) else { return nil }
    // What was in force before its list was read first is nobody's news.
    let isKnown =
      standing.history.last("realised") != nil
      || material.memory.firstRead[standing.decision.key.source].map {
        occasion.calendar.civil($0).date <= realised
      } ?? false
    // Of this day, or of another one since it was last told as kept: a proof may show it on another day later.
    let current = standing.history.current.entries
    let asked = (standing.history.entries.filter { $0.day == realised } + current).contains {
      $0.word == "still-holds" && ($0.number ?? 0) >= mark
    }
    guard isKnown, !asked else { return nil }
    return line(standing, .stillHolds(days: days), .question, at: realised) { $0.proof = proof }
  }

  func reminder(_ standing: Standing) -> AgreedLine? {
    guard let stage = Ladder(standing, occasion).due() else { return nil }
    return reminder(standing, stage)
  }

  private func reminder(_ standing: Standing, _ stage: Agreement.Stage) -> AgreedLine {
    var claim: (on: CivilDate, awaited: Agreement.Awaited)?
    if case .claimed(let on, let awaited) = standing.state { claim = (on, awaited) }
    return line(standing, stage, stage.isSlipped ? .slipped : .reminder) { agreement in
      agreement.realised = claim?.on
      agreement.awaited = claim?.awaited
    }
  }

  /// Those that only the manager can settle now, with the step's own memory left to whoever tells them.
  func atLastStep() -> [ChosenLine] {
    standings.compactMap { standing in
      guard let stage = Ladder(standing, occasion).stage(), stage.step == Escalation.last else { return nil }
      return reminder(standing, stage).line
    }
  }
}
