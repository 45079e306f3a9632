import Model

/// What comes back, in all editions together.
extension Agreements {
  func undated(_ tracked: TrackedDecision) -> AgreementLine? {
    let cycle = tracked.history.current
    guard tracked.day == nil, !tracked.decision.started,
      material.givesDays(toDecisions: tracked.decision.key.source),
      let told = cycle.last("told", "moved"), cycle.last("undated") == nil,
      occasion.calendar.workdays(from: told.on, to: today) >= Self.undatedWorkdays
    else { return nil }
    return line(tracked, .undated, .question)
  }

  /// Does it still hold? After 30 days, and after 90.
  func question(_ tracked: TrackedDecision, realised: CivilDate, _ proof: Agreement.Proof?) -> AgreementLine? {
    let days = today.days(since: realised)
    guard let mark = [90, 30].first(where: { days >= $0 && days < $0 + Self.questionDays }) else { return nil }
    // What was in force before its list was read first is nobody's news.
    let isKnown =
      tracked.history.last("realised") != nil
      || material.memory.firstRead[tracked.decision.key.source].map {
        occasion.calendar.civil($0).date <= realised
      } ?? false
    // Of this day, or of another one since it was last told as kept: a proof may show it on another day later.
    let current = tracked.history.current.entries
    let asked = (tracked.history.entries.filter { $0.day == realised } + current).contains {
      $0.word == "still-holds" && ($0.number ?? 0) >= mark
    }
    guard isKnown, !asked else { return nil }
    return line(tracked, .stillHolds(days: days), .question, at: realised) { $0.proof = proof }
  }

  func reminder(_ tracked: TrackedDecision) -> AgreementLine? {
    guard let stage = Reminder(tracked, occasion).due() else { return nil }
    return reminder(tracked, stage)
  }

  private func reminder(_ tracked: TrackedDecision, _ stage: Agreement.Stage) -> AgreementLine {
    var claim: (on: CivilDate, awaited: Agreement.Awaited)?
    if case .claimed(let on, let awaited) = tracked.state { claim = (on, awaited) }
    return line(tracked, stage, stage.isSlipped ? .slipped : .reminder) { agreement in
      agreement.realised = claim?.on
      agreement.awaited = claim?.awaited
    }
  }

  /// Those that only the manager can settle now, with the step's own memory left to whoever tells them.
  func atLastStep() -> [ChosenLine] {
    decisions.compactMap { tracked in
      guard let stage = Reminder(tracked, occasion).stage(), stage.step == Escalation.last else { return nil }
      return reminder(tracked, stage).line
    }
  }
}
