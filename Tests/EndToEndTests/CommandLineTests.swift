import Foundation
import TestKit
import Testing

/// What a newcomer types, and what it says.
struct CommandLineTests {
  @Test func `init writes a configuration that check accepts and preview shows`() async throws {
    let scene = try Scene()
    let made = try await scene.dagpost.run(["init", "mine"], in: scene.folder.path)
    #expect(made.code == 0, "\(made.errors)")
    let check = try await scene.dagpost.run(["check", "--config", "mine/dagpost.yaml"], in: scene.folder.path)
    #expect(check.code == 0)
    #expect(check.output == "mine/dagpost.yaml is fine: 1 team.\n")
    let preview = try await scene.dagpost.run(["preview", "--config", "mine/dagpost.yaml"], in: scene.folder.path)
    #expect(preview.output.contains("Our team | daily update"))
    #expect(preview.output.contains("Mail migration"), "the first preview has something to show")
    let again = try await scene.dagpost.run(["init", "mine"], in: scene.folder.path)
    #expect(again.code == 1)
    #expect(again.errors.contains("exists already; it was left as it is"))
  }

  @Test func `init in Dutch is Dutch throughout`() async throws {
    let scene = try Scene()
    let made = try await scene.dagpost.run(["init", "--language", "nl", "mijn"], in: scene.folder.path)
    #expect(made.code == 0, "\(made.errors)")
    let check = try await scene.dagpost.run(["check", "--config", "mijn/dagpost.yaml"], in: scene.folder.path)
    #expect(check.output == "mijn/dagpost.yaml is fine: 1 team.\n")
    let preview = try await scene.dagpost.run(["preview", "--config", "mijn/dagpost.yaml"], in: scene.folder.path)
    #expect(preview.output.contains("Ons team | dagupdate"), "\(preview.output)")
    #expect(preview.output.contains("Mailmigratie"))
    #expect(preview.output.contains("tevredenheid"))
    #expect(!preview.output.contains("not read") && !preview.output.contains("left out"), "\(preview.output)")
    for name in ["dagpost.yaml", "planning.md", "cijfers.csv"] {
      let text = try String(contentsOfFile: scene.folder.path("mijn/\(name)"), encoding: .utf8)
      #expect(text.firstMatch(of: /\b(the|and|your|team's|holidays are|what)\b/) == nil, "\(name)")
    }
    let other = try await scene.dagpost.run(["init", "--language", "de", "mijn"], in: scene.folder.path)
    #expect(other.code == 64)
  }

  @Test func `what init writes knows public holidays`() async throws {
    let scene = try Scene()
    for language in ["en", "nl"] {
      _ = try await scene.dagpost.run(["init", "--language", language, language], in: scene.folder.path)
      let simulated = try await scene.dagpost.run(
        ["simulate", "--config", "\(language)/dagpost.yaml", "--from", "2026-12-24", "--to", "2026-12-26"],
        in: scene.folder.path)
      #expect(simulated.code == 0, "\(simulated)")
      #expect(
        simulated.output.contains(#/2026-12-24 16:30 +team +daily +posted/#)
          && simulated.output.contains(#/2026-12-25 16:30 +team +daily +skipped: Christmas Day/#), "\(simulated.output)"
      )
    }
  }

  @Test(arguments: [
    (["--trigger", "dayly"], 64, "No team has an edition \"dayly\" (did you mean \"daily\"?)"),
    (["--trigger", "daily", "--team", "dest"], 64, "There is no team \"dest\" (did you mean \"desk\"?)"),
    (["--trigger", "daily", "--channel", "slak"], 64, "There is no channel \"slak\" (did you mean \"slack\"?)"),
    (["--trigger", "daily", "--dry-run", "--channel", "slak"], 64, "There is no channel \"slak\""),
    (["preview", "--channel", "slak"], 64, "There is no channel \"slak\" (did you mean \"slack\"?); there is slack."),
    (["--trigger", "daily", "--at", "4pm"], 64, "--at is \"4pm\"; it should be a time like 16:30"),
    (["--trigger", "daily", "--wait", "soon"], 64, "--wait is \"soon\"; it should be a time like 60s or 2m"),
    (["--team", "desk"], 64, "--team goes with --trigger"),
    (["--wait", "5s"], 64, "--wait goes with --trigger"),
    (["preview", "--edition", "dialy"], 64, "(did you mean \"daily\"?)"),
    (["chekc"], 64, "chekc"),
  ])
  func `wrong words are answered with what to do`(arguments: [String], code: Int32, sentence: String) async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let run = try await scene.dagpost.run(
      arguments + (arguments.first == "chekc" ? [] : ["--config", "dagpost.yaml"]), in: scene.folder.path)
    #expect(run.code == code)
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }

  @Test func `a mistake in jq has its place, also among others`() async throws {
    let scene = try Scene()
    try scene.configure(
      port: 9, sources: "      kpi: { file: figures.csv, gives: metric, jq: \"{ name: \" }", more: "chanels: {}")
    let check = try await scene.run("check")
    #expect(check.code == 78)
    #expect(
      check.output.contains(
        "dagpost.yaml:16:48: teams.desk.sources.kpi.jq cannot be used: its jq program does not compile"),
      "\(check.output)")
    #expect(check.output.contains("chanels is not a known setting"))
    #expect(check.output.contains("2 mistakes to mend."))
  }

  @Test func `a configuration that is not there is said in a sentence`() async throws {
    let scene = try Scene()
    let run = try await scene.dagpost.run(["check", "--config", "nowhere.yaml"], in: scene.folder.path)
    #expect(run.code == 78)
    #expect(run.output.contains("nowhere.yaml"))
  }

  @Test(arguments: [
    "", "run", "check", "preview", "note", "status", "simulate", "systems", "services", "init", "ledger",
    "ledger forget", "ledger backup", "ledger check", "ledger prune", "privacy-report", "outbox", "outbox list",
    "outbox show", "outbox replay", "outbox drop", "outbox confirm", "pause", "skip", "resume", "history", "explain",
    "doctor",
  ])
  func `help is as recorded`(command: String) async throws {
    let scene = try Scene()
    let help = try await scene.dagpost.run(
      command.split(separator: " ").map(String.init) + ["--help"], in: scene.folder.path,
      environment: ["COLUMNS": "100"])
    #expect(help.code == 0)
    try Recorded.expect(
      help.output, named: "help\(command.isEmpty ? "" : "-\(command.replacingOccurrences(of: " ", with: "-"))").txt")
  }

  @Test func `the catalogs list what is there`() async throws {
    let scene = try Scene()
    let services = try await scene.dagpost.run(["services"], in: scene.folder.path)
    for name in ["console", "slack", "slackbot", "teams", "discord", "mattermost", "matrix", "webhook"] {
      #expect(services.output.contains("\n\(name)  ") || services.output.hasPrefix("\(name)  "))
    }
    #expect(services.output.contains("Every channel may also say:\n    on_unknown  "))
    let sources = try await scene.dagpost.run(["systems"], in: scene.folder.path)
    #expect(sources.output.contains("Every source may also say:\n    title  "))
    let systems = try await scene.dagpost.run(["systems", "--json"], in: scene.folder.path)
    #expect(systems.code == 0)
    #expect(systems.output.contains("\"name\" : \"git\"") && systems.output.contains("\"name\" : \"tasks\""))
  }
}
