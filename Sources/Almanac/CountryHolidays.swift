import Model

/// All holidays of a country, those of its regions too, as its file tells them.
package struct CountryHolidays: Sendable {
  /// `NL`, as in ISO 3166.
  package let code: String
  /// In English.
  package let name: String
  /// What is not told of these years does not exist; of other years nothing is known.
  package let years: ClosedRange<Int>
  /// Empty when all of the country has the same holidays.
  package let regions: [Region]
  package let entries: [Entry]
  /// Every name in small letters: a thousand teams may ask.
  private let spoken: Set<String>

  package init(code: String, name: String, years: ClosedRange<Int>, regions: [Region], entries: [Entry]) {
    self.code = code
    self.name = name
    self.years = years
    self.regions = regions
    self.entries = entries
    spoken = Set(entries.flatMap(\.spoken))
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

  /// By codes of regions.
  package enum Places: Sendable, Hashable {
    case everywhere
    case only(Set<String>)
    /// In the country at large, but not there.
    case except(Set<String>)

    /// - Parameter region: nil for the country at large.
    func include(_ region: String?) -> Bool {
      switch self {
      case .everywhere: true
      case .only(let codes): region.map(codes.contains) ?? false
      case .except(let codes): !(region.map(codes.contains) ?? false)
      }
    }
  }

  /// The region of a code or a name, in capitals or not.
  package func region(_ written: String) -> Region? {
    let word = written.lowercased()
    return regions.first { $0.code.lowercased() == word } ?? regions.first { $0.name.lowercased() == word }
  }

  /// - Parameters:
  ///   - region: nil for what the whole country has in common.
  ///   - working: holidays, in either language, on which people work all the same.
  package func holidays(in region: Region?, working: Set<String> = []) -> Holidays {
    let except = Set(working.map { $0.lowercased() })
    let chosen = entries.filter { $0.places.include(region?.code) && except.isDisjoint(with: $0.spoken) }
      .sorted { $0.name.own.description < $1.name.own.description }
    return Holidays(chosen.flatMap { entry in entry.dates.map { ($0, entry.name) } })
  }

  /// Whether some holiday has this name, in either language.
  package func names(_ written: String) -> Bool { spoken.contains(written.lowercased()) }
}

extension CountryHolidays.Entry {
  fileprivate var spoken: [String] { [name.own, name.english].map { $0.description.lowercased() } }
}
