import Model

/// What was planned for a day, as the records and the lines of earlier updates had it.
struct DayPlan {
  /// Work that was open with that day in the last reading of an earlier day, or named for its own day by the update
  /// before, which could not reckon it up yet; and whether it is done now.
  var planned: [RecordKey: Bool] = [:]
  /// Work that a line named for that day, and that was finished before it.
  var early: Set<RecordKey> = []
  var done: Int { planned.values.count { $0 } }
}

extension [CivilDate: DayPlan] {
  mutating func add(_ plans: [CivilDate: DayPlan]) {
    merge(plans) { one, other in
      DayPlan(planned: one.planned.merging(other.planned) { $1 }, early: one.early.union(other.early))
    }
  }

  func adding(_ plans: [CivilDate: DayPlan]) -> [CivilDate: DayPlan] {
    var all = self
    all.add(plans)
    return all
  }
}

/// Work of a week that an update showed as planned for a day of it.
struct WeekPlan {
  var kept = 0
  var of = 0
  /// How many have their day on the day of the note, and are still open.
  var today = 0
  /// Why it would be false to say "all", by title.
  var broken: [String] = []
}

extension Known {
  /// The days on which a record is to be done.
  func days(of record: Record) -> [CivilDate] { [record.due, record.hard].compactMap { $0 }.map(day) }

  /// The days on which a record was to be done in any reading before this page.
  func earlierDays(_ key: RecordKey, before page: Int) -> Set<CivilDate> {
    Set((0..<page).compactMap { records[$0][key] }.flatMap(days))
  }

  /// The plans that an update can reckon up: those of the days after the daily update before it, up to its own.
  func plans(_ page: Int, told: [RecordKey: Set<CivilDate>], reckoned: [CivilDate: DayPlan]) -> [CivilDate: DayPlan] {
    let today = today(page)
    let first = sinceDay(page).adding(days: 1)
    guard first <= today else { return [:] }
    let range = first...today
    var plans: [CivilDate: DayPlan] = [:]
    if let previous = previous(page) {
      let day = self.today(previous)
      for record in records[previous].values where record.isOpen && days(of: record).contains(day) {
        guard told[record.key]?.contains(day) == true, reckoned[day]?.planned[record.key] == nil else { continue }
        plans[day, default: DayPlan()].planned[record.key] = isDone(record.key, on: page)
      }
    }
    for source in sources where isRead(source, on: page) {
      guard let last = (0..<page).last(where: { isUpdate($0) && self.today($0) < today && isRead(source, on: $0) })
      else { continue }
      for record in records[last].values where record.key.source == source && record.isOpen {
        for day in Set(days(of: record)) where range.contains(day) {
          plans[day, default: DayPlan()].planned[record.key] = isDone(record.key, on: page)
        }
      }
      for (key, days) in told where key.source == source && (firstEnded[key] ?? .max) <= last {
        guard let open = (0...last).reversed().lazy.compactMap({ self.records[$0][key] }).first(where: \.isOpen),
          records[page][key]?.isOpen != true
        else { continue }
        for day in Set(self.days(of: open)).intersection(days) where range.contains(day) {
          plans[day, default: DayPlan()].early.insert(key)
        }
      }
    }
    return plans
  }

  /// Whether it is finished or reached, also where it left its list after it was shown so.
  func isDone(_ key: RecordKey, on page: Int) -> Bool {
    guard let record = records[page][key] else { return (firstEnded[key] ?? .max) <= page }
    return record.end != nil
  }

  /// The work of the next workday. An update of the afternoon promises all of it, also behind "+n".
  func comingDay(_ page: Int) -> [(key: RecordKey, day: CivilDate)] {
    guard let day = calendar.workdays(after: today(page), count: 1).first else { return [] }
    return records[page].values.filter { $0.isTitled && $0.isOpen && days(of: $0).contains(day) }.map { ($0.key, day) }
  }

  /// How much of the work for which updates had named a day of this week was done by then. Kept is what was done by
  /// each of its days and never moved on, dropped or lost; what was moved or dropped before the week began is left out.
  func week(_ page: Int, told: [RecordKey: Set<CivilDate>], with milestones: Bool) -> WeekPlan {
    let (today, first) = (today(page), sinceDay(page).adding(days: 1))
    var plan = WeekPlan()
    for (key, named) in told where milestones || key.kind == .item {
      let days = named.filter { first <= $0 && $0 <= today && isPlan(key, for: $0, on: page, from: first) }.sorted()
      guard let day = days.last, let record = last(key, upTo: page) else { continue }
      plan.of += 1
      let why = days.lazy.compactMap { self.broken(key, for: $0, on: page, from: first) }.first
      if why == nil, record.end != nil {
        plan.kept += 1
      } else if why == nil, record.isOpen, day == today {
        plan.today += 1
      } else {
        plan.broken.append("\"\(record.title)\", planned for \(days), \(why ?? "is not done")")
      }
    }
    plan.broken.sort()
    return plan
  }

  /// Whether it still had that day when the week began, or was given it again later.
  private func isPlan(_ key: RecordKey, for day: CivilDate, on page: Int, from first: CivilDate) -> Bool {
    guard let start = (0..<page).last(where: { today($0) < first }), let before = last(key, upTo: start) else {
      return true
    }
    if case .item(let item) = before, item.state == .dropped { return false }
    return !before.isOpen || days(of: before).contains(day)
      || (start + 1...page).contains { records[$0][key].map { $0.isOpen && days(of: $0).contains(day) } ?? false }
  }

  /// Why it was not done by that day; nil where it was, or where it is open on its day.
  private func broken(_ key: RecordKey, for day: CivilDate, on page: Int, from first: CivilDate) -> String? {
    let record = last(key, upTo: page)
    if let end = record?.end.map(self.day) { if end > day { return "was done on \(end)" } }
    for index in 0...page where today(index) >= first && isUpdate(index) {
      guard let then = records[index][key] else { continue }
      if case .item(let item) = then, item.state == .dropped { return "was dropped" }
      let planned = days(of: then)
      // Work that was brought forward and done by its new day is kept.
      if then.isOpen, !planned.contains(day), today(index) <= day, !planned.contains(where: { $0 < day }) {
        return "was moved from \(day)"
      }
    }
    if let record, record.end == nil, day < today(page) || !record.isOpen { return "is not done" }
    return records[page][key] == nil && record?.end == nil ? "left its list" : nil
  }
}
