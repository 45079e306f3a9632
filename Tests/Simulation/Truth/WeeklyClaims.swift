import Compose
import Foundation
import Model

// Reads the weekly note.
extension PageReader {
  mutating func proud(_ text: String) -> Bool {
    if counted(text) || keptWord(text) || agreements(text) || figures(text) || flow(text) || quote(text)
      || anniversary(text)
    {
      return true
    }
    if let rest = words.match(.milestone, text)?["rest"] { return milestone(rest, text) }
    if let rest = words.match(.quietWork, text)?["rest"] { return works(rest, .quiet, text) != nil }
    if let found = words.match(.results, text), let rest = found["rest"] {
      guard works(rest, .done, text) != nil else { return false }
      resultsMore = found.number("n") ?? 0
      return true
    }
    if let rest = words.match(.deadlinesMet, text)?["rest"] { return deadlinesMet(rest, text) }
    if let rest = words.match(.honest, text)?["rest"] { return honest(rest, text) }
    if let rest = words.match(.nextWeek, text)?["rest"] { return nextWeek(rest, text) }
    if let found = words.match(.closing, text) {
      closing(found, text)
      return true
    }
    guard let found = words.match(.ordinary, text) else { return false }
    if let items = found.number("items") {
      let done = facts.news.count { $0.kind == .item }
      if items != done { object(.conclusion, text, "\(done) are done") }
    }
    return true
  }

  // MARK: Kept

  private mutating func keptWord(_ text: String) -> Bool {
    if let found = words.match(.keptDays, text) {
      let clean = plansBefore.sorted { $0.key > $1.key }.prefix { $0.value.done == $0.value.planned.count }
      // The note's own day counts only where all of its plan is done already.
      let plan = known.plans(page, told: [:], reckoned: [:])[today]
      let isOver = plan.map { $0.done == $0.planned.count && !$0.planned.isEmpty } ?? false
      if !(clean.count...clean.count + (isOver ? 1 : 0)).contains(found.number("n") ?? 0) {
        let open = plan.map { ", and of today \($0.done) of \($0.planned.count) are done" } ?? ""
        object(.keptDays, text, "\(clean.count) days in a row were so\(open)")
      }
      return true
    }
    guard let found = words.match(.keptWord, text) else { return false }
    let of = found.number("all") ?? found.number("of") ?? (found.has("both") ? 2 : 1)
    let kept = found.number("n") ?? of
    let weeks = facts.weeks
    let today = found.number("today") ?? 0
    let isSo = weeks.contains { week in
      (kept, of) == (week.kept, week.of - week.today) && today == week.today
        || (kept, of, today) == (week.kept, week.of, week.today)
    }
    if !isSo {
      let week = weeks[0]
      let open = week.today > 0 ? ", \(week.today) are due today" : ""
      object(.keptWord, text, (["\(week.kept) of \(week.of) were\(open)"] + week.broken).joined(separator: "; "))
    }
    return true
  }

  private mutating func agreements(_ text: String) -> Bool {
    let range = known.sinceDay(page).adding(days: 1)...max(today, known.sinceDay(page).adding(days: 1))
    let due = facts.decisions.filter { !$0.withdrawn && $0.due.map { range.contains(known.day($0)) } ?? false }
    func isKept(_ decision: Decision) -> Bool {
      guard let realised = decision.realised.map(known.day), let day = decision.due.map(known.day) else { return false }
      return realised <= today && realised <= day
    }
    if let title = words.match(.oneAgreement, text)?["title"] {
      let candidates = facts.decisions.filter { title.says($0.title.description) }.map { decision in
        (
          record: decision,
          problems: !due.contains(decision)
            ? ["its day was not in this week"] : isKept(decision) ? [] : ["it was not kept by its day"]
        )
      }
      if due.count != 1 { object(.keptAgreements, text, "\(due.count) agreements had their day") }
      _ = hold(.keptAgreements, text, candidates)
      return true
    }
    guard let found = words.match(.agreements, text) else { return false }
    let of = found.number("all") ?? found.number("of") ?? 2
    let kept = due.filter(isKept)
    if (found.number("n") ?? of, of) != (kept.count, due.count) {
      object(.keptAgreements, text, "\(kept.count) of \(due.count) were kept by their day")
    }
    if let title = found["title"],
      due.contains(where: { title.says($0.title.description) && isKept($0) })
        || !due.contains(where: { title.says($0.title.description) })
    {
      object(.keptAgreements, text, "that one is kept")
    }
    return true
  }

  // MARK: What is coming, and goodbye

  private mutating func nextWeek(_ list: String, _ text: String) -> Bool {
    let monday = today.adding(days: 8 - today.weekday.rawValue)
    var rest = list
    while !rest.isEmpty {
      var found: (record: Record, coming: Coming, rest: String)?
      for record in facts.work where record.isOpen {
        guard let tail = rest.after(title: record.title), let end = words.match(.nextWeekDay, tail) else { continue }
        let coming = Coming(end["inner"] ?? "", words)
        let isSo = days(coming.day).contains(where: known.days(of: record).contains)
        if found == nil || isSo { found = (record, coming, end["rest"] ?? "") }
      }
      guard let one = found else {
        object(.nextWeek, text, "nothing open is called so: \(rest)")
        return true
      }
      let planned = days(one.coming.day).filter(known.days(of: one.record).contains)
      if planned.isEmpty {
        object(.nextWeek, text, "\(one.record.title) is for \(known.days(of: one.record))")
      } else if !planned.contains(where: { (monday...monday.adding(days: 6)).contains($0) }) {
        object(.nextWeek, text, "\(planned) is not next week")
      }
      if one.coming.isHard != (one.record.item?.hard != nil) { object(.nextWeek, text, "of its deadline") }
      if one.coming.isMilestone != (one.record.milestone != nil) { object(.nextWeek, text, "of a milestone") }
      if !one.coming.people.isEmpty, one.coming.people != Array(one.record.people.prefix(2)) {
        object(.nextWeek, text, "its people are \(one.record.people)")
      }
      if let what = one.coming.goal {
        let goal = one.record.item?.goal.words ?? one.record.milestone?.goal.words
        if !what.says(goal) { object(.nextWeek, text, "its goal is \(goal ?? "none")") }
      }
      rest = one.rest
    }
    return true
  }

  // MARK: Work that shares a line

  /// How many are told; nil where a part is no work.
  private mutating func works(_ list: String, _ claim: Claim, _ text: String) -> Int? {
    guard let parts = parts(list, { !finished($0, .doneTail).isEmpty }) else { return nil }
    for part in parts {
      let told = finished(part, .doneTail).map { ($0.record, problems(.item($0.record), $0.found)) }
      if let item = hold(claim, part, told) { done.append(item.key) }
    }
    return parts.count
  }

  private func finished(_ text: String, _ form: ClaimForm) -> [(record: Item, found: [String: String])] {
    facts.work.compactMap { record in
      guard case .item(let item) = record, let tail = text.after(title: item.title.description),
        let found = words.match(form, tail)
      else { return nil }
      return (item, found)
    }
  }

  private mutating func deadlinesMet(_ list: String, _ text: String) -> Bool {
    guard let parts = parts(list, { !finished($0, .deadlineTail).isEmpty }) else { return false }
    for part in parts {
      let item = hold(
        .done, part,
        finished(part, .deadlineTail).map { item, found in
          let early = item.hard.flatMap { hard in item.finished.map { known.day(hard).days(since: known.day($0)) } }
          let told = found.has("same") ? 0 : found.has("one") ? 1 : found.number("days")
          return (item, problems(.item(item), found) + (early == told ? [] : ["it was \(early ?? -1) days early"]))
        })
      if let item { done.append(item.key) }
    }
    return true
  }

  // MARK: What did not work

  private mutating func honest(_ text: String, _ line: String) -> Bool {
    guard let parts = parts(text, { words.match(.fellOff, $0) != nil || words.match(.notDoneList, $0) != nil }) else {
      return false
    }
    for part in parts {
      if let found = words.match(.fellOff, part) {
        fellOff(found, part)
        continue
      }
      guard let list = words.match(.notDoneList, part)?["list"], let names = names(list) else { return false }
      for name in names { _ = hold(.promise, name, notDoneYet(name)) }
    }
    return true
  }

  /// What stands in a list with commas, and a word before the last.
  private func names(_ list: String) -> [String]? {
    let word = words.language == .nl ? " en " : " and "
    var names: [String] = []
    var pending = ""
    let list = words.match(.andMore, list)?["list"] ?? list
    for piece in list.replacing(", ", with: "\n, ").replacing(word, with: "\n" + word).split(separator: "\n") {
      pending += piece
      if names.isEmpty == false, pending == piece {
        pending = String(pending.dropFirst(pending.hasPrefix(", ") ? 2 : word.count))
      }
      if !notDoneYet(pending).isEmpty {
        names.append(pending)
        pending = ""
      }
    }
    return pending.isEmpty ? names : nil
  }

  private mutating func fellOff(_ found: [String: String], _ part: String) {
    guard let setting = profile.figures.first(where: { $0.say == found["say"] }) else {
      return object(.figure, part, "no figure is called so")
    }
    let values = known.values(setting.name, upTo: page).filter { $0.day > known.sinceDay(page) }
    let told = values.filter { days(found["day"]).contains($0.day) }
    guard let value = found.decimal("value"), told.contains(where: { abs($0.value - value) < 0.005 }) else {
      return object(.figure, part, "its values are \(values)")
    }
    if let goal = setting.target {
      if abs((found.decimal("goal") ?? 0) - goal) > 0.005 { object(.figure, part, "its goal is \(goal)") }
      if setting.direction == .lower ? value <= goal : value >= goal { object(.figure, part, "it meets its goal") }
    }
    for unit in ["unit", "unit2"] where (found[unit] ?? "") != (setting.unit ?? "") {
      object(.figure, part, "its unit is \(setting.unit ?? "none")")
    }
  }

  private func notDoneYet(_ part: String) -> [(record: Record, problems: [String])] {
    guard let found = words.match(.notDoneYet, part), let title = found["title"] else { return [] }
    let decisions = facts.decisions.filter { title.says($0.title.description) }.map { decision in
      var problems = decision.realised == nil && !decision.withdrawn ? [] : ["it is settled"]
      if let day = found["day"], !isDay(day, decision.due) { problems.append("its day is another") }
      if let people = found["people"], people != decision.owner.words { problems.append("it is another's") }
      return (record: Record.decision(decision), problems: problems)
    }
    return decisions
      + facts.work.filter { title.says($0.title) }.map { record in
        var problems = record.isOpen ? [] : ["it is open no more"]
        if let day = found["day"], !days(day).contains(where: known.days(of: record).contains) {
          problems.append("its day is \(known.days(of: record))")
        }
        if let people = found["people"], people.names != record.people {
          problems.append("its people are \(record.people)")
        }
        return (record, problems)
      }
  }

  private mutating func closing(_ found: [String: String], _ text: String) {
    let free = (1...7).prefix { !known.calendar.isWorkday(today.adding(days: $0)) }.count
    let isWeekend = today.weekday == .fri || today.weekday == .sat
    let isSo = free == 0 ? found.has("none") : isWeekend ? found.has("weekend") : found.has("free")
    if !isSo { object(.closing, text, "\(free) days are free") }
  }
}

/// What the note says of something that comes: its day, whether that is a real deadline, people and goal.
private struct Coming {
  var day = ""
  var isHard = false
  var isMilestone = false
  var people: [String] = []
  var goal: String?

  init(_ text: String, _ words: ClaimWords) {
    var rest = text
    for label in [", doel: ", ", goal: "] {
      guard let range = rest.range(of: label) else { continue }
      goal = String(rest[range.upperBound...])
      rest = String(rest[..<range.lowerBound])
    }
    let parts = rest.components(separatedBy: ", ")
    day = parts[0]
    for part in parts.dropFirst() {
      if words.match(.hard, part) != nil {
        isHard = true
      } else if words.match(.isMilestone, part) != nil {
        isMilestone = true
      } else if !part.hasSuffix("?") {
        people += part.names
      }
    }
  }
}
