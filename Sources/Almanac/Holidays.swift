import Model

/// The name of a holiday.
package struct HolidayName: Sendable, Hashable {
  /// In the country's own language.
  package let own: UntrustedText
  package let english: UntrustedText

  package init(own: UntrustedText, english: UntrustedText) {
    self.own = own
    self.english = english
  }

  /// The name of a day that is two holidays. A holiday without a name adds nothing.
  func and(_ other: HolidayName) -> HolidayName {
    if other.own.isEmpty || other == self { return self }
    if own.isEmpty { return other }
    return HolidayName(
      own: UntrustedText("\(own); \(other.own)"), english: UntrustedText("\(english); \(other.english)"))
  }
}

/// The holidays of one country or one of its regions. Many teams share one list.
package final class Holidays: Sendable {
  /// No holidays.
  package static let none = Holidays([])

  /// The day numbers, ascending. `names` has the holiday at the same index.
  private let days: [Int32]
  private let names: [HolidayName]

  /// - Parameter holidays: several of one day are named in the order in which they are given.
  package init(_ holidays: [(date: CivilDate, name: HolidayName)]) {
    var found: [Int32: HolidayName] = [:]
    for (date, name) in holidays {
      let day = Int32(date.dayNumber)
      found[day] = found[day]?.and(name) ?? name
    }
    let sorted = found.sorted { $0.key < $1.key }
    days = sorted.map(\.key)
    names = sorted.map(\.value)
  }

  /// The holiday on a date; nil when there is none.
  package func name(on date: CivilDate) -> HolidayName? {
    let day = date.dayNumber
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if Int(days[middle]) < day { low = middle + 1 } else { high = middle }
    }
    return low < days.count && Int(days[low]) == day ? names[low] : nil
  }

  /// All holidays, in the order of their dates.
  package var all: [(date: CivilDate, name: HolidayName)] {
    zip(days, names).map { (CivilDate(dayNumber: Int($0)), $1) }
  }
}

extension Holidays: Hashable {
  package static func == (a: Holidays, b: Holidays) -> Bool {
    a === b || (a.days == b.days && a.names == b.names)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(days) }
}
