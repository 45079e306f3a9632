import Foundation
import TestKit
import Testing

/// Signals that come before the daemon is ready are taken once it is.
///
/// The loader needs its time before `main` begins, and there the kernel ends a process whatever it would do later. So these
/// daemons begin with a signal that waits already, blocked by who started them.
@Suite(.serialized) struct EarlySignalTests {
  @Test func `a reload that was asked for before the first instruction is carried out when the daemon is ready`()
    async throws
  {
    for _ in 1...5 {
      let (scene, daemon, socket) = try EarlySignalTests.start(with: "HUP")
      try await socket.heard("RELOADING=1")
      #expect(socket.said.first == "READY=1")
      daemon.send(SIGTERM)
      let ended = try await daemon.ended()
      #expect(ended.code == 0)
      socket.stop()
      _ = scene
    }
  }

  @Test(arguments: ["TERM", "INT"])
  func `an end that was asked for before the first instruction comes in order`(signal: String) async throws {
    for _ in 1...5 {
      let (scene, daemon, socket) = try EarlySignalTests.start(with: signal)
      let ended = try await daemon.ended()
      #expect(ended.code == 0, "\(ended)")
      try await socket.heard("STOPPING=1")
      socket.stop()
      _ = scene
    }
  }

  @Test func `the programs of sources start with no signal blocked or ignored`() async throws {
    let scene = try Scene()
    try scene.configure(
      port: 9,
      sources:
        "      own: { command: [sh, -c, \"grep -E 'Sig(Blk|Ign)' /proc/self/status > \(scene.folder.path)/masks\"], "
        + "format: json, gives: item }")
    let (daemon, socket) = try await scene.daemon()
    _ = try await scene.run("preview", "--edition", "daily")
    daemon.send(SIGTERM)
    let ended = try await daemon.ended()
    #expect(ended.code == 0)
    socket.stop()
    let masks = try String(contentsOfFile: scene.folder.path("masks"), encoding: .utf8)
    let values = masks.split(separator: "\n").map { UInt64($0.suffix(16), radix: 16) }
    // The first 31: glibc keeps 32 and 33 for itself.
    #expect(values.map { $0.map { $0 & 0x7fff_ffff } } == [0, 0], "\(masks)")
  }

  private static func start(with signal: String) throws -> (Scene, RunningProgram, NotifySocket) {
    let scene = try Scene()
    try scene.configure(port: 9)
    let socket = try NotifySocket(in: scene.folder)
    let daemon = try BuiltProgram(at: "/usr/bin/env").start(
      [
        "--block-signal=HUP,TERM,INT", "sh", "-c", "kill -\(signal) $$; exec \"$0\" run --config dagpost.yaml",
        scene.dagpost.path,
      ], in: scene.folder.path, environment: ["NOTIFY_SOCKET": socket.path])
    return (scene, daemon, socket)
  }
}
