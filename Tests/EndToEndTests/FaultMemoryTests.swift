import Foundation
import TestKit
import Testing

/// What a hostile service costs in memory: the most that the built program ever holds, beside a service that says `ok`.
@Suite(.serialized, .timeLimit(.minutes(10))) struct FaultMemoryTests {
  private static let ok = "HTTP/1.1 200 OK\r\n"
  private static let hostile: [(name: String, reply: LoopbackReply)] = [
    ("an endless body", .endless(start: Array((ok + "\r\n").utf8), again: Array(repeating: 0x78, count: 65_536))),
    (
      "an endless body of chunks",
      .endless(start: Array((ok + "Transfer-Encoding: chunked\r\n\r\n").utf8), again: Array("4\r\nmore\r\n".utf8))
    ),
    (
      "packed zeros",
      .endless(
        start: Array((ok + "Content-Encoding: gzip\r\n\r\n").utf8) + [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF],
        again: Array(repeating: 0, count: 65_536))
    ),
    ("endless headers", .endless(start: Array(ok.utf8), again: Array("X-More: and more\r\n".utf8))),
    ("one endless header", .endless(start: Array((ok + "X: ").utf8), again: Array(repeating: 0x78, count: 65_536))),
    ("10,000 headers", .text(ok + String(repeating: "X-More: and more\r\n", count: 10_000) + "\r\n", then: .close)),
    ("100 for ever", .endless(start: [], again: Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))),
    ("JSON 10,000 deep", .answer(String(repeating: "{\"a\":", count: 10_000), status: 500)),
  ]

  @Test func `no answer costs a mebibyte more than a good one`() async throws {
    var usual = 0
    for _ in 1...4 { usual = max(usual, try await peak(.answer("ok"))) }
    var worst = (name: "", kibibytes: 0)
    for (name, reply) in Self.hostile {
      // The smaller of two: a peak of the moment, in the allocator or the linker, is not the answer's.
      let more = min(try await peak(reply), try await peak(reply)) - usual
      #expect(more <= 1024, "\(name): \(more) KiB more than the \(usual) KiB of a good answer")
      if more > worst.kibibytes { worst = (name, more) }
    }
    print("a good answer: peak \(usual) KiB; of \(Self.hostile.count) hostile ones at most \(worst.kibibytes) KiB more")
  }

  /// The largest resident size of one post by hand, in KiB.
  private func peak(_ reply: LoopbackReply) async throws -> Int {
    let scene = try Scene()
    let server = try LoopbackServer { _ in reply }
    defer { server.stop() }
    // Without a source that has jq started: that is this program once more.
    try scene.configure(port: server.port, sources: "      figures: { file: figures.csv, gives: metric }")
    let config = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write(
      config.replacingOccurrences(of: "service: slack,", with: "service: slack, on_unknown: hold,"), to: "dagpost.yaml")
    let script = """
      import resource, subprocess, sys
      subprocess.run(sys.argv[1:])
      print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
      """
    let ended = try await BuiltProgram(at: "/usr/bin/python3").run(
      [
        "-c", script, scene.dagpost.path, "--config", "dagpost.yaml", "--trigger", "daily", "--at", Scene.tuesday,
        "--wait", "5s",
      ], in: scene.folder.path)
    let words = ended.output.split(whereSeparator: \.isWhitespace)
    #expect(server.requests.count >= 1, "\(ended.output)\(ended.errors)")
    return try #require(words.last.flatMap { Int($0) }, "\(ended.output)\(ended.errors)")
  }
}
