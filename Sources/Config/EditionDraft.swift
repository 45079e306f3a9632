import Almanac
import Model
import YAML

/// What `defaults` or a team says about one edition.
struct EditionDraft {
  let name: EditionName
  let path: String
  let place: Location
  /// Written `none`: the team leaves out this edition of the defaults.
  var absent = false
  var kind: EditionKind?
  var at: TimeOfDay?
  var days: Days?
  /// The edition appears only in every so many weeks, counted from the week of `from`.
  var every: Int?
  var from: CivilDate?
  var onHoliday: OnHoliday?
  /// What it says about the form of its update. A team whose edition starts from this one looks it up here.
  var layout: LayoutDraft?
  /// Whether a time or days were written that cannot be read. That is reported already.
  var failed = false

  /// This draft with `base` for what it leaves out, setting by setting.
  func overriding(_ base: EditionDraft) -> EditionDraft {
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
  func overriding(_ base: [EditionDraft]) -> [EditionDraft] {
    let changed = base.map { draft in first { $0.name == draft.name }?.overriding(draft) ?? draft }
    return changed + filter { draft in !base.contains { $0.name == draft.name } }
  }

  /// The editions that the drafts describe. Each needs a time, and a weekly one also days; what is missing is reported.
  ///
  /// - Parameter layout: gives the form of an edition's update once its kind is known.
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
  /// The days combined with the weeks. Weeks need a date to count from, and cannot be combined with days of a month.
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
