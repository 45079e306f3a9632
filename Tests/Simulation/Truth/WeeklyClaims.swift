import Compose
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
    if let rest = words.match(.quietWork, text)?["rest"] {
      let candidates: [(record: Item, problems: [String])] = facts.work.compactMap { record in
        guard case .item(let item) = record, let tail = rest.after(title: item.title.description),
          let found = words.match(.doneTail, tail)
        else { return nil }
        return (item, problems(.item(item), found))
      }
      _ = hold(.quiet, text, candidates)
      return true
    }
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
      var found: (record: Record, day: String, rest: String)?
      for record in facts.work where record.isOpen {
        guard let tail = rest.after(title: record.title), let end = words.match(.nextWeekDay, tail),
          let day = end["day"]
        else { continue }
        let isSo = days(day).contains(where: known.days(of: record).contains)
        if found == nil || isSo { found = (record, day, end["rest"] ?? "") }
      }
      guard let one = found else {
        object(.nextWeek, text, "nothing open is called so: \(rest)")
        return true
      }
      let planned = days(one.day).filter(known.days(of: one.record).contains)
      if planned.isEmpty {
        object(.nextWeek, text, "\(one.record.title) is for \(known.days(of: one.record))")
      } else if !planned.contains(where: { (monday...monday.adding(days: 6)).contains($0) }) {
        object(.nextWeek, text, "\(planned) is not next week")
      }
      rest = one.rest
    }
    return true
  }

  private mutating func closing(_ found: [String: String], _ text: String) {
    let free = (1...7).prefix { !known.calendar.isWorkday(today.adding(days: $0)) }.count
    let isWeekend = today.weekday == .fri || today.weekday == .sat
    let isSo = free == 0 ? found.has("none") : isWeekend ? found.has("weekend") : found.has("free")
    if !isSo { object(.closing, text, "\(free) days are free") }
  }
}
