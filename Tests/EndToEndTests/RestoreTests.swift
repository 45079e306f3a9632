import Foundation
import Synchronization
import TestKit
import Testing

/// The ledger's care as an operator sees it: backups, checks, and what follows from damage.
@Suite(.serialized) struct RestoreTests {
  private func ledger(_ scene: Scene) -> String { scene.folder.path("state/ledger.sqlite") }

  private func backups(_ scene: Scene) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scene.folder.path("state/backups")).sorted()
  }

  /// Overwrites all that follows the first page.
  private func ruin(_ scene: Scene, file: String = "state/ledger.sqlite") throws {
    let path = scene.folder.path(file)
    var bytes = try #require(FileManager.default.contents(atPath: path))
    for index in bytes.indices.dropFirst(4_096) { bytes[index] = 0xEE }
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  @Test func `a ledger ruined by a crash is restored, and nothing is sent that may be out already`() async throws {
    let scene = try Scene()
    let isOpen = Mutex(false)
    let server = try scene.services { request in
      // Discord is down until after the backup.
      request.path.contains("discord") && !isOpen.withLock { $0 } ? .answer("later", status: 503) : nil
    }
    defer { server.stop() }
    try scene.configure(port: server.port, services: ["slack", "discord"])
    let (daemon, socket) = try await scene.daemon()
    _ = try await scene.trigger("--wait", "0s")
    try await daemon.logged("→ discord: tried again at")
    let backup = try await scene.run("ledger", "backup")
    #expect(backup.code == 0, "\(backup.errors)")
    #expect(backup.output.hasPrefix("The backup was made and found good: state/backups/ledger-20"))
    let check = try await scene.run("ledger", "check", "--full")
    #expect(check.code == 0, "\(check.errors)")
    #expect(check.output.contains("state/ledger.sqlite: no damage was found.\n  good  state/backups/ledger-20"))

    // After the backup: Discord gets its post.
    isOpen.withLock { $0 = true }
    try await daemon.logged("→ discord: delivered")
    daemon.send(SIGKILL)
    _ = try await daemon.ended()
    socket.stop()
    let arrived = scene.arrived.value.count
    #expect(arrived == 2)
    try ruin(scene)

    let (again, second) = try await scene.daemon()
    try await again.logged("so a backup was restored: ledger-20")
    #expect(again.errors.contains("so a backup was restored: ledger-20"))
    try await again.logged("so a backup was restored: ledger-20")
    #expect(again.errors.contains("so a backup was restored: ledger-20"))
    try await again.logged("1 post that was open then is held")
    #expect(again.errors.contains("1 post that was open then is held"))
    #expect(second.said.contains { $0.hasPrefix("STATUS=the ledger was restored, see the log; 1 team") })
    let status = try await scene.run("status")
    #expect(status.code == 1)
    #expect(status.output.contains("! The ledger was damaged and restored at "))
    #expect(
      status.output.contains("held; a person has to decide: the ledger was restored from a backup"), "\(status.output)")
    let trigger = try await scene.dagpost.run(
      ["--config", "dagpost.yaml", "--trigger", "daily", "--wait", "5s"], in: scene.folder.path)
    #expect(trigger.code == 1)
    #expect(trigger.output.contains("nothing was sent: the ledger was restored from a backup of"), "\(trigger.output)")
    again.send(SIGTERM)
    #expect(try await again.ended().code == 0)
    second.stop()
    #expect(scene.arrived.value.count == arrived, "nothing went out twice")
    let aside = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path("state/corrupt"))
    #expect(aside.count == 1)

    let forget = try await scene.run("ledger", "forget", "Joost", "--yes")
    #expect(forget.code == 1, "somebody has to delete what was set aside")
    #expect(forget.output.contains("it may name them; delete it: state/corrupt/ledger-"))
    #expect(forget.output.contains("  in state/backups/ledger-20"))
    for file in try backups(scene).map({ "state/backups/\($0)" }) + ["state/ledger.sqlite"] {
      let bytes = try #require(FileManager.default.contents(atPath: scene.folder.path(file)))
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Joost"), "\(file)")
    }
  }

  @Test func `damage that is found while it runs ends the daemon with 74, and the next start mends it`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    let (daemon, socket) = try await scene.daemon()
    _ = try await scene.trigger()
    _ = try await scene.run("ledger", "backup")
    try ruin(scene)
    let check = try await scene.run("ledger", "check")
    #expect(check.code == 74)
    #expect(check.errors.contains("Nothing is sent any more. The next start restores the newest good backup."))
    #expect(try await daemon.ended().code == 74)
    #expect(daemon.errors.contains("Nothing is sent any more."))
    socket.stop()
    let (again, second) = try await scene.daemon()
    try await again.logged("so a backup was restored")
    #expect(again.errors.contains("so a backup was restored"))
    again.send(SIGTERM)
    #expect(try await again.ended().code == 0)
    second.stop()
    #expect(server.requests.count == 1)
  }

  @Test func `without a good backup every start is refused with 74, and says what to do`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    _ = try await scene.trigger()
    for name in try backups(scene) { try ruin(scene, file: "state/backups/\(name)") }
    try scene.folder.write("no database", to: "state/ledger.sqlite")
    for arguments in [["run"], ["run"], ["note", "done", "x"]] {
      let refused = try await scene.dagpost.run(arguments + ["--config", "dagpost.yaml"], in: scene.folder.path)
      #expect(refused.code == 74 || refused.code == 64, "\(refused.errors)")
    }
    let refused = try await scene.run("run")
    #expect(refused.code == 74)
    #expect(refused.errors.contains("could not be used (file is not a database"))
    #expect(refused.errors.contains("Put a copy of your own there, named ledger-YYYY-MM-DD.sqlite, and start again."))
    #expect(FileManager.default.contents(atPath: ledger(scene)) == Data("no database".utf8))
    #expect(server.requests.count == 1)
  }

  /// The shell in a name space of its own, where it may mount.
  private static let mayMount: Bool = {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    shell.arguments = ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    shell.standardError = FileHandle.nullDevice
    guard (try? shell.run()) != nil else { return false }
    shell.waitUntilExit()
    return shell.terminationStatus == 0
  }()

  @Test(.enabled(if: mayMount)) func `no room for a backup is told, and the daemon goes on posting`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    _ = try await scene.run("ledger", "backup")
    try FileManager.default.createDirectory(
      atPath: scene.folder.path("state/backups"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    chmod(scene.folder.path("state"), 0o700)
    let script = """
      mount -t tmpfs -o size=40k,mode=0700 tmpfs state/backups &&
      \(scene.dagpost.path) --config dagpost.yaml --trigger daily --at \(Scene.tuesday) && ls -A state/backups | wc -l
      \(scene.dagpost.path) --config dagpost.yaml ledger backup; echo "code $?"
      """
    let shell = Process()
    let out = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    shell.arguments = ["-rm", "sh", "-c", script]
    shell.currentDirectoryURL = URL(fileURLWithPath: scene.folder.path)
    (shell.standardOutput, shell.standardError) = (out, out)
    try shell.run()
    let text = String(decoding: try out.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let lines = text.split(separator: "\n")
    try #require(lines.count == 5, "\(text)")
    #expect(lines[0].hasSuffix("→ slack: delivered"))
    #expect(lines[1].hasSuffix("could not make a backup, because its disk is full. Make room there."))
    #expect(lines[2] == "0", "nothing unfinished is left")
    #expect(lines[3] == lines[1] && lines[4] == "code 1")
  }
}
