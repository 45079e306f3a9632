import Model

/// How many of the decisions that were due in the past month were kept. Told once, in the first update of a month.
struct AgreementMonth {
  let material: Material
  let decisions: [TrackedDecision]

  /// What found no room on the first workday can be told up to this day of the month.
  static let lastDay = 10
  /// A share or a median of fewer decisions is not told: it says nothing.
  static let needs = 3
  private static let detail = "agreements"

  static func said(_ month: FollowedThrough, _ records: [RecordKey]) -> [Said] {
    records.prefix(1).map { Said(.month, $0, day: month.month, detail: detail) }
  }

  func line() -> ChosenLine? {
    // Without the decisions of a source that failed, the count would be wrong.
    guard material.failed.isEmpty else { return nil }
    let memory = material.memory
    let month = material.occasion.today.firstOfPreviousMonth
    guard material.occasion.today.day <= Self.lastDay, memory.since != nil,
      !memory.said.contains(where: { $0.said.topic == .month && $0.said.detail == Self.detail && $0.said.day == month })
    else { return nil }
    let last = material.occasion.today.firstOfMonth.adding(days: -1)
    let due = decisions.filter { $0.state != .withdrawn && $0.dayNamed(in: month...last) != nil }
    let realised = due.compactMap { tracked -> (tracked: TrackedDecision, on: CivilDate)? in
      if case .realised(let on, _, _) = tracked.state, on <= last { (tracked, on) } else { nil }
    }
    let gone = realisedAndGone(month)
    guard due.count + gone.count >= Self.needs else { return nil }
    let days = realised.compactMap { tracked, on in
      tracked.decision.decided.map { max(0, on.days(since: material.day(of: $0))) }
    }
    let fact = FollowedThrough(
      month: month, realised: realised.count + gone.count, of: due.count + gone.count,
      medianDays: days.count >= Self.needs ? Percentile.nearestRank(50, of: days) : nil)
    return ChosenLine(.followedThrough(fact), records: due.flatMap(\.keys) + gone, rule: "agreed.month")
  }

  /// Decisions of that month that were told as realised and that no list has any more.
  private func realisedAndGone(_ month: CivilDate) -> [RecordKey] {
    let present = Set(decisions.flatMap(\.keys))
    let told = AgreementHistory.byRecord(material.memory).filter { key, recalled in
      let last = AgreementHistory(of: [key], in: [key: recalled]).lastSettled
      return !present.contains(key) && last?.word == "realised" && last?.day?.firstOfMonth == month
    }
    // A decision that stood in two sources was told under both keys, on the same days: it counts once.
    return told.keys.sorted { $0.order < $1.order }.reduce(into: []) { kept, key in
      let isOther = kept.contains { $0.source != key.source && told[$0].moments == told[key].moments }
      if !isOther { kept.append(key) }
    }
  }
}

extension [Recalled]? {
  fileprivate var moments: [CivilDate] { self?.map(\.on) ?? [] }
}

extension CivilDate {
  var firstOfMonth: CivilDate { adding(days: 1 - day) }
  var firstOfPreviousMonth: CivilDate { firstOfMonth.adding(days: -1).firstOfMonth }
}
