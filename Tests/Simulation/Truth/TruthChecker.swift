import Compose
import Model

/// Finds every sentence of a told story that the records contradict. It knows records and text, and nothing of how
/// updates are chosen and worded.
package struct TruthChecker {
  private let known: Known
  private let words: ClaimWords
  private let profile: TeamProfile
  private var facts: [PageFacts?] = []
  /// The plans that could be reckoned up before each page.
  private var plans: [[CivilDate: DayPlan]] = []
  /// All of them, in the order of the pages.
  package private(set) var contradictions: [Contradiction] = []

  /// - Parameter pages: in their order, also those of a team's first reading, which have no lines.
  package init(_ pages: [Page], _ language: Language, _ calendar: TeamCalendar, _ profile: TeamProfile) {
    known = Known(pages: pages, calendar: calendar)
    words = ClaimWords(language)
    self.profile = profile
    var named: [RecordKey: Set<CivilDate>] = [:]
    var reckoned: [CivilDate: DayPlan] = [:]
    for page in pages.indices {
      plans.append(reckoned)
      facts.append(known.isUpdate(page) ? PageFacts(known, page, told: named, reckoned: reckoned) : nil)
      guard let facts = facts[page], let reader = read(pages[page].lines, of: page) else { continue }
      contradictions += reader.found
      if pages[page].kind == .daily {
        reckoned.add(facts.plans)
        for (key, day) in reader.named + known.comingDay(page) { named[key, default: []].insert(day) }
      }
    }
  }

  /// False claims made from the true lines of a page: for each, the lines of the page with that one changed.
  package func lies(_ planted: PlantedLies, on page: Int) -> [(lie: PlantedLie, lines: [String])] {
    let lines = known.pages[page].lines
    let untrue = contradictions(of: lines, on: page).map(\.sentence)
    return lines.enumerated().flatMap { place, line in
      untrue.contains(where: line.contains)
        ? []
        : planted.lies(about: line).map { lie in
          (lie, lines.enumerated().map { $0.offset == place ? lie.line : $0.element })
        }
    }
  }

  /// What would be contradicted if a page had these lines.
  package func contradictions(of lines: [String], on page: Int) -> [Contradiction] {
    read(lines, of: page)?.found ?? []
  }

  private func read(_ lines: [String], of page: Int) -> PageReader? {
    guard let facts = facts[page] else { return nil }
    var reader = PageReader(known, page, facts, words, profile, plansBefore: plans[page])
    reader.read(lines)
    return reader
  }
}
