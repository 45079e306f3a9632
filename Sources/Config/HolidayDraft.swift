import Almanac
import Model
import YAML

/// What `defaults` or a team says under `holidays`.
struct HolidayDraft {
  /// Written `none`: the team leaves out the holidays and days off of the defaults.
  var absent = false
  var country: Written?
  var region: Written?
  var extra: [CivilDate: UntrustedText] = [:]
  var calendars: [CalendarSetting] = []
  /// Names of holidays, and dates, on which the team works nevertheless.
  var working: [Written] = []

  /// A text with its place in the file, for sentences about mistakes that show later.
  struct Written {
    let text: String
    let location: Location
    let path: String

    var date: CivilDate? { CivilDate(text) }
  }

  /// This draft with `base` for what it leaves out; days off add up. The region and the names of holidays in `base` are
  /// taken over only where both drafts are about the same country.
  func overriding(_ base: HolidayDraft?) -> HolidayDraft {
    guard let base, !absent, !base.absent else { return self }
    let elsewhere = country.map { $0.text.uppercased() != base.country?.text.uppercased() } ?? false
    return HolidayDraft(
      country: country ?? base.country, region: region ?? (elsewhere ? nil : base.region),
      extra: base.extra.merging(extra) { $1 }, calendars: base.calendars + calendars,
      working: base.working.filter { !elsewhere || $0.date != nil } + working)
  }
}

/// The free days that result from a team's settings. Many teams have the same.
struct FreeDays {
  var holidays = Holidays.none
  var daysOff: [CivilDate: UntrustedText] = [:]
  var extraWorkdays: Set<CivilDate> = []
  var calendars: [CalendarSetting] = []
}
