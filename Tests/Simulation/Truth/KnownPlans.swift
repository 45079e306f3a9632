import Model

/// What was planned for a day, as the records and the lines of earlier updates had it.
struct DayPlan {
  /// Open with that day in the last reading of an earlier day, or told for its own day by the update before, which could not
  /// reckon it up; and whether it is done now.
  var planned: [RecordKey: Bool] = [:]
  /// Told for that day by a line, and finished before.
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
  /// For the day of the note itself, and still open.
  var today = 0
  /// Why "all" would be false, by title.
  var broken: [String] = []
}

extension Known {
  /// The days on which work has to be done.
  func days(of record: Record) -> [CivilDate] { [record.due, record.hard].compactMap { $0 }.map(day) }

  /// Days on which a record was to be done in any reading before this page.
  func earlierDays(_ key: RecordKey, before page: Int) -> Set<CivilDate> {
    Set((0..<page).compactMap { records[$0][key] }.flatMap(days))
  }

  /// The plans that an update can reckon up: of the days after the daily update before it, and up to its own.
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

  /// Finished or reached; what left its list after it was shown so, too.
  func isDone(_ key: RecordKey, on page: Int) -> Bool {
    guard let record = records[page][key] else { return (firstEnded[key] ?? .max) <= page }
    return record.end != nil
  }

  /// Of the work that any update since the last note showed open with a day of this week: how much was done by then, never
  /// moved, dropped or lost.
  func week(_ page: Int, with milestones: Bool) -> WeekPlan {
    let (today, first) = (today(page), sinceDay(page).adding(days: 1))
    var days: [RecordKey: CivilDate] = [:]
    var broken: [RecordKey: String] = [:]
    for index in (previous(page) ?? 0)...page where isUpdate(index) {
      for record in records[index].values where milestones || record.item != nil {
        let key = record.key
        let planned = self.days(of: record)
        if let day = days[key] {
          if record.isOpen, !planned.contains(day) { broken[key] = "was moved from \(day)" }
          if case .item(let item) = record, item.state == .dropped { broken[key] = "was dropped" }
        } else if record.isOpen, let day = planned.first(where: { first <= $0 && $0 <= today }) {
          days[key] = day
        }
      }
    }
    var plan = WeekPlan()
    for (key, day) in days {
      plan.of += 1
      let record = records[page][key]
      let end = last(key, upTo: page)?.end.map(self.day)
      if broken[key] == nil, let end, end <= day {
        plan.kept += 1
      } else if broken[key] == nil, record?.isOpen == true, day == today {
        plan.today += 1
      } else {
        let why = broken[key] ?? (record == nil ? "left its list" : end.map { "was done on \($0)" } ?? "is not done")
        plan.broken.append("\"\(last(key, upTo: page)?.title ?? key.id)\", planned for \(day), \(why)")
      }
    }
    plan.broken.sort()
    return plan
  }
}
