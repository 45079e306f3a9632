import Model

extension Compose {
  /// Says a chosen update in a language. Text from outside stays `untrusted`; only a renderer may make it output.
  package static func word(_ update: Update, in language: Language, mark: PostMark = .none) -> WordedUpdate {
    Wording(update: update, phrases: language.phrases).worded(language, mark)
  }
}

extension Compose {
  /// The words that stand for somebody who is not to be named.
  package static func colleague(in language: Language) -> String { language.phrases.colleague() }
}

/// One update, one language.
struct Wording {
  let update: Update
  let phrases: any Phrases
  var now: CivilDateTime { update.now }

  func worded(_ language: Language, _ mark: PostMark) -> WordedUpdate {
    WordedUpdate(language: language, title: title(mark), summary: summary(), sections: update.sections.map(section))
  }

  private func title(_ mark: PostMark) -> Words {
    let team = Words([.untrusted(UntrustedText(update.teamName).shortened(to: 60))])
    var title =
      ownTitle(team: team)
      ?? phrases.title(team: team, kind: update.kind, audience: update.audience, date: update.slot.date, now: now)
    if update.lateness == .late { title += " " + phrases.late(now: now, nominal: update.slot.date) }
    switch mark {
    case .none: break
    case .repeated: title += " " + phrases.repeated()
    case .elsewhere: title += " " + phrases.elsewhere()
    }
    return title
  }

  private func summary() -> Words {
    let summary = update.summary
    var parts = [
      ownConclusion(summary.conclusion)
        ?? phrases.conclusion(
          summary.conclusion, plan: summary.plan, since: update.untoldSince, period: update.period, now: now)
    ]
    if update.first, update.kind == .daily, update.audience == .team { parts.insert(phrases.first(), at: 0) }
    if let headline = summary.headline {
      parts.append(phrases.headline(headline, optional(headline.subject), now: now).ended)
    }
    if let ask = summary.ask { parts.append(ownAsk(ask) ?? phrases.ask(ask, now: now)) }
    return Words.list(parts, " ")
  }

  func section(_ section: ChosenSection) -> WordedSection {
    let heading = heading(section.kind)
    let parts = section.lines.map { WordedLine(mark: mark(of: $0.fact, in: section.kind), words: words($0.fact)) }
    let places = places(section)
    var lines = places.enumerated().map { index, place in joined(place.map { parts[$0] }, in: section.kind, at: index) }
    if section.more > 0, !lines.isEmpty {
      let place = placeOfMore(section)
      lines[place] = WordedLine(
        mark: lines[place].mark, words: lines[place].words + " (" + phrases.more(section.more) + ")")
    }
    let inline = section.kind == .numbers || section.kind == .stuck || section.kind == .followThrough
    return WordedSection(kind: section.kind, heading: heading, inline: inline, lines: lines)
  }

  /// Which of the chosen lines share a line, in the order in which they stand.
  func places(_ section: ChosenSection) -> [[Int]] {
    let all = Array(section.lines.indices)
    switch section.kind {
    case .numbers, .people: return [all]
    case .stuck, .followThrough: return grouped(section)
    default: return all.map { [$0] }
    }
  }

  func placeOfMore(_ section: ChosenSection) -> Int {
    let count = places(section).count
    return count == section.lines.count ? lastTitle(section) : count - 1
  }

  /// Where "+n" stands: behind the last line that tells by title, so that nobody reads it as part of a count. Of what the
  /// week is proud of only milestones are counted.
  private func lastTitle(_ section: ChosenSection) -> Int {
    if section.kind == .proud {
      return section.lines.lastIndex { if case .milestone = $0.fact { true } else { false } } ?? 0
    }
    let last = section.lines.lastIndex { line in
      switch line.fact {
      case .counted, .crowded: false
      default: true
      }
    }
    return last ?? section.lines.count - 1
  }

  /// What is to be noticed by itself has a line of its own, the rest shares one: what is marked, and what is not. Each
  /// stands where its first part does.
  private func grouped(_ section: ChosenSection) -> [[Int]] {
    var groups: [(mark: LineMark, isShared: Bool, parts: [Int])] = []
    for (index, chosen) in section.lines.enumerated() {
      let isShared = !chosen.fact.standsAlone
      let mark = mark(of: chosen.fact, in: section.kind)
      if isShared, let place = groups.firstIndex(where: { $0.isShared && $0.mark == mark }) {
        groups[place].parts.append(index)
      } else {
        groups.append((mark, isShared, [index]))
      }
    }
    return groups.map(\.parts)
  }

  /// One line of what shares it. What is broken stands in front of the figures; behind the heading the first needs no dash.
  private func joined(_ parts: [WordedLine], in kind: SectionKind, at index: Int) -> WordedLine {
    guard let first = parts.first else { return WordedLine(mark: .none, words: Words()) }
    let words = parts.map(\.words)
    switch kind {
    case .numbers: return WordedLine(mark: first.mark, words: Words.list(words, " | "))
    case .people: return WordedLine(mark: .none, words: Words.list(words, " "))
    case .stuck, .followThrough:
      return WordedLine(mark: index > 0 && first.mark == .none ? .dash : first.mark, words: Words.list(words, "; "))
    default: return first
    }
  }

  /// "!" marks a real deadline, a slipped agreement and a broken target, "*" a milestone reached and what the week is proud of.
  private func mark(of fact: Fact, in kind: SectionKind) -> LineMark {
    switch (kind, fact) {
    case (.proud, .counted): .dash
    case (.proud, _), (.done, .milestone): .star
    case (_, .planned(let planned)) where planned.deadline != nil: .alert
    case (_, .moreDeadlines): .alert
    // The first reminder is a friendly one.
    case (_, .agreed(let agreement)) where agreement.stage.isSlipped: .alert
    case (_, .figure(let figure)): figure.isBroken && figure.isNews ? .alert : .none
    case (.next, .crowded): .none
    case (.forManager, _): .dash
    case (.done, _), (.next, _): .dash
    default: .none
    }
  }
}

extension Wording {
  /// The one place that knows which phrase says which fact.
  private func words(_ fact: Fact) -> Words {
    switch fact {
    case .unread(let sources): phrases.unread(sources, now: now)
    case .readInPart(let sources): phrases.readInPart(sources)
    case .milestone(let it, let people, let early, let effect):
      update.kind == .weekly
        ? phrases.celebrated(subject(it), people: people, early: early, effect: optional(effect))
        : phrases.milestone(subject(it), people: phrases.names(people), early: early, effect: optional(effect))
    case .finished(let it, let owner, let effect, let late):
      phrases.finished(subject(it), owner: optional(owner), effect: optional(effect), late: late, now: now)
    case .counted(let flows): Words.list(flows.map(phrases.counted), " | ")
    case .said(let text, let by): Words([.untrusted(text)]) + Words.inParentheses(optional(by))
    case .planned(let planned):
      wantingOwner(
        planned, phrases.planned(planned, subject(planned.subject), people: phrases.names(planned.people), now: now))
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
    case .lying(let it): phrases.lying(it, oldest: it.oldest.map { numbered($0.subject) })
    case .overdue(let it, let day, let owner, let needsOwner, let workdays):
      phrases.overdue(
        subject(it), day: day, owner: optional(owner), needsOwner: needsOwner, workdays: workdays, now: now)
    case .figure(let figure): phrases.figure(figure, now: now)
    case .away(let day, let people, let more): phrases.away(on: day, people, more: more, now: now)
    case .contacts(let contacts): phrases.contacts(contacts)
    case .contactsAway(let day, let contacts): phrases.contactsAway(on: day, contacts, now: now)
    case .received(let received): phrases.received(received)
    case .own(let text): Words([.untrusted(text)])
    case .askInput(let way): own(.question, ["way": shown(way)]) ?? phrases.askInput(shown(way))
    case .record(let figure, let best, let day, let since):
      phrases.record(figure, best: best, on: day, since: since, now: now)
    case .targetMet(let figure): phrases.targetMet(figure)
    case .kept(let done, let total, let today):
      phrases.kept(done: done, of: total, today: today ?? 0, in: update.period)
    case .celebrated(let it): phrases.celebration(it, optional(it.subject), in: update.period, now: now)
    case .quote(let kind, let text, let from): phrases.quote(kind, Words([.untrusted(text)]), from: optional(from))
    case .nextWeek(let list): phrases.nextWeek(list.map { (subject($0.subject), $0.day) }, now: now)
    case .closing(let way, let freeDays): closing(way.map(shown), freeDays: freeDays)
    case .forManager(.urgency(let top, let open)): phrases.urgency(top: top, of: open)
    case .forManager(.withoutGoal(let subjects, let more)):
      phrases.withoutGoal(subjects.map { subject($0) }, more: more)
    }
  }

  private func optional(_ subject: Subject?) -> Words { subject.map { self.subject($0) } ?? Words() }

  private func subject(_ subject: Subject) -> Words {
    let text = subject.title.isEmpty ? subject.id : subject.title
    return text.isEmpty ? phrases.untitled() : "\(text, link: subject.link)"
  }

  /// With its number behind it, where the title is shown.
  private func numbered(_ subject: Subject) -> Words {
    let words = self.subject(subject)
    return subject.title.isEmpty || subject.id.isEmpty ? words : "\(words) (\(subject.id))"
  }

  private func optional(_ text: UntrustedText?) -> Words { text.given.map { Words([.untrusted($0)]) } ?? Words() }

  private func shown(_ way: WayIn) -> Words { "\(way.shown, link: way.link)" }
}

extension Fact {
  /// News of a decision, a question and what names several things: none is to drown among others.
  fileprivate var standsAlone: Bool {
    switch self {
    case .agreed(let agreement):
      switch agreement.stage {
      case .told, .moved, .undated, .startsNext, .startsToday, .unproven, .stillHolds: true
      case .slipping(let step, _) where step > 2: true
      default: agreement.needsOwner || agreement.needsDay
      }
    case .lying: true
    default: false
    }
  }
}
