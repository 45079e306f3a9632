import Model

// Reads what comes.
extension PageReader {
  /// The words before a title: its day, and what else is said of it there.
  private struct Head {
    var day: String
    /// Where the heading names the day.
    var date: CivilDate?
    var hard: String?
    var isHard = false
    var isPassed = false
    var isMilestone = false
    var moved: String?
    var other: String?
  }

  /// One plan, or several of a day that share the line.
  mutating func nextList(_ text: String) -> Bool {
    guard let day = headingDay, let rest = words.match(.also, text)?["rest"] ?? (text.contains("; ") ? text : nil),
      let parts = parts(
        rest,
        { part in
          facts.work.contains { record in
            part.after(title: record.title).flatMap { words.match(.nextTail, $0) } != nil
              && known.days(of: record).contains(day)
          }
        })
    else { return nextLine(text) }
    for part in parts { _ = nextLine(part) }
    return true
  }

  mutating func nextLine(_ text: String) -> Bool {
    let line = text.hasPrefix("! ") ? String(text.dropFirst(2)) : text
    let colon = line.firstRange(of: ": ")
    let lead = colon.flatMap { head(String(line[..<$0.lowerBound])) }
    guard let head = lead ?? headingDay.map({ Head(day: "\($0)", date: $0) }) else { return false }
    let rest = lead == nil ? line : String(line[(colon?.upperBound ?? line.startIndex)...])
    var candidates: [(record: Record, problems: [String])] = []
    for record in facts.work {
      guard let tail = rest.after(title: record.title), let found = words.match(.nextTail, tail) else { continue }
      candidates.append((record, problems(record, head) + problems(record, tail: found)))
    }
    if candidates.isEmpty, headingDay == nil, lead == nil { return false }
    guard let record = hold(.next, text, candidates) else { return true }
    if next.contains(record.key) { object(.next, text, "it stands there twice") }
    if head.isHard != text.hasPrefix("! ") { object(.next, text, "only a real deadline has the mark") }
    next.append(record.key)
    if let day = daysTold(head).first(where: { known.days(of: record).contains($0) }) {
      named.append((record.key, day))
    }
    if words.match(.nextTail, rest.after(title: record.title) ?? "")?.has("asks") == true {
      owners += 1
      if head.isHard { hardOwners += 1 }
    }
    if head.isPassed { passed += 1 }
    return true
  }

  private func daysTold(_ head: Head) -> [CivilDate] { head.date.map { [$0] } ?? days(head.day) }

  private func head(_ text: String) -> Head? {
    var parts = text.split(separator: ", ").map(String.init)
    guard let day = parts.first, !day.isEmpty else { return nil }
    var head = Head(day: day)
    if !days(day).isEmpty {
      parts.removeFirst()
    } else if let heading = headingDay {
      head.date = heading
    } else {
      return nil
    }
    for part in parts {
      if let found = words.match(.hard, part) {
        head.isHard = found["day"] == nil
        head.hard = found["day"] ?? (head.date == nil ? day : nil)
        head.isPassed = found.has("passed")
      } else if words.match(.isMilestone, part) != nil {
        head.isMilestone = true
      } else if let found = words.match(.moved, part) {
        head.moved = found["day"]
      } else if let found = words.match(.otherDay, part) {
        head.other = found["day"] ?? day
      } else {
        return nil
      }
    }
    return head
  }

  private func problems(_ record: Record, _ head: Head) -> [String] {
    var problems: [String] = []
    let planned = known.days(of: record)
    let told = daysTold(head)
    if !record.isOpen { problems.append("it is open no more") }
    if !planned.contains(where: told.contains) {
      problems.append("its day is \(planned.map(\.description).joined(separator: ", "))")
    }
    if head.isHard, let date = head.date, record.hard.map(known.day) != date {
      problems.append("its real deadline is \(record.hard.map(known.day)?.description ?? "none")")
    } else if head.isHard, head.date != nil {
      // The heading names its day.
    } else if let hard = head.hard {
      if !isDay(hard, record.hard) {
        problems.append("its real deadline is \(record.hard.map(known.day)?.description ?? "none")")
      }
      if let day = record.hard.map(known.day), head.isPassed != (day < today) {
        problems.append("its deadline is \(day)")
      }
    } else if let hard = record.hard.map(known.day), told.contains(hard) {
      problems.append("that day is a real deadline")
    }
    if head.isMilestone != (record.milestone != nil) {
      problems.append(head.isMilestone ? "it is no milestone" : "it is a milestone")
    }
    if let moved = head.moved {
      let before = known.earlierDays(record.key, before: page).subtracting(planned)
      if !days(moved).contains(where: before.contains) {
        problems.append("no earlier reading had that day: \(before.sorted())")
      }
    }
    if let other = head.other, !isDay(other, record.due) {
      problems.append("it is planned for \(record.due.map(known.day)?.description ?? "no day")")
    }
    return problems
  }

  private func problems(_ record: Record, tail found: [String: String]) -> [String] {
    var problems: [String] = []
    let item = record.item
    if let reason = found["reason"], !reason.says(item?.hardReason.words) {
      problems.append("its reason is \(item?.hardReason.words ?? "none")")
    }
    if found.has("notStarted"), item.map({ $0.state != .planned || $0.started != nil }) ?? true {
      problems.append("it was started")
    }
    if let goal = found["goal"], !goal.says(item?.goal.words) {
      problems.append("its goal is \(item?.goal.words ?? "none")")
    }
    if let who = found["who"] ?? found["away"], record.people != [who] {
      problems.append("its people are \(record.people)")
    }
    if let away = found["away"] {
      let following = known.following(page)
      let hard = record.hard.map(known.day) ?? following
      let last = known.absences(page).filter { $0.person.description == away && $0.first <= following }.map(\.last)
        .max()
      if last.map({ $0 < hard }) ?? true { problems.append("\(away) is not away until then") }
      if let until = found["until"], last.map({ days(until).contains($0) }) != true {
        problems.append("until another day")
      }
    }
    if let means = found["means"], !means.says(item?.doneMeans.words) {
      problems.append("done means: \(item?.doneMeans.words ?? "nothing")")
    }
    if let people = found["people"], people.names != record.people {
      problems.append("its people are \(record.people)")
    }
    if found["people"] == nil, record.milestone != nil, !record.people.isEmpty {
      problems.append("it names nobody of \(record.people)")
    }
    if let left = found.has("last") ? 0 : found.number("left") {
      let days = record.hard.map { known.workdays(from: today, to: known.day($0)) }
      if days != left { problems.append("its deadline is in \(days ?? 0) workdays") }
    }
    if found.has("asks"), !record.people.isEmpty { problems.append("\(record.people) has it") }
    return problems
  }

  /// What is still to be done on a day, by the records.
  func planned(for day: CivilDate) -> [Record] {
    facts.work.filter { $0.isOpen && known.days(of: $0).contains(day) }
  }

  /// What is to be done until the last day of the plan that is told, or on all of the five workdays.
  func dated(whole: Bool) -> [Record] {
    let first = known.following(page)
    let horizon = known.calendar.workdays(after: first, count: 4).last ?? first
    guard let last = whole ? horizon : planDay else { return [] }
    return facts.work.filter { record in
      record.isOpen && known.days(of: record).contains { today <= $0 && $0 <= last }
    }
  }

  mutating func crowded(_ text: String) -> Bool {
    guard let found = words.match(.crowded, text) else { return false }
    let day = known.following(page)
    if !days(found["day"]).contains(day) { object(.crowded, text, "the next workday is \(day)") }
    let count = planned(for: day).count
    if found.number("n") != count { object(.crowded, text, "\(count) are planned for it") }
    let most = found.number("most") ?? found.number("exact") ?? 0
    let least = found.has("most") ? found.number("least") ?? 0 : most
    let usual = usual()
    if !usual.contains(least...most) {
      object(.crowded, text, "usual are \(usual.map(\.description).joined(separator: " or "))")
    }
    return true
  }

  /// How much of a day's plan is usually done, without and with what was done early.
  private func usual() -> [ClosedRange<Int>] {
    let plans = recentPlans()
    guard !plans.isEmpty else { return [] }
    return [plans.map(\.done), plans.map { $0.done + $0.early.count }].map { done in
      let sorted = done.sorted()
      func nearest(_ percent: Int) -> Int { sorted[max(0, (percent * sorted.count + 99) / 100 - 1)] }
      return nearest(15)...nearest(85)
    }
  }

  /// The plans of the last twenty workdays, with this page's own.
  func recentPlans() -> [DayPlan] {
    let plans = plansBefore.adding(facts.plans)
    var days: [CivilDate] = []
    var day = today
    while days.count < 20, today.days(since: day) < 100 {
      if known.calendar.isWorkday(day) { days.append(day) }
      day = day.adding(days: -1)
    }
    guard let first = days.last else { return [] }
    return plans.filter { first <= $0.key && $0.key <= today }.map(\.value)
  }
}
