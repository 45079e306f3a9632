import Foundation
import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// `--at`: an update of another moment.
struct AsOfTests {
  private static let more = """
          planning: { system: tasks, path: planning.md }

    """

  private func office(at wall: String) throws -> Office {
    let office = try Office(at: wall, Office.config(more: Self.more))
    try office.folder.write(
      """
      - [x] cable laid done: 2026-11-24
      - [x] switch replaced done: 2026-11-25
      """, to: "planning.md")
    try office.folder.write(
      "name,value,date\nsatisfaction,7.8,2026-11-24\nsatisfaction,9.9,2026-11-25\n", to: "figures.csv")
    return office
  }

  private func lines(_ office: Office, at moment: String) async throws -> String {
    var preview = PreviewRequest()
    preview.edition = "daily"
    preview.at = AsOf(moment)
    let updates = try await office.desk.carryOut(preview)
    return updates.flatMap(\.text).joined(separator: "\n")
  }

  @Test func `nothing from after that moment is told`() async throws {
    let office = try office(at: "2026-11-26T09:00")
    let then = try await lines(office, at: "2026-11-24T16:30")
    #expect(then.contains("cable laid") && then.contains("7.8") && !then.contains("9.9"))
    #expect(!then.contains("- switch replaced") || then.contains("TO DO") || then.contains("Next"), "it is still open")
    let later = try await lines(office, at: "2026-11-25T16:30")
    #expect(later.contains("switch replaced") && later.contains("9.9"))
  }

  @Test func `work that became visible after the last update is told in the next, once`() async throws {
    let office = try office(at: "2026-11-24T09:00")
    try office.folder.write("- [x] cable laid done: 2026-11-24\n- [ ] lamp\n", to: "planning.md")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    // Ticked late, with the days on which they were done.
    try office.folder.write(
      "- [x] cable laid done: 2026-11-24\n- [x] lamp done: 2026-11-24\n- [x] printer moved done: 2026-11-23\n",
      to: "planning.md")
    for (day, isTold) in [("2026-11-25", true), ("2026-11-26", false)] {
      try office.clock.set("\(day)T16:30")
      try await office.tickAndDeliver()
      let text = try #require(office.texts.last)
      #expect(!text.contains("cable laid"))
      #expect(text.contains("lamp") == isTold, "\(day)")
      #expect(text.contains("printer moved") == isTold, "\(day)")
    }
  }
}
