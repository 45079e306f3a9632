import Model

/// Lines about what was done, what comes, people and messages.
extension English {
  func finished(_ subject: Words, thanking owner: Words, effect: Words) -> Words {
    "\(subject.with(effect: effect).ended) Thank you, \(owner)!"
  }

  func early(_ early: Early?) -> Words {
    guard let early else { return Words() }
    let days = early.days == 1 ? "1 day" : "\(marks.whole(early.days)) days"
    return early.beforeDeadline ? ", \(own: days) before the real deadline" : ", \(own: days) ahead of plan"
  }

  func finished(_ subject: Words, owner: Words, effect: Words, late: CivilDate?, now: CivilDateTime) -> Words {
    let line = subject.with(effect: effect) + Words.inParentheses(owner)
    return late.map { "\(line), done \(own: day($0, now)), added later" } ?? line
  }

  func alsoFinished(
    _ list: [(subject: Words, owner: Words, effect: Words)], unplanned: Bool, isFirst: Bool
  ) -> Words {
    let names = Words.list(
      list.map { $0.subject.with(addition: $0.effect) + Words.inParentheses($0.owner) }, "; ")
    return isFirst ? names : "\(own: unplanned ? "in between" : "also done"): \(names)"
  }

  func alsoPlanned(_ list: [(subject: Words, people: Words)], isFirst: Bool) -> Words {
    let names = Words.list(list.map { $0.subject + Words.inParentheses($0.people) }, "; ")
    return isFirst ? names : "also: \(names)"
  }

  func counted(_ flow: Flow, oldest: [Words], now: CivilDateTime) -> Words {
    var line = finished(flow) + Words(own: before(flow, now).map { " (\($0))" } ?? "")
    let least = flow.partial ? "at least " : ""
    if let created = flow.created { line += ", \(own: created == 0 ? "none" : least + marks.whole(created)) came in" }
    guard let open = flow.open else { return line }
    line += ", \(own: least + marks.whole(open)) still open"
    if let aging = flow.aging { return line + tooOld(aging, oldest) }
    if let oldest = flow.oldest, oldest > 0 {
      line += open == 1 ? ", for \(own: workdays(oldest))" : ", the oldest for \(own: least + workdays(oldest))"
    }
    return line
  }

  /// How many of the open ones are older than they should be, and the oldest of them.
  private func tooOld(_ aging: AgingItems, _ oldest: [Words]) -> Words {
    let number = (aging.partial == true ? "at least " : "") + marks.whole(aging.count)
    let than =
      aging.isAgreed
      ? "for longer than the agreed \(workdays(aging.limit))" : "for longer than usual (\(workdays(aging.limit)))"
    let line: Words = "; \(own: number) \(own: than)"
    if oldest.count > 1 { return "\(line): \(Words.list(waiting(aging, oldest), "; "))" }
    guard let first = oldest.first, let waiting = aging.oldest.first else { return line }
    let other = waiting.isWaiting ? ", waiting for someone else" : ""
    if aging.count == 1 { return "\(line), \(first)\(own: other)" }
    return "\(line), the oldest, \(first), for \(own: marks.whole(waiting.workdays))\(own: other)"
  }

  /// Each with how long it has waited.
  func waiting(_ aging: AgingItems, _ oldest: [Words]) -> [Words] {
    zip(oldest, aging.oldest).map { subject, waiting in
      "\(subject), \(own: workdays(waiting.workdays))\(own: waiting.isWaiting ? ", waiting for someone else" : "")"
    }
  }

  /// - Parameter word: how one is written, in a sentence "one", at the start of a line a digit.
  func finished(_ flow: Flow) -> Words { finished(flow, one: "1") }

  func finished(_ flow: Flow, one word: String) -> Words {
    let one = flow.finished == 1
    // Of an incomplete list, none is not certain either.
    if flow.partial, flow.finished == 0 { return "how much was closed is not known" + of(flow.noun) }
    let least = flow.partial ? "at least " : ""
    let number = flow.finished == 0 ? "no" : least + (one ? word : marks.whole(flow.finished))
    switch flow.noun {
    case .calls: return "\(own: number) \(own: one ? "call" : "calls") closed"
    case .requests: return "\(own: number) \(own: one ? "request" : "requests") handled"
    case .changes: return "\(own: number) \(own: one ? "change" : "changes") carried out"
    case .tasks: return "\(own: number) \(own: one ? "task" : "tasks") finished"
    case .commits: return "\(own: number) \(own: one ? "commit" : "commits")"
    case .label(let label): return "\(label): \(own: flow.finished == 0 ? "none" : number) closed"
    }
  }

  private func of(_ noun: CountedNoun) -> Words {
    switch noun {
    case .calls: " (calls)"
    case .requests: " (requests)"
    case .changes: " (changes)"
    case .tasks: " (tasks)"
    case .commits: " (commits)"
    case .label(let label): " (\(label))"
    }
  }

  func planned(
    _ planned: Planned, _ subject: Words, people: Words, heading: CivilDate?, now: CivilDateTime
  ) -> Words {
    var lead: [String] = planned.day == heading ? [] : [day(planned.day, now)]
    if let at = planned.time { lead.append(time(at)) }
    if let deadline = planned.deadline { lead.append(self.deadline(deadline)) }
    if planned.kind == .milestone { lead.append("milestone") }
    if let other = planned.otherDay {
      let name = other == planned.day ? "" : " " + day(other, now)
      lead.append(planned.deadline == nil ? "real deadline\(name)" : "planned for\(name)")
    }
    if let before = planned.movedFrom { lead.append("moved from \(day(before, now))") }
    var line = lead.isEmpty ? subject : Words(own: lead.joined(separator: ", ") + ": ") + subject
    line += Words.inParentheses(people)
    if let reason = planned.deadline?.reason { line = "\(line.ended) Reason: \(reason)" }
    if let goal = planned.goal { line = "\(line.ended) Goal: \(goal)" }
    if let means = planned.doneMeans { line = "\(line.ended) Done means: \(means)" }
    if planned.deadline?.notStarted == true { line = line.ended + " Not started." }
    if let away = planned.away {
      let until = away.until.map { " through \(day($0, now))" } ?? ""
      return "\(line.ended) \(away.person) is away\(own: until): who takes it over?"
    }
    guard let deadline = planned.deadline, deadline.passed else { return line }
    if Escalation.step(deadline.workdays) > 2 { return line.ended + " What do we do about it?" }
    return planned.people.shown.count == 1 ? "\(line.ended) \(people), what does it still need?" : line
  }

  private func deadline(_ deadline: Deadline) -> String {
    guard deadline.passed else { return "real deadline" }
    return Escalation.step(deadline.workdays) > 1
      ? "real deadline passed \(workdays(deadline.workdays ?? 0)) ago" : "real deadline passed"
  }

  func left(_ workdays: Int) -> Words {
    workdays == 0 ? "Today is the last day." : "\(own: self.workdays(workdays)) left."
  }

  func moreDeadlines(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words {
    let names = Words.list(list.map { "\($0.subject) (\(own: day($0.day, now)))" }, "; ")
    return "\(list.count) more real deadlines: \(names)"
  }

  func underWay(_ subject: Words, owner: Words) -> Words { "under way: \(subject)\(Words.inParentheses(owner))" }

  func overdue(
    _ subject: Words, day: CivilDate, owner: Words, needsOwner: Bool, workdays: Int?, now: CivilDateTime
  ) -> Words {
    let who = needsOwner ? "who takes it?" : owner
    let line: Words = "\(subject)\(Words.inParentheses(who)) should have been done on \(own: self.day(day, now))"
    guard let workdays, case let step = Escalation.step(workdays), step > 1 else { return line }
    let late: Words = "\(line), \(own: self.workdays(workdays)) late now"
    return step > 2 && !needsOwner ? late + " (is it still on?)" : late
  }

  func away(on day: CivilDate, _ people: [Away], more: Int, besides: Bool, now: CivilDateTime) -> Words {
    let list = Words.list(
      people.map { away in
        "\(away.person)\(away.until.map { " (through \(own: self.day($0, now)))" } ?? Words())"
      }, ", ")
    return
      "\(own: besides ? "Also away" : "Away") \(own: onDay(day, now)): \(list)\(more > 0 ? " and \(more) more" : Words())."
  }

  func ownersAway(on day: CivilDate, _ people: [(away: OwnerAway, subject: Words)], now: CivilDateTime) -> Words {
    let sentences = people.map { away, subject in
      """
      \(away.person) is away \(own: onDay(day, now)): who does "\(subject)"\
      \(own: away.more == 0 ? "" : " and \(count(away.more, "more task", "more tasks"))")?
      """ as Words
    }
    return Words.list(sentences, " ")
  }

  func contacts(_ contacts: [Contact]) -> Words {
    "Questions about \(Words.list(contacts.map { "\($0.role): \($0.person)" }, ", "))."
  }

  func contactsAway(on day: CivilDate, _ contacts: [Contact], now: CivilDateTime) -> Words {
    guard let first = contacts.first else { return Words() }
    if contacts.allSatisfy({ $0.person == first.person }) {
      let roles = sentence(contacts.map { "\($0.role)" })
      return "\(first.person) is away \(own: onDay(day, now)): who takes questions about \(roles)?"
    }
    let people = sentence(contacts.map { "\($0.person) (\($0.role))" })
    return "\(people) are away \(own: onDay(day, now)): who takes their questions?"
  }

  func received(_ received: Received) -> Words {
    let line: Words =
      switch (received.count, received.from.shown.first) {
      case (1, let name?): "Thank you for your message, \(name)"
      case (1, nil): "Thank you for the message that came in"
      default: "Thank you for \(own: marks.whole(received.count)) messages\(Words.inParentheses(names(received.from)))"
      }
    switch (received.forWeekly, received.count) {
    case (0, _): return line + "."
    case (1, 1): return line + "; it goes into the weekly note."
    case (let some, let all) where some == all: return line + "; they go into the weekly note."
    case (let some, _): return "\(line); \(some) of them \(own: some == 1 ? "goes" : "go") into the weekly note."
    }
  }

  func ownerWanted() -> Words { "Who takes it?" }

  func askInput(_ way: Words) -> Words { "Missing something, or stuck? Tell us: \(way)" }
}
