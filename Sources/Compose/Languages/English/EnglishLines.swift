import Model

/// The lines.
extension English {
  func unread(_ sources: [UnreadSource], now: CivilDateTime) -> Words {
    func last(_ source: UnreadSource) -> String {
      guard let last = source.lastRead else { return "never read yet" }
      if last.date == now.date { return "last read at \(time(last.time))" }
      return now.isNear(last.date)
        ? "last read on \(weekday(last.date)) at \(time(last.time))" : "last read on \(long(last.date, now))"
    }
    let list = Words.list(sources.map { "\($0.title) (\(own: last($0)))" }, ", ")
    return sources.count == 1
      ? "Note: \(list) could not be read. What is in it is missing here."
      : "Note: \(list) could not be read. What is in them is missing here."
  }

  func readInPart(_ sources: [PartlyRead]) -> Words {
    let lost = sources.filter { $0.lost > 0 }.map { source -> Words in
      let thing = source.lines.isEmpty ? count(source.lost, "record", "records") : count(source.lost, "line", "lines")
      return "\(own: thing) of \(source.title)\(own: whereAndWhy(source))"
    }
    let cut = sources.filter(\.isCut).map { Words([.untrusted($0.title)]) }
    var line: Words = "Note:"
    if !lost.isEmpty {
      let one = sources.reduce(0) { $0 + $1.lost } == 1
      let what =
        sources.contains(where: \.isPart)
        ? "could not be used, or only in part" : "could not be used and \(one ? "is" : "are") missing here"
      line += " \(sentence(lost)) \(own: what)."
    }
    if !cut.isEmpty { line += " Not all of \(sentence(cut)) was read; there may be more than is told here." }
    return line
  }

  private func whereAndWhy(_ source: PartlyRead) -> String {
    let places = source.lines.map { "\($0)" }
    let lines: String? =
      switch places.count {
      case 0: nil
      case 1 where source.lost == 1: "line \(places[0])"
      case let some where source.lost > some: "lines \(places.joined(separator: ", ")) and further"
      default: "lines \(places.dropLast().joined(separator: ", ")) and \(places[places.count - 1])"
      }
    let faults = source.faults.isEmpty ? nil : source.faults.map(why).joined(separator: "; ")
    let parts = [lines, faults].compactMap { $0 }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ": ")))"
  }

  private func why(_ fault: ReadingFault) -> String {
    switch fault {
    case .date: "a date cannot be read"
    case .number: "a number cannot be read"
    case .missing: "something is missing"
    case .word: "an unknown word or sign"
    case .form: "not built as expected"
    case .format: "a file cannot be read"
    case .mapping: "could not be converted"
    case .contradiction: "they contradict each other"
    case .excess: "there is more than is read"
    }
  }

  func milestone(_ subject: Words, people: Words, early: Early?, effect: Words) -> Words {
    ("MILESTONE: \(subject)\(self.early(early))" as Words).with(addition: effect) + Words.inParentheses(people)
  }

  func early(_ early: Early?) -> Words {
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
    let least = flow.partial ? "at least " : ""
    if let created = flow.created { line += ", \(own: created == 0 ? "none" : least + marks.whole(created)) came in" }
    if let open = flow.open {
      line += "; \(own: least + marks.whole(open)) still open"
      if let oldest = flow.oldest, oldest > 0 {
        line += open == 1 ? ", for \(own: workdays(oldest))" : ", the oldest for \(own: least + workdays(oldest))"
      }
    }
    return line
  }

  /// `one` is how a single one is written: as a word in a sentence, in figures at the start of a line.
  func finished(_ flow: Flow, one word: String = "1") -> Words {
    let one = flow.finished == 1
    // Of a list that was not complete, nought is not certain either.
    if flow.partial, flow.finished == 0 { return "how much was closed is not known" + of(flow.noun) }
    let least = flow.partial ? "at least " : ""
    let number = flow.finished == 0 ? "no" : least + (one ? word : marks.whole(flow.finished))
    switch flow.noun {
    case .calls: return "\(own: number) \(own: one ? "call" : "calls") closed"
    case .requests: return "\(own: number) \(own: one ? "request" : "requests") handled"
    case .changes: return "\(own: number) \(own: one ? "change" : "changes") carried out"
    case .tasks: return "\(own: number) \(own: one ? "task" : "tasks") finished"
    case .commits: return "\(own: number) \(own: one ? "commit" : "commits")"
    case .label(let label): return "\(label): \(own: flow.finished == 0 ? "none" : number) closed"
    }
  }

  private func of(_ noun: CountedNoun) -> Words {
    switch noun {
    case .calls: " (calls)"
    case .requests: " (requests)"
    case .changes: " (changes)"
    case .tasks: " (tasks)"
    case .commits: " (commits)"
    case .label(let label): " (\(label))"
    }
  }

  func planned(_ planned: Planned, _ subject: Words, people: Words, now: CivilDateTime) -> Words {
    var line = Words(own: day(planned.day, now))
    if let at = planned.time { line += Words(own: ", " + time(at)) }
    if let deadline = planned.deadline { line += deadline.passed ? ", real deadline passed" : ", real deadline" }
    if planned.kind == .milestone { line += ", milestone" }
    if let before = planned.movedFrom { line += ", moved from \(own: day(before, now))" }
    line += ": " + subject
    if let reason = planned.deadline?.reason { line = line.with(addition: Words([.untrusted(reason)])) }
    if planned.deadline?.notStarted == true { line = line.ended + " Not started." }
    if let means = planned.doneMeans { line = line.ended + " Done means: \(means)" }
    return line + Words.inParentheses(people)
  }

  func moreDeadlines(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words {
    let names = Words.list(list.map { "\($0.subject) (\(own: day($0.day, now)))" }, "; ")
    return "\(list.count) more real deadlines: \(names)"
  }

  func underWay(_ subject: Words, owner: Words) -> Words { "under way: \(subject)\(Words.inParentheses(owner))" }

  func overdue(_ subject: Words, day: CivilDate, owner: Words, needsOwner: Bool, now: CivilDateTime) -> Words {
    let who = needsOwner ? "who takes it?" : owner
    return "\(subject)\(Words.inParentheses(who)) should have been done on \(own: self.day(day, now))"
  }

  func figure(_ figure: Figure, now: CivilDateTime) -> Words {
    if let group = figure.fewerThan { return "\(figure.say): not shown, it is about fewer than \(group) people" }
    guard let value = figure.value else {
      guard let last = figure.last else { return "\(figure.say): no value" }
      return "\(figure.say): no value (last \(self.value(last.value, figure.unit)) on \(own: short(last.day, now)))"
    }
    var line: Words = "\(figure.say) \(self.value(value, figure.unit))\(goal(figure))"
    if let day = figure.asOf { line += " on \(own: short(day, now))" }
    if !figure.trend.isEmpty { line += Words(own: " " + Sparkline.text(figure.trend)) }
    return course(figure, now).map { "\(line), \(own: $0)" } ?? line
  }

  /// News in full, afterwards in short; what is usual only of a figure that misses its goal.
  private func course(_ figure: Figure, _ now: CivilDateTime) -> String? {
    let isNews = figure.isNews
    func unusual(_ word: String, _ since: CivilDate) -> String {
      if !isNews { return "\(word) since \(short(since, now))" }
      return since == now.date ? "unusually \(word)" : "unusually \(word) since \(short(since, now))"
    }
    func shifted(_ word: String, _ since: CivilDate, _ values: Int) -> String {
      isNews
        ? "\(word) than before since \(short(since, now)) (\(values) in a row)" : "\(word) since \(short(since, now))"
    }
    switch figure.signal {
    case nil: return figure.changed.map { "changed on \(short($0, now))" }
    case .usual: return figure.meetsTarget == false ? "nothing unusual" : nil
    case .above(let since): return unusual("high", since)
    case .below(let since): return unusual("low", since)
    case .shiftedUp(let since, let values): return shifted("higher", since, values)
    case .shiftedDown(let since, let values): return shifted("lower", since, values)
    }
  }

  func workdays(_ number: Int) -> String { number == 1 ? "1 workday" : "\(marks.whole(number)) workdays" }

  func goal(_ figure: Figure) -> Words {
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

  func received(_ received: Received) -> Words {
    let line: Words =
      switch (received.count, received.from.shown.first) {
      case (1, let name?): "Thank you for your message, \(name)"
      case (1, nil): "Thank you for the message that came in"
      default: "Thank you for \(own: marks.whole(received.count)) messages\(Words.inParentheses(names(received.from)))"
      }
    switch (received.forWeekly, received.count) {
    case (0, _): return line + "."
    case (1, 1): return line + "; it goes into the weekly note."
    case (let some, let all) where some == all: return line + "; they go into the weekly note."
    case (let some, _): return "\(line); \(some) of them \(own: some == 1 ? "goes" : "go") into the weekly note."
    }
  }

  func ownerWanted() -> Words { "Who takes it?" }

  func askInput(_ way: Words) -> Words { "Missing something, or stuck? Tell us: \(way)" }
}
