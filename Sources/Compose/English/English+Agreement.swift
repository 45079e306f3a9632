import Model

/// Decisions and agreed actions.
extension English {
  func agreed(_ agreement: Agreement, _ subject: Words, owner: Words, proof: Words, now: CivilDateTime) -> Words {
    let quoted: Words = "\"\(subject)\""
    let who = Words.inParentheses(owner)
    switch agreement.stage {
    case .told: return asking(agreement, told(agreement, quoted, now) + who)
    case .moved(nil): return "now with a day: \(quoted)\(from(agreement, now))\(who)"
    case .moved(let old?):
      return "new day: \(quoted)\(from(agreement, now)) instead of \(own: short(old, now))\(who)"
    case .undated:
      let decided = agreement.decided.map { "decided \(own: short($0, now))" as Words } ?? Words()
      return asking(
        agreement, "still without a day: \(quoted)\(Words.inParentheses(Words.list([decided, owner], ", ")))")
    case .startsNext, .startsToday: return asking(agreement, starting(agreement, quoted, now) + who)
    case .underWay: return "under way: \(quoted)\(ahead(agreement, now))\(who)"
    case .realised: return "\(quoted) is in force\(shown(agreement, proof, now))\(who)"
    case .unproven(let step, _): return unproven(agreement, step, quoted, owner, proof, now)
    case .slipping(let step, let workdays): return slipping(agreement, quoted, step, workdays, owner, now)
    case .withdrawn: return "withdrawn: \(quoted)\(who)"
    case .reopened: return asking(agreement, "open again: \(quoted)\(ahead(agreement, now))\(who)")
    case .stillHolds(let days):
      var line: Words = "in force for \(days) days now: \(quoted)\(who)"
      if case .figure(let figure, _)? = agreement.proof { line += ", \(self.figure(figure.plain, now: now))" }
      return line.ended + " Does it still hold?"
    }
  }

  private func told(_ agreement: Agreement, _ quoted: Words, _ now: CivilDateTime) -> Words {
    var line: Words = "decided: \(quoted)\(from(agreement, now))"
    if agreement.isUnderWay { line += ", under way already" }
    if let touches = agreement.touches { line += ", for: \(touches)" }
    return line
  }

  private func starting(_ agreement: Agreement, _ quoted: Words, _ now: CivilDateTime) -> Words {
    let line: Words = "\(quoted) starts \(own: onDay(agreement.due ?? now.date, now))"
    return agreement.touches.map { "\(line), for: \($0)" } ?? line
  }

  private func from(_ agreement: Agreement, _ now: CivilDateTime) -> Words {
    agreement.due.map { ", from \(own: day($0, now))" } ?? Words()
  }

  /// From when it is in force, while that is ahead.
  private func ahead(_ agreement: Agreement, _ now: CivilDateTime) -> Words {
    agreement.due.map { $0 > now.date } == true ? from(agreement, now) : Words()
  }

  private func asking(_ agreement: Agreement, _ line: Words) -> Words {
    switch (agreement.needsDay, agreement.needsOwner) {
    case (true, true): line.ended + " From when, and who takes it?"
    case (true, false): line.ended + " From when?"
    case (false, true): line.ended + " Who takes it?"
    case (false, false): line
    }
  }

  private func slipping(
    _ agreement: Agreement, _ quoted: Words, _ step: Int, _ late: Int, _ owner: Words, _ now: CivilDateTime
  ) -> Words {
    let begun: Words = agreement.isUnderWay ? "under way" : Words()
    if step <= 1 {
      let due = agreement.due.map { "was due \(own: onDay($0, now))" as Words } ?? "is not in force yet"
      let line: Words = "\(quoted) \(due)\(Words.inParentheses(begun))"
      return stillNeeded(agreement, line, owner)
    }
    let decided = agreement.decided.map { "decided \(own: short($0, now))" as Words } ?? Words()
    let due = agreement.due.map { "due \(own: short($0, now))" as Words } ?? Words()
    let touches = agreement.touches.map { "it touches: \($0)" as Words } ?? Words()
    if step == 2 {
      let details = Words.inParentheses(Words.list([decided, due, touches, begun], ", "))
      return stillNeeded(agreement, "\(quoted) is slipping\(details)", owner)
    }
    let details = Words.inParentheses(Words.list([decided, due, begun, owner], ", "))
    let question = agreement.needsOwner ? "Is it still on, and who takes it?" : "Is it still on?"
    return "\(quoted) has been slipping for \(own: workdays(late)) now\(details). \(own: question)"
  }

  /// With one question to the one who has it.
  private func stillNeeded(_ agreement: Agreement, _ line: Words, _ owner: Words) -> Words {
    if owner.isEmpty { return asking(agreement, line) }
    if agreement.needsDay { return asking(agreement, line + Words.inParentheses(owner)) }
    return "\(line.ended) \(owner), what does it still need?"
  }

  private func shown(_ agreement: Agreement, _ item: Words, _ now: CivilDateTime) -> Words {
    switch agreement.proof {
    case .item: return ", because this is done: \(item)"
    case .figure(let figure, let days):
      return ", for \(own: self.days(days)) now: \(self.figure(figure.plain, now: now))"
    case nil:
      guard let since = agreement.realised, since != now.date else { return Words() }
      return ", since \(own: day(since, now))"
    }
  }

  /// Without blame: who reports it may well be right, and only the proof is missing.
  private func unproven(
    _ agreement: Agreement, _ step: Int, _ quoted: Words, _ owner: Words, _ item: Words, _ now: CivilDateTime
  ) -> Words {
    let until = awaited(agreement.awaited, item)
    if step <= 1 {
      return ("reported as kept: \(quoted)\(Words.inParentheses(owner)). It counts once \(until)" as Words)
    }
    let reported = agreement.realised.map { "reported as kept on \(own: short($0, now))" as Words } ?? Words()
    let details = Words.inParentheses(Words.list([reported, owner], ", "))
    let line: Words = "still to be seen: \(quoted)\(details). It counts once \(until)"
    return step == 2 ? line : line.ended + " Who can show it?"
  }

  private func awaited(_ awaited: Agreement.Awaited?, _ item: Words) -> Words {
    switch awaited {
    case .item: "this is done: \(item)"
    case .unknownItem(let id): "\(id) is done, which no source lists"
    case .figure(let say, let comparison, let bound, let unit, let days, let held):
      """
      this has held for \(own: self.days(days)): \(say) \(own: words(comparison)) \(value(bound, unit)) \
      (\(own: marks.whole(held)) so far)
      """
    case .unknownFigure(let say): "there are values of \(say)"
    case nil: "it can be seen"
    }
  }

  private func words(_ comparison: Comparison) -> String {
    switch comparison {
    case .atMost: "at most"
    case .atLeast: "at least"
    }
  }

  func days(_ number: Int) -> String { number == 1 ? "1 day" : "\(marks.whole(number)) days" }

  func followedThrough(_ month: FollowedThrough, now: CivilDateTime) -> Words {
    let name = self.month(month.month, now)
    let kept: Words
    switch (month.realised, month.of) {
    case (let realised, 1):
      kept = "the one agreement that was due in \(own: name) was \(own: realised == 1 ? "" : "not ")kept"
    case (0, let all): kept = "none of the \(own: marks.whole(all)) agreements that were due in \(own: name) was kept"
    case (let realised, let all) where realised == all:
      kept = "all \(own: marks.whole(all)) agreements that were due in \(own: name) were kept"
    case (let realised, let all):
      kept =
        "of the \(own: marks.whole(all)) agreements that were due in \(own: name), \(own: marks.whole(realised)) \(own: realised == 1 ? "was" : "were") kept"
    }
    return month.medianDays.map { "\(kept), half of them within \(own: days($0)) of the decision" } ?? kept
  }
}
