import Compose
import Model

// Reads what was done and counted.
extension PageReader {
  mutating func title(_ line: String) {
    guard let found = words.match(isDaily ? .titleDaily : .titleWeekly, line) else {
      return object(.notUnderstood, line, "no title is known like this")
    }
    if found["team"] != profile.title { object(.title, line, "the team is \(profile.title)") }
    if found["weekday"]?.lowercased() != words.days.weekday(today) {
      object(.title, line, "it is a \(words.days.weekday(today))")
    }
    if let date = found["date"], !days(date).contains(today) { object(.title, line, "it is of \(today)") }
    if let week = found.number("n"), week != today.isoWeek { object(.title, line, "it is week \(today.isoWeek)") }
  }

  mutating func since(_ moment: String?, _ line: String) {
    let since = known.calendar.civil(known.since(page))
    guard let moment else { return object(.since, line, "it does not say since when") }
    let (days, time) = words.days.moment(moment, from: known.calendar.civil(known.pages[page].at))
    if !days.contains(since.date) || time.map({ $0 != since.time }) ?? false {
      object(.since, line, "the update before was of \(since)")
    }
  }

  mutating func weekHeading(_ found: [String: String], _ line: String) {
    if let week = found.number("n"), week != today.isoWeek { object(.since, line, "it is week \(today.isoWeek)") }
    if let day = found["day"], !days(day).contains(known.sinceDay(page)) {
      object(.since, line, "the note before was of \(known.sinceDay(page))")
    }
  }

  /// Reads that a source could not be read, and when it last was.
  mutating func unread(_ line: String) -> Bool {
    guard let found = words.match(.unread, line), let list = found["list"] else { return false }
    for part in list.replacing("), ", with: ")\n").split(separator: "\n").map(String.init) {
      guard let source = words.match(.unreadSource, part),
        let reading = known.pages[page].readings.first(where: { $0.title == source["source"] })
      else {
        object(.unread, line, "no source is called so")
        continue
      }
      toldUnread.insert(reading.title)
      if known.isRead(reading.source, on: page) { object(.unread, line, "\(reading.title) was read") }
      let last = (0..<page).last { known.isRead(reading.source, on: $0) }.map {
        known.calendar.civil(known.pages[$0].at)
      }
      guard let moment = source["moment"] else {
        if last != nil { object(.unread, line, "it was read before") }
        continue
      }
      let (days, time) = words.days.moment(moment, from: known.calendar.civil(known.pages[page].at))
      if let last, days.contains(last.date), time.map({ $0 == last.time }) ?? true { continue }
      object(.unread, line, "it was last read at \(last?.date.description ?? "no time")")
    }
    return true
  }

  // MARK: Done

  /// One thing done, or several that share the line.
  mutating func doneList(_ text: String) -> Bool {
    if let rest = words.match(.milestone, text)?["rest"] { return milestone(rest, text) }
    let also = words.match(.also, text)
    let list = also?["rest"] ?? text
    guard let parts = parts(list, { !candidates($0).isEmpty }) else {
      object(.done, text, "no record is called so")
      return true
    }
    for part in parts {
      guard let item = hold(.done, part, candidates(part)) else { continue }
      if also?.has("unplanned") == true, item.due != nil || item.hard != nil { object(.done, part, "it was planned") }
      tell(item.key, part)
    }
    return true
  }

  private func candidates(_ text: String) -> [(record: Item, problems: [String])] {
    facts.work.compactMap { record in
      guard case .item(let item) = record, let tail = text.after(title: item.title.description),
        let found = words.match(.doneTail, tail)
      else { return nil }
      return (item, problems(.item(item), found))
    }
  }

  /// What was to be done by now and is not.
  mutating func notDone(_ text: String) -> Bool {
    guard let found = words.match(.notDone, text), let rest = found["rest"] else { return false }
    let candidates: [(record: Record, problems: [String])] = known.planKeys.compactMap { key in
      guard let record = known.last(key, upTo: page), let tail = rest.after(title: record.title),
        let end = words.match(.notDoneTail, tail)
      else { return nil }
      var problems = record.isOpen ? [] : ["it is open no more"]
      let before = known.earlierDays(key, before: page)
      if !days(found["day"]).contains(where: before.contains) {
        problems.append("no earlier reading had that day: \(before.sorted())")
      }
      if let to = end["to"], !days(to).contains(where: known.days(of: record).contains) {
        problems.append("its day is \(known.days(of: record))")
      }
      if end.has("dayless"), !known.days(of: record).isEmpty { problems.append("it has a day") }
      if let people = end["people"], people.names != record.people {
        problems.append("its people are \(record.people)")
      }
      return (record, problems)
    }
    if let record = hold(.promise, text, candidates) { undone.insert(record.key) }
    return true
  }

  mutating func milestone(_ rest: String, _ text: String) -> Bool {
    var candidates: [(record: Milestone, problems: [String])] = []
    for case .milestone(let milestone) in facts.work {
      guard let tail = rest.after(title: milestone.title.description), let found = words.match(.milestoneTail, tail)
      else { continue }
      var problems = problems(.milestone(milestone), found)
      let aim = (milestone.hard ?? milestone.due).map(known.day)
      let early = milestone.reached.flatMap { reached in aim.map { $0.days(since: known.day(reached)) } } ?? 0
      if (found.number("n") ?? 0) != max(0, early) { problems.append("it was reached \(early) days before its day") }
      if let goal = found["goal"], !goal.says(milestone.goal.words) {
        problems.append("its goal is \(milestone.goal.words ?? "none")")
      }
      if !milestone.people.isEmpty, found["people"] == nil { problems.append("it names nobody of \(milestone.people)") }
      candidates.append((milestone, problems))
    }
    if let milestone = hold(.milestone, text, candidates) { tell(milestone.key, text) }
    return true
  }

  private mutating func tell(_ key: RecordKey, _ text: String) {
    if done.contains(key) { object(.done, text, "it stands there twice") }
    done.append(key)
  }

  /// The contradictions between a record and what a line says of its end.
  func problems(_ record: Record, _ found: [String: String]) -> [String] {
    var problems: [String] = []
    if record.end == nil {
      problems.append("the record is not finished")
    } else if !facts.news.contains(record.key) {
      problems.append("it was finished before the time that is told of")
    }
    if let effect = found["effect"], !effect.says(record.effect) {
      problems.append("its effect is \(record.effect ?? "none")")
    }
    if let people = found["people"], people.names != record.people {
      problems.append("its people are \(record.people)")
    }
    if let day = found["day"], !isDay(day, record.end) {
      problems.append("it was finished on \(record.end.map(known.day).map(\.description) ?? "no day")")
    }
    return problems
  }

  // MARK: Counted

  /// Counts anew from all that readings showed since the last page of this edition.
  mutating func counted(_ text: String) -> Bool {
    guard let found = words.match(.counted, text) else { return false }
    let oldest = facts.open.map(\.days).max() ?? 0
    func compare(_ told: Int?, _ counted: Int, _ what: String) {
      if let told, told != counted { object(.counted, text, "\(what): \(counted)") }
    }
    compare(found.number("n") ?? 0, facts.closed, "the records show as closed")
    compare(found.has("none") ? 0 : found.number("m"), facts.created, "the records show as new")
    compare(found.number("k"), facts.open.count, "the records show as open")
    compare(found.number("d"), oldest, "the oldest has waited for workdays")
    before(found, text)
    if let old = found.number("old") { tooOld(old, found, text) }
    return true
  }

  /// How much was closed on the workday before.
  mutating func before(_ found: [String: String], _ text: String) {
    guard let told = found.number("beforeN") else { return }
    let now = known.calendar.civil(known.pages[page].at)
    let day = now.time.hour < 12 ? known.sinceDay(page) : today
    guard let before = known.calendar.workday(before: day), days(found["before"]).contains(before) else {
      return object(.counted, text, "that is not the workday before")
    }
    let closed = known.closed(on: before, upTo: page)
    if told != closed { object(.counted, text, "\(closed) were closed on \(before)") }
  }

  private mutating func tooOld(_ told: Int, _ found: [String: String], _ text: String) {
    let limit = found.number("limit") ?? found.number("usual") ?? 0
    if found.has("limit"), !profile.agreed.values.contains(limit) { object(.lying, text, "other days were agreed") }
    let old = facts.open.filter { $0.days > limit }
    if told != old.count { object(.lying, text, "\(old.count) are older") }
    let most = old.map(\.days).max() ?? 0
    if let oldest = found.number("oldest"), oldest != most { object(.lying, text, "the oldest has waited \(most)") }
    if let list = found["list"] { lies(list, old, text) }
    if let name = found["name"],
      !old.contains(where: { $0.days == most && isNamed($0.item, name + (found["waits"] ?? "")) })
    {
      object(.lying, text, "the oldest is \(old.first { $0.days == most }?.item.id.description ?? "none")")
    }
  }

  private func isNamed(_ item: Item, _ name: String) -> Bool {
    let tails = ["", ", wacht op een ander", ", waiting for someone else"]
    return tails.contains { tail in
      let isSo = tail.isEmpty || item.state == .waiting
      return isSo && (name == item.id.description + tail || name == "\(item.title) (\(item.id))" + tail)
    }
  }

  /// What a line counts as "+n" must exist.
  mutating func hold(more: Int, _ place: ClaimWords.Place, _ line: String) {
    switch place {
    case .next:
      // The first update of a week counts what comes until its last day, the others what comes on the day they tell.
      let counts = [false, true].map { whole in
        dated(whole: whole).count { !next.contains($0.key) && !undone.contains($0.key) }
      }
      if !counts.contains(more) { object(.more, line, "\(counts[0]) more are planned for that day") }
    case .done:
      let rest = facts.news.count { !done.contains($0) }
      if rest != more { object(.more, line, "\(rest) more are done") }
    default: break
    }
  }
}
