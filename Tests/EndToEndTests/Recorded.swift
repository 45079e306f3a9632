import Foundation
import Testing

/// Files of what people and services got, beside the tests.
enum Recorded {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

  /// Compares exactly, but for the post's id, which is random. `RECORD=1` writes the file and fails.
  static func expect(_ text: String, named name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let file = folder.appendingPathComponent(name)
    let steady = text.replacing(/[a-z2-7]{26}/, with: "<post>")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(steady.utf8).write(to: file)
      Issue.record("recorded \(file.path); look at it and run again", sourceLocation: location)
      return
    }
    let recorded = try #require(
      FileManager.default.contents(atPath: file.path), "\(file.path) is missing; RECORD=1 makes it",
      sourceLocation: location)
    #expect(steady == String(decoding: recorded, as: UTF8.self), sourceLocation: location)
  }
}
