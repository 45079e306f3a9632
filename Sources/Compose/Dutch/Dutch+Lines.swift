import Model

/// Lines about what was done, what comes, people and messages.
extension Dutch {
  func finished(_ subject: Words, thanking owner: Words, effect: Words) -> Words {
    "\(subject.with(effect: effect).ended) Dank, \(owner)!"
  }

  func early(_ early: Early?) -> Words {
    guard let early else { return Words() }
    let days = early.days == 1 ? "1 dag" : "\(marks.whole(early.days)) dagen"
    return early.beforeDeadline ? ", \(own: days) voor de harde deadline" : ", \(own: days) eerder dan gepland"
  }

  func finished(_ subject: Words, owner: Words, effect: Words, late: CivilDate?, now: CivilDateTime) -> Words {
    let line = subject.with(effect: effect) + Words.inParentheses(owner)
    return late.map { "\(line), klaar op \(own: day($0, now)), later toegevoegd" } ?? line
  }

  func alsoFinished(
    _ list: [(subject: Words, owner: Words, effect: Words)], unplanned: Bool, isFirst: Bool
  ) -> Words {
    let names = Words.list(
      list.map { $0.subject.with(addition: $0.effect) + Words.inParentheses($0.owner) }, "; ")
    return isFirst ? names : "\(own: unplanned ? "tussendoor" : "ook af"): \(names)"
  }

  func alsoPlanned(_ list: [(subject: Words, people: Words)], isFirst: Bool) -> Words {
    let names = Words.list(list.map { $0.subject + Words.inParentheses($0.people) }, "; ")
    return isFirst ? names : "ook: \(names)"
  }

  func counted(_ flow: Flow, oldest: [Words], now: CivilDateTime) -> Words {
    var line = finished(flow) + Words(own: before(flow, now).map { " (\($0))" } ?? "")
    let least = flow.partial ? "minstens " : ""
    if let created = flow.created {
      line += ", \(own: created == 0 ? "geen nieuwe" : "\(least)\(marks.whole(created)) nieuw")"
    }
    guard let open = flow.open else { return line }
    line += ", nog \(own: least + marks.whole(open)) open"
    if let aging = flow.aging { return line + tooOld(aging, oldest) }
    if let oldest = flow.oldest, oldest > 0 {
      line += ", \(own: open == 1 ? "die" : "de oudste") ligt er \(own: least + workdays(oldest))"
    }
    return line
  }

  /// How many of the open ones are older than they should be, and the oldest of them.
  private func tooOld(_ aging: AgingItems, _ oldest: [Words]) -> Words {
    let number = (aging.partial == true ? "minstens " : "") + marks.whole(aging.count)
    let verb = aging.count == 1 ? "ligt" : "liggen"
    let than =
      aging.isAgreed
      ? "langer dan de afgesproken \(workdays(aging.limit))" : "langer dan gewoonlijk (\(workdays(aging.limit)))"
    let line: Words = "; \(own: number) \(own: verb) er \(own: than)"
    if oldest.count > 1 { return "\(line): \(Words.list(waiting(aging, oldest), "; "))" }
    guard let first = oldest.first, let waiting = aging.oldest.first else { return line }
    let other = waiting.isWaiting ? ", wacht op een ander" : ""
    if aging.count == 1 { return "\(line), \(first)\(own: other)" }
    return "\(line), de oudste, \(first), al \(own: marks.whole(waiting.workdays))\(own: other)"
  }

  /// Each with how long it has waited.
  func waiting(_ aging: AgingItems, _ oldest: [Words]) -> [Words] {
    zip(oldest, aging.oldest).map { subject, waiting in
      "\(subject), \(own: workdays(waiting.workdays))\(own: waiting.isWaiting ? ", wacht op een ander" : "")"
    }
  }

  /// - Parameter word: how one is written, in a sentence "één", at the start of a line a digit.
  func finished(_ flow: Flow) -> Words { finished(flow, one: "1") }

  func finished(_ flow: Flow, one word: String) -> Words {
    let one = flow.finished == 1
    // Of an incomplete list, none is not certain either.
    if flow.partial, flow.finished == 0 { return "hoeveel er is afgehandeld is niet bekend" + of(flow.noun) }
    let least = flow.partial ? "minstens " : ""
    let number = flow.finished == 0 ? "geen" : least + (one ? word : marks.whole(flow.finished))
    switch flow.noun {
    case .calls: return "\(own: number) \(own: one ? "melding" : "meldingen") afgehandeld"
    case .requests: return "\(own: number) \(own: one ? "aanvraag" : "aanvragen") afgehandeld"
    case .changes: return "\(own: number) \(own: one ? "wijziging" : "wijzigingen") doorgevoerd"
    case .tasks: return "\(own: number) \(own: one ? "taak" : "taken") afgerond"
    case .commits: return "\(own: number) \(own: one ? "commit" : "commits")"
    case .label(let label): return "\(label): \(own: number) afgehandeld"
    }
  }

  private func of(_ noun: CountedNoun) -> Words {
    switch noun {
    case .calls: " (meldingen)"
    case .requests: " (aanvragen)"
    case .changes: " (wijzigingen)"
    case .tasks: " (taken)"
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
    if planned.kind == .milestone { lead.append("mijlpaal") }
    if let other = planned.otherDay {
      let name = other == planned.day ? "" : " " + day(other, now)
      lead.append(planned.deadline == nil ? "harde deadline\(name)" : "gepland voor\(name)")
    }
    if let before = planned.movedFrom { lead.append("verschoven van \(day(before, now))") }
    var line = lead.isEmpty ? subject : Words(own: lead.joined(separator: ", ") + ": ") + subject
    line += Words.inParentheses(people)
    if let reason = planned.deadline?.reason { line = "\(line.ended) Reden: \(reason)" }
    if let goal = planned.goal { line = "\(line.ended) Doel: \(goal)" }
    if let means = planned.doneMeans { line = "\(line.ended) Klaar als: \(means)" }
    if planned.deadline?.notStarted == true { line = line.ended + " Nog niet begonnen." }
    if let away = planned.away {
      let until = away.until.map { " t/m \(day($0, now))" } ?? ""
      return "\(line.ended) \(away.person) is er\(own: until) niet: wie neemt dit over?"
    }
    guard let deadline = planned.deadline, deadline.passed else { return line }
    if Escalation.step(deadline.workdays) > 2 { return line.ended + " Wat doen we hiermee?" }
    return planned.people.shown.count == 1 ? "\(line.ended) \(people), wat is daar nog voor nodig?" : line
  }

  private func deadline(_ deadline: Deadline) -> String {
    guard deadline.passed else { return "harde deadline" }
    return Escalation.step(deadline.workdays) > 1
      ? "harde deadline al \(workdays(deadline.workdays ?? 0)) verstreken" : "harde deadline verstreken"
  }

  func left(_ workdays: Int) -> Words {
    workdays == 0 ? "Vandaag is de laatste dag." : "Nog \(own: self.workdays(workdays))."
  }

  func moreDeadlines(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words {
    let names = Words.list(list.map { "\($0.subject) (\(own: day($0.day, now)))" }, "; ")
    return "nog \(list.count) harde deadlines: \(names)"
  }

  func underWay(_ subject: Words, owner: Words) -> Words { "loopt al: \(subject)\(Words.inParentheses(owner))" }

  func overdue(
    _ subject: Words, day: CivilDate, owner: Words, needsOwner: Bool, workdays: Int?, now: CivilDateTime
  ) -> Words {
    let who = needsOwner ? "wie pakt dit op?" : owner
    let line: Words = "\(subject)\(Words.inParentheses(who)) had \(own: self.day(day, now)) klaar moeten zijn"
    guard let workdays, case let step = Escalation.step(workdays), step > 1 else { return line }
    let late: Words = "\(line), al \(own: self.workdays(workdays)) te laat"
    return step > 2 && !needsOwner ? late + " (doen we dit nog zo?)" : late
  }

  func away(on day: CivilDate, _ people: [Away], more: Int, besides: Bool, now: CivilDateTime) -> Words {
    let list = Words.list(
      people.map { away in
        "\(away.person)\(away.until.map { " (t/m \(own: self.day($0, now)))" } ?? Words())"
      }, ", ")
    return
      "\(own: starting(day, now))\(own: besides ? " verder" : "") afwezig: \(list)\(more > 0 ? " en nog \(more)" : Words())."
  }

  func ownersAway(on day: CivilDate, _ people: [(away: OwnerAway, subject: Words)], now: CivilDateTime) -> Words {
    let sentences = people.map { away, subject in
      """
      \(own: starting(day, now)) is \(away.person) er niet: wie doet "\(subject)"\
      \(own: away.more == 0 ? "" : " en nog \(count(away.more, "taak", "taken"))")?
      """ as Words
    }
    return Words.list(sentences, " ")
  }

  func contacts(_ contacts: [Contact]) -> Words {
    "Vragen over \(Words.list(contacts.map { "\($0.role): \($0.person)" }, ", "))."
  }

  func contactsAway(on day: CivilDate, _ contacts: [Contact], now: CivilDateTime) -> Words {
    guard let first = contacts.first else { return Words() }
    if contacts.allSatisfy({ $0.person == first.person }) {
      let roles = sentence(contacts.map { "\($0.role)" })
      return "\(own: starting(day, now)) is \(first.person) er niet: wie neemt de vragen over \(roles) over?"
    }
    let people = sentence(contacts.map { "\($0.person) (\($0.role))" })
    return "\(own: starting(day, now)) zijn \(people) er niet: wie neemt hun vragen over?"
  }

  func received(_ received: Received) -> Words {
    let line: Words =
      switch (received.count, received.from.shown.first) {
      case (1, let name?): "Dank voor je bericht, \(name)"
      case (1, nil): "Dank voor het bericht dat binnenkwam"
      default: "Dank voor \(own: marks.whole(received.count)) berichten\(Words.inParentheses(names(received.from)))"
      }
    switch (received.forWeekly, received.count) {
    case (0, _): return line + "."
    case (1, 1): return line + "; het komt in het weekbericht."
    case (let some, let all) where some == all: return line + "; ze komen in het weekbericht."
    case (let some, _): return "\(line); \(some) ervan \(own: some == 1 ? "komt" : "komen") in het weekbericht."
    }
  }

  func ownerWanted() -> Words { "Wie pakt dit op?" }

  func askInput(_ way: Words) -> Words { "Mis je iets of loop je vast? Laat het weten: \(way)" }
}
