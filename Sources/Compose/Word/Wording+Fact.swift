import Model

extension Wording {
  /// Chooses the phrase that says a fact. No other code knows which phrase that is.
  /// - Parameters:
  ///   - heading: the day that the heading above names.
  ///   - isFirst: whether it is the first line of its part.
  func words(_ fact: Fact, heading: CivilDate? = nil, isFirst: Bool = false) -> Words {
    switch fact {
    case .unread(let sources): phrases.unread(sources, now: now)
    case .readInPart(let sources): phrases.readInPart(sources)
    case .milestone(let it, let people, let early, let effect, let goal):
      phrases.milestone(subject(it), people: people, early: early, effect: optional(effect), goal: optional(goal))
    case .finished(let it, let owner, let effect, _, thanks: true?):
      phrases.finished(subject(it), thanking: optional(owner), effect: optional(effect))
    case .finished(let it, let owner, let effect, let late, _):
      phrases.finished(subject(it), owner: optional(owner), effect: optional(effect), late: late, now: now)
    case .alsoFinished(let list, let unplanned):
      phrases.alsoFinished(
        list.map(mention), unplanned: unplanned, isFirst: isFirst)
    case .counted(let flows) where update.kind == .weekly:
      Words.list(flows.map { phrases.finished($0) }, " | ")
    case .counted(let flows):
      Words.list(
        flows.map { flow in
          phrases.counted(flow, oldest: flow.aging?.oldest.map { numbered($0.subject) } ?? [], now: now)
        }, " | ")
    case .said(let text, let by): Words([.untrusted(text)]) + Words.inParentheses(optional(by))
    case .planned(let planned):
      wantingOwner(
        planned,
        phrases.planned(
          planned, subject(planned.subject), people: phrases.names(planned.people), heading: heading, now: now))
    case .alsoPlanned(let list):
      phrases.alsoPlanned(list.map { (subject($0.subject), phrases.names($0.people)) }, isFirst: isFirst)
    case .moreDeadlines(let list): phrases.moreDeadlines(list.map { (subject($0.subject), $0.day) }, now: now)
    case .undated(let it, let owner): subject(it) + Words.inParentheses(optional(owner))
    case .underWay(let it, let owner): phrases.underWay(subject(it), owner: optional(owner))
    case .promised(let it): phrases.promised(it, subject(it.subject), owner: optional(it.owner), now: now)
    case .crowded(let day): phrases.crowded(day, now: now)
    case .planKept(let plan, let workdays): phrases.planKept(plan, workdays: workdays)
    case .agreed(let it):
      phrases.agreed(
        it, subject(it.subject), owner: optional(it.owner), proof: optional(it.proof?.item ?? it.awaited?.item),
        now: now)
    case .followedThrough(let month): phrases.followedThrough(month, now: now)
    case .lying(let it): phrases.aging(it, oldest: it.oldest.map { numbered($0.subject) })
    case .overdue(let it, let day, let owner, let needsOwner, let workdays):
      phrases.overdue(
        subject(it), day: day, owner: optional(owner), needsOwner: needsOwner, workdays: workdays, now: now)
    case .figure(let figure): phrases.figure(figure, now: now)
    case .away(let day, let people, let more, let besides):
      phrases.away(on: day, people, more: more, besides: besides == true, now: now)
    case .contacts(let contacts): phrases.contacts(contacts)
    case .contactsAway(let day, let contacts): phrases.contactsAway(on: day, contacts, now: now)
    case .ownersAway(let day, let people):
      phrases.ownersAway(on: day, people.map { ($0, subject($0.subject)) }, now: now)
    case .received(let received): phrases.received(received)
    case .own(let text): Words([.untrusted(text)])
    case .askInput(let way): own(.question, ["way": shown(way)]) ?? phrases.askInput(shown(way))
    case .record(let figure, let best, let day, let since):
      phrases.record(figure, best: best, on: day, since: since, now: now)
    case .targetMet(let figure): phrases.targetMet(figure)
    case .kept(let done, let total, let today):
      phrases.kept(done: done, of: total, today: today ?? 0, in: update.period)
    case .celebrated(let it):
      phrases.celebration(it, optional(it.subject), mentions: it.mentions.map(mention), in: update.period, now: now)
    case .fellOff(let figure, let isBack): phrases.fellOff(figure, isBack: isBack, now: now)
    case .notDone(let list, let more):
      phrases.notDone(list.map { ($0, subject($0.subject)) }, more: more ?? 0, now: now)
    case .quote(let kind, let text, let from): phrases.quote(kind, Words([.untrusted(text)]), from: optional(from))
    case .nextWeek(let list):
      phrases.nextWeek(list.map { ($0, subject($0.subject), phrases.names($0.people)) }, now: now)
    case .closing(let way, let freeDays): closing(way.map(shown), freeDays: freeDays)
    case .forManager(.urgency(let top, let open)): phrases.urgency(top: top, of: open)
    case .forManager(.withoutGoal(let subjects, let more)):
      phrases.withoutGoal(subjects.map { subject($0) }, more: more)
    }
  }

  private func mention(_ it: Mentioned) -> (subject: Words, owner: Words, effect: Words) {
    (subject(it.subject), optional(it.owner), optional(it.effect))
  }

  func optional(_ subject: Subject?) -> Words { subject.map { self.subject($0) } ?? Words() }

  private func subject(_ subject: Subject) -> Words {
    let text = subject.title.isEmpty ? subject.id : subject.title
    return text.isEmpty ? phrases.untitled() : "\(text, link: subject.link)"
  }

  /// The title with its number behind it, where the title is shown.
  private func numbered(_ subject: Subject) -> Words {
    let words = self.subject(subject)
    return subject.title.isEmpty || subject.id.isEmpty ? words : "\(words) (\(subject.id))"
  }

  private func optional(_ text: UntrustedText?) -> Words { text.given.map { Words([.untrusted($0)]) } ?? Words() }

  private func shown(_ way: WayIn) -> Words { "\(way.shown, link: way.link)" }
}
