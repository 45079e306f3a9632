import Model

/// What is told of a decision more than once. Reminders count over all editions of the team together.
extension Agreements {
  /// The question about a decision that was told without a day.
  func undated(_ tracked: TrackedDecision) -> AgreementLine? {
    let cycle = tracked.history.current
    guard tracked.day == nil, !tracked.decision.started,
      material.givesDays(toDecisions: tracked.decision.key.source),
      let told = cycle.last("told", "moved"), cycle.last("undated") == nil,
      occasion.calendar.workdays(from: told.on, to: today) >= Self.undatedWorkdays
    else { return nil }
    return line(tracked, .undated, .question)
  }

  /// Whether a realised decision still holds, which is asked after 30 days and after 90.
  func question(_ tracked: TrackedDecision, realised: CivilDate, _ proof: Agreement.Proof?) -> AgreementLine? {
    let days = today.days(since: realised)
    guard let mark = [90, 30].first(where: { days >= $0 && days < $0 + Self.questionDays }) else { return nil }
    // A decision that was in force before its list was first read is not asked about: no update told it.
    let isKnown =
      tracked.history.last("realised") != nil
      || material.memory.firstRead[tracked.decision.key.source].map {
        occasion.calendar.civil($0).date <= realised
      } ?? false
    // Asked for this day, or for another one since it was last told as kept: a proof may show another day later.
    let current = tracked.history.current.entries
    let asked = (tracked.history.entries.filter { $0.day == realised } + current).contains {
      $0.word == "still-holds" && ($0.number ?? 0) >= mark
    }
    guard isKnown, !asked else { return nil }
    return line(tracked, .stillHolds(days: days), .question, at: realised) { $0.proof = proof }
  }

  /// The reminder that is due today, if any.
  func reminder(_ tracked: TrackedDecision) -> AgreementLine? {
    guard let stage = Reminder(tracked: tracked, occasion: occasion).due() else { return nil }
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

  /// The decisions whose reminders have reached the last step: only the manager can settle them now. Who tells them
  /// remembers so; the team's own reminders are not touched.
  func atLastStep() -> [ChosenLine] {
    decisions.compactMap { tracked in
      guard let stage = Reminder(tracked: tracked, occasion: occasion).stage(), stage.step == Escalation.last else {
        return nil
      }
      return reminder(tracked, stage).line
    }
  }
}
