import Almanac
import Glibc
import Model
import Reactor
import YAML

/// The holiday files. Each is read once for a configuration and shared by all its teams. Used by one task only, while
/// loading.
final class HolidayStore {
  /// The folders that are searched for a country's file. The first one that has it wins, so an administrator's file
  /// comes before ours.
  private let directories: [String]
  private let problems: Problems
  private var countries: [String: Found] = [:]
  private var made: [Choice: Holidays] = [:]

  init(directories: [String], problems: Problems) {
    self.directories = directories
    self.problems = problems
  }

  enum Found {
    case country(CountryHolidays, file: String)
    /// The file has mistakes, which are in the list of problems.
    case broken
    case unknown
  }

  private struct Choice: Hashable {
    let country: String
    let region: CountryHolidays.Region?
    let working: Set<String>
  }

  /// A country by its code of two letters, in any case.
  func country(_ written: String) -> Found {
    let code = written.uppercased()
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return .unknown }
    if let known = countries[code] { return known }
    let found = read(code)
    countries[code] = found
    return found
  }

  private func read(_ code: String) -> Found {
    for directory in directories {
      let path = "\(directory)/\(code.lowercased()).yaml"
      switch SmallFile.read(path, limit: 1 << 20) {
      case .failure(.missing): continue
      case .failure(let trouble):
        problems.add(Problem(at: Location(file: path, line: 1, column: 1), path: "", "this file \(trouble.words)"))
        return .broken
      case .success(let file):
        let country = HolidayFile.country(code, file.bytes, file: path, problems: problems)
        return country.map { .country($0, file: path) } ?? .broken
      }
    }
    return .unknown
  }

  /// The codes of all countries for which there is a file, for use in a sentence.
  private(set) lazy var codes: [String] = {
    let stems = directories.flatMap { directory -> [String] in
      var found = glob_t()
      defer { globfree(&found) }
      guard glob("\(directory)/??.yaml", 0, nil, &found) == 0 else { return [] }
      return (0..<Int(found.gl_pathc)).compactMap { index in
        found.gl_pathv[index].map { String(String(cString: $0).dropLast(5).suffix(2)).uppercased() }
      }
    }
    return Set(stems).sorted()
  }()

  /// The code of a country by its English name, or by a common other name for it.
  func code(ofName name: String) -> String? {
    let word = name.lowercased()
    let others = ["uk": "GB", "nederland": "NL", "holland": "NL", "belgië": "BE", "duitsland": "DE", "frankrijk": "FR"]
    if let code = others[word], codes.contains(code) { return code }
    return codes.first { code in
      if case .country(let country, _) = country(code) { return country.name.lowercased() == word }
      return false
    }
  }

  /// The holidays of a country or region without those on which people work. Equal requests get the same storage.
  func holidays(of country: CountryHolidays, in region: CountryHolidays.Region?, working: Set<String>) -> Holidays {
    let choice = Choice(country: country.code, region: region, working: working)
    if let known = made[choice] { return known }
    let holidays = country.holidays(in: region, working: working)
    made[choice] = holidays
    return holidays
  }
}
