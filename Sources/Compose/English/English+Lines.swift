import Model

/// Lines about what was done, what comes, people and messages.
extension English {
  func milestone(_ subject: Words, people: Words, early: Early?, effect: Words) -> Words {
    ("Milestone: \(subject)\(self.early(early))" as Words).with(effect: effect) + Words.inParentheses(people)
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

  func counted(_ flow: Flow) -> Words {
    var line = finished(flow)
    let least = flow.partial ? "at least " : ""
    if let created = flow.created { line += ", \(own: created == 0 ? "none" : least + marks.whole(created)) came in" }
    if let open = flow.open {
      line += "; \(own: least + marks.whole(open)) still open"
      if let oldest = flow.oldest, oldest > 0 {
        line += open == 1 ? ", for \(own: workdays(oldest))" : ", the oldest for \(own: least + workdays(oldest))"
      }
    }
    return line
  }

  /// - Parameter word: how one is written, in a sentence "one", at the start of a line a digit.
  func finished(_ flow: Flow, one word: String = "1") -> Words {
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

  func planned(_ planned: Planned, _ subject: Words, people: Words, now: CivilDateTime) -> Words {
    var line = Words(own: day(planned.day, now))
    if let at = planned.time { line += Words(own: ", " + time(at)) }
    if let deadline = planned.deadline { line += Words(own: self.deadline(deadline)) }
    if planned.kind == .milestone { line += ", milestone" }
    if let other = planned.otherDay {
      let name = other == planned.day ? "" : " " + day(other, now)
      line += planned.deadline == nil ? ", real deadline\(own: name)" : ", planned for\(own: name)"
    }
    if let before = planned.movedFrom { line += ", moved from \(own: day(before, now))" }
    line += ": " + subject
    if let reason = planned.deadline?.reason { line = "\(line.ended) Reason: \(reason)" }
    if planned.deadline?.notStarted == true { line = line.ended + " Not started." }
    if let means = planned.doneMeans { line = line.ended + " Done means: \(means)" }
    line += Words.inParentheses(people)
    return planned.deadline.map { $0.passed && Escalation.step($0.workdays) > 2 } == true
      ? line.ended + " What do we do about it?" : line
  }

  private func deadline(_ deadline: Deadline) -> String {
    guard deadline.passed else { return ", real deadline" }
    return Escalation.step(deadline.workdays) > 1
      ? ", real deadline passed \(workdays(deadline.workdays ?? 0)) ago" : ", real deadline passed"
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

  func away(on day: CivilDate, _ people: [Away], more: Int, now: CivilDateTime) -> Words {
    let list = Words.list(
      people.map { away in
        "\(away.person)\(away.until.map { " (through \(own: self.day($0, now)))" } ?? Words())"
      }, ", ")
    return "Away \(own: onDay(day, now)): \(list)\(more > 0 ? " and \(more) more" : Words())."
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
