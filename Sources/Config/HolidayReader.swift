import Almanac
import Model
import YAML

/// Reads `holidays` of `defaults` and of teams, and finds out which days they are.
struct HolidayReader {
  let store: HolidayStore
  let today: CivilDate
  let problems: Problems

  /// How many days before the last known holiday year ends a warning is given.
  static let notice = 60

  func read(_ parent: inout Section) -> HolidayDraft? {
    guard let node = parent.node("holidays") else { return nil }
    if case .scalar("none", _) = node { return HolidayDraft(absent: true) }
    guard var section = parent.section("holidays"), section.isGroup else { return nil }
    defer { section.finish() }
    return HolidayDraft(
      country: written(&section, "country"), region: written(&section, "region"), extra: extra(&section),
      calendars: section.calendars("calendars"),
      working: (section.locatedTexts("work_on") ?? []).map {
        .init(text: $0.text, location: $0.location, path: section.join("work_on"))
      })
  }

  private func written(_ section: inout Section, _ key: String) -> HolidayDraft.Written? {
    guard let text = section.text(key), let node = section.node(key) else { return nil }
    return .init(text: text, location: node.location, path: section.join(key))
  }

  private func extra(_ section: inout Section) -> [CivilDate: UntrustedText] {
    guard var group = section.section("extra") else { return [:] }
    var found: [CivilDate: UntrustedText] = [:]
    for key in group.keys {
      let reason = group.requiredText(key, example: "Kantoor dicht")
      if let date = CivilDate(key) {
        found[date] = UntrustedText(reason)
      } else {
        let meant = CivilDate(dayFirst: key)?.description ?? "2026-12-24"
        group.report("is not a date; the year stands first: \(meant): Kantoor dicht", at: key)
      }
    }
    return found
  }

  /// The free days of a draft. A mistake in it is told once, however many teams start from the draft.
  func freeDays(_ draft: HolidayDraft?) -> FreeDays {
    guard let draft, !draft.absent else { return FreeDays() }
    var free = FreeDays(
      daysOff: draft.extra, extraWorkdays: Set(draft.working.compactMap(\.date)),
      calendars: draft.calendars)
    let named = draft.working.filter { $0.date == nil }
    guard let written = draft.country else {
      if let region = draft.region { report("is a region, and there is no country, for example country: DE", region) }
      named.forEach { report("has \"\($0.text)\", which is no date, for example 2026-12-19", $0) }
      return free
    }
    guard let country = country(written) else { return free }
    for name in named where !country.hasHoliday(named: name.text) {
      let names = country.entries.flatMap { [$0.name.own.description, $0.name.english.description] }
      let hint = suggestion(for: name.text, among: names)
      report("has \"\(name.text)\", which is neither a holiday of \(country.code) nor a date\(known: hint)", name)
    }
    free.holidays = store.holidays(
      of: country, in: draft.region.flatMap { region($0, of: country) }, working: Set(named.map(\.text)))
    return free
  }

  private func country(_ written: HolidayDraft.Written) -> CountryHolidays? {
    switch store.country(written.text) {
    case .broken: return nil
    case .unknown:
      let codes = store.codes
      let hint =
        store.code(ofName: written.text).map { " (did you mean \"\($0)\"?)" }
        ?? suggestion(for: written.text, among: codes)
      let known = codes.isEmpty ? "there are none" : "there are \(codes.joined(separator: ", "))"
      report(
        "is \"\(written.text)\", of which there is no holiday file; write the country's code of two letters: \(known: known)\(known: hint)",
        written)
      return nil
    case .country(let country, let file):
      if let end = CivilDate(year: country.years.upperBound, month: 12, day: 31), end.days(since: today) < Self.notice {
        report(
          "is \(country.code), whose holidays are known until \(end) only; put a newer \(country.code.lowercased()).yaml "
            + "in the place of \(file)", written, .warning)
      }
      return country
    }
  }

  private func region(_ written: HolidayDraft.Written, of country: CountryHolidays) -> CountryHolidays.Region? {
    if let region = country.region(written.text) { return region }
    let codes = country.regions.map(\.code)
    if codes.isEmpty {
      report(
        "is \"\(written.text)\", but \(country.code) has no regions; leave it out", written)
      return nil
    }
    let hint = suggestion(for: written.text, among: codes + country.regions.map(\.name))
    let known = codes.count > 30 ? "" : "; there are \(codes.joined(separator: ", "))"
    report("is \"\(written.text)\", which is no region of \(country.code)\(known: known)\(known: hint)", written)
    return nil
  }

  private func report(_ sentence: Sentence, _ written: HolidayDraft.Written, _ severity: Problem.Severity = .error) {
    problems.add(Problem(severity, at: written.location, path: written.path, sentence))
  }
}
