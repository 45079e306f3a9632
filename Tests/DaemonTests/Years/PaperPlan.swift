import Almanac
import Model

/// A week's workdays, and on which of them a week begins: by hand, not by rule.
struct WorkWeek: Sendable {
  let days: [Weekday]
  let begins: Weekday

  static let all = [
    WorkWeek(days: [.mon, .tue, .wed, .thu, .fri], begins: .mon),
    WorkWeek(days: [.mon, .tue, .wed, .thu, .fri], begins: .mon),
    WorkWeek(days: [.sun, .mon, .tue, .wed, .thu], begins: .sun),
    WorkWeek(days: [.mon, .tue, .thu], begins: .mon),
    WorkWeek(days: [.tue, .wed, .thu, .fri, .sat], begins: .tue),
    WorkWeek(days: [.mon, .tue, .wed, .thu, .fri, .sat], begins: .mon),
    WorkWeek(days: Weekday.allCases, begins: .mon),
  ]
}

/// An edition as the test thinks of it.
struct PaperEdition: Sendable {
  enum Rule: Sendable {
    case every
    case on([Weekday])
    case first(month: Bool)
    case last(month: Bool)
    case fortnight([Weekday], from: CivilDate)
  }
  let name: EditionName
  let kind: EditionKind
  let at: String
  let rule: Rule
  var onHoliday = OnHoliday.skip

  var yaml: String {
    let days =
      switch rule {
      case .every: ""
      case .on(let days): ", days: [\(days.map(\.word).joined(separator: ", "))]"
      case .first(let month): ", days: first workday of the \(month ? "month" : "week")"
      case .last(let month): ", days: last workday of the \(month ? "month" : "week")"
      case .fortnight(let days, let from):
        ", days: [\(days.map(\.word).joined(separator: ", "))], every: 2 weeks, from: \(from)"
      }
    return "{ kind: \(kind.rawValue), at: \"\(at)\"\(days), on_holiday: \(onHoliday.rawValue) }"
  }
}

/// A team as the test thinks of it: on which dates its editions stand in a calendar on paper.
struct PaperTeam: Sendable {
  let name: TeamName
  let zone: String
  let week: WorkWeek
  let country: String?
  let off: Set<CivilDate>
  let workOn: Set<CivilDate>
  let editions: [PaperEdition]

  var yaml: String {
    let extra = off.sorted().map { "\($0): closed" }.joined(separator: ", ")
    let work = workOn.sorted().map(\.description).joined(separator: ", ")
    return """
        \(name):
          zone: \(zone)
          workdays: [\(week.days.map(\.word).joined(separator: ", "))]
          holidays: { \(country.map { "country: \($0), " } ?? "")extra: { \(extra) }, work_on: [\(work)] }
          channels: { chat: { service: webhook, url: "http://127.0.0.1:9/\(name)" } }
          sources: [figures]
          editions:
      \(editions.map { "      \($0.name): \($0.yaml)" }.joined(separator: "\n"))

      """
  }

  /// The dates of an edition's slots, in order. `holiday` is what the country's file says.
  func dates(
    of edition: PaperEdition, from: CivilDate, through end: CivilDate, holiday: (CivilDate) -> Bool
  ) -> [CivilDate] {
    let span = (from.dayNumber - 40...end.dayNumber + 40).map { CivilDate(dayNumber: $0) }
    let usual = Set(week.days)
    let runtime = Set(
      span.filter { workOn.contains($0) || (usual.contains($0.weekday) && !off.contains($0) && !holiday($0)) })
    let months = Dictionary(grouping: runtime) { page($0, true) },
      weeks = Dictionary(grouping: runtime) { page($0, false) }
    func isPlanned(_ date: CivilDate) -> Bool {
      switch edition.rule {
      case .every: true
      case .on(let days): days.contains(date.weekday)
      case .first(let month): (month ? months : weeks)[page(date, month)]?.min() == date
      case .last(let month): (month ? months : weeks)[page(date, month)]?.max() == date
      case .fortnight(let days, let from):
        days.contains(date.weekday) && (page(date, false)[0] - page(from, false)[0]) % 14 == 0
      }
    }
    var slots: Set<CivilDate> = []
    for date in span where isPlanned(date) {
      if runtime.contains(date) { slots.insert(date) }
      // A free day of the week moves nothing.
      guard !runtime.contains(date), usual.contains(date.weekday), edition.onHoliday != .skip else { continue }
      var day = date
      repeat {
        day = day.adding(days: edition.onHoliday == .before ? -1 : 1)
      } while !runtime.contains(day)
        && span.first! < day && day < span.last!
      slots.insert(day)
    }
    return slots.filter { $0 >= from && $0 <= end }.sorted()
  }

  /// The month of a date, or the day number on which its week began.
  private func page(_ date: CivilDate, _ month: Bool) -> [Int] {
    month ? [date.year, date.month] : [date.dayNumber - (date.weekday.rawValue - week.begins.rawValue + 7) % 7]
  }

  func nextWorkday(after date: CivilDate, holiday: (CivilDate) -> Bool) -> CivilDate {
    var day = date.adding(days: 1)
    while !(workOn.contains(day) || (week.days.contains(day.weekday) && !off.contains(day) && !holiday(day))) {
      day = day.adding(days: 1)
    }
    return day
  }
}
