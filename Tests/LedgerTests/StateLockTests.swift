import Foundation
import Ledger
import TestKit
import Testing

struct StateLockTests {
  @Test func `a second holder is told who has the folder`() throws {
    let folder = try TemporaryFolder()
    let first = try StateLock.acquire(directory: folder.path)
    let error = #expect(throws: LedgerError.self) { try StateLock.acquire(directory: folder.path) }
    let own = ProcessInfo.processInfo.processIdentifier
    #expect(error?.kind == .locked(holder: own))
    #expect(error?.sentence.contains("process \(own)") == true)
    #expect(first.isHeld)
  }

  @Test func `a released folder can be had`() throws {
    let folder = try TemporaryFolder()
    let first = try StateLock.acquire(directory: folder.path)
    first.release()
    #expect(!first.isHeld)
    #expect(try StateLock.acquire(directory: folder.path).isHeld)
  }

  @Test func `another process that has the folder keeps us out until it ends`() async throws {
    let folder = try TemporaryFolder()
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    other.arguments = [folder.path("lock"), "sh", "-c", "echo held; read line"]
    let input = Pipe(), output = Pipe()
    other.standardInput = input
    other.standardOutput = output
    try other.run()
    #expect(try output.fileHandleForReading.read(upToCount: 5) == Data("held\n".utf8))

    let error = #expect(throws: LedgerError.self) { try StateLock.acquire(directory: folder.path) }
    #expect(error?.kind == .locked(holder: nil))

    try input.fileHandleForWriting.close()
    other.waitUntilExit()
    #expect(try StateLock.acquire(directory: folder.path).isHeld)
  }
}
