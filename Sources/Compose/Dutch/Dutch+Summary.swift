import Model

/// The summary: the plan, the headline, and what is asked.
extension Dutch {
  /// How much of the plan is done, and what was done besides.
  func planned(_ plan: PlanKept, _ milestones: Int, others: Int) -> Words {
    var words: Words = plan.isGood ? "goede dag, \(kept(plan))" : kept(plan)
    if milestones > 0 {
      let reached = milestones == 1 ? "is één mijlpaal" : "zijn \(marks.whole(milestones)) mijlpalen"
      words += "\(own: plan.done == 0 ? ", maar" : " en") er \(own: reached) gehaald"
    }
    if plan.partial { words += Words(own: asFarAsRead) }
    guard others > 0 else { return words }
    let rest = count(others, "andere", "andere")
    return plan.done == 0 && milestones == 0 ? "\(words); wel \(own: rest)" : "\(words); daarnaast nog \(own: rest)"
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
