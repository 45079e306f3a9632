import Foundation
import Testing

/// The build does not reliably refuse an import that Package.swift does not allow (a module built earlier is found all the
/// same), so the sources themselves are read, and compared with the table under "Rooms" in docs/design.md.
struct LayeringTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let sources = repository.appendingPathComponent("Sources")

  /// The platform. Dispatch only where a C library is owned by a queue or the kernel is waited for.
  private static let platform: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "SystemPackage",
  ]
  private static let onDispatch: Set<String> = ["Reactor", "HTTP", "Ledger"]
  /// The rooms that import each C library; the table does not list these.
  private static let libraries: [String: Set<String>] = [
    "CCurl": ["HTTP"], "CICal": ["Almanac"], "CJQ": ["Collect"], "CYAML": ["YAML"],
    "CLinux": ["Reactor", "Oversee", "Daemon"],
  ]

  @Test func `every room imports exactly what the map says`() throws {
    var read = 0
    for (room, onTheMap) in try rooms() {
      var found: [String: String] = [:]
      for file in try files(of: room) {
        read += 1
        for name in try imports(of: file) where !isUnlisted(name, in: room) { found[name] = file.lastPathComponent }
      }
      for (name, file) in found where !onTheMap.contains(name) {
        Issue.record("\(room)/\(file) imports \(name), which docs/design.md does not have in the row of \(room)")
      }
      for name in onTheMap.subtracting(found.keys).sorted() {
        Issue.record("docs/design.md says that \(room) imports \(name), and no file of it does")
      }
    }
    #expect(read > 400, "only \(read) files were read: the test looks in the wrong place")
  }

  @Test func `every C library is imported by its own rooms`() throws {
    let rooms = try rooms()
    for (library, allowed) in Self.libraries {
      var using: Set<String> = []
      for room in rooms.keys {
        let names = try files(of: room).flatMap { file in try imports(of: file) }
        if names.contains(library) { using.insert(room) }
      }
      #expect(using == allowed, "\(library) is imported by \(using.sorted())")
    }
  }

  @Test func `every folder of Sources is on the map`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    let rooms = try rooms()
    #expect(Set(folders) == Set(rooms.keys).union(Self.libraries.keys))
  }

  @Test func `no arrow goes up`() throws {
    let rows = try rows()
    for (place, row) in rows.enumerated() {
      let below = Set(rows[..<place].map(\.room))
      let above = row.imports.filter { name in rows.contains { $0.room == name } && !below.contains(name) }
      #expect(above == [], "\(row.room) stands above what it imports")
    }
  }

  private struct Row {
    let room: String
    /// Its third column.
    let imports: Set<String>
  }

  private func rooms() throws -> [String: Set<String>] {
    Dictionary(try rows().map { ($0.room, $0.imports) }) { first, _ in first }
  }

  /// The rows "| `Room` | what it is | `One`, `Other` |" under "## Rooms", from the ground up; "—" is none.
  private func rows() throws -> [Row] {
    let page = try String(contentsOf: Self.repository.appendingPathComponent("docs/design.md"), encoding: .utf8)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "## Rooms"), "docs/design.md has no heading \"## Rooms\"")
    let table = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.filter { $0.hasPrefix("| `") }
    let rows = try table.map { line throws -> Row in
      let cells = line.split(separator: "|").map { cell in String(cell).filter { $0 != " " && $0 != "`" } }
      try #require(cells.count == 3, "not a row of three cells: \(line)")
      let imports = cells[2].split(separator: ",").map { String($0) }
      return Row(room: cells[0], imports: Set(imports).subtracting(["—"]))
    }
    #expect(rows.count >= 16, "only \(rows.map(\.room)) were read from docs/design.md")
    #expect(Set(rows.map(\.room)).count == rows.count, "a room stands there twice")
    return rows
  }

  private func isUnlisted(_ name: String, in room: String) -> Bool {
    Self.platform.contains(name) || Self.libraries[name] != nil
      || (name == "Dispatch" && Self.onDispatch.contains(room))
  }

  private func files(of room: String) throws -> [URL] {
    let all = try #require(
      FileManager.default.enumerator(
        at: Self.sources.appendingPathComponent(room), includingPropertiesForKeys: nil))
    return all.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  private func imports(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at <= 2, at + 1 < words.count,
        words[..<at].allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "package", "private"].contains($0) })
      else { return nil }
      let name = words[(at + 1)...].first {
        !["struct", "class", "enum", "func", "protocol", "let", "var"].contains($0)
      }
      return name.map { String($0.split(separator: ".")[0]) }
    }
  }
}
