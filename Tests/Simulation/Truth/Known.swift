import Model

private struct Closing {
  let source: SourceName
  let isCounted: Bool
  let shown: Int
}

/// The records of all pages so far, to ask what was so and when. It does not know how an update is made.
struct Known {
  let pages: [Page]
  let calendar: TeamCalendar
  let records: [[RecordKey: Record]]
  /// The page that first showed a record, and the one that first showed it as finished, reached or kept.
  let firstShown: [RecordKey: Int]
  let firstEnded: [RecordKey: Int]
  /// Work by the day on which it was finished, with the page that first showed it so.
  private let closings: [CivilDate: [Closing]]
  /// Work and milestones that are told by title.
  let planKeys: [RecordKey]
  /// For each page: its day, the page of the same edition before it, and from when it tells.
  private let todays: [CivilDate]
  private let metrics: [[Metric]]
  private let before: [Int?]
  private let sinces: [(at: Instant, day: CivilDate)]

  init(pages: [Page], calendar: TeamCalendar) {
    self.pages = pages
    self.calendar = calendar
    records = pages.map { page in
      Dictionary(page.readings.flatMap(\.records).map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    }
    var (shown, ended): ([RecordKey: Int], [RecordKey: Int]) = ([:], [:])
    for (index, records) in records.enumerated() {
      for (key, record) in records {
        if shown[key] == nil { shown[key] = index }
        if record.end != nil, ended[key] == nil { ended[key] = index }
      }
    }
    (firstShown, firstEnded) = (shown, ended)
    var closings: [CivilDate: [Closing]] = [:]
    for (key, page) in ended {
      guard let item = records[page][key]?.item, let day = item.finished.map(calendar.day(of:)) else { continue }
      closings[day, default: []].append(Closing(source: key.source, isCounted: item.counted, shown: page))
    }
    self.closings = closings
    planKeys = Set(records.joined().filter(\.value.isTitled).map(\.key))
      .sorted { ($0.source, $0.id) < ($1.source, $1.id) }
    metrics = records.map { $0.values.compactMap { if case .metric(let metric) = $0 { metric } else { nil } } }
    todays = pages.map { calendar.civil($0.at).date }
    before = pages.indices.map { page in
      (0..<page).last { pages[$0].slot.edition == pages[page].slot.edition && !pages[$0].lines.isEmpty }
    }
    let firsts = pages.map { Known.firstLookBack($0, calendar) }
    sinces = zip(before, firsts).map { before, first in
      let at = before.map { pages[$0].at } ?? first
      return (at, calendar.civil(at).date)
    }
  }

  func day(_ moment: Moment) -> CivilDate { calendar.day(of: moment) }
  func today(_ page: Int) -> CivilDate { todays[page] }
  func workdays(from start: CivilDate, to end: CivilDate) -> Int { calendar.workdays(from: start, to: end) }
  /// The day that an update plans: its own before noon, else the next workday.
  func following(_ page: Int) -> CivilDate {
    let now = calendar.civil(pages[page].at)
    if now.time.hour < 12, calendar.isWorkday(now.date) { return now.date }
    return calendar.workdays(after: now.date, count: 1).first ?? now.date.adding(days: 1)
  }

  func isRead(_ source: SourceName, on page: Int) -> Bool {
    pages[page].readings.contains { reading in
      if reading.source == source, case .read = reading.outcome { true } else { false }
    }
  }
  var sources: [SourceName] { pages.last?.readings.map(\.source) ?? [] }

  /// Whether the page is an update, and not a first reading of which nobody was told.
  func isUpdate(_ page: Int) -> Bool { !pages[page].lines.isEmpty }

  /// The page of the same edition before this one.
  func previous(_ page: Int) -> Int? { before[page] }

  /// From when a page tells: from the page before it.
  func since(_ page: Int) -> Instant { sinces[page].at }
  func sinceDay(_ page: Int) -> CivilDate { sinces[page].day }

  /// The first update tells of a workday, the first note of a week.
  private static func firstLookBack(_ page: Page, _ calendar: TeamCalendar) -> Instant {
    guard page.kind == .daily else { return page.at.adding(.seconds(-7 * 86_400)) }
    let today = calendar.civil(page.at).date
    let days = (1..<31).first { calendar.isWorkday(today.adding(days: -$0)) } ?? 1
    return page.at.adding(.seconds(-86_400 * Int64(days)))
  }

  /// Whether the end of a record is news on a page: no earlier page of any edition could know it before the time of
  /// which this one tells.
  func isNews(_ record: Record, on page: Int) -> Bool {
    guard let end = record.end, let first = firstEnded[record.key] else { return false }
    let since = since(page)
    guard first <= page, pages[first].at > since else { return false }
    switch end {
    case .instant(let instant) where instant > since: return true
    case .day(let day) where day >= sinceDay(page): return true
    default: break
    }
    let wasRead = (0..<page).contains { pages[$0].at <= since && isRead(record.key.source, on: $0) }
    return wasRead && today(page).days(since: day(end)) <= Reading.lateDays
  }

  /// A record as it was last shown, up to and including a page.
  func last(_ key: RecordKey, upTo page: Int) -> Record? {
    (0...page).reversed().lazy.compactMap { records[$0][key] }.first
  }

  /// All records shown since the last page of this edition, as they were last shown.
  func recent(_ page: Int) -> [RecordKey: Record] {
    let first = (previous(page) ?? -1) + 1
    return (first...page).reduce(into: [:]) { all, index in all.merge(records[index]) { $1 } }
  }

  /// How much counted work, or work of one source, was closed on a day, as far as readings have shown.
  func closed(on day: CivilDate, of source: SourceName? = nil, upTo page: Int) -> Int {
    (closings[day] ?? []).count { closing in
      closing.shown <= page && (source.map { closing.source == $0 } ?? closing.isCounted)
    }
  }

  // MARK: By kind

  func absences(_ page: Int) -> [Absence] {
    records[page].values.compactMap { if case .absence(let absence) = $0 { absence } else { nil } }
  }

  /// The values of a figure that pages showed, one a day, oldest first.
  func values(_ name: String, upTo page: Int) -> [Measurement] {
    var values: [CivilDate: Double] = [:]
    for index in 0...page {
      for metric in metrics[index] where metric.key.id == name || metric.name.matches(name) {
        if let value = metric.value { values[day(metric.at)] = value }
      }
    }
    return values.sorted { $0.key < $1.key }.map { Measurement(day: $0.key, value: $0.value) }
  }
}
