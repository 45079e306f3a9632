/// The order of year, month and day in a source's dates. The raw values are those of the setting `dates:`.
enum DateOrder: String, Sendable, Hashable, CaseIterable {
  case yearMonthDay = "y-m-d"
  case dayMonthYear = "d-m-y"
  case monthDayYear = "m-d-y"
}
