import Model

/// What became of what was said.
extension English {
  func promised(_ promised: Promised, _ subject: Words, owner: Words, now: CivilDateTime) -> Words {
    let planned = day(promised.day, now)
    switch promised.fate {
    case .moved(let to):
      return "moved from \(own: planned) to \(own: day(to, now)): \(subject)\(Words.inParentheses(owner))"
    case .dropped(let why):
      let reason = why.map { Words([.untrusted($0)]) } ?? Words()
      return ("dropped (was planned for \(own: planned)): \(subject)" as Words).with(addition: reason)
    case .vanished: return "was planned for \(own: planned) and has left its list: \(subject)"
    }
  }

  func crowded(_ crowded: Crowded, now: CivilDateTime) -> Words {
    let usual = crowded.usual
    let range =
      usual.lowerBound == usual.upperBound ? "\(usual.lowerBound)" : "\(usual.lowerBound) to \(usual.upperBound)"
    return
      "\(own: starting(crowded.day, now)) has \(crowded.planned) items planned; you usually finish \(own: range) a day"
  }

  func planKept(_ plan: PlanKept, workdays: Int) -> Words {
    "plan kept: \(own: marks.whole(plan.done)) of \(own: marks.whole(plan.of)) items in \(own: self.workdays(workdays))"
  }

  func agreed(_ agreement: Agreement, _ subject: Words, owner: Words, proof: Words, now: CivilDateTime) -> Words {
    let quoted: Words = "\"\(subject)\""
    switch agreement.stage {
    case .told:
      var line: Words = "decided: \(quoted)"
      if let due = agreement.due { line += ", from \(own: day(due, now))" }
      if let touches = agreement.touches { line += ", for: \(touches)" }
      return line + Words.inParentheses(owner)
    case .underWay: return "under way: \(quoted)\(Words.inParentheses(owner))"
    case .realised: return "kept: \(quoted)\(shown(agreement.proof, proof, now))\(Words.inParentheses(owner))"
    case .slipping(let step, let workdays): return slipping(agreement, quoted, step, workdays, owner, now)
    case .withdrawn: return "withdrawn: \(quoted)\(Words.inParentheses(owner))"
    case .stillHolds(let days):
      return "in force for \(days) days now: \(quoted). Does it still hold?\(Words.inParentheses(owner))"
    }
  }

  private func slipping(
    _ agreement: Agreement, _ quoted: Words, _ step: Int, _ late: Int, _ owner: Words, _ now: CivilDateTime
  ) -> Words {
    if step <= 1 {
      let due = agreement.due.map { day($0, now) } ?? ""
      return "not in force yet: \(quoted)\(Words.inParentheses(Words.list(["due \(own: due)", owner], ", ")))"
    }
    let decided = agreement.decided.map { "decided \(own: short($0))" as Words } ?? Words()
    let due = agreement.due.map { "due \(own: short($0))" as Words } ?? Words()
    let details = Words.inParentheses(Words.list([decided, due, owner], ", "))
    return step == 2
      ? "slipping: \(quoted)\(details)"
      : "slipping for \(own: workdays(late)) now: \(quoted)\(details). Is it still on?"
  }

  private func shown(_ proof: Agreement.Proof?, _ item: Words, _ now: CivilDateTime) -> Words {
    switch proof {
    case .item: ", because this is done: \(item)"
    case .figure(let figure, let days): ", for \(days) days now: \(self.figure(figure.plain, now: now))"
    case nil: Words()
    }
  }

  func followedThrough(_ month: FollowedThrough) -> Words {
    let name = self.month(month.month)
    let kept: Words =
      month.of == 1
      ? "in \(own: name) the one agreement was \(own: month.realised == 1 ? "" : "not ")kept"
      : "in \(own: name) \(month.realised) of \(month.of) agreements were kept"
    guard let days = month.medianDays else { return kept }
    return "\(kept), half of them within \(own: days == 1 ? "1 day" : "\(days) days")"
  }

  func lying(_ lying: Lying, oldest: [Words]) -> Words {
    let things = waiting(lying.noun, lying.count)
    let line: Words =
      lying.isAgreed
      ? "\(things) older than the agreed \(own: workdays(lying.limit))"
      : "\(things) older than usual (\(own: workdays(lying.limit)))"
    let list = zip(oldest, lying.oldest).map { subject, waiting in
      "\(subject), \(own: workdays(waiting.workdays))\(own: waiting.isWaiting ? ", waiting for someone else" : "")"
        as Words
    }
    guard !list.isEmpty else { return line }
    return lying.count == 1 ? "\(line): \(Words.list(list, "; "))" : "\(line). Oldest: \(Words.list(list, "; "))"
  }

  private func waiting(_ noun: CountedNoun, _ number: Int) -> Words {
    let one = number == 1
    let digits = Words(own: marks.whole(number))
    switch noun {
    case .calls: return digits + (one ? " call" : " calls")
    case .requests: return digits + (one ? " request" : " requests")
    case .changes: return digits + (one ? " change" : " changes")
    case .tasks: return digits + (one ? " task" : " tasks")
    case .commits: return digits + (one ? " commit" : " commits")
    case .label(let label): return "\(label): \(digits)"
    }
  }
}
