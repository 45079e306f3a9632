import Model

/// How reminders of what is past its day become firmer: a friendly one on the first workday after it, a plain one from the
/// third, and from the seventh one that asks whether it is still on, every five workdays.
struct Reminder {
  private let tracked: TrackedDecision
  private let occasion: Occasion

  static let againWorkdays = 5

  init(_ tracked: TrackedDecision, _ occasion: Occasion) {
    self.tracked = tracked
    self.occasion = occasion
  }

  /// Where it stands today, whether or not it was told; nil while it is not late.
  func stage() -> Agreement.Stage? {
    let reopened = tracked.history.lastSettled.flatMap { $0.word == "reopened" ? $0.on : nil }
    switch tracked.state {
    case .realised, .withdrawn: return nil
    case .open:
      guard let day = tracked.day, occasion.today.days(since: day) <= Agreements.forgottenDays else { return nil }
      let late = workdays(since: max(day, reopened ?? day))
      return Escalation.step(late).map { .slipping(step: $0, workdays: late) }
    case .claimed(let on, let awaited):
      // A figure needs its days before it can show anything.
      var expected = max(tracked.day ?? on, on, reopened ?? on)
      if case .figure(_, _, _, _, let days, _) = awaited { expected = max(expected, on.adding(days: days)) }
      guard occasion.today.days(since: expected) <= Agreements.forgottenDays else { return nil }
      let late = workdays(since: expected)
      // That it was reported is news of the day itself.
      return .unproven(step: Escalation.step(late) ?? 1, workdays: late)
    }
  }

  /// What is to be told today: a higher step than was told for this day, or the last one once more.
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
