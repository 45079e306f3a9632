import Testing

@testable import Collect

@Suite struct SectionHeadingTests {
  @Test(arguments: [
    "Besluiten", "besluiten", "✅ Besluiten", "2. Besluiten", "Besluiten:", "Besluiten (week 49)", "Besluiten Q4",
    "Besluiten 2026", "Besluiten – team", "Besluiten en afspraken", "Genomen besluiten", "Besluiten van deze week",
    "1.2 Besluiten", "Besluiten, week 49",
  ])
  func `a heading with more around its words is still recognised`(_ heading: String) {
    #expect(SectionHeading.isNamed("Besluiten", by: heading))
  }

  @Test(arguments: [
    "Planning", "Besluit", "Besluiten voorbereiden", "Werk voor de besluiten", "Te nemen besluiten later", "", "2.",
  ])
  func `another heading is not recognised`(_ heading: String) {
    #expect(!SectionHeading.isNamed("Besluiten", by: heading))
  }

  @Test func `a name of several words needs them all`() {
    #expect(SectionHeading.isNamed("Afgesproken acties", by: "## Afgesproken acties (MT)"))
    #expect(!SectionHeading.isNamed("Afgesproken acties", by: "Afgesproken"))
  }
}
