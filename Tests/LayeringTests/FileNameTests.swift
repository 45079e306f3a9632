import Foundation
import Testing

/// A newcomer finds a type by its name: its file has it, or `Type+Topic` where the file extends it. A file of several
/// small types is named after the first among them.
struct FileNameTests {
  @Test func `every file of Sources has the name of a type that it declares or extends`() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var read = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      read += 1
      let name = file.deletingPathExtension().lastPathComponent.split(separator: "+").map(String.init)
      let named = names(in: try String(contentsOf: file, encoding: .utf8))
      let wanted = name.count > 1 ? named.extended : named.declared
      #expect(
        wanted.contains(name[0]), "\(file.lastPathComponent): there is no \(name[0]) in it, but \(wanted.sorted())")
    }
    #expect(read > 400, "only \(read) files were read: the test looks in the wrong place")
  }

  /// What stands at the left edge of a file: types, functions that belong to none, and extended types.
  private func names(in text: String) -> (declared: Set<String>, extended: Set<String>) {
    var declared: Set<String> = []
    var extended: Set<String> = []
    let kinds: Set = ["struct", "class", "enum", "actor", "protocol", "typealias", "func"]
    for line in text.split(separator: "\n") where !line.hasPrefix(" ") && !line.hasPrefix("/") {
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      if let at = words.firstIndex(of: "extension"), at + 1 < words.count {
        extended.insert(words[at + 1])
      } else if let at = words.firstIndex(where: kinds.contains), at + 1 < words.count {
        declared.insert(words[at + 1].prefix(1).uppercased() + words[at + 1].dropFirst())
      }
    }
    return (declared, extended)
  }
}
