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

/// `privacy-report`, from a configuration with something of everything.
struct PrivacyReportTests {
  private static let config = """
    state: /var/lib/dagpost
    alarm: spare
    heartbeat: { url: { file: beat.url } }
    unnamed: [Gerda]
    people: [[Gerda, "Vries, Gerda de", gdevries], [Fatima, fjansen]]
    defaults:
      zone: Europe/Amsterdam
      editions: { daily: { at: "16:30" }, weekly: { at: "15:30", days: [fri] } }
    channels:
      chat: { service: slack, url: { file: slack.url }, fallback: spare }
      spare: { service: console }
      boss: { service: mattermost, url: { credential: boss } }
      screen: { service: console }
    sources:
      calls:
        get: https://desk.voorbeeld.nl/canary/path?q=canary
        token: { file: token }
        format: json
        jq: "{ title: .what, owner: .who, kind: .soort, finished: .closed }"
        gives: item
        counted: [Storing, Vraag]
        exclude: { labels: [Personeelszaken], kinds: [] }
    teams:
      servicedesk:
        name: Servicedesk | A
        language: nl
        sources:
          calls:
          planning: { system: tasks, path: canary/planning.md }
          leave: { file: leave.csv, gives: absence }
          commits: { system: git, path: /srv/git/canary/werkplek.git, counted: true }
          secretive: { system: tasks, path: hr.md, titles: hidden }
          inbox: { system: mailbox, url: "imaps://mail.voorbeeld.nl/canary", login: canary@voorbeeld.nl, password: { file: token }, senders: [voorbeeld.nl] }
          nps: { file: nps.csv, gives: metric }
        channels: [chat, screen]
        manager: boss
        contacts: { meldingen: Marjan, wijzigingen: Joost }
        anniversaries: { Fatima: 2016-11-25 }
        smallest_group: 8
      netwerk:
        name: Netwerkbeheer
        sources: [calls]
        channels: [chat]
        editions: { weekly: none }
        update: { sections: [done, next] }
        contacts: { storingen: Ravi }
    """

  private let folder: TemporaryFolder
  private let surroundings = Office.surroundings()

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.config, to: "dagpost.yaml")
    try folder.write("https://hooks.slack.com/services/T0/B0/canary", to: "slack.url")
    try folder.write("https://hc-ping.com/canary", to: "beat.url")
    try folder.write("canary-token", to: "token")
    for name in ["slack.url", "beat.url", "token", "dagpost.yaml"] { chmod(folder.path(name), 0o600) }
  }

  private func report(_ language: Language?, _ teams: TeamName...) throws -> String {
    try PrivacyReport.run(
      language: language, teams: teams, configPath: folder.path("dagpost.yaml"), surroundings: surroundings
    ).replacingOccurrences(of: folder.path, with: "/etc/dagpost")
  }

  @Test(arguments: Language.allCases) func `the report reads as recorded`(language: Language) throws {
    let text = try report(language)
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/privacy-report.\(language.rawValue).md")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(file.path)")
    }
    #expect(text == (try? String(contentsOf: file, encoding: .utf8)))
  }

  @Test(arguments: Language.allCases) func `no secret, no path of an address and nobody's name stands in it`(
    language: Language
  ) throws {
    let text = try report(language).lowercased()
    for word in ["canary", "gerda", "gdevries", "fatima", "marjan", "joost", "ravi"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains("https://hooks.slack.com") && text.contains("imaps://mail.voorbeeld.nl"))
  }

  @Test func `it is in the language of the first team unless another is asked for, and about all teams or some`() throws
  {
    #expect(try report(nil).hasPrefix("# Dagpost en persoonsgegevens"))
    #expect(try report(nil, "netwerk").hasPrefix("# Dagpost and personal data"))
    let one = try report(.en, "netwerk")
    #expect(!one.contains("Servicedesk") && one.contains("### Team Netwerkbeheer"))
    // Its layout shows no people, so no contact either.
    #expect(!one.contains("Contact: whom to ask"))
    #expect(try report(.en).contains("### Team Servicedesk | A"))
  }

  @Test func `a team that is not there, and a configuration that is wrong, are told`() throws {
    #expect(throws: Refusal.self) { try report(.en, "netwrk") }
    try folder.write(Self.config.replacingOccurrences(of: "language: nl", with: "langage: nl"), to: "dagpost.yaml")
    let error = #expect(throws: Refusal.self) { try report(.en) }
    #expect(error?.sentences.contains { $0.contains("did you mean \"language\"?") } == true)
  }
}
