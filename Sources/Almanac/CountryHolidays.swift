import Model

/// The holidays of a country and of its regions, as its file gives them.
package struct CountryHolidays: Sendable {
  /// The code of ISO 3166: `NL`.
  package let code: String
  /// The name in English.
  package let name: String
  /// The years that the file covers: in these a day that is not listed is no holiday. Nothing is known of other years.
  package let years: ClosedRange<Int>
  /// The regions; empty when the whole country has the same holidays.
  package let regions: [Region]
  package let entries: [Entry]
  /// Every name in small letters, kept because the teams of a large configuration ask a thousand times.
  private let lowercasedNames: Set<String>

  package init(code: String, name: String, years: ClosedRange<Int>, regions: [Region], entries: [Entry]) {
    self.code = code
    self.name = name
    self.years = years
    self.regions = regions
    self.entries = entries
    lowercasedNames = Set(entries.flatMap(\.lowercasedNames))
  }

  /// A part of the country with holidays of its own.
  package struct Region: Sendable, Hashable {
    package let code: String
    package let name: String

    package init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }

  /// A holiday, its days, and where it is one.
  package struct Entry: Sendable {
    package let name: HolidayName
    package let dates: [CivilDate]
    package let places: Places

    package init(name: HolidayName, dates: [CivilDate], places: Places) {
      self.name = name
      self.dates = dates
      self.places = places
    }
  }

  /// Where a holiday applies, by the codes of regions.
  package enum Places: Sendable, Hashable {
    case everywhere
    case only(Set<String>)
    /// In the whole country except these regions.
    case except(Set<String>)

    /// - Parameter region: nil for the country as a whole.
    func include(_ region: String?) -> Bool {
      switch self {
      case .everywhere: true
      case .only(let codes): region.map(codes.contains) ?? false
      case .except(let codes): !(region.map(codes.contains) ?? false)
      }
    }
  }

  /// The region with this code or name, in any case.
  package func region(_ written: String) -> Region? {
    let word = written.lowercased()
    return regions.first { $0.code.lowercased() == word } ?? regions.first { $0.name.lowercased() == word }
  }

  /// - Parameters:
  ///   - region: nil for the holidays that the whole country has.
  ///   - working: names of holidays, in either language, on which people work nevertheless.
  package func holidays(in region: Region?, working: Set<String> = []) -> Holidays {
    let except = Set(working.map { $0.lowercased() })
    let chosen = entries.filter { $0.places.include(region?.code) && except.isDisjoint(with: $0.lowercasedNames) }
      .sorted { $0.name.own.description < $1.name.own.description }
    return Holidays(chosen.flatMap { entry in entry.dates.map { ($0, entry.name) } })
  }

  /// Whether a holiday has this name, in either language.
  package func hasHoliday(named written: String) -> Bool { lowercasedNames.contains(written.lowercased()) }
}

extension CountryHolidays.Entry {
  fileprivate var lowercasedNames: [String] { [name.own, name.english].map { $0.description.lowercased() } }
}
