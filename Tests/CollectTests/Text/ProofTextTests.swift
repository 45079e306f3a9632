import Model
import Testing

@testable import Collect

/// The proof of a decision, as people write it.
@Suite struct ProofTextTests {
  @Test(arguments: ["#31", "31", "PROJ-31", "W 2611 042", "laptops", "a1b2c3d4-e5f6"])
  func `an id or key names a piece of work`(_ text: String) {
    #expect(ProofText.parse(text) == .item(text))
  }

  @Test(arguments: [
    ("walk-ins <= 0 for 10 days", "walk-ins", Comparison.atMost, 0.0, 10),
    ("inloop op vrijdag <= 0, 10 dagen lang", "inloop op vrijdag", .atMost, 0, 10),
    ("inloop op vrijdag ≤ 0 gedurende 10 dagen", "inloop op vrijdag", .atMost, 0, 10),
    ("solved first time >= 70% for 20 days", "solved first time", .atLeast, 70, 20),
    ("tevredenheid >= 7,5 30 dagen lang", "tevredenheid", .atLeast, 7.5, 30),
    ("satisfaction>=7.5 for 1 day", "satisfaction", .atLeast, 7.5, 1),
    ("saldo >= -12,5 % for 3 days", "saldo", .atLeast, -12.5, 3),
  ])
  func `a figure with its bound and days is read`(
    _ text: String, _ name: String, _ comparison: Comparison, _ bound: Double, _ days: Int
  ) {
    #expect(ProofText.parse(text) == .figure(name, comparison, bound, days: days))
  }

  @Test(arguments: [
    "when everybody is happy", "walk-ins <= 0", "walk-ins <= 0 for ten days", "walk-ins < 5 for 10 days",
    "walk-ins 0 for 10 days", "<= 0 for 10 days", "walk-ins <= for 10 days", "walk-ins <= 0 for 0 days",
    "walk-ins <= 0 for 400 days", "walk-ins <= 1.2.3 for 3 days", "a <= 1 >= 2 for 3 days", "x <= 0 for 10 weeks",
    "the new rota of 2027 is in use",
  ])
  func `any other text is refused`(_ text: String) {
    #expect(ProofText.parse(text) == nil)
  }
}
