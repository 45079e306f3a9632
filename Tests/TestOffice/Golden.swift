import Foundation
import Testing

/// Compares with a file of the suite's `Golden/`; `RECORD=1` writes it anew and fails.
package func compare(_ text: String, withGolden name: String, of suite: String = #filePath) throws {
  var folder = URL(filePath: suite).deletingLastPathComponent()
  while folder.deletingLastPathComponent().lastPathComponent != "Tests" { folder.deleteLastPathComponent() }
  let file = folder.appending(path: "Golden/\(name)")
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)")
  }
  #expect(text == (try? String(contentsOf: file, encoding: .utf8)), "\(name)")
}
