import Model

/// Wat er kwam van wat gezegd was.
extension Dutch {
  func promised(_ promised: Promised, _ subject: Words, owner: Words, now: CivilDateTime) -> Words {
    let planned = day(promised.day, now)
    switch promised.fate {
    case .moved(let to):
      return "verschoven van \(own: planned) naar \(own: day(to, now)): \(subject)\(Words.inParentheses(owner))"
    case .dropped(let why):
      let reason = why.map { Words([.untrusted($0)]) } ?? Words()
      return ("vervalt (stond voor \(own: planned)): \(subject)" as Words).with(addition: reason)
    case .vanished: return "stond voor \(own: planned) en is uit de lijst verdwenen: \(subject)"
    }
  }

  func crowded(_ crowded: Crowded, now: CivilDateTime) -> Words {
    let usual = crowded.usual
    let range =
      usual.lowerBound == usual.upperBound ? "\(usual.lowerBound)" : "\(usual.lowerBound) tot \(usual.upperBound)"
    return """
      \(own: starting(crowded.day, now)) staan er \(crowded.planned) zaken gepland; meestal ronden jullie er \
      \(own: range) af op een dag
      """
  }

  func planKept(_ plan: PlanKept, workdays: Int) -> Words {
    "plan nagekomen: \(own: marks.whole(plan.done)) van de \(own: marks.whole(plan.of)) zaken in \(own: self.workdays(workdays))"
  }

  func agreed(_ agreement: Agreement, _ subject: Words, owner: Words, proof: Words, now: CivilDateTime) -> Words {
    let quoted: Words = "\"\(subject)\""
    switch agreement.stage {
    case .told:
      var line: Words = "besloten: \(quoted)"
      if let due = agreement.due { line += ", gaat in op \(own: day(due, now))" }
      if let touches = agreement.touches { line += ", geldt voor: \(touches)" }
      return line + Words.inParentheses(owner)
    case .underWay: return "loopt: \(quoted)\(Words.inParentheses(owner))"
    case .realised:
      return "nagekomen: \(quoted)\(shown(agreement.proof, proof, now))\(Words.inParentheses(owner))"
    case .slipping(let step, let workdays): return slipping(agreement, quoted, step, workdays, owner, now)
    case .withdrawn: return "ingetrokken: \(quoted)\(Words.inParentheses(owner))"
    case .stillHolds(let days):
      return "geldt nu \(days) dagen: \(quoted). Houdt dit nog stand?\(Words.inParentheses(owner))"
    }
  }

  private func slipping(
    _ agreement: Agreement, _ quoted: Words, _ step: Int, _ late: Int, _ owner: Words, _ now: CivilDateTime
  ) -> Words {
    if step <= 1 {
      let due = agreement.due.map { day($0, now) } ?? ""
      return "nog niet ingegaan: \(quoted)\(Words.inParentheses(Words.list(["zou \(own: due) ingaan", owner], ", ")))"
    }
    let decided = agreement.decided.map { "besloten \(own: short($0))" as Words } ?? Words()
    let due = agreement.due.map { "zou \(own: short($0)) ingaan" as Words } ?? Words()
    let details = Words.inParentheses(Words.list([decided, due, owner], ", "))
    return step == 2
      ? "loopt uit: \(quoted)\(details)"
      : "loopt al \(own: workdays(late)) uit: \(quoted)\(details). Gaat dit nog door?"
  }

  private func shown(_ proof: Agreement.Proof?, _ item: Words, _ now: CivilDateTime) -> Words {
    switch proof {
    case .item: ", want dit is klaar: \(item)"
    case .figure(let figure, let days): ", al \(days) dagen: \(self.figure(figure.plain, now: now))"
    case nil: Words()
    }
  }

  func followedThrough(_ month: FollowedThrough) -> Words {
    let name = months[month.month.month - 1]
    let kept: Words =
      month.of == 1
      ? "in \(own: name) is de ene afspraak \(own: month.realised == 1 ? "" : "niet ")nagekomen"
      : "in \(own: name) zijn \(month.realised) van de \(month.of) afspraken nagekomen"
    guard let days = month.medianDays else { return kept }
    return "\(kept), de helft binnen \(own: days == 1 ? "1 dag" : "\(days) dagen")"
  }

  func lying(_ lying: Lying, oldest: [Words]) -> Words {
    let things = waiting(lying.noun, lying.count)
    let verb = lying.count == 1 ? "ligt" : "liggen"
    let line: Words =
      lying.isAgreed
      ? "\(things) \(own: verb) langer dan de afgesproken \(own: workdays(lying.limit))"
      : "\(things) \(own: verb) langer dan gewoonlijk (\(own: workdays(lying.limit)))"
    let list = zip(oldest, lying.oldest).map { subject, waiting in
      "\(subject), \(own: workdays(waiting.workdays))\(own: waiting.isWaiting ? ", wacht op een ander" : "")" as Words
    }
    guard !list.isEmpty else { return line }
    return lying.count == 1 ? "\(line): \(Words.list(list, "; "))" : "\(line). Oudste: \(Words.list(list, "; "))"
  }

  private func waiting(_ noun: CountedNoun, _ number: Int) -> Words {
    let one = number == 1
    let digits = Words(own: marks.whole(number))
    switch noun {
    case .calls: return digits + (one ? " melding" : " meldingen")
    case .requests: return digits + (one ? " aanvraag" : " aanvragen")
    case .changes: return digits + (one ? " wijziging" : " wijzigingen")
    case .tasks: return digits + (one ? " taak" : " taken")
    case .commits: return digits + (one ? " commit" : " commits")
    case .label(let label): return "\(label): \(digits)"
    }
  }
}
