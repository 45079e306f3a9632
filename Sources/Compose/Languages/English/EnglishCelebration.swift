import Model

/// The celebration note.
extension English {
  func celebration(_ celebration: Celebration, _ subject: Words, now: CivilDateTime) -> Words {
    switch celebration {
    case .roundNumber(let noun, let number, let since):
      "MILESTONE: \(own: one(noun)) number \(own: marks.whole(number)) since \(own: fullDate(since, now)) is done"
    case .firstTime(_, let kind, let people):
      ("A FIRST: our first \(kind) is done: \(subject)." as Words)
        + (people.shown.isEmpty ? Words() : " Thank you \(thanked(people)).")
    case .targetKept(let figure, let weeks):
      "KEPT UP: \(figure.say) has met its goal (\(value(figure.target ?? 0, figure.unit))) for \(weeks) weeks"
    case .longestWaiting(_, let days, let owner):
      ("DONE AT LAST: \(subject), after \(own: workdays(days))" as Words)
        + Words.inParentheses(owner.map { Words([.untrusted($0)]) } ?? Words())
    case .agreementsKept(let kept, let total, let pending, let from):
      agreementsKept(kept, total, pending, from, subject)
    case .fewestOpen(let noun, let open, let since):
      "CLEARED: \(own: marks.whole(open)) \(own: open == 1 ? one(noun) : many(noun)) open, the fewest since \(own: fullDate(since, now))"
    case .quietWork(_, let effect, let owner):
      ("DONE QUIETLY: \(subject)" as Words).with(addition: effect.map { Words([.untrusted($0)]) } ?? Words())
        + Words.inParentheses(owner.map { Words([.untrusted($0)]) } ?? Words())
    case .plansKept(let days): "KEPT OUR WORD: all that was planned was done, \(own: workdays(days)) in a row"
    case .anniversary(let person, let years, let day):
      "ANNIVERSARY: \(person) has been with us for \(own: inWords(years)) \(own: years == 1 ? "year" : "years") \(own: day == now.date ? "today" : "on \(weekday(day))")"
    }
  }

  private func agreementsKept(
    _ kept: Int, _ total: Int, _ pending: Subject?, _ from: CivilDate?, _ subject: Words
  ) -> Words {
    if kept == total {
      return total == 1
        ? "KEPT OUR WORD: this week's agreement is kept"
        : "KEPT OUR WORD: all \(total) agreements of this week are kept"
    }
    let line: Words = "KEPT OUR WORD: \(kept) of \(total) agreements of this week"
    guard pending != nil, let from else { return line }
    return "\(line). The other (\(subject)) starts on \(own: long(from))"
  }

  private func one(_ noun: CountedNoun) -> String {
    switch noun {
    case .calls: "call"
    case .requests: "request"
    case .changes: "change"
    case .tasks: "task"
    case .commits: "commit"
    case .label: "item"
    }
  }

  private func many(_ noun: CountedNoun) -> String { one(noun) + "s" }

  /// With the year, where it is another one.
  private func fullDate(_ date: CivilDate, _ now: CivilDateTime) -> String {
    date.year == now.date.year ? long(date) : "\(long(date)) \(date.year)"
  }

  private func inWords(_ number: Int) -> String {
    let words = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    return words.indices.contains(number) ? words[number] : marks.whole(number)
  }

  func celebrated(_ subject: Words, people: Names, early: Early?, effect: Words) -> Words {
    let line = ("MILESTONE: \(subject)\(self.early(early))" as Words).with(addition: effect).ended
    return people.shown.isEmpty ? line : "\(line) Thank you \(thanked(people))."
  }

  func thanked(_ people: Names) -> Words {
    people.more > 0 ? names(people) : sentence(people.shown.map { Words([.untrusted($0)]) })
  }

  func record(_ figure: Figure, best: Double, on day: CivilDate, since: CivilDate, now: CivilDateTime) -> Words {
    let value = figure.value.map { self.value($0, figure.unit) } ?? Words()
    return """
      NEW RECORD: \(figure.say) \(value), the best since \(own: long(since)). \
      The old record was \(self.value(best, figure.unit)), on \(own: long(day)).
      """
  }

  func targetMet(_ figure: Figure) -> Words {
    "GOAL MET: \(figure.say) \(figure.value.map { self.value($0, figure.unit) } ?? Words())\(goal(figure))"
  }

  func kept(done: Int, of total: Int, in period: NotePeriod) -> Words {
    let planned = planned(for: period)
    if total == 1 { return "KEPT OUR WORD: what was \(own: planned) is done" }
    return done == total
      ? "KEPT OUR WORD: all \(total) items \(own: planned) are done"
      : "KEPT OUR WORD: \(done) of the \(total) items \(own: planned) are done"
  }

  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words {
    switch kind {
    case .customer: "FROM A CUSTOMER: \"\(text)\"\(Words.inParentheses(from))"
    case .thanks: "FROM COLLEAGUES: \"\(text)\"\(Words.inParentheses(from))"
    case .learned: "Learned: \(text)"
    case .headline, .done, .next, .stuck: text
    }
  }

  func nextWeek(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words {
    let names = list.map { "\($0.subject) (\(own: "\(weekday($0.day).prefix(3)) \($0.day.day)"))" as Words }
    let isThisWeek = list.allSatisfy { $0.day.isoWeek == now.date.isoWeek }
    return "\(own: isThisWeek ? "This" : "Next") week: \(Words.list(names, ", "))"
  }

  func closing(_ way: Words?, freeDays: Int, today: CivilDate) -> Words {
    let ask = way.map { "Seen something good yourself? Tell us: \($0). " } ?? Words()
    if freeDays == 0 { return ask + "Thank you all." }
    return today.weekday == .fri || today.weekday == .sat
      ? ask + "Have a good weekend!" : ask + (freeDays == 1 ? "Enjoy the day off!" : "Enjoy the days off!")
  }
}
