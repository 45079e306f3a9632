import Model

/// Says an update in a language.
struct Wording {
  let update: Update
  let phrases: any Phrases
  private let language: Language
  var now: CivilDateTime { update.now }

  init(_ update: Update, in language: Language) {
    self.update = update
    self.language = language
    phrases = language.phrases
  }

  func worded(_ mark: PostMark = .none) -> WordedUpdate {
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
          summary.conclusion, verdict: summary.verdict.map { ($0, update.toldDay) }, plan: summary.plan,
          since: update.untoldSince, period: update.period, now: now)
    ]
    // On a day with trouble that is said first.
    if let ask = summary.ask, ask.isTrouble { parts.insert(phrases.ask(ask, now: now), at: 0) }
    if update.first, update.kind == .daily, update.audience == .team { parts.insert(phrases.first(), at: 0) }
    if let headline = summary.headline {
      parts.append(phrases.headline(headline, optional(headline.subject), now: now).ended)
    }
    if let ask = summary.ask, !ask.isTrouble { parts.append(ownAsk(ask) ?? phrases.ask(ask, now: now)) }
    return Words.list(parts, " ")
  }

  func section(_ section: ChosenSection) -> WordedSection {
    let (heading, day) = heading(section)
    let parts = section.lines.enumerated().map { place, line in
      WordedLine(
        mark: mark(of: line.fact, in: section.kind), words: words(line.fact, heading: day, isFirst: place == 0))
    }
    let places = places(section)
    var lines = places.enumerated().map { index, place in joined(place.map { parts[$0] }, in: section.kind, at: index) }
    if section.more > 0, !lines.isEmpty {
      let place = placeOfMore(section)
      lines[place] = WordedLine(
        mark: lines[place].mark, words: lines[place].words + " (" + phrases.more(section.more, of: section.kind) + ")")
    }
    let inline =
      section.kind == .numbers || section.kind == .stuck || section.kind == .followThrough
      || section.kind == .honest
    return WordedSection(kind: section.kind, heading: heading, inline: inline, lines: lines)
  }

  /// Which of the chosen lines share a line, in the order in which they stand.
  func places(_ section: ChosenSection) -> [[Int]] {
    let all = Array(section.lines.indices)
    switch section.kind {
    case .numbers, .people, .honest: return [all]
    case .stuck, .followThrough: return grouped(section)
    default: return all.map { [$0] }
    }
  }

  func placeOfMore(_ section: ChosenSection) -> Int {
    let count = places(section).count
    return count == section.lines.count ? lastTitle(section) : count - 1
  }

  /// Where "+n" stands: behind the last line that tells something by title, so that nobody reads it as part of a count.
  /// In the part about what the week is proud of, only milestones are counted.
  private func lastTitle(_ section: ChosenSection) -> Int {
    if section.kind == .proud {
      return section.lines.lastIndex { if case .milestone = $0.fact { true } else { false } } ?? 0
    }
    let last = section.lines.lastIndex { line in
      switch line.fact {
      case .counted, .crowded, .promised: false
      default: true
      }
    }
    return last ?? section.lines.count - 1
  }

  /// Lines that are to be noticed by themselves stand alone; the others share one line for those that are marked and
  /// one for the rest. A shared line stands where its first part does.
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

  /// The line that several chosen lines share. Broken figures stand in front, so the first mark holds for the line.
  /// Behind a heading the first line needs no dash.
  private func joined(_ parts: [WordedLine], in kind: SectionKind, at index: Int) -> WordedLine {
    guard let first = parts.first else { return WordedLine(mark: .none, words: Words()) }
    let words = parts.map(\.words)
    switch kind {
    case .numbers: return WordedLine(mark: first.mark, words: Words.list(words, " | "))
    case .honest: return WordedLine(mark: .none, words: Words.list(words, "; ").ended)
    case .people: return WordedLine(mark: .none, words: Words.list(words, " "))
    case .stuck, .followThrough:
      return WordedLine(mark: index > 0 && first.mark == .none ? .dash : first.mark, words: Words.list(words, "; "))
    default: return first
    }
  }

  /// "!" marks a real deadline, a slipped agreement and a broken target; "*" a milestone reached, and what the week is
  /// proud of.
  private func mark(of fact: Fact, in kind: SectionKind) -> LineMark {
    switch (kind, fact) {
    case (.trouble, .said), (.trouble, .ownersAway): .dash
    case (.trouble, _): .alert
    case (.proud, .counted): .dash
    case (.proud, _), (.done, .milestone): .star
    case (_, .planned(let planned)) where planned.deadline != nil: .alert
    case (_, .moreDeadlines): .alert
    // The first reminder is a friendly one and has no mark.
    case (_, .agreed(let agreement)) where agreement.stage.isSlipped: .alert
    case (_, .figure(let figure)): figure.isBroken && figure.isNews ? .alert : .none
    case (.next, .crowded): .none
    case (.forManager, _): .dash
    case (.done, _), (.next, _), (.ahead, _): .dash
    default: .none
    }
  }
}

extension Fact {
  /// Whether a line stands alone: news of a decision, a question, and what names several things would drown among
  /// others.
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
