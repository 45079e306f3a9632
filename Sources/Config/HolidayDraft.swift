import Almanac
import Model

/// What `defaults` or a team says under `holidays`.
struct HolidayDraft {
  /// `none`: a team goes without the holidays and days off of the defaults.
  var absent = false
  var country: Written?
  var region: Written?
  var extra: [CivilDate: UntrustedText] = [:]
  var calendars: [CalendarSetting] = []
  /// Names of holidays and dates on which the team works all the same.
  var working: [Written] = []

  /// A text that keeps its place for what may turn out to be wrong with it.
  struct Written {
    let text: String
    let location: Location
    let path: String

    var date: CivilDate? { CivilDate(text) }
  }

  /// What the team says wins; days add up. The defaults' region and names of holidays count in the defaults' country only.
  func over(_ base: HolidayDraft?) -> HolidayDraft {
    guard let base, !absent, !base.absent else { return self }
    let elsewhere = country.map { $0.text.uppercased() != base.country?.text.uppercased() } ?? false
    return HolidayDraft(
      country: country ?? base.country, region: region ?? (elsewhere ? nil : base.region),
      extra: base.extra.merging(extra) { $1 }, calendars: base.calendars + calendars,
      working: base.working.filter { !elsewhere || $0.date != nil } + working)
  }
}

/// The free days that a team's settings come to; many teams have the same.
struct FreeDays {
  var holidays = Holidays.none
  var daysOff: [CivilDate: UntrustedText] = [:]
  var extraWorkdays: Set<CivilDate> = []
  var calendars: [CalendarSetting] = []
}
