import Model

/// What the records say on one page. It is computed once, however often the page's text is read.
struct PageFacts {
  /// Work and milestones that are told by title, and which of them is new as done.
  let work: [Record]
  let news: Set<RecordKey>
  let decisions: [Decision]
  /// Counted work: done and come in since the page before, open now, and for how many workdays the oldest has been
  /// open.
  let closed: Int
  let created: Int
  let open: [(item: Item, days: Int)]
  /// The plans that this page can reckon up.
  let plans: [CivilDate: DayPlan]
  /// The plan of the week, without milestones and with them.
  let weeks: [WeekPlan]

  init(_ known: Known, _ page: Int, told: [RecordKey: Set<CivilDate>], reckoned: [CivilDate: DayPlan]) {
    let recent = known.recent(page).values
    let since = known.since(page)
    let today = known.today(page)
    work = known.records[page].values.filter(\.isTitled)
    news = Set(work.filter { known.isNews($0, on: page) }.map(\.key))
    decisions = known.records[page].values.compactMap(\.decision)
    closed = recent.count { $0.item?.counted == true && known.isNews($0, on: page) }
    created = recent.count { record in
      guard case .item(let item) = record, item.counted, case .instant(let instant)? = item.created else {
        return false
      }
      return instant > since && instant <= known.pages[page].at
    }
    open = known.records[page].values.compactMap(\.item).filter { $0.counted && $0.state.isOpen }.map { item in
      (item, item.created.map { known.workdays(from: known.day($0), to: today) } ?? 0)
    }
    plans = known.pages[page].kind == .daily ? known.plans(page, told: told, reckoned: reckoned) : [:]
    weeks = known.pages[page].kind == .weekly ? [false, true].map { known.week(page, told: told, with: $0) } : []
  }
}
