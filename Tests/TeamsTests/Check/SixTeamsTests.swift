import Foundation
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The example of six teams, and what somebody hears who makes a typical mistake in it.
struct SixTeamsTests {
  @Test func `the example passes check`() async throws {
    let found = await (try SixTeams()).check()
    #expect(found.told == [])
    #expect(found.accepted)
  }

  @Test func `it has every service, both languages and six teams`() throws {
    let main = try String(
      contentsOf: SixTeams.repository.appending(path: "config/six-teams/dagpost.yaml"), encoding: .utf8)
    for service in CatalogReport.services() { #expect(main.contains("service: \(service.name)"), "\(service.name)") }
    #expect(main.contains("language: nl"))
    let teams = SixTeams.repository.appending(path: "config/six-teams/teams.d").path(percentEncoded: false)
    #expect(try FileManager.default.contentsOfDirectory(atPath: teams).count == 6)
  }

  /// `RECORD=1` writes the sentences anew, and fails.
  @Test func `sixty typical mistakes get these sentences`() async throws {
    #expect(TypicalMistake.sixty.count == 60)
    let six = try SixTeams()
    var text = ""
    for (number, mistake) in TypicalMistake.sixty.enumerated() {
      let path = six.folder.path(mistake.file)
      let right = try String(contentsOfFile: path, encoding: .utf8)
      let isWhole = mistake.right.isEmpty
      #expect(isWhole || right.contains(mistake.right), "\(mistake.words)")
      try six.put(isWhole ? mistake.wrong : right.replacing(mistake.right, with: mistake.wrong), mistake.file)
      let told = await six.check().told
      #expect(!told.isEmpty, "\(mistake.words)")
      #expect(told.allSatisfy { !$0.contains("canary") })
      text += "\(number + 1). \(mistake.words)\n" + told.map { "   \($0)\n" }.joined()
      try six.put(right, mistake.file)
    }
    try compare(text, withGolden: "sixty-mistakes.txt")
  }
}
