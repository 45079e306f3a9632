import Almanac
import Model
import Simulation
import Testing

/// No sentence of an update is contradicted by the records that it was made of.
@Suite struct TruthTests {
  @Test(arguments: Language.allCases)
  func `no sentence of half a year is contradicted by the records`(_ language: Language) async throws {
    let story = try await HalfYears.shared.told(in: language)
    let found = checker(story, language).contradictions
    #expect(found.isEmpty, "\(found.count) contradictions:\n\(found.map(\.description).joined(separator: "\n"))")
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `no sentence of random weeks of random teams is contradicted by the records`(_ seed: UInt64) async throws {
    let desk = try SimulatedDesk.madeUp(seed: seed, weeks: 3)
    let story = try ToldStory(desk)
    try await story.run()
    try story.close()
    #expect(story.told.count >= 10, "only \(story.told.count) updates")
    for language in Language.allCases {
      let pages = story.pages(in: language)
      let found = TruthChecker(pages, language, TeamCalendar(desk.calendar), desk.profile).contradictions
      #expect(found.isEmpty, "\(language):\n\(found.map(\.description).joined(separator: "\n"))")
    }
  }

  private func checker(_ story: ToldHalfYear, _ language: Language) -> TruthChecker {
    TruthChecker(story.pages, language, TeamCalendar(story.desk.calendar), story.desk.profile)
  }
}

/// The checker is not blind: what the records contradict is found, wherever a text is changed.
///
/// What it cannot find: since which of two days a figure is "lower", for that takes the limits by which updates are made.
@Suite struct PlantedLiesTests {
  @Test(arguments: Language.allCases)
  func `of every hundred lies planted in the example month the records contradict ninety-five`(_ language: Language)
    async throws
  {
    let story = try await HalfYears.shared.told(in: language)
    let checker = TruthChecker(story.pages, language, TeamCalendar(story.desk.calendar), story.desk.profile)
    var (all, found): ([PlantedLie.Kind: Int], [PlantedLie.Kind: Int]) = ([:], [:])
    var (missed, claims): ([String], Set<Claim>) = ([], [])
    // The day before the month has what the month has not: work that is late.
    let (first, last) = (try #require(CivilDate("2027-03-30")), try #require(CivilDate("2027-04-30")))
    for (index, page) in story.pages.enumerated() where (first...last).contains(page.slot.date) {
      let before = Set(checker.contradictions(of: page.lines, on: index).map(\.why))
      for (lie, lines) in checker.lies(PlantedLies(language, story.desk, page), on: index) {
        let objections = checker.contradictions(of: lines, on: index).filter { !before.contains($0.why) }
        all[lie.kind, default: 0] += 1
        found[lie.kind, default: 0] += objections.isEmpty ? 0 : 1
        claims.formUnion(objections.map(\.claim))
        if objections.isEmpty { missed.append("\(page.slot.date): \(lie.line)") }
      }
    }
    for kind in PlantedLie.Kind.allCases {
      let (planted, caught) = (all[kind] ?? 0, found[kind] ?? 0)
      #expect(planted >= 25, "only \(planted) lies about a \(kind)")
      #expect(caught * 100 >= planted * 95, "\(caught) of \(planted) lies about a \(kind): \(missed)")
    }
    let told: Set<Claim> = [
      .title, .since, .done, .milestone, .counted, .next, .more, .crowded, .agreement, .promise, .figure, .planKept,
      .lying,
      .overdue, .away, .contacts, .conclusion, .headline, .ask, .keptAgreements, .keptWord, .keptUp, .quiet, .nextWeek,
      .closing,
    ]
    #expect(
      told.subtracting(claims).isEmpty, "nothing was objected to these: \(told.subtracting(claims).map(\.rawValue))")
  }

  @Test func `a line of which no pattern is known is told as not understood`() async throws {
    let story = try await HalfYears.shared.told(in: .nl)
    let checker = TruthChecker(story.pages, .nl, TeamCalendar(story.desk.calendar), story.desk.profile)
    let last = story.pages.count - 1
    let found = checker.contradictions(of: story.pages[last].lines + ["- dit zegt niemand"], on: last)
    #expect(found.contains { $0.claim == .notUnderstood && $0.sentence == "- dit zegt niemand" })
  }
}
