import Model

/// Phrases that a team may word itself (`words` in the configuration).
extension Wording {
  /// The team's own words for a phrase, with its places filled; nil where it has none.
  func own(_ phrase: Phrase, _ values: [String: Words] = [:]) -> Words? {
    guard let wording = update.words[phrase.rawValue], !wording.isEmpty else { return nil }
    return Phrase.pieces(of: wording).reduce(into: Words()) { words, piece in
      switch piece {
      case .text(let text): words += Words(spaced: text)
      case .place(let name): words += values[name] ?? Words([.untrusted(UntrustedText("{\(name)}"))])
      }
    }
  }

  func ownTitle(team: Words) -> Words? {
    guard update.audience == .team else { return nil }
    let date = update.slot.date
    return own(
      update.kind == .daily ? .dailyTitle : .weeklyTitle,
      [
        "team": team, "day": Words(own: phrases.weekday(date)), "date": Words(own: phrases.long(date, now)),
        "week": Words(own: String(date.isoWeek)),
      ])
  }

  /// The team's conclusion. It is used only for the usual time, because else readers have to be told from when.
  func ownConclusion(_ conclusion: Conclusion) -> Words? {
    switch (conclusion, update.period) {
    case (.quiet(let sources, let at), _) where update.untoldSince == nil:
      own(.quiet).map { "\($0.ended) \(own: phrases.read(sources, at))" }
    case (.proud, .thisWeek): own(.proud)
    default: nil
    }
  }

  func ownAsk(_ ask: Ask) -> Words? { ask == .ownerOfHeadline ? own(.ownerWanted) : nil }

  /// The heading of a part, and the day that it names.
  func heading(_ section: ChosenSection) -> (words: Words?, day: CivilDate?) {
    switch section.kind {
    case .next:
      if let own = own(.next) { return (own, nil) }
      if let day = section.day { return (phrases.heading(of: day, now), day) }
    case .ahead:
      // Behind the plan of a day the team's own heading stands for both.
      if own(.next) != nil { return (update.sections.contains { $0.kind == .next } ? nil : own(.next), nil) }
      if !update.sections.contains(where: { $0.kind == .next }) { return (phrases.heading(.next), nil) }
    default: break
    }
    guard let usual = phrases.heading(section.kind) else { return (nil, nil) }
    let heading = Phrase(rawValue: section.kind.word).flatMap { own($0) } ?? usual
    guard section.kind == .done, let since = update.since else { return (heading, nil) }
    return (heading + Words.inParentheses(phrases.since(since, now: now)), nil)
  }

  /// A line of planned work, asking for an owner where nobody has it; of a real deadline ahead with how long is left.
  func wantingOwner(_ planned: Planned, _ line: Words) -> Words {
    guard planned.needsOwner else { return line }
    let left = planned.deadline.flatMap { $0.passed ? nil : $0.workdays }.map { phrases.left($0) + " " } ?? Words()
    return line.ended + " " + left + (own(.ownerWanted) ?? phrases.ownerWanted())
  }

  /// The last line of the note: the question, where there is a way in, and a goodbye.
  func closing(_ way: Words?, freeDays: Int) -> Words {
    let weekend = now.date.weekday == .fri || now.date.weekday == .sat
    let goodbye =
      freeDays == 0
      ? own(.thankYou) ?? phrases.thankYou()
      : weekend ? own(.weekend) ?? phrases.weekend() : own(.daysOff) ?? phrases.daysOff(freeDays)
    guard let way else { return goodbye }
    let question = own(.weeklyQuestion, ["way": way]) ?? phrases.weeklyQuestion(way)
    return question.ended + " " + goodbye
  }
}

extension Words {
  /// Text from outside that stands between other words. Cleaning such text strips the blanks at its ends, which are
  /// needed here, so they are put back.
  fileprivate init(spaced text: String) {
    let inner = Words([.untrusted(UntrustedText(text))])
    let (before, after) = (text.first?.isWhitespace == true, text.last?.isWhitespace == true)
    guard !text.allSatisfy(\.isWhitespace) else {
      self.init(own: text.isEmpty ? "" : " ")
      return
    }
    self = Words(own: before ? " " : "") + inner + Words(own: after ? " " : "")
  }
}
