import Model

/// The summary: the plan, the headline, and what is asked.
extension English {
  /// What was done: of the plan, besides, and of what is counted. With the kind of day before it, where a rule says so.
  func finished(
    _ milestones: Int, _ results: Int, _ flow: Flow?, partly: Bool, plan: PlanKept?,
    verdict: (kind: Verdict, day: CivilDate)?, _ now: CivilDateTime
  ) -> Words {
    var parts: [Words] = []
    let least = partly ? "at least " : ""
    if let plan { parts.append(kept(plan)) }
    if results > 0, let plan {
      let number = results == 1 ? "one" : marks.whole(results)
      let isAre = results == 1 ? "is" : "are"
      parts.append(
        plan.done == 0
          ? "\(own: least + number) \(own: results == 1 ? "other" : "others") \(own: isAre)"
          : "so \(own: isAre) \(own: least + number) \(own: results == 1 ? "other" : "others")")
    } else if results > 0 {
      parts.append("\(own: least + count(results, "task is", "tasks are")) done")
    }
    if milestones > 0 {
      parts.append("\(own: least + count(milestones, "milestone was", "milestones were")) reached")
    }
    if let flow { parts.append(closed(flow, now)) }
    var words = sentence(parts)
    if plan?.partial == true { words += Words(own: asFarAsRead) }
    guard let verdict else { return words.capitalised + "." }
    let line: Words = "\(own: kind(verdict.kind, verdict.day, now)): \(words)."
    return verdict.kind == .quiet ? line + " Nothing needs you." : line
  }

  private func kind(_ verdict: Verdict, _ day: CivilDate, _ now: CivilDateTime) -> String {
    let kind =
      switch verdict {
      case .full: "full day"
      case .good: "good day"
      case .quiet: "quiet day"
      }
    if day == now.date { return "A \(kind)" }
    return (day == now.date.adding(days: -1) ? "Yesterday" : weekday(day)) + " was a \(kind)"
  }

  /// "52 calls were closed (21 yesterday)".
  private func closed(_ flow: Flow, _ now: CivilDateTime) -> Words {
    let one = flow.finished == 1
    let number = (flow.partial ? "at least " : "") + (one ? "one" : marks.whole(flow.finished))
    let verb = one ? "was" : "were"
    let line: Words =
      switch flow.noun {
      case .calls: "\(own: number) \(own: one ? "call" : "calls") \(own: verb) closed"
      case .requests: "\(own: number) \(own: one ? "request" : "requests") \(own: verb) handled"
      case .changes: "\(own: number) \(own: one ? "change" : "changes") \(own: verb) carried out"
      case .tasks: "\(own: number) \(own: one ? "task" : "tasks") \(own: verb) finished"
      case .commits: "\(own: number) \(own: one ? "commit" : "commits") came in"
      // A label is followed by a colon, which does not read well inside a sentence.
      case .label: "\(own: number) \(own: one ? "item" : "items") \(own: verb) closed"
      }
    return line + Words(own: before(flow, now).map { " (\($0))" } ?? "")
  }

  /// "21 yesterday", "21 on Friday".
  func before(_ flow: Flow, _ now: CivilDateTime) -> String? {
    flow.before.map { before in
      let day =
        before.day == now.date.adding(days: -1)
        ? "yesterday" : "on \(now.isNear(before.day) ? weekday(before.day) : short(before.day, now))"
      return "\(marks.whole(before.count)) \(day)"
    }
  }

  /// What the plan counts as done and no line shows was done before, and is said to be.
  func kept(_ plan: PlanKept) -> Words {
    let earlier = plan.doneBefore ?? 0
    let before =
      earlier == 0
      ? "" : earlier == plan.done ? " (since before)" : " (\(count(earlier, "was done before", "were done before")))"
    let milestones = plan.milestones ?? 0
    if (plan.done, plan.of, milestones) == (1, 1, 1) { return "the planned milestone was reached" }
    let among = milestones == 0 ? "" : ", \(count(milestones, "milestone", "milestones")) among them"
    return number(plan) + Words(own: among + before)
  }

  private func number(_ plan: PlanKept) -> Words {
    switch (plan.done, plan.of) {
    case (1, 1): "what was planned is done"
    case (0, 1): "what was planned is not done yet"
    case (2, 2): "both planned items are done"
    case (0, let total): "none of the \(own: marks.whole(total)) planned items is done yet"
    case (let done, let total) where done == total: "all \(own: marks.whole(total)) planned items are done"
    case (let done, let total):
      "\(own: done == 1 ? "one" : marks.whole(done)) of \(own: marks.whole(total)) planned items \(own: done == 1 ? "is" : "are") done"
    }
  }

  func headline(_ headline: Headline, _ subject: Words, now: CivilDateTime) -> Words {
    switch headline {
    case .said(let text): "What matters now: \(text)"
    case .overdueDecision(_, let due): "This first: the decision \"\(subject)\" was due on \(own: long(due, now))"
    case .brokenFigure(let figure): "Needs attention: \(self.figure(figure, now: now))"
    case .deadline(_, let day): "\(own: starting(day, now)) is the real deadline for: \(subject)"
    case .milestone(_, let day): "A milestone is planned \(own: forDay(day, now)): \(subject)"
    case .plan(_, let day, 0): "\(own: starting(day, now)) is about: \(subject)"
    case .plan(_, let day, 1): "\(own: starting(day, now)): \(subject), and one more"
    case .plan(_, let day, let others): "\(own: starting(day, now)): \(subject), and \(others) more"
    }
  }

  /// After "planned": "for today", "for tomorrow", "for Friday", "for 12 December".
  private func forDay(_ date: CivilDate, _ now: CivilDateTime) -> String {
    switch date.days(since: now.date) {
    case 0: "for today"
    case 1: "for tomorrow"
    default: now.isNear(date) ? "for \(weekday(date))" : "for \(long(date, now))"
    }
  }

  /// At the start of a sentence.
  func starting(_ date: CivilDate, _ now: CivilDateTime) -> String {
    switch date.days(since: now.date) {
    case 0: "Today"
    case 1: "Tomorrow"
    default: now.isNear(date) ? weekday(date) : long(date, now)
    }
  }

  func ask(_ ask: Ask, now: CivilDateTime) -> Words {
    switch ask {
    case .ownerOfHeadline: "Who takes it?"
    case .owners(1, let hard): hard ? "One task with a real deadline has no owner yet." : "One task has no owner yet."
    case .owners(let number, let hard):
      hard ? "\(number) tasks with a real deadline have no owner yet." : "\(number) tasks have no owner yet."
    case .trouble(1): "One thing needs attention, so it comes first."
    case .trouble(let number): "\(number) things need attention, so they come first."
    case .deadlinePassed(1): "A real deadline has passed."
    case .deadlinePassed(let number): "\(number) real deadlines have passed."
    case .deadline(let day): "Mind the real deadline \(own: onDay(day, now))."
    case .slipping(1): "One decision needs you."
    case .slipping(let number): "\(number) decisions need you."
    case .late(1): "One planned item is late."
    case .late(let number): "\(number) planned items are late."
    }
  }
}
