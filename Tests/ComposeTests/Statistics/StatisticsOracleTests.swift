import Foundation
import Model
import Testing

@testable import Compose

/// Limits, percentiles, records and streaks of random series against Tests/Fixtures/statistics_oracle.py, which
/// computes them from their definitions and in exact fractions.
@Suite struct StatisticsOracleTests {
  static let python = "/usr/bin/python3"
  static let hasPython = FileManager.default.fileExists(atPath: python)

  @Test(.enabled(if: hasPython, "needs python3: the statistics are NOT compared with another computation"))
  func `every series has the statistics that Python computes`() throws {
    var compared: [Substring: Int] = [:]
    var differences: [String] = []
    for line in try oracle(seed: 7, count: 300) {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      compared[fields[0], default: 0] += 1
      if let difference = difference(fields) { differences.append("\(difference.prefix(300)) of \(line.prefix(300))") }
    }
    #expect(differences.prefix(10) == [], "\(differences.count) of \(compared)")
    #expect(compared.count == 5 && compared.values.allSatisfy { $0 >= 290 }, "\(compared)")
    print("statistics: \(compared.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key)" }), as Python has them")
  }

  /// The difference between the two; nil where they agree.
  private func difference(_ fields: [Substring]) -> String? {
    switch fields[0] {
    case "course": return course(numbers(fields[1]), limits: numbers(fields[2]), verdicts: fields[3])
    case "percentile":
      return differ(Percentile.nearestRank(whole(fields[2])[0], of: whole(fields[1])).map(String.init), fields[3])
    case "counted":
      let counts = Dictionary(zip(whole(fields[1]), whole(fields[2])), uniquingKeysWith: +)
      return differ(Percentile.nearestRank(whole(fields[3])[0], of: counts).map(String.init), fields[4])
    case "record":
      let day = CivilDate(dayNumber: 20_000)
      var values = numbers(fields[1]).enumerated().map { Measurement(day: day.adding(days: $0), value: $1) }
      let last = values.removeLast()
      let best = Best.beaten(by: last.value, among: values, Direction(rawValue: String(fields[2])))
      return differ(best.map { String($0.day.days(since: day)) } ?? "-1", fields[3])
    case "streak":
      let words: [Character: Streak.Week] = ["m": .met, "x": .missed, "-": .silent, "f": .free]
      return differ(String(Streak.length(fields[1].reversed().compactMap { words[$0] })), fields[2])
    default: return "unknown"
    }
  }

  private func course(_ values: [Double], limits expected: [Double], verdicts: Substring) -> String? {
    var course = ControlChart()
    let found = values.map { name(course.add($0)) }.joined(separator: " ")
    if let difference = differ(found, verdicts) { return difference }
    let limits = course.limits.map { [$0.mean, $0.width] } ?? []
    let isNear = zip(limits, expected).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
    return limits.count == expected.count && isNear ? nil : "limits \(limits), not \(expected)"
  }

  private func name(_ verdict: ControlChart.Verdict?) -> String {
    switch verdict {
    case nil: "-"
    case .usual: "u"
    case .above(let since): "a\(since)"
    case .below(let since): "b\(since)"
    case .shiftedUp(let since, let values): "U\(since):\(values)"
    case .shiftedDown(let since, let values): "D\(since):\(values)"
    }
  }

  private func differ(_ found: String?, _ expected: Substring) -> String? {
    found == String(expected) ? nil : "\(found ?? "nothing"), not \(expected)"
  }

  private func numbers(_ field: Substring) -> [Double] { field.split(separator: " ").compactMap { Double($0) } }
  private func whole(_ field: Substring) -> [Int] { field.split(separator: " ").compactMap { Int($0) } }

  private func oracle(seed: Int, count: Int) throws -> [Substring] {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/statistics_oracle.py")
    let process = Process()
    process.executableURL = URL(filePath: Self.python)
    process.arguments = [script.path, String(seed), String(count)]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
