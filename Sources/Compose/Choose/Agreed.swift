import Model

/// Decisions and agreed actions: a new one is told once, a kept one once, one past its day until it is settled.
/// Follow-through in steps has its place here.
struct Agreed {
  let material: Material
  let limits: TextLimits

  /// Slipping first, longest first; then new ones, then kept ones.
  func lines() -> [DoneLine] {
    material.decisions.filter { !$0.withdrawn }.compactMap(line).sorted { a, b in
      (a.rank, a.day, a.told.record.order) < (b.rank, b.day, b.told.record.order)
    }
  }

  /// What the update tells for good; a slipping agreement comes back.
  static func told(_ lines: [DoneLine]) -> [Told] { lines.filter { $0.rank > 0 }.map(\.told) }

  private func line(_ decision: Decision) -> DoneLine? {
    let today = material.occasion.today
    if let realised = decision.realised {
      guard material.window.telling(decision.key, finished: realised) != nil else { return nil }
      return line(decision, .realised, at: realised, day: material.day(of: realised), rank: 2)
    }
    if let due = decision.due, material.day(of: due) < today {
      return line(decision, .slipping(step: 2, workdays: 0), at: nil, day: material.day(of: due), rank: 0)
    }
    guard let decided = decision.decided, material.window.telling(decision.key, finished: decided) != nil else {
      return nil
    }
    return line(decision, .told, at: decided, day: material.day(of: decided), rank: 1)
  }

  private func line(
    _ decision: Decision, _ stage: Agreement.Stage, at moment: Moment?, day: CivilDate, rank: Int
  ) -> DoneLine {
    var agreement = Agreement(
      subject: limits.subject(decision.title, link: decision.link, shared: true), stage: stage)
    agreement.owner = limits.person(decision.owner)
    agreement.decided = decision.decided.map(material.day)
    agreement.due = decision.due.map(material.day)
    return DoneLine(
      line: ChosenLine(.agreed(agreement), records: [decision.key], rule: "agreed.\(stage.word)"),
      told: Told(record: decision.key, finished: moment), rank: rank, day: day)
  }
}
