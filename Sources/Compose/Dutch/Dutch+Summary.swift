import Model

/// The summary: the plan, the headline, and what is asked.
extension Dutch {
  /// What was done: of the plan, besides, and of what is counted. With the kind of day before it, where a rule says so.
  func finished(
    _ milestones: Int, _ results: Int, _ flow: Flow?, partly: Bool, plan: PlanKept?,
    verdict: (kind: Verdict, day: CivilDate)?, _ now: CivilDateTime
  ) -> Words {
    var parts: [Words] = []
    let least = partly ? "minstens " : ""
    if let plan { parts.append(kept(plan)) }
    if results > 0, let plan {
      let number = least + (results == 1 ? "één andere" : "\(marks.whole(results)) andere")
      parts.append("\(own: number) \(own: plan.done == 0 ? "wel" : "ook")")
    } else if results > 0 {
      parts.append("\(own: least + count(results, "taak", "taken")) \(own: results == 1 ? "is" : "zijn") af")
    }
    if milestones > 0 {
      parts.append(
        "\(own: least + count(milestones, "mijlpaal", "mijlpalen")) \(own: milestones == 1 ? "is" : "zijn") gehaald")
    }
    if let flow { parts.append(closed(flow, now)) }
    var words = sentence(parts)
    if plan?.partial == true { words += Words(own: asFarAsRead) }
    guard let verdict else { return words.begun + "." }
    let line: Words = "\(own: kind(verdict.kind, verdict.day, now)): \(words)."
    return verdict.kind == .quiet ? line + " Je hoeft niets te doen." : line
  }

  private func kind(_ verdict: Verdict, _ day: CivilDate, _ now: CivilDateTime) -> String {
    let kind =
      switch verdict {
      case .full: "volle dag"
      case .good: "goede dag"
      case .quiet: "rustige dag"
      }
    if day == now.date { return "Een \(kind)" }
    let when = day == now.date.adding(days: -1) ? "gisteren" : weekday(day)
    return when.prefix(1).uppercased() + when.dropFirst() + " was een \(kind)"
  }

  /// "52 meldingen zijn afgehandeld (gisteren 21)".
  private func closed(_ flow: Flow, _ now: CivilDateTime) -> Words {
    let one = flow.finished == 1
    let number = (flow.partial ? "minstens " : "") + (one ? "één" : marks.whole(flow.finished))
    let verb = one ? "is" : "zijn"
    let line: Words =
      switch flow.noun {
      case .calls: "\(own: number) \(own: one ? "melding" : "meldingen") \(own: verb) afgehandeld"
      case .requests: "\(own: number) \(own: one ? "aanvraag" : "aanvragen") \(own: verb) afgehandeld"
      case .changes: "\(own: number) \(own: one ? "wijziging" : "wijzigingen") \(own: verb) doorgevoerd"
      case .tasks: "\(own: number) \(own: one ? "taak" : "taken") \(own: verb) afgerond"
      case .commits: "\(own: number) \(own: one ? "commit" : "commits") \(own: verb) binnengekomen"
      // A label is followed by a colon, which does not read well inside a sentence.
      case .label: "\(own: number) \(own: one ? "zaak" : "zaken") \(own: verb) afgehandeld"
      }
    return line + Words(own: before(flow, now).map { " (\($0))" } ?? "")
  }

  /// "gisteren 21", "vrijdag 21".
  func before(_ flow: Flow, _ now: CivilDateTime) -> String? {
    flow.before.map { before in
      let day =
        before.day == now.date.adding(days: -1)
        ? "gisteren" : now.isNear(before.day) ? weekday(before.day) : short(before.day, now)
      return "\(day) \(marks.whole(before.count))"
    }
  }

  /// What the plan counts as done and no line shows was done before, and is said to be.
  func kept(_ plan: PlanKept) -> Words {
    let earlier = plan.doneBefore ?? 0
    let before =
      earlier == 0
      ? "" : earlier == plan.done ? " (al eerder)" : " (\(count(earlier, "was al eerder af", "waren al eerder af")))"
    let milestones = plan.milestones ?? 0
    if (plan.done, plan.of, milestones) == (1, 1, 1) { return "de geplande mijlpaal is gehaald" }
    let among = milestones == 0 ? "" : ", waaronder \(count(milestones, "mijlpaal", "mijlpalen"))"
    return number(plan) + Words(own: among + before)
  }

  private func number(_ plan: PlanKept) -> Words {
    switch (plan.done, plan.of) {
    case (1, 1): "wat gepland stond, is af"
    case (0, 1): "wat gepland stond, is nog niet af"
    case (2, 2): "beide geplande taken zijn af"
    case (0, let total): "van de \(own: marks.whole(total)) geplande taken is er nog geen af"
    case (let done, let total) where done == total: "alle \(own: marks.whole(total)) geplande taken zijn af"
    case (let done, let total):
      "\(own: done == 1 ? "één" : marks.whole(done)) van de \(own: marks.whole(total)) geplande taken \(own: done == 1 ? "is" : "zijn") af"
    }
  }

  func headline(_ headline: Headline, _ subject: Words, now: CivilDateTime) -> Words {
    switch headline {
    case .said(let text): "Nu het belangrijkst: \(text)"
    case .overdueDecision(_, let due):
      "Eerst dit: het besluit \"\(subject)\" had op \(own: long(due, now)) moeten ingaan"
    case .brokenFigure(let figure): "Vraagt aandacht: \(self.figure(figure, now: now))"
    case .deadline(_, let day): "\(own: starting(day, now)) moet echt af: \(subject)"
    case .milestone(_, let day): "\(own: starting(day, now)) staat een mijlpaal gepland: \(subject)"
    case .plan(_, let day, 0): "\(own: starting(day, now)) vooral: \(subject)"
    case .plan(_, let day, 1): "\(own: starting(day, now)): \(subject), en nog één taak"
    case .plan(_, let day, let others): "\(own: starting(day, now)): \(subject), en nog \(others) taken"
    }
  }

  func ask(_ ask: Ask, now: CivilDateTime) -> Words {
    switch ask {
    case .ownerOfHeadline: "Wie pakt dit op?"
    case .owners(1, let hard):
      hard ? "Voor één taak met een harde deadline zoeken we nog iemand." : "Voor één taak zoeken we nog iemand."
    case .owners(let number, let hard):
      hard
        ? "Voor \(number) taken met een harde deadline zoeken we nog iemand."
        : "Voor \(number) taken zoeken we nog iemand."
    case .trouble(1): "Eén ding vraagt aandacht, dus dat eerst."
    case .trouble(let number): "\(number) dingen vragen aandacht, dus die eerst."
    case .deadlinePassed(1): "Er is een harde deadline verstreken."
    case .deadlinePassed(let number): "Er zijn \(number) harde deadlines verstreken."
    case .deadline(let day): "Let op de harde deadline van \(own: of(day, now))."
    case .slipping(1): "Eén besluit vraagt jullie aandacht."
    case .slipping(let number): "\(number) besluiten vragen jullie aandacht."
    case .late(1): "Eén geplande taak had al af moeten zijn."
    case .late(let number): "\(number) geplande taken hadden al af moeten zijn."
    }
  }
}

extension Words {
  /// As the beginning of a sentence. "Één" is written "Eén".
  var begun: Words {
    guard case .own(let text)? = spans.first, text.hasPrefix("één") else { return capitalised }
    return Words(own: "Eén" + text.dropFirst(3)) + Words(Array(spans.dropFirst()))
  }
}
