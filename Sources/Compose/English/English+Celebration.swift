import Model

/// The celebration note.
extension English {
  func celebration(
    _ celebration: Celebration, _ subject: Words, mentions: [(subject: Words, owner: Words, effect: Words)],
    in period: NotePeriod, now: CivilDateTime
  ) -> Words {
    switch celebration {
    case .roundNumber(let noun, let number, let since, let ofWeek):
      """
      Round number: the \(own: marks.whole(number))th \(one(noun)) since \(own: long(since, now)) is \(own: done(noun))\
      \(own: ofWeek.map { "; \(marks.whole($0)) of them \(this(period))" } ?? "")
      """
    case .firstTime(_, let kind, let people):
      ("A first (\(kind)): \(subject)" as Words).ended
        + (people.shown.isEmpty ? Words() : " Thank you \(thanked(people)).")
    case .targetKept(let figure, let weeks):
      "Kept up: \(figure.say) has met its goal (\(value(figure.target ?? 0, figure.unit))) for \(weeks) weeks"
    case .longestWaiting(_, let days): "Done at last: \(subject), after \(own: workdays(days)) of waiting"
    case .agreementsKept(let kept, let total, let one): agreementsKept(kept, total, one == nil ? nil : subject, period)
    case .fewestOpen(let noun, let open, let since):
      "Cleared: \(own: marks.whole(open)) \(open == 1 ? one(noun) : many(noun)) still open, the fewest since \(own: long(since, now))"
    case .quietWork(_, let effect, let owner):
      ("Behind the scenes: \(subject)" as Words).with(effect: effect.map { Words([.untrusted($0)]) } ?? Words())
        + Words.inParentheses(owner.map { Words([.untrusted($0)]) } ?? Words())
    case .quietWorks: "Behind the scenes: \(mentioned(mentions))"
    case .results(_, let more):
      "Also done: \(mentioned(mentions))\(own: more == 0 ? "" : " (and \(count(more, "more task", "more tasks")))")"
    case .deadlinesMet(_, let days): deadlinesMet(mentions, days)
    case .plansKept(let days): "Kept our word: all that was planned was done, \(own: workdays(days)) in a row"
    case .anniversary(let person, let months, let day): anniversary(person, years(months), day, now)
    }
  }

  private func mentioned(_ list: [(subject: Words, owner: Words, effect: Words)]) -> Words {
    Words.list(list.map { $0.subject.with(addition: $0.effect) + Words.inParentheses($0.owner) }, "; ")
  }

  private func deadlinesMet(_ list: [(subject: Words, owner: Words, effect: Words)], _ days: [Int]) -> Words {
    let names = zip(list, days).map { work, days -> Words in
      let when = days == 0 ? "on the day itself" : days == 1 ? "a day early" : "\(self.days(days)) early"
      let line: Words = "\(work.subject), \(own: when)\(Words.inParentheses(work.owner))"
      return line.with(addition: work.effect)
    }
    return "Real deadline met: \(Words.list(names, "; "))"
  }

  private func this(_ period: NotePeriod) -> String {
    switch period {
    case .thisWeek: "this week"
    case .week(let number): "in week \(number)"
    case .since: "since the last note"
    }
  }

  func fellOff(_ figure: Figure, isBack: Bool, now: CivilDateTime) -> Words {
    let value = figure.value.map { self.value($0, figure.unit) } ?? Words()
    let day = figure.asOf.map { onDay($0, now) } ?? ""
    let back = isBack ? ", as usual again by now" : ""
    return "\(figure.say) was \(value)\(side(figure)) \(own: day)\(own: back)"
  }

  func notDone(_ list: [(what: NotDone, subject: Words)], more: Int, now: CivilDateTime) -> Words {
    var names = list.map { what, subject -> Words in
      let name: Words = what.isDecision ? "\"\(subject)\"" : subject
      let day = what.day.map { "now \(self.day($0, now))" } ?? ""
      return name + Words.inParentheses(Words(own: day))
    }
    if more > 0 { names.append("\(more) more") }
    return "\(sentence(names)) \(own: names.count == 1 ? "is" : "are") not done yet"
  }

  private func anniversary(
    _ person: UntrustedText, _ years: String, _ day: CivilDate, _ now: CivilDateTime
  ) -> Words {
    if day == now.date { return "Anniversary: \(person) has worked with us for \(own: years) today. Congratulations!" }
    return now.isNear(day)
      ? "Anniversary: \(person) has worked with us for \(own: years) this week. Congratulations!"
      : "Anniversary: on \(own: long(day, now)) \(person) had been with us for \(own: years). Congratulations!"
  }

  private func agreementsKept(_ kept: Int, _ total: Int, _ one: Words?, _ period: NotePeriod) -> Words {
    let title: Words = "Kept our word: "
    if let one, total == 1 { return title + "\"\(one)\" was kept in time" }
    if kept == total {
      let all = total == 2 ? "both" : "all \(total)"
      return title + "\(own: all) agreements \(own: due(in: period)) were kept in time"
    }
    let line: Words =
      title + "\(kept) of \(total) agreements \(own: due(in: period)) \(own: kept == 1 ? "was" : "were") kept in time"
    return one.map { "\(line), only \"\($0)\" was not" } ?? line
  }

  private func one(_ noun: CountedNoun) -> Words {
    switch noun {
    case .calls: "call"
    case .requests: "request"
    case .changes: "change"
    case .tasks: "task"
    case .commits: "commit"
    case .label(let label): "item (\(label))"
    }
  }

  private func many(_ noun: CountedNoun) -> Words {
    if case .label(let label) = noun { return "items (\(label))" }
    return one(noun) + "s"
  }

  private func done(_ noun: CountedNoun) -> String {
    switch noun {
    case .calls, .label: "closed"
    case .requests: "handled"
    case .changes: "carried out"
    case .tasks: "finished"
    case .commits: "in"
    }
  }

  /// Years in words, as on a birthday cake.
  private func years(_ months: Int) -> String {
    let words = [
      5: "five", 10: "ten", 15: "fifteen", 20: "twenty", 25: "twenty-five", 30: "thirty", 35: "thirty-five",
      40: "forty", 45: "forty-five", 50: "fifty",
    ]
    if months == 12 { return "one year" }
    return months == 150 ? "twelve and a half years" : "\(words[months / 12] ?? marks.whole(months / 12)) years"
  }

  func milestone(_ subject: Words, people: Names, early: Early?, effect: Words, goal: Words) -> Words {
    var line = ("Milestone: \(subject)\(self.early(early))" as Words).with(effect: effect).ended
    if !goal.isEmpty { line = ("\(line) Goal: \(goal)" as Words).ended }
    return people.shown.isEmpty ? line : "\(line) Thank you \(thanked(people))."
  }

  func thanked(_ people: Names) -> Words {
    people.more > 0 ? names(people) : sentence(people.shown.map { Words([.untrusted($0)]) })
  }

  func record(_ figure: Figure, best: Double, on day: CivilDate, since: CivilDate, now: CivilDateTime) -> Words {
    let value = figure.value.map { self.value($0, figure.unit) } ?? Words()
    let on = figure.asOf.map { " on \(own: now.isNear($0) ? weekday($0) : long($0, now))" as Words } ?? Words()
    return """
      New record: \(figure.say) \(value)\(on), the best since \(own: long(since, now)). \
      The old record was \(self.value(best, figure.unit)), \(own: past(day, now)).
      """
  }

  /// A day of more than 60 days ago is told as its month.
  private func past(_ day: CivilDate, _ now: CivilDateTime) -> String {
    if now.date.days(since: day) <= 60 { return "on \(long(day, now))" }
    return "in \(month(day, now))"
  }

  func targetMet(_ figure: Figure) -> Words {
    "Goal met: \(figure.say) \(figure.value.map { self.value($0, figure.unit) } ?? Words())\(goal(figure))"
  }

  func kept(done: Int, of total: Int, today: Int, in period: NotePeriod) -> Words {
    let planned = planned(for: period)
    if total == 1 { return "Kept our word: what was \(own: planned) was done in time" }
    let number = done < total ? "\(done) of the \(total)" : total == 2 ? "both" : "all \(total)"
    let line: Words = "Kept our word: \(own: number) items \(own: planned) were done in time"
    return today > 0 ? "\(line); \(today) more \(own: today == 1 ? "is" : "are") due today" : line
  }

  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words {
    switch kind {
    case .customer: "From a customer: \"\(text)\"\(Words.inParentheses(from))"
    case .thanks: "From colleagues: \"\(text)\"\(Words.inParentheses(from))"
    case .learned: "Learned: \(text)"
    case .headline, .done, .next, .stuck: text
    }
  }

  func nextWeek(_ list: [(planned: Planned, subject: Words, people: Words)], now: CivilDateTime) -> Words {
    let names = list.map { planned, subject, people -> Words in
      var details: [Words] = [Words(own: coming(planned.day, now))]
      if planned.deadline != nil { details.append("real deadline") }
      if planned.kind == .milestone { details.append("milestone") }
      details.append(planned.needsOwner ? "who takes it?" : people)
      if let goal = planned.goal { details.append("goal: \(goal)") }
      return subject + Words.inParentheses(Words.list(details, ", "))
    }
    let isThisWeek = list.allSatisfy { $0.planned.day.isoWeek == now.date.isoWeek }
    return "\(own: isThisWeek ? "This" : "Next") week: \(Words.list(names, "; "))"
  }

  /// A day of next week needs no month, but a year where that changes.
  private func coming(_ date: CivilDate, _ now: CivilDateTime) -> String {
    let name = weekday(date).prefix(3)
    return date.year == now.date.year ? "\(name) \(date.day)" : "\(name) \(short(date, now))"
  }

  func weeklyQuestion(_ way: Words) -> Words { "Seen something good yourself? Tell us: \(way)." }
  func weekend() -> Words { "Have a good weekend!" }
  func daysOff(_ count: Int) -> Words { count == 1 ? "Enjoy the day off!" : "Enjoy the days off!" }
  func thankYou() -> Words { "Thank you all." }
}
