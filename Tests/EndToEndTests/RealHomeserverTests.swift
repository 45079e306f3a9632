import Foundation
import Synchronization
import TestKit
import Testing

/// The folder of a homeserver that `make test-real` started.
private let homeserver = ProcessInfo.processInfo.environment["DAGPOST_HOMESERVER"]

/// A real homeserver, which `make test-real` starts: what it takes, and that it knows a post again.
@Suite(.serialized, .enabled(if: homeserver != nil, "needs a homeserver: make test-real"))
struct RealHomeserverTests {
  private static let address =
    "http://127.0.0.1:\(ProcessInfo.processInfo.environment["DAGPOST_HOMESERVER_PORT"] ?? "")"

  private func text(_ file: String) throws -> String {
    try String(contentsOfFile: try #require(homeserver) + "/" + file, encoding: .utf8).trimmingCharacters(in: .newlines)
  }

  private func scene(at server: String) throws -> Scene {
    let scene = try Scene()
    try scene.configure(port: 9, services: ["matrix"])
    let config = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(
      config.replacing("http://127.0.0.1:9/matrix", with: server).replacing(
        "!room:example.org", with: try text("room")),
      to: "dagpost.yaml")
    try scene.folder.write(try text("token"), to: "matrix.token")
    try scene.folder.write("- [x] <b>@room</b> & \"all\" 👩‍👩‍👧 done:2026-11-24\n", to: "planning.md")
    return scene
  }

  private func curl(_ arguments: String...) async throws -> BuiltProgram.Ended {
    try await BuiltProgram(at: "/usr/bin/curl").run(
      ["-s", "-H", "Authorization: Bearer \(text("token"))"] + arguments, in: NSTemporaryDirectory())
  }

  /// The messages of the room with this transaction.
  private func events(_ transaction: String) async throws -> Int {
    let room = try text("room").addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let said = try await curl("\(Self.address)/_matrix/client/v3/rooms/\(room)/messages?dir=b&limit=100").output
    return said.components(separatedBy: "\"transaction_id\":\"\(transaction)\"").count - 1
  }

  @Test func `a post whose answer is lost is shown once`() async throws {
    // A line to the homeserver that breaks after the first request was taken.
    let isFirst = Flag()
    let line = try LoopbackServer { request in
      let file = NSTemporaryDirectory() + "dagpost-real-\(UUID().uuidString)"
      defer { try? FileManager.default.removeItem(atPath: file) }
      guard (try? Data(request.body).write(to: URL(filePath: file))) != nil,
        let said = try? await self.curl(
          "-X", request.method, "-H", "Content-Type: application/json", "--data-binary", "@\(file)",
          "\(Self.address)\(request.path)")
      else { return .answer("no line", status: 503) }
      return isFirst.take() ? .hangUp : .answer(said.output, type: "application/json")
    }
    defer { line.stop() }
    let scene = try scene(at: "http://127.0.0.1:\(line.port)")
    let run = try await scene.trigger("--wait", "60s")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("→ matrix: delivered"))
    #expect(line.requests.count == 2 && Set(line.requests.map(\.text)).count == 1)
    let transaction = try #require(line.requests.first?.path.split(separator: "/").last.map(String.init))
    #expect(try await events(transaction) == 1)
  }

  @Test func `a token that is none and a room that is not ours are told`() async throws {
    let scene = try scene(at: Self.address)
    try scene.folder.write("syt_wrong", to: "matrix.token")
    let wrong = try await scene.trigger()
    #expect(wrong.code == 1)
    #expect(
      wrong.output.contains("Matrix answered 401 M_UNKNOWN_TOKEN: the access token is not valid"), "\(wrong.output)")
    try scene.folder.write(try text("token"), to: "matrix.token")
    let config = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(config.replacing(try text("room"), with: "!nobody:localhost"), to: "dagpost.yaml")
    let stranger = try await scene.trigger("--again")
    #expect(
      stranger.output.contains("Matrix answered 403 M_FORBIDDEN: the account is not in the room"), "\(stranger.output)")
  }
}

/// Up once.
private final class Flag: Sendable {
  private let up = Mutex(true)
  /// Whether it was still up; it is down then.
  func take() -> Bool {
    up.withLock { up in
      defer { up = false }
      return up
    }
  }
}
