import Foundation
import Synchronization
import TestKit
import Testing

/// `{{ name }}` is filled in or refused: nothing is sent or shown with braces in it.
struct UnfilledTests {
  /// What stands in the configuration, what stands there instead, and what `check` says of it.
  @Test(arguments: [
    ("name: Service Desk", "name: \"{{ team }} desk\"", "teams.desk.name holds {{ team }}"),
    (
      "language: en", "language: en\n    update: { lines: [\"Mind {{ what }}\"] }",
      "teams.desk.update.lines.text holds {{ what }}"
    ),
    (
      "language: en", "language: en\n    input: { say: \"mail {{ whom }}\", source: dagpost note }",
      "teams.desk.input.say holds {{ whom }}"
    ),
    ("say: satisfaction", "say: \"{{ what }} satisfaction\"", "teams.desk.figures.satisfaction.say holds {{ what }}"),
    ("calls: Marjan", "calls: \"{{ who }} Marjan\"", "teams.desk.contacts.calls holds {{ who }}"),
    ("calls: Marjan", "\"{{ what }} calls\": Marjan", "teams.desk.contacts.{{ what }} calls holds {{ what }}"),
    (
      "path: planning.md", "path: planning.md, title: \"{{ list }} list\"",
      "teams.desk.sources.planning.title holds {{ list }}"
    ),
  ])
  func `what readers would see is shown without the braces, and check says where`(
    old: String, new: String, sentence: String
  ) async throws {
    let scene = try UnfilledTests.scene(old, new)
    let check = try await scene.run("check")
    #expect(check.code == 0, "\(check)")
    let line = try UnfilledTests.line(of: "{{", in: scene)
    #expect(
      check.output.contains("dagpost.yaml:\(line):") && check.output.contains("warning: \(sentence)"), "\(check.output)"
    )
    let preview = try await scene.run("preview", "--at", Scene.tuesday)
    #expect(preview.code == 0)
    #expect(!preview.output.contains("{{") && !preview.output.contains("}}"), "\(preview.output)")
  }

  @Test(arguments: [
    ("path: planning.md", "path: \"{{ today }}.md\"", "teams.desk.sources.planning.path holds {{ today }}"),
    (
      "file: figures.csv", "file: figures.csv, columns: { name: \"{{ n }}\" }",
      "teams.desk.sources.figures.columns.name holds {{ n }}"
    ),
    (
      "file: figures.csv", "file: figures.csv, jq: '{ name: \"{{ today }}\", value: 1 }'",
      "teams.desk.sources.figures.jq holds {{ today }}"
    ),
    (
      "file: figures.csv", "get: \"http://127.0.0.1:9/a.csv\", headers: { X-Key: \"{{ key }}\" }",
      "teams.desk.sources.figures.headers.X-Key holds {{ … }}"
    ),
    (
      "file: figures.csv", "get: \"http://127.0.0.1:9/a.csv\", proxy: \"http://{{ host }}\"",
      "teams.desk.sources.figures.proxy"
    ),
    (
      "file: figures.csv", "get: \"http://127.0.0.1:9/a.csv\", token: \"{{ token }}\"",
      "teams.desk.sources.figures.token holds {{ … }}"
    ),
  ])
  func `a source that would ask with braces is not read`(old: String, new: String, sentence: String) async throws {
    let scene = try UnfilledTests.scene(old, new)
    let check = try await scene.run("check")
    let line = try UnfilledTests.line(of: "{{", in: scene)
    #expect(check.output.contains("dagpost.yaml:\(line):") && check.output.contains(sentence), "\(check.output)")
    let preview = try await scene.run("preview", "--at", Scene.tuesday)
    #expect(!preview.output.contains("{{"))
    #expect(preview.errors.contains("nothing fills it in") || preview.code == 78, "\(preview)")
  }

  @Test func `a channel with braces takes no post, and everything else runs`() async throws {
    let scene = try UnfilledTests.scene("service: slack,", "service: slack, proxy: \"http://{{host}}:3128\",")
    let check = try await scene.run("check")
    #expect(check.code == 0, "\(check)")
    #expect(check.output.contains("channels.slack.proxy holds {{host}}"), "\(check.output)")
    let run = try await scene.trigger()
    #expect(run.code == 1, "\(run)")
    #expect(try await scene.run("outbox", "list").output.contains("refused"))
  }

  @Test func `a name that nothing gives is a mistake where names are filled in`()
    async throws
  {
    for (old, new, sentence) in [
      ("file: figures.csv", "file: \"{{ name }}.csv\"", "names {{ name }}, which nothing gives"),
      ("file: figures.csv", "command: [cat, \"{{ name\"], format: csv", "opens {{ and does not close it"),
    ] {
      let scene = try UnfilledTests.scene(old, new)
      let check = try await scene.run("check")
      #expect(check.code == 78)
      #expect(check.output.contains(sentence), "\(check.output)")
    }
  }

  @Test func `a header of the moment is filled in`() async throws {
    let asked = Mutex<[String]>([])
    let server = try LoopbackServer { request in
      asked.withLock { $0 += request.headers.filter { $0.name.lowercased() == "x-day" }.map(\.value) }
      return .answer("name,value\nsatisfaction,7.8\n")
    }
    let scene = try UnfilledTests.scene(
      "file: figures.csv",
      "get: \"http://127.0.0.1:\(server.port)/a.csv\", headers: { X-Day: \"day {{ today }}\" }")
    let preview = try await scene.run("preview", "--at", Scene.tuesday, "--edition", "daily")
    #expect(preview.code == 0, "\(preview)")
    #expect(asked.withLock { $0 } == ["day 2026-11-24"])
    server.stop()
  }

  private static func scene(_ old: String, _ new: String) throws -> Scene {
    let scene = try Scene()
    try scene.configure(port: 9)
    let text = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(text.replacingOccurrences(of: old, with: new), to: "dagpost.yaml")
    chmod(scene.folder.path("dagpost.yaml"), 0o600)
    return scene
  }

  private static func line(of text: String, in scene: Scene) throws -> Int {
    let lines = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.contains(text) } ?? -1) + 1
  }
}
