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
  var days: Set<Weekday>?
  var onHoliday: OnHoliday?
  /// Whether a time or days were written that are none: reported already.
  var failed = false

  /// What the team says wins, setting by setting.
  func over(_ base: EditionDraft) -> EditionDraft {
    var merged = self
    merged.kind = kind ?? base.kind
    merged.at = at ?? base.at
    merged.days = days ?? base.days
    merged.onHoliday = onHoliday ?? base.onHoliday
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
  func editions(_ problems: Problems) -> [EditionSettings] {
    compactMap { draft in
      if draft.absent { return nil }
      let kind = draft.kind ?? (draft.name.text == "weekly" ? .weekly : .daily)
      func report(_ sentence: String) {
        if !draft.failed { problems.add(Problem(at: draft.place, path: draft.path, sentence)) }
      }
      guard let at = draft.at else {
        report("has no time, for example at: \"16:30\"")
        return nil
      }
      if kind == .weekly, draft.days == nil { report("is weekly and has no day, for example days: [fri]") }
      return EditionSettings(
        name: draft.name, kind: kind, at: at, days: draft.days, onHoliday: draft.onHoliday ?? .skip)
    }
  }
}
