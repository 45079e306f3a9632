import Foundation
import Glibc
import Model
import TestKit
import TestOffice

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The example of six teams as somebody installs it, with made-up secrets and the files that it reads.
struct SixTeams {
  let folder: TemporaryFolder

  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Each has the form that its service gives it.
  static let secrets = [
    "teams-servicedesk":
      "https://prod-07.westeurope.api.powerplatform.com/workflows/0123456789abcdef/triggers/manual/paths/invoke?sig=canary0sig",
    "mattermost-netwerk": "https://chat.voorbeeld.nl/hooks/canary0netwerk",
    "mattermost-beheer": "https://chat.voorbeeld.nl/hooks/canary0beheer",
    "slack-werkplek": "https://hooks.slack.com/services/T0CANARY0/B0CANARY0/canary0slack",
    "slack-bot": "xoxb-1234-canary0bot",
    "matrix-security": "syt_canary0matrix",
    "discord-functioneel": "https://discord.com/api/webhooks/123456789/canary0discord",
    "webhook-it-lead": "https://flow.voorbeeld.nl/in/canary0lead",
    "webhook-wacht": "https://flow.voorbeeld.nl/in/canary0wacht",
    "heartbeat": "https://hc-ping.com/canary0heartbeat",
    "mail-servicedesk": "canary0mail",
    "kpi": "canary0kpi",
  ]

  init() throws {
    folder = try TemporaryFolder()
    for name in ["teams.d", "planning", "cijfers", "ideeen", "credentials"] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    let example = Self.repository.appending(path: "config/six-teams")
    let files = try FileManager.default.subpathsOfDirectory(atPath: example.path(percentEncoded: false))
    for name in files where name.hasSuffix(".yaml") {
      try put(try String(contentsOf: example.appending(path: name), encoding: .utf8), name)
    }
    for (name, secret) in Self.secrets { try put(secret + "\n", "credentials/\(name)") }
    for name in ["servicedesk", "netwerk", "werkplek", "applicaties", "security", "functioneel"] {
      try put("- [ ] Overleg met de leverancier due:2026-12-01\n", "planning/\(name).md")
    }
    try put("[]", "planning/storingen.json")
    try put("title,decided,due\nGeen balie op vrijdag,12-11-2026,04-12-2026\n", "planning/besluiten.csv")
    for name in ["alle", "servicedesk"] {
      try put("name,value,date\nfirst_time_right,71,2026-11-24\n", "cijfers/\(name).csv")
    }
  }

  func put(_ text: String, _ name: String) throws {
    try folder.write(text, to: name)
    chmod(folder.path(name), 0o600)
  }

  /// What `check` says, without the folder's own name.
  func check() async -> (told: [String], accepted: Bool) {
    var surroundings = Office.surroundings(environment: ["CREDENTIALS_DIRECTORY": folder.path("credentials")])
    surroundings.executable = BuiltProgram("dagpost").path
    let check = await ConfigCheck.run(configPath: folder.path("dagpost.yaml"), surroundings: surroundings)
    let bare = { (text: String) in
      text.replacingOccurrences(of: folder.path + "/", with: "")
        .replacingOccurrences(of: surroundings.systemDirectories[0] + "/", with: "systems/")
    }
    return ((check.problems.map(\.sentence) + check.notes).map(bare), check.accepted)
  }
}

/// A typical mistake: in this file, this instead of that. With nothing instead of all, the file is emptied.
struct TypicalMistake {
  let file: String
  let right: String
  let wrong: String

  init(_ file: String, _ right: String, _ wrong: String) {
    (self.file, self.right, self.wrong) = (file, right, wrong)
  }

  /// On one line.
  var words: String {
    func shown(_ text: String) -> String { text.replacing("\n", with: "⏎").replacing("\t", with: "⇥") }
    if file.hasPrefix("credentials/") { return wrong.isEmpty ? "\(file): emptied" : "\(file): \(shown(wrong))" }
    if right.isEmpty { return "\(file): \(wrong.isEmpty ? "emptied" : "added: \(shown(wrong))")" }
    return "\(file): \(shown(right)) → \(wrong.isEmpty ? "(gone)" : shown(wrong))"
  }

  static let sixty: [TypicalMistake] = {
    let main = "dagpost.yaml", desk = "teams.d/servicedesk.yaml", net = "teams.d/netwerk.yaml"
    let place = "teams.d/werkplek.yaml", apps = "teams.d/applicaties.yaml", security = "teams.d/security.yaml"
    let functional = "teams.d/functioneel-beheer.yaml"
    func secret(_ name: String, _ text: String) -> TypicalMistake { .init("credentials/\(name)", "", text) }
    return [
      .init(main, "zone: Europe/Amsterdam", "zone: Amsterdam"),
      .init(main, "[mon, tue, wed, thu, fri]", "[ma, di, wo, do, vr]"),
      .init(main, "language: nl", "language: Nederlands"),
      .init(main, "daily: { at: \"16:30\" }", "daily: { at: \"16.30\" }"),
      .init(main, "daily: { at: \"16:30\" }", "daily: { at: 4:30 pm }"),
      .init(main, "days: [fri]", "days: vrijdag"),
      .init(main, ", days: [fri], on", ", on"),
      .init(main, "\"18:00-08:00\"", "na 18:00"),
      .init(main, "daily: { at: \"16:30\" }", "daily: { at: \"12:30\" }"),
      .init(main, "country: NL", "country: Nederland"),
      .init(main, "2026-12-24:", "24-12-2026:"),
      .init(main, "[Goede vrijdag]", "[Goede Vrijdagg]"),
      .init(main, "channels: [beheer, wacht]", "channels: [beheerder]"),
      .init(main, "include: teams.d/*.yaml", "include: team.d/*.yaml"),
      .init(main, "include: teams.d/*.yaml", "include: teams.d/netwerk.yml"),
      .init(main, "  language: nl", "\tlanguage: nl"),
      .init(main, "language: nl", "language:nl"),
      .init(main, "defaults:", "default:"),
      .init(main, "service: teams,", "service: msteams,"),
      .init(main, "service: slack,", "service: Slack,"),
      .init(main, "credential: slack-werkplek", "credential: slack-werkplk"),
      .init(main, "{ credential: slack-werkplek }", "{ file: secrets/slack }"),
      .init(main, "channel: C0123456789", "channel: #applicaties"),
      .init(main, "room: \"!AbCdEfGhIjKlMnOpQr:voorbeeld.nl\"", "room: !AbCdEfGhIjKlMnOpQr:voorbeeld.nl"),
      .init(main, "\"!AbCdEfGhIjKlMnOpQr:voorbeeld.nl\"", "\"#security:voorbeeld.nl\""),
      .init(main, "homeserver: https://matrix", "homeserver: matrix"),
      .init(main, "on_unknown: hold", "on_unknown: houden"),
      .init(main, "fallback: beheer }\n  werk", "fallback: behoor }\n  werk"),
      .init(main, "[Ravi, rpatel]", "[Ravi, rpatel, Joost]"),
      .init(main, "smallest_group: 5", "smallest_group: vijf"),
      secret("teams-servicedesk", "https://voorbeeld.webhook.office.com/webhookb2/canary0"),
      secret("teams-servicedesk", "https://prod-07.westeurope.api.powerplatform.com/workflows/canary0/triggers"),
      secret("slack-werkplek", "https://hooks.slack.com/services/T0CANARY0"),
      secret("slack-bot", "xoxp-1234-canary0"),
      secret("discord-functioneel", "https://discord.com/channels/123456789/987654321"),
      secret("mattermost-netwerk", "chat.voorbeeld.nl/hooks/canary0netwerk"),
      secret("kpi", ""),
      .init(net, "", ""),
      .init(net, "teams:\n  netwerk:\n    name", "netwerk:\n    name"),
      .init(net, "  netwerk:", "  Netwerk:"),
      .init(net, "channels: [netwerk]", "channels: [netwrk]"),
      .init(net, "channels: [netwerk]", "chanels: [netwerk]"),
      .init(net, "name: Netwerk", "name: \"Netwerk"),
      .init(net, "command: [cat, ../planning/storingen.json]", "command: cat ../planning/storingen.json"),
      .init(net, "[cat, ", "[glpi-export, "),
      .init(net, "deadline: 20s", "deadline: 20"),
      .init(place, "system: tasks", "system: taks"),
      .init(place, "werkplek.md", "werkplk.md"),
      .init(place, "path: ../ideeen", "path: ../ideen"),
      .init(place, "every: 2 weeks", "every: 2 weken"),
      .init(apps, "target: 99.5", "target: 99,5"),
      .init(apps, "better: higher", "better: hoger"),
      .init(apps, "get: https://kpi", "get: kpi"),
      .init(apps, ".waarde", ".waarde["),
      .init(desk, "unit: \"%\"", "unit: %"),
      .init(desk, "agreed: 10 days", "agreed: 10 dagen"),
      .init(desk, "Marjan: 2016-11-28", "Marjan: 28-11-2016"),
      .init(desk, "manager: it-lead", "manager: servicedesk"),
      .init(functional, "source: dagpost note", "source: formulier"),
      .init(security, "gives: absence", "gives: afwezigheid"),
    ]
  }()
}
