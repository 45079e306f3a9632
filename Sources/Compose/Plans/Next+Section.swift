import Model

extension Next {
  /// The parts about what comes: the plan of one day, and what lies ahead of it. They have at most `count` lines in all.
  /// Real deadlines always stand, then what people wrote, then milestones, then the day's plan by importance. What of
  /// the plan finds no line of its own shares one, which is not counted as a line, up to `also`; the rest is counted.
  static func sections(
    _ lines: [NextLine], _ occasion: Occasion, most count: Int, also: Int, hard most: Int = 5,
    milestones tellsMilestones: Bool = true, crowded: ChosenLine?
  ) -> [ChosenSection] {
    let day = planDay(lines, occasion)
    let hard = sharing(lines.filter(\.isHard), most: most)
    let sent = lines.filter(\.isSent)
    let all = lines.filter { !$0.isHard && $0.planned?.kind == .milestone }
    let milestones = all.filter { line in tellsMilestones || line.planned.map { $0.day <= day ?? $0.day } == true }
    func isOfPlan(_ line: NextLine) -> Bool {
      guard let day, let planned = line.planned else { return false }
      return planned.day <= day
    }
    let plans = lines.filter { !$0.isHard && !$0.isSent && $0.planned?.kind != .milestone }
    let ofDay = plans.filter { isOfPlan($0) || $0.planned == nil }
    let later = plans.filter { !isOfPlan($0) && $0.planned != nil }
    let room = max(0, count - hard.count)
    let first = (sent + milestones).prefix(room)
    let own = ofDay.prefix(room - first.count)
    let shared = ofDay.dropFirst(own.count).prefix(also).filter { $0.planned != nil }
    let coming = later.prefix(room - first.count - own.count)
    let kept = Set((first + own + coming).map(\.line))
    let standing = hard + lines.filter { !$0.isHard && kept.contains($0.line) }
    var plan = ChosenSection(kind: .next, lines: standing.filter(isOfPlan).map(\.line), day: day)
    if !shared.isEmpty {
      plan.lines.append(
        ChosenLine(
          .alsoPlanned(shared.compactMap(\.planned)), records: shared.flatMap(\.line.records), rule: "next.also"))
    }
    if !plan.lines.isEmpty, let crowded { plan.lines.append(crowded) }
    var ahead = ChosenSection(
      kind: .ahead, lines: standing.filter { !isOfPlan($0) }.map(\.line), more: later.count - coming.count)
    // A note that finds no room is told in the next update, so it is not counted in "+n".
    let cut = first.filter { !$0.isSent }.count
    plan.more = milestones.count - cut + ofDay.count - own.count - shared.count
    if plan.lines.isEmpty { (ahead.more, plan.more) = (ahead.more + plan.more, 0) }
    if ahead.lines.isEmpty { (ahead.more, plan.more) = (0, ahead.more + plan.more) }
    return [plan, ahead]
  }

  /// Real deadlines, those beyond `most` in one line.
  static func sharing(_ hard: [NextLine], most: Int) -> [NextLine] {
    guard hard.count > most else { return hard }
    let rest = hard.dropFirst(most - 1)
    let shared = ChosenLine(
      .moreDeadlines(rest.compactMap(\.planned)), records: rest.flatMap(\.line.records), rule: "next.hard-deadline")
    return hard.prefix(most - 1) + [NextLine(line: shared)]
  }
}
