import Almanac
import Config
import Foundation
import Model
import Testing

/// Reads `quiet_hours` of a team.
@Suite struct QuietHoursSettingsTests {
  private func spans(_ team: String, defaults: String = "") throws -> [String] {
    let folder = try Folder([
      "dagpost.yaml": """
      defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "15:30" } }\(defaults.isEmpty ? "" : ", \(defaults)") }
      sources: { git: { system: git } }
      channels: { chat: { service: console } }
      teams: { desk: { sources: [git], channels: [chat]\(team.isEmpty ? "" : ", \(team)") } }

      """
    ])
    let (settings, problems) = folder.load()
    #expect(folder.told(problems) == [])
    return try #require(settings?.teams.first).quietHours.spans.map(\.description)
  }

  @Test func `reads a list or a single span`() throws {
    #expect(try spans(#"quiet_hours: ["12:00-13:00", 18:00-08:00]"#) == ["12:00-13:00", "18:00-08:00"])
    #expect(try spans(#"quiet_hours: "12:00-13:00""#) == ["12:00-13:00"])
    #expect(try spans("") == [])
  }

  @Test func `prefers a team's hours to the defaults, and clears them for none`() throws {
    let defaults = #"quiet_hours: ["12:00-13:00"]"#
    #expect(try spans("", defaults: defaults) == ["12:00-13:00"])
    #expect(try spans(#"quiet_hours: ["18:00-08:00"]"#, defaults: defaults) == ["18:00-08:00"])
    #expect(try spans("quiet_hours: none", defaults: defaults) == [])
  }
}
