import Foundation
import Glibc
import TestKit
import Testing

/// What destroys tells beforehand what it will touch, and asks; nothing happens without a yes.
struct ConsentTests {
  private static let post = "desk/daily/2026-11-24/slack"

  @Test(arguments: ["", "n\n", "\n", "no\n", "yeah\n", "\u{4}"])
  func `forgetting is told beforehand and left when the answer is not yes`(typed: String) async throws {
    let scene = try await ConsentTests.scene()
    let asked = try await Terminal.run(
      scene.dagpost.path, ["--config", "dagpost.yaml", "ledger", "forget", "Joost"], in: scene.folder.path,
      typing: typed.isEmpty ? "\u{4}" : typed)
    #expect(asked.code == 1, "\(asked)")
    #expect(asked.shown.contains("This would be changed for \"Joost\" in all teams:"))
    #expect(asked.shown.contains("records") && asked.shown.contains("ledger.sqlite"))
    #expect(asked.shown.contains("Forget? It cannot be undone. [y/N] "))
    #expect(asked.shown.contains("Nothing was changed."))
    #expect(asked.output.isEmpty)
    let rehearsal = try await scene.run("ledger", "forget", "Joost", "--dry-run")
    #expect(rehearsal.output.hasPrefix("This would be changed for \"Joost\""), "he is still there")
  }

  @Test(arguments: ["y\n", "yes\n", "Ja\n"])
  func `forgetting goes on after a yes`(typed: String) async throws {
    let scene = try await ConsentTests.scene()
    let asked = try await Terminal.run(
      scene.dagpost.path, ["ledger", "forget", "Joost", "--team", "desk", "--config", "dagpost.yaml"],
      in: scene.folder.path, typing: typed)
    #expect(asked.code == 0, "\(asked)")
    #expect(asked.shown.contains("This would be changed for \"Joost\" in desk:"))
    #expect(asked.output.hasPrefix("Forgotten in desk: \"Joost\".\n"))
  }

  @Test func `an option before the command is no less meant`() async throws {
    let scene = try await ConsentTests.scene()
    for words in [
      ["--config", "dagpost.yaml", "ledger", "forget", "Joost", "--team", "desk", "--dry-run"],
      ["--dry-run", "--config=dagpost.yaml", "ledger", "--team", "desk", "forget", "Joost"],
      ["--team=desk", "ledger", "--dry-run", "forget", "Joost", "--config", "dagpost.yaml"],
    ] {
      let rehearsal = try await scene.dagpost.run(words, in: scene.folder.path)
      #expect(rehearsal.code == 0)
      #expect(rehearsal.output.hasPrefix("This would be changed for \"Joost\" in desk:"), "\(rehearsal)")
    }
  }

  @Test func `a script that does not say yes changes nothing and is told so`() async throws {
    let scene = try await ConsentTests.scene()
    for words in [["ledger", "forget", "Joost"], ["outbox", "drop", ConsentTests.post]] {
      let refused = try await scene.dagpost.run(
        ["--config", "dagpost.yaml"] + words, in: scene.folder.path, input: "y\n")
      #expect(refused.code == 64)
      #expect(
        refused.errors.contains(
          "Nothing was changed: nobody can be asked here. To go on without being asked, add --yes."))
    }
    #expect(try await scene.run("outbox", "list").output.contains("queued"))
    #expect(try await scene.run("ledger", "forget", "Joost", "--dry-run").output.hasPrefix("This would be changed"))
    #expect(try await scene.run("outbox", "drop", ConsentTests.post, "--yes").code == 0)
    #expect(try await scene.run("ledger", "forget", "Joost", "--yes").output.hasPrefix("Forgotten in all teams"))
    let both = try await scene.run("ledger", "forget", "Joost", "--yes", "--dry-run")
    #expect(both.code == 64)
  }

  @Test func `a post is given up only after a yes`() async throws {
    let scene = try await ConsentTests.scene()
    let words = ["outbox", "drop", ConsentTests.post, "--config", "dagpost.yaml"]
    let kept = try await Terminal.run(scene.dagpost.path, words, in: scene.folder.path, typing: "n\n")
    #expect(kept.code == 1)
    #expect(kept.shown.contains("desk/daily/2026-11-24 → slack (post "))
    #expect(kept.shown.contains("Service Desk | daily update, Tuesday 24 November"))
    #expect(kept.shown.contains("Give it up? [y/N] "))
    #expect(try await scene.run("outbox", "list").output.contains("queued"))
    let dropped = try await Terminal.run(scene.dagpost.path, words, in: scene.folder.path, typing: "y\n")
    #expect(dropped.code == 0, "\(dropped)")
    #expect(dropped.output.contains("dropped"))
    #expect(try await scene.run("outbox", "list").output.contains("Nothing is under way"))
  }

  /// A team with a post that nobody takes, which names Joost.
  private static func scene() async throws -> Scene {
    let scene = try Scene()
    try scene.configure(port: 9)
    _ = try await scene.trigger("--wait", "0s")
    return scene
  }
}

/// A program whose standard input and error are a terminal.
private enum Terminal {
  struct Ended {
    let code: Int32
    let output: String
    /// What stands on the screen, what was typed too.
    let shown: String
  }

  struct NoTerminal: Error {}

  static func run(_ program: String, _ words: [String], in folder: String, typing: String) async throws -> Ended {
    // What `openpty` does, which Swift's Glibc does not show.
    let screen = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard screen >= 0 else { throw NoTerminal() }
    defer { close(screen) }
    var (lock, number): (Int32, Int32) = (0, 0)
    guard ioctl(screen, 0x4004_5431, &lock) == 0, ioctl(screen, 0x8004_5430, &number) == 0 else { throw NoTerminal() }
    let keyboard = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard keyboard >= 0 else { throw NoTerminal() }
    // Typed ahead: the terminal keeps it until it is read.
    let keys = Array(typing.utf8)
    guard write(screen, keys, keys.count) == keys.count else { throw NoTerminal() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
    let end = FileHandle(fileDescriptor: keyboard, closeOnDealloc: true)
    (process.standardInput, process.standardError) = (end, end)
    let output = Pipe()
    process.standardOutput = output
    let ended = Watched<Int32?>(nil)
    process.terminationHandler = { process in
      let code = process.terminationStatus
      ended.change { $0 = code }
    }
    try process.run()
    let code = try await ended.reached("the end of \(words)") { $0 != nil } ?? -1
    // With nobody at its other end the terminal is read to its end.
    try end.close()
    let read = Watched<[UInt8]?>(nil)
    Thread.detachNewThread {
      let bytes = all(of: screen)
      read.change { $0 = bytes }
    }
    let shown = try await read.reached("what stands on the terminal") { $0 != nil } ?? []
    let said = output.fileHandleForReading.readDataToEndOfFile()
    return Ended(
      code: code, output: String(decoding: said, as: UTF8.self), shown: String(decoding: shown, as: UTF8.self))
  }

  private static func all(of screen: Int32) -> [UInt8] {
    var shown: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while case let count = read(screen, &bytes, bytes.count), count > 0 { shown += bytes.prefix(count) }
    return shown
  }
}
