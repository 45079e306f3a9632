/// Which part of a date stands first where a source writes it another way than 2026-11-24.
enum DateOrder: String, Sendable, Hashable, CaseIterable {
  case yearMonthDay = "y-m-d"
  case dayMonthYear = "d-m-y"
  case monthDayYear = "m-d-y"
}
