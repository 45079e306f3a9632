import Almanac
import Model

/// What `defaults` or a team says of one edition.
struct EditionDraft {
  let name: EditionName
  let path: String
  let place: Location
  /// `none`: a team goes without an edition of the defaults.
  var absent = false
  var kind: EditionKind?
  var at: TimeOfDay?
  var days: Days?
  /// Only in every so many weeks, counted from the week of a date.
  var every: Int?
  var from: CivilDate?
  var onHoliday: OnHoliday?
  /// What it says of the form of its update; who starts from it looks it up here.
  var layout: LayoutDraft?
  /// Whether a time or days were written that are none: reported already.
  var failed = false

  /// What the team says wins, setting by setting.
  func over(_ base: EditionDraft) -> EditionDraft {
    var merged = self
    merged.kind = kind ?? base.kind
    merged.at = at ?? base.at
    merged.days = days ?? base.days
    merged.onHoliday = onHoliday ?? base.onHoliday
    merged.every = every ?? base.every
    merged.from = from ?? base.from
    merged.failed = failed || base.failed
    return merged
  }
}

extension [EditionDraft] {
  func over(_ base: [EditionDraft]) -> [EditionDraft] {
    let changed = base.map { draft in first { $0.name == draft.name }?.over(draft) ?? draft }
    return changed + filter { draft in !base.contains { $0.name == draft.name } }
  }

  /// The editions that these come to, each with a time, a weekly one with days too; what is missing is reported.
  ///
  /// - Parameter layout: what is said of the form of an edition's update, for the kind that it turns out to be.
  func editions(
    _ problems: Problems, layout: (EditionName, EditionKind) -> Layout = { _, _ in Layout() }
  ) -> [EditionSettings] {
    compactMap { draft in
      if draft.absent { return nil }
      let kind = draft.kind ?? (draft.name.text == "weekly" ? .weekly : .daily)
      func report(_ sentence: Sentence) {
        if !draft.failed { problems.add(Problem(at: draft.place, path: draft.path, sentence)) }
      }
      guard let at = draft.at else {
        report("has no time, for example at: \"16:30\"")
        return nil
      }
      if kind == .weekly, draft.days == nil { report("is weekly and has no day, for example days: [fri]") }
      return EditionSettings(
        name: draft.name, kind: kind, at: at, days: draft.allDays(report), onHoliday: draft.onHoliday ?? .skip,
        layout: layout(draft.name, kind))
    }
  }
}

extension EditionDraft {
  /// The days and the weeks together; weeks need a date to count from, and a month has none of its own.
  fileprivate func allDays(_ report: (Sentence) -> Void) -> Days {
    let days = self.days ?? .all
    guard let every else {
      if from != nil { report("has a date to count from and no weeks to count, for example every: 2 weeks") }
      return days
    }
    switch days {
    case .first(.month), .last(.month):
      report("is for the \(days), and not in every week: leave out \"every\", or choose other days")
      return days
    default: break
    }
    guard let from else {
      report("is for every \(every) weeks and does not say from when, for example from: 2026-01-05")
      return days
    }
    return .every(weeks: every, from: from, days)
  }
}
