import Foundation
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

@Suite struct SurroundingsTests {
  @Test(arguments: ["systems", "holidays"])
  func `an administrator's files come first, then those installed with the program`(kind: String) throws {
    let root = try Self.tree(["share/dagpost/systems/tasks.yaml", "share/dagpost/holidays/nl.yaml", "bin/dagpost"])
    defer { try? FileManager.default.removeItem(atPath: root) }
    let file = kind == "systems" ? "tasks.yaml" : "nl.yaml"
    #expect(
      Surroundings.directories(of: kind, holding: file, beside: root + "/bin/dagpost")
        == ["/etc/dagpost/\(kind)", "\(root)/share/dagpost/\(kind)"])
  }

  @Test func `a program that was only built finds those of its repository`() throws {
    let root = try Self.tree(["config/holidays/nl.yaml", ".build/x86_64/debug/dagpost"])
    defer { try? FileManager.default.removeItem(atPath: root) }
    #expect(
      Surroundings.directories(of: "holidays", holding: "nl.yaml", beside: root + "/.build/x86_64/debug/dagpost")
        == ["/etc/dagpost/holidays", "\(root)/config/holidays"])
  }

  private static func tree(_ files: [String]) throws -> String {
    let root = FileManager.default.temporaryDirectory.appending(path: "surroundings-\(UUID().uuidString)")
    for file in files {
      let url = root.appending(path: file)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: url)
    }
    return root.path
  }
}
