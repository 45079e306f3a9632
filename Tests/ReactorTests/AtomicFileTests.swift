import Foundation
import Reactor
import TestKit
import Testing

struct AtomicFileTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to name: String, isSynced: Bool = false) throws {
    try AtomicFile.write(
      Array(text.utf8), to: folder.path(name), beside: folder.path("new"), mode: 0o640, isSynced: isSynced)
  }

  @Test(arguments: [false, true])
  func `the new file takes the place of the old one, for those who may read it`(isSynced: Bool) throws {
    try folder.write("what a crash has left", to: "new")
    try write("one\n", to: "file", isSynced: isSynced)
    try write("two\n", to: "file", isSynced: isSynced)
    #expect(try String(contentsOfFile: folder.path("file"), encoding: .utf8) == "two\n")
    #expect(try folder.mode("file") == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
  }

  @Test func `what cannot be written leaves nothing beside it, and says where and why`() throws {
    try FileManager.default.createDirectory(atPath: folder.path("file"), withIntermediateDirectories: false)
    let error = #expect(throws: AtomicFile.Failure.self) { try write("one\n", to: "file") }
    #expect(error?.path == folder.path("file") && error?.reason == "Is a directory")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
  }

  @Test func `a link that somebody put there is not followed`() throws {
    try folder.write("mine", to: "other")
    try FileManager.default.createSymbolicLink(atPath: folder.path("new"), withDestinationPath: folder.path("other"))
    let error = #expect(throws: AtomicFile.Failure.self) { try write("one\n", to: "file") }
    #expect(error?.path == folder.path("new"))
    #expect(try String(contentsOfFile: folder.path("other"), encoding: .utf8) == "mine")
  }
}
