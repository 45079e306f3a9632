import Model

// Reads the summary, and checks that what it counts agrees with the lines below it.
extension PageReader {
  mutating func summary(_ line: String) {
    for sentence in PageReader.sentences(line) {
      let isUnderstood =
        words.match(.first, sentence) != nil || headline(sentence) || ask(sentence) || besides(sentence)
        || conclusion(sentence)
      if !isUnderstood { object(.notUnderstood, sentence, "no sentence is known like this") }
    }
  }

  /// The sentences without their last mark.
  private static func sentences(_ text: String) -> [String] {
    var sentences = [""]
    let letters = Array(text)
    for (index, letter) in letters.enumerated() {
      let ends = ".?!".contains(letter)
      if ends, index + 1 == letters.count { break }
      if ends, letters[index + 1] == " ", index + 2 < letters.count,
        letters[index + 2].isUppercase || letters[index + 2].isNumber
      {
        sentences.append("")
      } else if !(letter == " " && sentences[sentences.count - 1].isEmpty) {
        sentences[sentences.count - 1].append(letter)
      }
    }
    return sentences
  }

  /// All work that is new as done and told by title, also behind "+n".
  private var news: [Record] { facts.work.filter { facts.news.contains($0.key) } }
  private var closed: Int { facts.closed }

  // MARK: The conclusion

  private mutating func conclusion(_ sentence: String) -> Bool {
    if words.match(.quiet, sentence) != nil {
      if closed + news.count > 0 { object(.conclusion, sentence, "\(closed + news.count) were finished") }
      return true
    }
    let verdict = words.match(.verdict, sentence)
    let bare = verdict?["rest"] ?? sentence.prefix(1).lowercased().replacing("eén", with: "één") + sentence.dropFirst()
    let text = bare.hasPrefix("eén ") ? "é" + bare.dropFirst() : bare
    if let found = words.match(.finished, text), !found.isEmpty {
      if found.has("plan") {
        plan(found, sentence)
      } else {
        compare(found.number("goals") ?? 0, news.count { $0.milestone != nil }, "milestones were reached", sentence)
        compare(found.number("items") ?? 0, news.count { $0.item != nil }, "items are done", sentence)
        unsaidPlan(sentence)
      }
      if let calls = found.number("calls") { compare(calls, closed, "calls were closed", sentence) }
      before(found, sentence)
      if let verdict { hold(verdict, found, sentence) }
      return true
    }
    guard let found = words.match(.nothing, text) else { return false }
    if !found.has("partly"), closed + news.count > 0 {
      object(.conclusion, sentence, "\(closed + news.count) were finished")
    }
    unsaidPlan(sentence)
    return true
  }

  /// Whether it was such a day.
  private mutating func hold(_ verdict: [String: String], _ found: [String: String], _ sentence: String) {
    let now = known.calendar.civil(known.pages[page].at)
    let told = now.time.hour < 12 ? known.sinceDay(page) : today
    if let day = verdict["day"], !days(day).contains(told) { object(.conclusion, sentence, "it tells of \(told)") }
    if verdict.has("good") {
      let of = found.number("all") ?? found.number("of") ?? 2
      let kept = found.number("n") ?? of
      if kept * 5 < of * 4 || of < 3 { object(.conclusion, sentence, "that is no good day") }
      if troubles > 0 { object(.conclusion, sentence, "\(troubles) things need somebody") }
    } else if verdict.has("quiet") {
      if !news.isEmpty || found.has("plan") || troubles > 0 { object(.conclusion, sentence, "it was not quiet") }
    } else if verdict.has("full") {
      let counts = (1...60).map { told.adding(days: -$0) }.filter(known.calendar.isWorkday)
        .map { known.closed(on: $0, upTo: page) }.filter { $0 > 0 }
      let before = known.calendar.workday(before: told).map { known.closed(on: $0, upTo: page) } ?? 0
      let sorted = counts.sorted()
      let isFull =
        sorted.count >= 10
        ? closed > sorted[(85 * sorted.count + 99) / 100 - 1] : closed >= 2 * before && closed >= before + 10
      if !isFull { object(.conclusion, sentence, "days before had \(counts)") }
    }
  }

  /// Where there was a plan, the summary must first say how much of it was done.
  private mutating func unsaidPlan(_ sentence: String) {
    let plans = facts.plans.values
    let planned = plans.flatMap(\.planned.keys)
    if !planned.isEmpty { object(.conclusion, sentence, "\(planned.count) were planned for these days") }
  }

  private mutating func compare(_ told: Int, _ counted: Int, _ what: String, _ sentence: String) {
    if told != counted { object(.conclusion, sentence, "\(counted) \(what)") }
  }

  private mutating func plan(_ found: [String: String], _ sentence: String) {
    let plans = facts.plans.values
    let planned = Dictionary(plans.flatMap { $0.planned.map { ($0.key, $0.value) } }, uniquingKeysWith: { $0 || $1 })
    let early = plans.reduce(into: Set<RecordKey>()) { $0.formUnion($1.early) }.subtracting(planned.keys)
    let done = Set(planned.filter(\.value).map(\.key))
    let of = found.number("all") ?? found.number("of") ?? (found.has("both") ? 2 : 1)
    let kept = found.has("none") || found.has("none1") ? 0 : found.number("n") ?? of
    let counts = [(done.count, planned.count), (done.count + early.count, planned.count + early.count)]
    guard let match = counts.first(where: { $0 == (kept, of) }) else {
      return object(.conclusion, sentence, "\(done.count) of \(planned.count) are done, and \(early.count) were before")
    }
    let withEarly = match != counts[0]
    let below = facts.news
    let isBelow = done.count { below.contains($0) }
    let told = found.has("toldAll") ? kept : found.number("told") ?? 0
    if kept != isBelow + told { object(.conclusion, sentence, "of these only \(isBelow) stand below as done") }
    // What is told besides the plan.
    let counted = withEarly ? done.union(early) : done
    let goals = news.filter { $0.milestone != nil }
    let among = found.number("among") ?? (found.has("goal") ? 1 : 0)
    if among > 0 { compare(among, goals.count { counted.contains($0.key) }, "of the plan are milestones", sentence) }
    if let reached = found.number("goals"), reached != goals.count, reached != goals.count - among {
      object(.conclusion, sentence, "\(goals.count) milestones were reached")
    }
    if let others = found.number("others") {
      compare(others, news.count { $0.item != nil && !counted.contains($0.key) }, "others are done", sentence)
    }
  }

  // MARK: What comes first

  private mutating func headline(_ sentence: String) -> Bool {
    if let found = words.match(.deadline, sentence), let title = found["title"] {
      let open = planned(title).map { record in
        (
          record: record,
          problems: isDay(found["day"], record.hard)
            ? [] : ["its real deadline is \(record.hard.map(known.day)?.description ?? "none")"]
        )
      }
      headlineOwners = hold(.headline, sentence, open)?.people
    } else if let found = words.match(.milestoneAhead, sentence), let title = found["title"] {
      let goals = planned(title).filter { $0.milestone != nil }
      _ = hold(.headline, sentence, goals.map { ($0, problems($0, on: found["day"])) })
    } else if let found = words.match(.overdueDecision, sentence), let title = found["title"] {
      let decisions = facts.decisions.filter { title.says($0.title.description) }
      _ = hold(
        .headline, sentence,
        decisions.map { decision in
          var problems = decision.realised == nil && !decision.withdrawn ? [] : ["it is settled"]
          if !isDay(found["day"], decision.due) || decision.due.map({ known.day($0) >= today }) ?? true {
            problems.append("its day is another")
          }
          return (decision, problems)
        })
    } else if let found = words.match(.needsAttention, sentence), let figure = found["figure"] {
      return self.figure(figure)
    } else if let found = words.match(.about, sentence), let title = found["title"] {
      about(title, found, sentence)
    } else {
      return false
    }
    return true
  }

  private func planned(_ title: String) -> [Record] { facts.work.filter { $0.isOpen && title.says($0.title) } }

  private func problems(_ record: Record, on day: String?) -> [String] {
    let planned = known.days(of: record)
    return days(day).contains(where: planned.contains) ? [] : ["its day is \(planned.map(\.description))"]
  }

  private mutating func about(_ title: String, _ found: [String: String], _ sentence: String) {
    guard let record = hold(.headline, sentence, planned(title).map { ($0, problems($0, on: found["day"])) }) else {
      return
    }
    guard let day = days(found["day"]).first(where: known.days(of: record).contains) else { return }
    let others = planned(for: day).count - 1
    if (found.number("n") ?? 0) != others { object(.headline, sentence, "\(others) others are planned for \(day)") }
    headlineOwners = record.people
  }

  // MARK: What is asked

  private mutating func ask(_ sentence: String) -> Bool {
    if words.match(.askOwner, sentence) != nil {
      if !(headlineOwners ?? []).isEmpty { object(.ask, sentence, "\(headlineOwners ?? []) has it") }
      if owners == 0 { object(.ask, sentence, "no line asks for somebody") }
    } else if let found = words.match(.askTrouble, sentence) {
      if found.number("n") != troubles { object(.ask, sentence, "\(troubles) stand there") }
    } else if let found = words.match(.askOwners, sentence) {
      let lines = found.has("hard") ? hardOwners : owners
      if found.number("n") != lines { object(.ask, sentence, "\(lines) lines ask for somebody") }
    } else if let found = words.match(.askDeadline, sentence) {
      let hard = facts.work.filter(\.isOpen).compactMap { $0.hard.map(known.day) }
      if !days(found["day"]).contains(where: hard.contains) {
        object(.ask, sentence, "no real deadline is on that day")
      }
    } else if let found = words.match(.askPassed, sentence) {
      if (found.number("n") ?? 1) != passed { object(.ask, sentence, "\(passed) lines say so") }
    } else if let found = words.match(.askSlipping, sentence) {
      if found.number("n") != slipped { object(.ask, sentence, "\(slipped) lines say so") }
    } else if let found = words.match(.askLate, sentence) {
      let late = facts.work.count { $0.isOpen && known.days(of: $0).contains { $0 < today } }
      if found.number("n") != late { object(.ask, sentence, "\(late) are late") }
    } else {
      return false
    }
    return true
  }

  private mutating func besides(_ sentence: String) -> Bool {
    if let found = words.match(.sourcesRead, sentence) {
      let readings = known.pages[page].readings
      if let number = found.number("n"), number != readings.count {
        object(.conclusion, sentence, "there are \(readings.count) sources")
      }
      return true
    }
    return words.match(.needsNothing, sentence) != nil
  }
}
