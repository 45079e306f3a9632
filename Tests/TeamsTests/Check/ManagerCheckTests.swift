import Config
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

/// What is told to the manager only must not lead to where the team reads.
struct ManagerCheckTests {
  private func mistakes(boss: String) throws -> [String] {
    let folder = try TemporaryFolder()
    for (name, address) in [
      ("desk", "https://chat.example.nl/hooks/one"), ("own", "https://chat.example.nl/hooks/two"),
    ] {
      try folder.write(address, to: "\(name).url")
      chmod(folder.path("\(name).url"), 0o600)
    }
    try folder.write(
      """
      state: state
      channels:
        desk: { service: mattermost, url: { file: desk.url } }
        boss: { \(boss) }
      teams:
        desk:
          zone: Europe/Amsterdam
          editions: { daily: { at: "16:30" } }
          channels: [desk]
          manager: boss
          sources: { plan: { system: tasks, path: plan.md } }
      """, to: "dagpost.yaml")
    let surroundings = Office.surroundings()
    let loaded = LoadedConfig.load(folder.path("dagpost.yaml"), surroundings)
    guard case .failure(let mistakes) = WorldBuilder.build(loaded, surroundings) else { return [] }
    return mistakes.sentences.map { $0.replacingOccurrences(of: folder.path + "/", with: "") }
  }

  @Test func `an address or a screen of its own is fine`() throws {
    #expect(try mistakes(boss: "service: mattermost, url: { file: own.url }") == [])
    #expect(try mistakes(boss: "service: console") == [])
  }

  @Test func `the team's own address under another name is a mistake`() throws {
    #expect(
      try mistakes(boss: "service: mattermost, url: { file: desk.url }") == [
        """
        dagpost.yaml:6:3: teams.desk.manager is "boss", which posts to the same address as "desk", where the team's own \
        updates go; give it an address of its own
        """
      ])
  }

  @Test func `a fallback to the team's own channel is a mistake`() throws {
    #expect(
      try mistakes(boss: "service: mattermost, url: { file: own.url }, fallback: desk") == [
        """
        dagpost.yaml:6:3: teams.desk.manager is "boss", whose fallback is "desk", where the team's own updates go; \
        leave the fallback out, or name another
        """
      ])
  }
}
