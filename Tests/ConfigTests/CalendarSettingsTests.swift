import Config
import Foundation
import Model
import Testing

/// Reads `holidays.calendars`.
@Suite struct CalendarSettingsTests {
  private func load(
    team: String, defaults: String = "{}", mode: mode_t = 0o600
  ) throws -> (calendars: [String], told: [String]) {
    let folder = try Folder([
      "dagpost.yaml": """
      include: teams.d/*.yaml
      defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "15:30" } }, holidays: \(defaults) }
      sources: { git: { system: git } }
      channels: { chat: { service: console } }

      """
    ])
    try folder.write(
      "teams: { desk: { sources: { own: { system: git } }, channels: { own: { service: console } }, holidays: \(team) } }\n",
      to: "teams.d/desk.yaml", mode: mode)
    let (settings, problems) = folder.load(.standard(environment: ["ICS": "https://example.org/secret.ics"]))
    let calendars = settings?.teams.first?.calendars ?? []
    let told = folder.told(problems).filter { !$0.contains("is not used by any team") }
    return (calendars.map { $0.told.replacingOccurrences(of: folder.path + "/", with: "") }, told)
  }

  @Test func `a calendar is a file, an address, or a secret that holds one`() throws {
    let (calendars, told) = try load(
      team: "{ calendars: [office.ics, /srv/hr.ics, https://example.org/a.ics, { env: ICS }] }")
    #expect(told == [])
    #expect(
      calendars == [
        "teams.d/office.ics", "/srv/hr.ics", "https://example.org/a.ics", "https://example.org/secret.ics",
      ])
    #expect(try load(team: "{ calendars: office.ics }").calendars == ["teams.d/office.ics"])
  }

  @Test func `an address may have an authority and a proxy of its own`() throws {
    let (calendars, told) = try load(
      team: "{ calendars: [{ url: { env: ICS }, ca: ca.pem }, { url: https://b.example.org, proxy: http://p:3128 }] }")
    #expect(told.count == 1)
    #expect(
      told.first?.hasSuffix("calendars.ca names teams.d/ca.pem, which does not exist: nothing can be reached by it")
        == true)
    #expect(calendars == ["https://example.org/secret.ics teams.d/ca.pem", "https://b.example.org http://p:3128"])
  }

  @Test func `adds a team's calendars to the defaults, and drops all for none`() throws {
    let defaults = "{ calendars: [office.ics] }"
    #expect(
      try load(team: "{ calendars: [own.ics] }", defaults: defaults).calendars == ["office.ics", "teams.d/own.ics"])
    #expect(try load(team: "none", defaults: defaults).calendars == [])
  }

  @Test func `reports any other form at its place`() throws {
    let (calendars, told) = try load(
      team:
        "{ calendars: [\"\", [a.ics], { proxy: \"http://p:1\" }, { env: NONE }, { url: https://x.example, usr: y }] }")
    #expect(calendars == ["https://x.example"])
    #expect(told.count == 5)
    #expect(told[0].hasSuffix("calendars is empty; name a file, such as holidays/office.ics, or an address"))
    #expect(told[1].hasSuffix("calendars has a list where a file or an address should be"))
    #expect(told[2].contains("is missing \"url\""))
    #expect(told[3].contains("names the environment variable NONE, which is not set"))
    #expect(told[4].contains("calendars.usr is not a known setting"))
  }

  @Test func `a file that others may write names addresses only`() throws {
    let (calendars, told) = try load(
      team: "{ calendars: [/etc/shadow, { env: ICS }, { url: https://a.example, ca: /x }, https://b.example] }",
      mode: 0o666)
    #expect(calendars.suffix(1) == ["https://b.example"])
    #expect(told.count == 3)
    #expect(told.allSatisfy { $0.contains("may not") })
    #expect(!told.joined().contains("secret.ics"))
  }
}

extension CalendarSetting {
  fileprivate var told: String {
    switch place {
    case .file(let path): path
    case .address(let url, let way):
      [url.reveal(), way.ca, way.proxy?.address].compactMap { $0 }.joined(separator: " ")
    }
  }
}
