import Foundation
import TestKit
import Testing

/// The scheduler's reference cases, through the built program, on the machine's own zone files.
struct SlotsTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  private func slots(_ lines: [String]) async throws -> BuiltProgram.Ended {
    try await BuiltProgram("slots").run([], in: "/", input: lines.map { $0 + "\n" }.joined())
  }

  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `every reference case comes true, next and tick`() async throws {
    let file = try object(String(contentsOf: Self.fixtures.appending(path: "schedule_cases.json"), encoding: .utf8))
    let next = try #require(file["next_cases"] as? [[String: Any]])
    let tick = try #require(file["tick_cases"] as? [[String: Any]])
    #expect(next.count == 40 && tick.count == 9)
    let questions = try (next + tick).map { reference in
      var question = reference
      question["expected"] = nil
      if reference["after"] != nil { question["count"] = (reference["expected"] as? [Any])?.count }
      return String(decoding: try JSONSerialization.data(withJSONObject: question), as: UTF8.self)
    }
    let run = try await slots(questions)
    #expect(run.code == 0, "\(run.errors)")
    let answers = try run.output.split(separator: "\n").map { try object($0) }
    #expect(answers.count == 49)
    for (reference, answer) in zip(next + tick, answers) {
      let id = try #require(reference["id"] as? String)
      #expect(answer["id"] as? String == id)
      let found = try #require(answer["expected"] as? [NSDictionary])
      if let instants = try otherRelease(reference) {
        #expect(found.map { $0["instant"] as? String } == instants, "\(id)")
      } else {
        #expect(found == reference["expected"] as? [NSDictionary], "\(id)")
      }
    }
  }

  /// Cases that changed between releases carry the instants of the older one.
  private func otherRelease(_ reference: [String: Any]) throws -> [String]? {
    let first = try String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8).prefix { $0 != "\n" }
    let release = try #require(first.split(separator: " ").last)
    guard let needed = reference["needs_tzdata"] as? String, release < needed else { return nil }
    return reference["expected_with_tzdata_2025b"] as? [String]
  }

  @Test func `a slot on time is posted, and posted dates are left alone`() async throws {
    let spec = #"{"zone":"Europe/Amsterdam","times":["09:00"],"weekdays":[1,2,3,4,5],"holidays":["2026-06-16"]}"#
    func tick(_ id: String, _ mark: String, _ now: String, _ posted: String = "") -> String {
      """
      {"id":"\(id)","spec":\(spec),"high_water_mark":"\(mark)","now":"\(now)","catchup_window_hours":4,\
      "already_posted_dates":[\(posted)]}
      """
    }
    let run = try await slots([
      tick("on-time", "2026-06-15T06:59:59Z", "2026-06-15T07:01:00Z"),
      tick("late", "2026-06-15T06:59:59Z", "2026-06-15T07:01:01Z"),
      tick("clock-back", "2026-06-15T07:00:00Z", "2026-06-15T06:00:00Z"),
      tick("holiday", "2026-06-15T07:00:01Z", "2026-06-16T07:00:01Z"),
      tick("older-posted", "2026-06-11T08:00:00Z", "2026-06-15T08:00:00Z", "\"2026-06-12\""),
      tick("newest-posted", "2026-06-11T08:00:00Z", "2026-06-15T08:00:00Z", "\"2026-06-15\""),
    ])
    #expect(run.code == 0, "\(run.errors)")
    let found = try run.output.split(separator: "\n").map { line in
      let answer = try object(line)
      let entries = try #require(answer["expected"] as? [[String: Any]])
      return "\(answer["id"] ?? ""):"
        + entries.map { " \($0["nominal"] ?? "") \($0["decision"] ?? "") \($0["late_s"] ?? "")" }.joined()
    }
    #expect(
      found == [
        "on-time: 2026-06-15T09:00 post 60", "late: 2026-06-15T09:00 post_late 61", "clock-back:", "holiday:",
        "older-posted: 2026-06-15T09:00 post_late 3600", "newest-posted: 2026-06-12T09:00 missed 262800",
      ])
  }

  @Test func `what is no case is told with its line, and the others are answered`() async throws {
    let run = try await slots([
      "not JSON",
      #"{"id":"a","spec":{"zone":"Europe/Utrecht","times":["09:00"],"weekdays":[1]},"after":"2026-06-15T07:00:00Z"}"#,
      #"{"id":"b","spec":{"zone":"UTC","times":["09:00"],"weekdays":[1]},"after":"2026-06-15T07:00:00Z"}"#,
    ])
    #expect(run.code == 65)
    #expect(run.errors.contains("line 1: is not a case"))
    #expect(
      run.errors.contains("line 2: a: the time zone \"Europe/Utrecht\" is not a time zone in /usr/share/zoneinfo"))
    #expect(run.output.contains("2026-06-15T09:00:00Z"))
    #expect(run.output.split(separator: "\n").count == 1)
  }
}
