import Almanac
import Model
import YAML

/// Reads `config/holidays/<country>.yaml`. Mistakes are added to the one list of problems, at their place in that file.
struct HolidayFile {
  private let years: ClosedRange<Int>
  private let regions: [CountryHolidays.Region]
  private let problems: Problems

  /// The country that a file describes; nil when the file has mistakes.
  static func country(_ code: String, _ bytes: [UInt8], file: String, problems: Problems) -> CountryHolidays? {
    let found = Problems()
    defer { found.all.forEach(problems.add) }
    guard let node = YAMLReader.read(bytes, file: file, problems: found) else { return nil }
    let noSecrets = SecretSource { _, _, _ in .failure(SecretProblem("is no secret")) }
    var section = Section(node, path: "", problems: found, secrets: noSecrets)
    guard section.isGroup else { return nil }
    let written = section.requiredText("country", example: code)
    if !written.isEmpty, written != code {
      section.report("is \"\(written)\"; it should be \(code), as the file is named", at: "country")
    }
    let name = section.requiredText("name", example: "Netherlands")
    let years = section.value("years", expected: "two years, for example 2025-2035", parseYears)
    if !section.has("years") { section.report("is missing \"years\", for example years: 2025-2035") }
    let reader = HolidayFile(years: years ?? 2025...2025, regions: readRegions(&section), problems: found)
    let entries = reader.entries(&section)
    section.finish()
    if found.hasErrors { return nil }
    return CountryHolidays(code: code, name: name, years: reader.years, regions: reader.regions, entries: entries)
  }

  private static func parseYears(_ text: String) -> ClosedRange<Int>? {
    let years = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int.digits($0) }
    guard years.count == 2, years[0] >= 1900, years[0] <= years[1], years[1] <= 2200 else { return nil }
    return years[0]...years[1]
  }

  private static func readRegions(_ section: inout Section) -> [CountryHolidays.Region] {
    guard var group = section.section("regions") else { return [] }
    return group.keys.map { .init(code: $0, name: group.requiredText($0, example: "Bayern")) }
  }

  private func entries(_ section: inout Section) -> [CountryHolidays.Entry] {
    guard case .list(let items, _) = section.node("holidays") else {
      section.report("needs a list of holidays: - { name: Koningsdag, on: [2026-04-27] }", at: "holidays")
      return []
    }
    return items.compactMap { item in
      var entry = Section(item, path: "holidays", problems: problems, secrets: section.secrets)
      guard entry.isGroup else { return nil }
      defer { entry.finish() }
      let own = entry.requiredText("name", example: "Koningsdag")
      let english = entry.text("english") ?? own
      return CountryHolidays.Entry(
        name: HolidayName(own: UntrustedText(own), english: UntrustedText(english)), dates: dates(&entry),
        places: places(&entry))
    }
  }

  /// Reads days such as `2026-04-27`. `01-01` stands for that day of every year.
  private func dates(_ entry: inout Section) -> [CivilDate] {
    guard let texts = entry.locatedTexts("on"), !texts.isEmpty else {
      entry.report("has no day, for example on: 01-01, or on: [2026-04-27, 2027-04-27]")
      return []
    }
    return texts.flatMap { text, place -> [CivilDate] in
      let found =
        text.utf8.count == 5 ? years.compactMap { CivilDate("\($0)-\(text)") } : [CivilDate(text)].compactMap { $0 }
      if found.isEmpty || !found.allSatisfy({ years.contains($0.year) }) {
        problems.add(
          Problem(
            at: place, path: entry.join("on"),
            "has \"\(text)\"; a day is 01-01 for every year, or 2026-01-01, in the file's years"))
      }
      return found
    }
  }

  private func places(_ entry: inout Section) -> CountryHolidays.Places {
    let only = codes(&entry, "in")
    let except = codes(&entry, "not_in")
    if only != nil, except != nil { entry.report("has both \"in\" and \"not_in\"; keep one") }
    return only.map { .only($0) } ?? except.map { .except($0) } ?? .everywhere
  }

  private func codes(_ entry: inout Section, _ key: String) -> Set<String>? {
    guard let texts = entry.locatedTexts(key) else { return nil }
    let known = regions.map(\.code)
    for (text, place) in texts where !known.contains(text) {
      problems.add(
        Problem(
          at: place, path: entry.join(key),
          "has \"\(text)\", which is not one of the file's regions\(known: suggestion(for: text, among: known))"))
    }
    return Set(texts.map(\.text))
  }
}
