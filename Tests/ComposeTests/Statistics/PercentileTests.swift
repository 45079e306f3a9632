import Testing

@testable import Compose

@Suite struct PercentileTests {
  @Test func `the 85th of twenty values is the seventeenth smallest`() {
    #expect(Percentile.of(Array((1...20).reversed()), 85) == 17)
    #expect(Percentile.of(Array(1...20), 15) == 3)
  }

  @Test func `a percentile is a value that is there, the lower of the middle two`() {
    #expect(Percentile.of([1, 2, 10, 20], 50) == 2)
    #expect(Percentile.of([7], 1) == 7)
    #expect(Percentile.of([3, 3, 3, 9], 100) == 9)
  }

  @Test func `of nothing there is none`() {
    #expect(Percentile.of([Int](), 85) == nil)
    #expect(Percentile.of([(value: 3, count: 0)], 85) == nil)
  }

  @Test func `values that stand for several count as often`() {
    let spread = [5, 1, 1, 1, 8, 8, 2]
    let counted = [(value: 8, count: 2), (value: 1, count: 3), (value: 5, count: 1), (value: 2, count: 1)]
    for percent in 1...100 { #expect(Percentile.of(counted, percent) == Percentile.of(spread, percent)) }
  }
}
