import Model

/// Decisions and agreed actions.
extension Dutch {
  func agreed(_ agreement: Agreement, _ subject: Words, owner: Words, proof: Words, now: CivilDateTime) -> Words {
    let quoted: Words = "\"\(subject)\""
    let who = Words.inParentheses(owner)
    switch agreement.stage {
    case .told: return asking(agreement, told(agreement, quoted, now) + who)
    case .moved(nil): return "nu met een datum: \(quoted), \(from(agreement, now))\(who)"
    case .moved(let old?):
      return "andere datum: \(quoted) \(from(agreement, now)) in plaats van \(own: short(old, now))\(who)"
    case .undated:
      let decided = agreement.decided.map { "besloten \(own: short($0, now))" as Words } ?? Words()
      return asking(agreement, "nog zonder datum: \(quoted)\(Words.inParentheses(Words.list([decided, owner], ", ")))")
    case .startsNext, .startsToday: return asking(agreement, starting(agreement, quoted, now) + who)
    case .underWay: return "begonnen: \(quoted)\(ahead(agreement, now))\(who)"
    case .realised: return "\(quoted) is ingevoerd\(shown(agreement, proof, now))\(who)"
    case .unproven(let step, _): return unproven(agreement, step, quoted, owner, proof, now)
    case .slipping(let step, let workdays): return slipping(agreement, quoted, step, workdays, owner, now)
    case .withdrawn: return "ingetrokken: \(quoted)\(who)"
    case .reopened: return asking(agreement, "weer open: \(quoted)\(ahead(agreement, now))\(who)")
    case .stillHolds(let days):
      var line: Words = "geldt nu \(days) dagen: \(quoted)\(who)"
      if case .figure(let figure, _)? = agreement.proof { line += ", \(self.figure(figure.plain, now: now))" }
      return line.ended + " Houdt dit nog stand?"
    }
  }

  private func told(_ agreement: Agreement, _ quoted: Words, _ now: CivilDateTime) -> Words {
    var line: Words = "besloten: \(quoted)"
    if agreement.due != nil { line += ", " + from(agreement, now) }
    if agreement.isUnderWay { line += ", is al begonnen" }
    if let touches = agreement.touches { line += ", geldt voor: \(touches)" }
    return line
  }

  private func starting(_ agreement: Agreement, _ quoted: Words, _ now: CivilDateTime) -> Words {
    let day = agreement.due ?? now.date
    let when = day.days(since: now.date) > 1 && !now.isNear(day) ? "op \(long(day, now))" : of(day, now)
    let line: Words = "\(quoted) gaat \(own: when) in"
    return agreement.touches.map { "\(line), geldt voor: \($0)" } ?? line
  }

  private func from(_ agreement: Agreement, _ now: CivilDateTime) -> Words {
    guard let due = agreement.due else { return Words() }
    return due == now.date ? "gaat vandaag in" : "gaat in op \(own: day(due, now))"
  }

  /// From when it is in force, while that is ahead.
  private func ahead(_ agreement: Agreement, _ now: CivilDateTime) -> Words {
    agreement.due.map { $0 > now.date } == true ? ", " + from(agreement, now) : Words()
  }

  private func asking(_ agreement: Agreement, _ line: Words) -> Words {
    switch (agreement.needsDay, agreement.needsOwner) {
    case (true, true): line.ended + " Vanaf wanneer, en wie pakt dit op?"
    case (true, false): line.ended + " Vanaf wanneer?"
    case (false, true): line.ended + " Wie pakt dit op?"
    case (false, false): line
    }
  }

  private func slipping(
    _ agreement: Agreement, _ quoted: Words, _ step: Int, _ late: Int, _ owner: Words, _ now: CivilDateTime
  ) -> Words {
    let begun: Words = agreement.isUnderWay ? "wel begonnen" : Words()
    if step <= 1 {
      let due = agreement.due.map { "had \(own: day($0, now)) moeten ingaan" as Words } ?? "is nog niet ingegaan"
      let line: Words = "\(quoted) \(due)\(Words.inParentheses(begun))"
      return stillNeeded(agreement, line, owner)
    }
    let decided = agreement.decided.map { "besloten \(own: short($0, now))" as Words } ?? Words()
    let due = agreement.due.map { "zou \(own: short($0, now)) ingaan" as Words } ?? Words()
    let touches = agreement.touches.map { "geldt voor: \($0)" as Words } ?? Words()
    if step == 2 {
      let details = Words.inParentheses(Words.list([decided, due, touches, begun], ", "))
      return stillNeeded(agreement, "\(quoted) loopt uit\(details)", owner)
    }
    let details = Words.inParentheses(Words.list([decided, due, begun, owner], ", "))
    let question = agreement.needsOwner ? "Doen we dit nog zo, en wie pakt het op?" : "Doen we dit nog zo?"
    return "\(quoted) loopt al \(own: workdays(late)) uit\(details). \(own: question)"
  }

  /// With one question to the one who has it.
  private func stillNeeded(_ agreement: Agreement, _ line: Words, _ owner: Words) -> Words {
    if owner.isEmpty { return asking(agreement, line) }
    if agreement.needsDay { return asking(agreement, line + Words.inParentheses(owner)) }
    return "\(line.ended) \(owner), wat is daar nog voor nodig?"
  }

  private func shown(_ agreement: Agreement, _ item: Words, _ now: CivilDateTime) -> Words {
    switch agreement.proof {
    case .item: return ", want dit is klaar: \(item)"
    case .figure(let figure, let days):
      return ", al \(own: self.days(days)): \(self.figure(figure.plain, now: now))"
    case nil:
      guard let since = agreement.realised, since != now.date else { return Words() }
      return ", sinds \(own: day(since, now))"
    }
  }

  /// Without blame: who reports it may well be right, and only the proof is missing.
  private func unproven(
    _ agreement: Agreement, _ step: Int, _ quoted: Words, _ owner: Words, _ item: Words, _ now: CivilDateTime
  ) -> Words {
    let until = awaited(agreement.awaited, item)
    if step <= 1 { return "gemeld als ingevoerd: \(quoted)\(Words.inParentheses(owner)). Telt mee zodra \(until)" }
    let reported = agreement.realised.map { "gemeld als ingevoerd op \(own: short($0, now))" as Words } ?? Words()
    let details = Words.inParentheses(Words.list([reported, owner], ", "))
    let line: Words = "nog niet gebleken: \(quoted)\(details). Telt mee zodra \(until)"
    return step == 2 ? line : line.ended + " Wie kan het laten zien?"
  }

  private func awaited(_ awaited: Agreement.Awaited?, _ item: Words) -> Words {
    switch awaited {
    case .item: "dit klaar is: \(item)"
    case .unknownItem(let id): "\(id) klaar is, maar geen bron kent dat nummer"
    case .figure(let say, let comparison, let bound, let unit, let days, let held):
      """
      dit \(own: self.days(days)) zo is: \(say) \(own: words(comparison)) \(value(bound, unit)) \
      (nu \(own: self.days(held)))
      """
    case .unknownFigure(let say): "er cijfers zijn van \(say)"
    case nil: "het te zien is"
    }
  }

  private func words(_ comparison: Comparison) -> String {
    switch comparison {
    case .atMost: "hoogstens"
    case .atLeast: "minstens"
    }
  }

  func days(_ number: Int) -> String { number == 1 ? "1 dag" : "\(marks.whole(number)) dagen" }

  func followedThrough(_ month: FollowedThrough, now: CivilDateTime) -> Words {
    let name = self.month(month.month, now)
    let kept: Words
    switch (month.realised, month.of) {
    case (let realised, 1): kept = "de ene afspraak voor \(own: name) is \(own: realised == 1 ? "" : "niet ")nagekomen"
    case (0, let all): kept = "van de \(own: marks.whole(all)) afspraken voor \(own: name) is er geen nagekomen"
    case (let realised, let all) where realised == all:
      kept = "alle \(own: marks.whole(all)) afspraken voor \(own: name) zijn nagekomen"
    case (let realised, let all):
      kept =
        "van de \(own: marks.whole(all)) afspraken voor \(own: name) \(own: realised == 1 ? "is" : "zijn") er \(own: marks.whole(realised)) nagekomen"
    }
    return month.medianDays.map { "\(kept), de helft binnen \(own: days($0)) na het besluit" } ?? kept
  }
}
