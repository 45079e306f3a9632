import Model

/// English: 24-hour clock, `Wed 25`, `7.8`.
struct English: Phrases {
  private let marks = NumberMarks(decimal: ".", thousands: ",")
  private let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  // MARK: Dates, times, numbers

  private func weekday(_ date: CivilDate) -> String { weekdays[date.weekday.rawValue - 1] }
  private func month(_ date: CivilDate) -> String { months[date.month - 1] }
  private func long(_ date: CivilDate) -> String { "\(date.day) \(month(date))" }
  private func short(_ date: CivilDate) -> String { "\(date.day) \(month(date).prefix(3))" }
  private func time(_ time: TimeOfDay) -> String { "\(time.hour.padded(2)):\(time.minute.padded(2))" }

  /// At the head of a line.
  private func day(_ date: CivilDate, _ now: CivilDateTime) -> String {
    if date == now.date { return "today" }
    let name = "\(weekday(date).prefix(3)) \(date.day)"
    return now.isNear(date) && date.month == now.date.month ? name : "\(name) \(month(date).prefix(3))"
  }

  /// In a sentence: "tomorrow", "on Friday", "on 12 December".
  private func onDay(_ date: CivilDate, _ now: CivilDateTime) -> String {
    switch date.days(since: now.date) {
    case 0: "today"
    case 1: "tomorrow"
    default: now.isNear(date) ? "on \(weekday(date))" : "on \(long(date))"
    }
  }

  private func moment(_ moment: CivilDateTime, _ now: CivilDateTime) -> String {
    if moment.date == now.date { return time(moment.time) }
    return now.isNear(moment.date) ? "\(weekday(moment.date)) \(time(moment.time))" : long(moment.date)
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "one \(one)" : "\(marks.whole(number)) \(many)"
  }

  private func value(_ number: Double, _ unit: UntrustedText?) -> Words {
    let digits = Words(own: marks.decimal(number))
    guard let unit else { return digits }
    if unit.matches("%") { return digits + Words([.untrusted(unit)]) }
    if ["€", "$", "£"].contains(where: unit.matches) { return Words([.untrusted(unit)]) + digits }
    return digits + " " + Words([.untrusted(unit)])
  }

  // MARK: The head

  func title(team: Words, kind: EditionKind, date: CivilDate) -> Words {
    switch kind {
    case .daily: "\(team) | daily update, \(own: weekday(date)) \(own: long(date))"
    case .weekly: "\(team) | \(own: weekday(date)) note, week \(date.isoWeek)"
    }
  }

  func late(now: CivilDateTime, nominal: CivilDate) -> Words {
    let when = now.date == nominal ? "at \(time(now.time))" : "\(weekday(now.date)) at \(time(now.time))"
    return "(later than usual, \(own: when))"
  }

  func repeated() -> Words { "(sent again, so it may be here twice)" }
  func first() -> Words { "This is the first update." }

  func conclusion(_ conclusion: Conclusion, now: CivilDateTime) -> Words {
    switch conclusion {
    case .nothingRead:
      "In short: nothing could be read, so nobody can say here whether it was a quiet day or a busy one."
    case .quiet(let sources, let at):
      "In short: a quiet day. Nothing was finished and nothing needs you. \(own: read(sources, at))"
    case .nothingFinished(let partly):
      partly ? "In short: nothing was finished, as far as could be read." : "In short: nothing was finished."
    case .finished(let milestones, let results, let flow): "In short: \(finished(milestones, results, flow))."
    case .proud: "This week we can be proud of:"
    case .ordinaryWeek(let partly):
      partly
        ? "No milestones in what could be read this week."
        : "An ordinary week, without a milestone. That is worth something too."
    case .nothingReadThisWeek: "Nothing could be read, so there is nothing to tell of this week yet."
    }
  }

  private func read(_ sources: Int, _ at: TimeOfDay) -> String {
    sources == 1 ? "The source was read at \(time(at))." : "All \(sources) sources were read at \(time(at))."
  }

  private func finished(_ milestones: Int, _ results: Int, _ flow: Flow?) -> Words {
    var parts: [Words] = []
    if milestones > 0 { parts.append("\(own: count(milestones, "milestone", "milestones")) reached") }
    if results > 0 { parts.append("\(own: count(results, "item", "items")) done") }
    if let flow {
      // In a sentence a label with a colon does not read.
      if case .label = flow.noun {
        parts.append("\(own: count(flow.finished, "item", "items")) closed")
      } else {
        parts.append(finished(flow, one: "one"))
      }
    }
    return sentence(parts)
  }

  private func sentence(_ parts: [Words]) -> Words {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? Words() }
    return "\(Words.list(parts.dropLast(), ", ")) and \(last)"
  }

  func focus(_ subject: Words, on day: CivilDate, now: CivilDateTime) -> Words {
    let when: String
    switch day.days(since: now.date) {
    case 0: when = "Today"
    case 1: when = "Tomorrow"
    default: when = now.isNear(day) ? weekday(day) : long(day)
    }
    return "\(own: when): \(subject)"
  }

  func ask(_ ask: Ask, now: CivilDateTime) -> Words {
    switch ask {
    case .owners(1, let hard): hard ? "One task with a real deadline has no owner yet." : "One task has no owner yet."
    case .owners(let number, let hard):
      hard ? "\(number) tasks with a real deadline have no owner yet." : "\(number) tasks have no owner yet."
    case .deadlinePassed(1): "A real deadline has passed."
    case .deadlinePassed(let number): "\(number) real deadlines have passed."
    case .deadline(let day): "Mind the real deadline \(own: onDay(day, now))."
    case .slipping(1): "One agreement is slipping."
    case .slipping(let number): "\(number) agreements are slipping."
    case .late(1): "One planned item is late."
    case .late(let number): "\(number) planned items are late."
    }
  }

  func heading(_ kind: SectionKind, since: CivilDateTime?, now: CivilDateTime) -> Words? {
    switch kind {
    case .done: since.map { "DONE (since \(own: moment($0, now)))" } ?? "DONE"
    case .next: "NEXT"
    case .followThrough: "FOLLOW-THROUGH"
    case .stuck: "STUCK"
    case .numbers: "NUMBERS"
    case .warnings, .people, .question, .proud, .learned, .nextWeek: nil
    }
  }

  func more(_ count: Int) -> Words { "+\(count) more" }
  func untitled() -> Words { "an item whose title is not shown" }

  func names(_ names: Names) -> Words {
    let list = Words.list(names.shown.map { Words([.untrusted($0)]) }, ", ")
    return names.more > 0 ? "\(list) and \(names.more) more" : list
  }

  // MARK: The lines

  func unread(_ sources: [UnreadSource], now: CivilDateTime) -> Words {
    func last(_ source: UnreadSource) -> String {
      guard let last = source.lastRead else { return "never read yet" }
      if last.date == now.date { return "last read at \(time(last.time))" }
      return now.isNear(last.date)
        ? "last read on \(weekday(last.date)) at \(time(last.time))" : "last read on \(long(last.date))"
    }
    let list = Words.list(sources.map { "\($0.title) (\(own: last($0)))" }, ", ")
    return sources.count == 1
      ? "Note: \(list) could not be read. What is in it is missing here."
      : "Note: \(list) could not be read. What is in them is missing here."
  }

  func milestone(_ subject: Words, people: Words, early: Early?, effect: Words) -> Words {
    ("MILESTONE: \(subject)\(self.early(early))" as Words).with(addition: effect) + Words.inParentheses(people)
  }

  private func early(_ early: Early?) -> Words {
    guard let early else { return Words() }
    let days = early.days == 1 ? "1 day" : "\(marks.whole(early.days)) days"
    return early.beforeDeadline ? ", \(own: days) before the real deadline" : ", \(own: days) ahead of plan"
  }

  func finished(_ subject: Words, owner: Words, effect: Words, late: CivilDate?, now: CivilDateTime) -> Words {
    let line = subject.with(addition: effect) + Words.inParentheses(owner)
    return late.map { "\(line), done \(own: day($0, now)), added later" } ?? line
  }

  func counted(_ flow: Flow) -> Words {
    var line = finished(flow)
    if let created = flow.created { line += ", \(own: created == 0 ? "none" : marks.whole(created)) came in" }
    if let open = flow.open { line += "; \(own: marks.whole(open)) still open" }
    return flow.partial ? "\(line) (the list was not complete, so there may be more)" : line
  }

  /// `one` is how a single one is written: as a word in a sentence, in figures at the start of a line.
  private func finished(_ flow: Flow, one word: String = "1") -> Words {
    let one = flow.finished == 1
    let number = flow.finished == 0 ? "no" : one ? word : marks.whole(flow.finished)
    switch flow.noun {
    case .calls: return "\(own: number) \(own: one ? "call" : "calls") closed"
    case .requests: return "\(own: number) \(own: one ? "request" : "requests") handled"
    case .changes: return "\(own: number) \(own: one ? "change" : "changes") carried out"
    case .tasks: return "\(own: number) \(own: one ? "task" : "tasks") finished"
    case .commits: return "\(own: number) \(own: one ? "commit" : "commits")"
    case .label(let label): return "\(label): \(own: flow.finished == 0 ? "none" : number) closed"
    }
  }

  func planned(_ planned: Planned, _ subject: Words, people: Words, now: CivilDateTime) -> Words {
    var line = Words(own: day(planned.day, now))
    if let at = planned.time { line += Words(own: ", " + time(at)) }
    if let deadline = planned.deadline { line += deadline.passed ? ", real deadline passed" : ", real deadline" }
    if planned.kind == .milestone { line += ", milestone" }
    line += ": " + subject
    if let reason = planned.deadline?.reason { line = line.with(addition: Words([.untrusted(reason)])) }
    if planned.deadline?.notStarted == true { line = line.ended + " Not started." }
    if let means = planned.doneMeans { line = line.ended + " Done means: \(means)" }
    return planned.needsOwner ? line.ended + " Who takes it?" : line + Words.inParentheses(people)
  }

  func moreDeadlines(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words {
    let names = Words.list(list.map { "\($0.subject) (\(own: day($0.day, now)))" }, "; ")
    return "\(list.count) more real deadlines: \(names)"
  }

  func underWay(_ subject: Words, owner: Words) -> Words { "under way: \(subject)\(Words.inParentheses(owner))" }

  func agreed(
    _ subject: Words, _ state: AgreementState, owner: Words, decided: CivilDate?, due: CivilDate?, now: CivilDateTime
  ) -> Words {
    switch state {
    case .told:
      let from = due.map { ", from \(own: day($0, now))" } ?? Words()
      return "decided: \"\(subject)\"\(from)\(Words.inParentheses(owner))"
    case .kept: return "kept: \"\(subject)\"\(Words.inParentheses(owner))"
    case .slipping:
      let since = decided.map { "decided \(own: short($0))" } ?? Words()
      let aim = due.map { "due \(own: short($0))" } ?? Words()
      return "slipping: \"\(subject)\"\(Words.inParentheses(Words.list([since, aim, owner], ", ")))"
    }
  }

  func overdue(_ subject: Words, day: CivilDate, owner: Words, now: CivilDateTime) -> Words {
    "\(subject)\(Words.inParentheses(owner)) should have been done on \(own: self.day(day, now))"
  }

  func figure(_ figure: Figure, now: CivilDateTime) -> Words {
    guard let value = figure.value else { return "\(figure.say): no value" }
    var line: Words = "\(figure.say) \(self.value(value, figure.unit))\(goal(figure))"
    if let day = figure.asOf { line += " on \(own: short(day))" }
    return figure.trend.isEmpty ? line : "\(line) \(own: Sparkline.text(figure.trend))"
  }

  private func goal(_ figure: Figure) -> Words {
    figure.target.map { " (goal \(self.value($0, figure.unit)))" } ?? Words()
  }

  func away(on day: CivilDate, _ people: [Away], more: Int, now: CivilDateTime) -> Words {
    let list = Words.list(
      people.map { away in
        "\(away.person)\(away.until.map { " (through \(own: self.day($0, now)))" } ?? Words())"
      }, ", ")
    return "Away \(own: onDay(day, now)): \(list)\(more > 0 ? " and \(more) more" : Words())."
  }

  func contacts(_ contacts: [Contact]) -> Words {
    "Questions about \(Words.list(contacts.map { "\($0.role): \($0.person)" }, ", "))."
  }

  func askInput(_ way: Words) -> Words { "Missing something, or stuck? Tell us: \(way)" }

  // MARK: The celebration note

  func celebrated(_ subject: Words, people: Names, early: Early?, effect: Words) -> Words {
    let line = ("MILESTONE: \(subject)\(self.early(early))" as Words).with(addition: effect).ended
    return people.shown.isEmpty ? line : "\(line) Thank you \(thanked(people))."
  }

  private func thanked(_ people: Names) -> Words {
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

  func kept(done: Int, of total: Int) -> Words {
    if total == 1 { return "KEPT OUR WORD: what was planned for this week is done" }
    return done == total
      ? "KEPT OUR WORD: all \(total) items planned for this week are done"
      : "KEPT OUR WORD: \(done) of the \(total) items planned for this week are done"
  }

  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words {
    switch kind {
    case .customer: "FROM A CUSTOMER: \"\(text)\"\(Words.inParentheses(from))"
    case .thanks: "FROM COLLEAGUES: \"\(text)\"\(Words.inParentheses(from))"
    case .learned: "Learned: \(text)"
    case .headline, .done, .next, .stuck: text
    }
  }

  func nextWeek(_ list: [(subject: Words, day: CivilDate)]) -> Words {
    let names = list.map { "\($0.subject) (\(own: "\(weekday($0.day).prefix(3)) \($0.day.day)"))" as Words }
    return "Next week: \(Words.list(names, ", "))"
  }

  func closing(_ way: Words?, freeDays: Bool, today: CivilDate) -> Words {
    let ask = way.map { "Seen something good yourself? Tell us: \($0). " } ?? Words()
    if !freeDays { return ask + "Thank you all." }
    return today.weekday == .fri || today.weekday == .sat
      ? ask + "Have a good weekend!" : ask + "Enjoy the days off!"
  }
}
