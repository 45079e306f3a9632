import Model

/// Lines about what was done, what comes, people and messages.
extension Dutch {
  func milestone(_ subject: Words, people: Words, early: Early?, effect: Words) -> Words {
    ("Mijlpaal: \(subject)\(self.early(early))" as Words).with(effect: effect) + Words.inParentheses(people)
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

  func counted(_ flow: Flow) -> Words {
    var line = finished(flow)
    let least = flow.partial ? "minstens " : ""
    if let created = flow.created {
      line += ", \(own: created == 0 ? "geen" : least + marks.whole(created)) nieuwe erbij"
    }
    if let open = flow.open {
      line += "; nog \(own: least + marks.whole(open)) open"
      if let oldest = flow.oldest, oldest > 0 {
        line += ", \(own: open == 1 ? "die" : "de oudste") ligt er \(own: least + workdays(oldest))"
      }
    }
    return line
  }

  /// - Parameter word: how one is written, in a sentence "één", at the start of a line a digit.
  func finished(_ flow: Flow, one word: String = "1") -> Words {
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

  func planned(_ planned: Planned, _ subject: Words, people: Words, now: CivilDateTime) -> Words {
    var line = Words(own: day(planned.day, now))
    if let at = planned.time { line += Words(own: ", " + time(at)) }
    if let deadline = planned.deadline { line += Words(own: self.deadline(deadline)) }
    if planned.kind == .milestone { line += ", mijlpaal" }
    if let other = planned.otherDay {
      let name = other == planned.day ? "" : " " + day(other, now)
      line += planned.deadline == nil ? ", harde deadline\(own: name)" : ", gepland voor\(own: name)"
    }
    if let before = planned.movedFrom { line += ", verschoven van \(own: day(before, now))" }
    line += ": " + subject
    if let reason = planned.deadline?.reason { line = "\(line.ended) Reden: \(reason)" }
    if planned.deadline?.notStarted == true { line = line.ended + " Nog niet begonnen." }
    if let means = planned.doneMeans { line = line.ended + " Klaar als: \(means)" }
    line += Words.inParentheses(people)
    return planned.deadline.map { $0.passed && Escalation.step($0.workdays) > 2 } == true
      ? line.ended + " Wat doen we hiermee?" : line
  }

  private func deadline(_ deadline: Deadline) -> String {
    guard deadline.passed else { return ", harde deadline" }
    return Escalation.step(deadline.workdays) > 1
      ? ", harde deadline al \(workdays(deadline.workdays ?? 0)) verstreken" : ", harde deadline verstreken"
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

  func away(on day: CivilDate, _ people: [Away], more: Int, now: CivilDateTime) -> Words {
    let list = Words.list(
      people.map { away in
        "\(away.person)\(away.until.map { " (t/m \(own: self.day($0, now)))" } ?? Words())"
      }, ", ")
    return "\(own: starting(day, now)) afwezig: \(list)\(more > 0 ? " en nog \(more)" : Words())."
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
