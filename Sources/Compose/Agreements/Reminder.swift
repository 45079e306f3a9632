import Model

/// The reminder of one decision that is past its day. It becomes firmer by the steps of `Escalation`: friendly on the
/// first workday after the day, plain from the third, and from the seventh a question whether the decision is still on,
/// repeated every five workdays.
struct Reminder {
  let tracked: TrackedDecision
  let occasion: Occasion

  /// The last step is repeated after so many workdays.
  static let againWorkdays = 5

  /// The stage that it is in today, whether or not it was told; nil while it is not late.
  func stage() -> Agreement.Stage? {
    let reopened = tracked.history.lastSettled.flatMap { $0.word == "reopened" ? $0.on : nil }
    switch tracked.state {
    case .realised, .withdrawn: return nil
    case .open:
      guard let day = tracked.day, occasion.today.days(since: day) <= Agreements.forgottenDays else { return nil }
      let late = workdays(since: max(day, reopened ?? day))
      return late > 0 ? .slipping(step: Escalation.step(late), workdays: late) : nil
    case .claimed(let on, let awaited):
      // A figure that has to hold for some days cannot show it earlier.
      var expected = max(tracked.day ?? on, on, reopened ?? on)
      if case .figure(_, _, _, _, let days, _) = awaited { expected = max(expected, on.adding(days: days)) }
      guard occasion.today.days(since: expected) <= Agreements.forgottenDays else { return nil }
      let late = workdays(since: expected)
      // The report itself is told on its own day, before any workday has passed.
      return .unproven(step: max(1, Escalation.step(late)), workdays: late)
    }
  }

  /// What is to be told today: a step that is higher than any told for this day, or the last step once more.
  func due() -> Agreement.Stage? {
    guard let stage = stage(), let step = stage.step else { return nil }
    let told = tracked.history.current.entries.filter {
      ($0.word == "slipping" || $0.word == "unproven") && $0.day == tracked.day
    }
    guard let last = told.last else { return stage }
    if stage.word == "unproven", !told.contains(where: { $0.word == "unproven" }) { return stage }
    if step > told.compactMap(\.number).max() ?? 0 { return stage }
    guard step == Escalation.last, workdays(since: last.on) >= Self.againWorkdays else { return nil }
    return stage
  }

  private func workdays(since day: CivilDate) -> Int { occasion.calendar.workdays(from: day, to: occasion.today) }
}
