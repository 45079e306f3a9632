import Foundation
import Ledger
import Model
import TestKit
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// A trouble of a team, with what the test does not care about.
func trouble(
  _ kind: Trouble.Kind, _ subject: String = "", of team: TeamName = "desk", title: String? = nil, detail: String = "",
  on day: String = "2026-11-24", count: Int = 1, post: PostID? = nil, why: String? = nil
) throws -> Trouble {
  guard let date = CivilDate(day) else { throw Unreadable(text: day) }
  let hasEdition = [.held, .refused, .expired, .missed].contains(kind)
  return Trouble(
    kind: kind, team: team, title: title ?? "Team \(team)", subject: subject, detail: detail, day: date, count: count,
    edition: hasEdition ? "daily" : nil, post: post, why: why)
}

/// Compares with a file of `Golden/`; `RECORD=1` writes it anew and fails.
func compare(_ text: String, withGolden name: String) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/\(name)")
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)")
  }
  #expect(text == (try? String(contentsOf: file, encoding: .utf8)), "\(name)")
}
