import Foundation
import Synchronization
import TestKit
import Testing

/// A canary in every place where a secret can stand: it may leave for its destination, and appear nowhere else.
struct SecretTests {
  @Test func `a secret appears in no log, error, ledger, answer, argument or worker`() async throws {
    let scene = try Scene()
    let server = try scene.services { request in
      // A service that echoes all it was sent, in an error.
      guard request.path.hasPrefix("/slack") || request.path.hasPrefix("/source") else { return nil }
      let echo = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: " ")
      return .answer("no \(request.path) \(echo)", status: 403)
    }
    defer { server.stop() }
    try scene.configure(
      port: server.port, services: PostingTests.all,
      sources: """
                planning: { system: tasks, path: planning.md }
                tokened: { get: "http://127.0.0.1:\(server.port)/source", format: json, gives: note, token: { env: CANARY_TOKEN } }
                basic: { get: "http://127.0.0.1:\(server.port)/source", format: json, gives: note, login: me, password: { credential: basic } }
                header: { get: "http://127.0.0.1:\(server.port)/source", format: json, gives: note, headers: { X-Key: { file: header.key } } }
                nosy: { file: one.json, gives: note, jq: "{id: 1, kind: \\"learned\\", text: ($ENV | tostring)}" }
        """)
    try scene.folder.write("[{\"a\": 1}]", to: "one.json")
    try scene.folder.write("canary0header", to: "header.key")
    try scene.folder.write("canary0basic", to: "basic")
    for name in ["header.key", "basic"] { chmod(scene.folder.path(name), 0o600) }
    let environment = ["CANARY_TOKEN": "canary0token", "CREDENTIALS_DIRECTORY": scene.folder.path]

    let (daemon, socket) = try await scene.daemon(environment: environment)
    let trigger = try await scene.trigger("--wait", "30s")
    let status = try await scene.run("status", "--json", environment: environment)
    let preview = try await scene.run("preview", "--raw", "--json", "--at", Scene.tuesday, environment: environment)
    let check = try await scene.run("check", "--json", environment: environment)
    let arguments = FileManager.default.contents(atPath: "/proc/\(daemon.id)/cmdline") ?? Data()
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    socket.stop()

    var places = [
      "trigger": trigger.output + trigger.errors, "status": status.output + status.errors,
      "preview": preview.output + preview.errors, "check": check.output + check.errors,
      "log": daemon.output + daemon.errors, "notify": socket.said.joined(separator: "\n"),
      "arguments": String(decoding: arguments, as: UTF8.self),
      "posts": scene.arrived.value.map(\.body).joined(separator: "\n"),
    ]
    for file in try FileManager.default.contentsOfDirectory(atPath: scene.folder.path("state")) {
      places["state/\(file)"] = String(
        decoding: FileManager.default.contents(atPath: scene.folder.path("state/\(file)")) ?? Data(), as: UTF8.self)
    }
    for (place, text) in places {
      #expect(!text.lowercased().contains("canary"), "\(place): \(text.prefix(2_000))")
    }
    // The test would pass with an empty hand: the secrets must have been used, and the failures told.
    let sent = server.requests.map { request in
      request.path + request.headers.map { " \($0.name): \($0.value)" }.joined()
    }.joined(separator: "\n")
    for canary in [
      "canary0slack", "canary0teams", "canary0discord", "canary0mattermost", "canary0webhook", "canary0token",
      "canary0header",
    ] {
      #expect(sent.contains(canary))
    }
    #expect(sent.contains("Basic \(Data("me:canary0basic".utf8).base64EncodedString())"))
    #expect(trigger.output.contains("refused. Slack answered 403"))
    #expect(trigger.output.contains("tokened"))
  }

  /// What the unit's own ExecReload= sees of systemd 252: the folder is named, and may not be looked into.
  @Test(.enabled(if: geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
  func `check warns of credentials that it may not read, and refuses one that is not there`() async throws {
    let scene = try Scene()
    try scene.configure(port: 9, services: ["console"])
    let text = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
      .replacing("{ service: console,", with: "{ service: slack,").replacing(
        "{ file: console.url }", with: "{ credential: chat }")
    try scene.folder.write(text, to: "dagpost.yaml")
    for (name, mode) in [("dagpost.yaml", 0o644), ("planning.md", 0o644), ("figures.csv", 0o644)] {
      chmod(scene.folder.path(name), mode_t(mode))
    }
    chmod(scene.folder.path, 0o755)
    let run = scene.folder.path("run")
    try FileManager.default.createDirectory(atPath: run, withIntermediateDirectories: true)
    chmod(run, 0)
    defer { chmod(run, 0o700) }
    let user = ["--reuid", "65534", "--regid", "65534", "--clear-groups", scene.dagpost.path]
    let program = geteuid() == 0 ? BuiltProgram(at: "/usr/bin/setpriv") : scene.dagpost
    let check = try await program.run(
      (geteuid() == 0 ? user : []) + ["check", "--config", "dagpost.yaml"], in: scene.folder.path,
      environment: ["CREDENTIALS_DIRECTORY": run])
    #expect(check.code == 0, "\(check)")
    #expect(check.output.contains("warning: channels.console.url names credential \"chat\", but"))
    #expect(check.output.contains("may not be read by this user"))
    chmod(run, 0o755)
    let missing = try await program.run(
      (geteuid() == 0 ? user : []) + ["check", "--config", "dagpost.yaml"], in: scene.folder.path,
      environment: ["CREDENTIALS_DIRECTORY": run])
    #expect(missing.code == 78, "\(missing)")
    #expect(missing.output.contains("names credential \"chat\", but there is none"))
  }
}
