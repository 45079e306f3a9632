import Model

// Reads what is said of decisions, and of what became of plans.
extension PageReader {
  private typealias Objection = (Decision, [String: String]) -> [String]

  mutating func agreement(_ text: String) -> Bool {
    if month(text) { return true }
    for (form, check) in forms() {
      guard let found = words.match(form, text), let title = found["title"] else { continue }
      let candidates = facts.decisions.filter { title.says($0.title.description) }.map { decision in
        (record: decision, problems: people(decision, found) + check(decision, found))
      }
      if form == .slipping { slipped += 1 }
      _ = hold(.agreement, text, candidates)
      return true
    }
    return false
  }

  private func people(_ decision: Decision, _ found: [String: String]) -> [String] {
    var problems: [String] = []
    if let people = found["people"], people.names != [decision.owner.words] {
      problems.append("its owner is \(decision.owner.words ?? "nobody")")
    }
    if found.has("asks"), decision.owner.words != nil { problems.append("it has an owner") }
    if let touches = found["touches"], !touches.says(decision.touches.words) {
      problems.append("it is for \(decision.touches.words ?? "nobody")")
    }
    if let decided = found["decided"], !isDay(decided, decision.decided) {
      problems.append("it was decided on \(text(decision.decided))")
    }
    if found.has("begun"), !decision.started { problems.append("nobody has begun") }
    return problems
  }

  private func text(_ moment: Moment?) -> String { moment.map { known.day($0).description } ?? "no day" }

  private func forms() -> [(ClaimForm, Objection)] {
    func isOpen(_ decision: Decision) -> [String] {
      decision.withdrawn
        ? ["it was withdrawn"] : decision.realised != nil ? ["it was kept on \(text(decision.realised))"] : []
    }
    func isDue(_ decision: Decision, _ found: [String: String]) -> [String] {
      found["day"].map { isDay($0, decision.due) ? [] : ["its day is \(text(decision.due))"] } ?? []
    }
    func isLate(_ decision: Decision, _ found: [String: String]) -> [String] {
      guard let due = decision.due.map(known.day), due < today else { return ["it is not late"] }
      let workdays = known.workdays(from: due, to: today)
      return found.number("n").map { $0 == workdays ? [] : ["it is late for \(workdays) workdays"] } ?? []
    }
    let open: Objection = { isOpen($0) + isDue($0, $1) }
    return [
      (
        .decided,
        { decision, found in
          let isNew = decision.decided.map { known.day($0) >= known.sinceDay(page) } ?? true
          return open(decision, found) + (isNew ? [] : ["it was decided on \(text(decision.decided))"])
        }
      ),
      (.starts, open), (.reopened, open), (.dated, open),
      (.underWay, { open($0, $1) + ($0.started ? [] : ["nobody has begun"]) }),
      (
        .redated,
        { decision, found in
          let before = known.earlierDays(decision.key, before: page)
          return open(decision, found)
            + (days(found["old"]).contains(where: before.contains) ? [] : ["no earlier reading had that day"])
        }
      ),
      (.undated, { isOpen($0) + ($0.due.map { ["its day is \(text($0))"] } ?? []) + people($0, $1) }),
      (
        .kept,
        { decision, found in
          guard let realised = decision.realised, !decision.withdrawn else { return ["it is not kept"] }
          let isSo = found["day"].map { isDay($0, realised) } ?? (known.day(realised) == today)
          return isSo ? [] : ["it was kept on \(text(realised))"]
        }
      ),
      (.withdrawn, { decision, _ in decision.withdrawn ? [] : ["it was not withdrawn"] }),
      (.notInForce, { open($0, $1) + isLate($0, $1) }), (.slipping, { open($0, $1) + isLate($0, $1) }),
      (
        .stillHolds,
        { decision, found in
          guard let realised = decision.realised.map(known.day), !decision.withdrawn else {
            return ["it is not in force"]
          }
          let days = today.days(since: realised)
          return found.number("n") == days ? [] : ["it is in force for \(days) days"]
        }
      ),
    ]
  }

  /// How many agreements of a month were kept.
  private mutating func month(_ text: String) -> Bool {
    guard let found = words.match(.month, text), let name = found["month"] else { return false }
    guard let month = words.days.month(name, from: today) else {
      object(.month, text, "that is no month")
      return true
    }
    let due = facts.decisions.filter { decision in
      !decision.withdrawn
        && decision.due.map { (known.day($0).year, known.day($0).month) == (month.year, month.month) } ?? false
    }
    let kept = due.filter { $0.realised != nil }
    let of = found.number("all") ?? found.number("of") ?? (found.has("both") ? 2 : 1)
    let told = found.has("none") ? 0 : found.number("n") ?? of
    if (told, of) != (kept.count, due.count) { object(.month, text, "\(kept.count) of \(due.count) were kept") }
    if let median = found.number("d") {
      let days = kept.compactMap { decision in
        decision.decided.flatMap { decided in
          decision.realised.map { max(0, known.day($0).days(since: known.day(decided))) }
        }
      }.sorted()
      let middle = days.isEmpty ? nil : days[(days.count + 1) / 2 - 1]
      if middle != median { object(.month, text, "half of them within \(middle.map(String.init) ?? "no") days") }
    }
    return true
  }

  // MARK: Plans that changed

  mutating func promise(_ text: String) -> Bool {
    for form in [ClaimForm.movedTo, .dropped, .vanished, .dayless] {
      guard let found = words.match(form, text), let rest = found["rest"] else { continue }
      let candidates: [(record: Record, problems: [String])] = known.planKeys.compactMap { key in
        guard let record = known.last(key, upTo: page), let tail = rest.after(title: record.title),
          let end = words.match(.doneTail, tail)
        else { return nil }
        return (record, problems(record, form, found, end))
      }
      _ = hold(.promise, text, candidates)
      return true
    }
    return false
  }

  private func problems(_ record: Record, _ form: ClaimForm, _ found: [String: String], _ tail: [String: String])
    -> [String]
  {
    var problems: [String] = []
    let before = known.earlierDays(record.key, before: page)
    if !days(found["day"]).contains(where: before.contains) {
      problems.append("no earlier reading had that day: \(before.sorted())")
    }
    let shown = records[record.key]
    switch form {
    case .movedTo:
      if shown?.isOpen != true { problems.append("it is open no more") }
      if !days(found["to"]).contains(where: known.days(of: record).contains) {
        problems.append("its day is \(text(record.due))")
      }
    case .dropped:
      if case .item(let item)? = shown, item.state == .dropped {
        if let why = tail["effect"], !why.says(item.droppedWhy.words) {
          problems.append("it was dropped because: \(item.droppedWhy.words ?? "no word")")
        }
      } else {
        problems.append("it was not dropped")
      }
    case .vanished: if shown != nil { problems.append("it is in its list") }
    default:
      if !known.days(of: record).isEmpty || shown?.isOpen != true { problems.append("its day is \(text(record.due))") }
    }
    if form != .dropped, tail["effect"] != nil { problems.append("it is called \(record.title)") }
    if let people = tail["people"], people.names != record.people { problems.append("its people are \(record.people)") }
    return problems
  }
}
