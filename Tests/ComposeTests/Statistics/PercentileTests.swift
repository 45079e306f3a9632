import Testing

@testable import Compose

@Suite struct PercentileTests {
  @Test func `the 85th percentile of twenty values is the seventeenth smallest`() {
    #expect(Percentile.nearestRank(85, of: Array((1...20).reversed())) == 17)
    #expect(Percentile.nearestRank(15, of: Array(1...20)) == 3)
  }

  @Test func `a percentile is a value that is there, the lower of the middle two`() {
    #expect(Percentile.nearestRank(50, of: [1, 2, 10, 20]) == 2)
    #expect(Percentile.nearestRank(1, of: [7]) == 7)
    #expect(Percentile.nearestRank(100, of: [3, 3, 3, 9]) == 9)
  }

  @Test func `no values have no percentile`() {
    #expect(Percentile.nearestRank(85, of: [Int]()) == nil)
    #expect(Percentile.nearestRank(85, of: [3: 0]) == nil)
  }

  @Test func `values with counts have the percentile of as many single values`() {
    let spread = [5, 1, 1, 1, 8, 8, 2]
    let counted = [8: 2, 1: 3, 5: 1, 2: 1]
    for percent in 1...100 {
      #expect(Percentile.nearestRank(percent, of: counted) == Percentile.nearestRank(percent, of: spread))
    }
  }
}
