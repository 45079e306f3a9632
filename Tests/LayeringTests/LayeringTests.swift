import Foundation
import Testing

/// The build does not reliably refuse an import that Package.swift does not allow (a module built earlier is found all the
/// same), so the sources themselves are read.
struct LayeringTests {
  /// What each room stands on: the map of docs/design.md.
  static let allowed: [String: Set<String>] = [
    "Model": [],
    "Reactor": ["CLinux", "Model"],
    "HTTP": ["CCurl", "Reactor", "Model"],
    "Almanac": ["CICal", "Model"],
    "Config": ["CYAML", "Model", "Almanac"],
    "Collect": ["Almanac", "Config", "HTTP", "CJQ", "Model", "Reactor", "Subprocess"],
    "Compose": ["Model"],
    "Ledger": ["Model", "GRDB"],
    "Services": ["Almanac", "Config", "HTTP", "Model"],
    "Courier": ["HTTP", "Ledger", "Model", "Reactor", "Services"],
    "Teams": ["Almanac", "Collect", "Compose", "Config", "HTTP", "Model", "Reactor", "Services"],
    "Updates": ["Almanac", "Collect", "Compose", "HTTP", "Ledger", "Model", "Reactor", "Services", "Teams"],
    "Operate": [
      "Almanac", "Collect", "Compose", "Config", "Courier", "HTTP", "Ledger", "Model", "Reactor", "Services", "Teams",
      "Updates",
    ],
    "Oversee": [
      "Almanac", "CLinux", "Collect", "Compose", "Config", "Courier", "HTTP", "Ledger", "Model", "Operate", "Reactor",
      "Services",
      "Teams", "Updates", "Logging",
    ],
    "Daemon": [
      "Almanac", "CLinux", "Collect", "Compose", "Courier", "HTTP", "Ledger", "Model", "Operate", "Oversee", "Reactor",
      "Services",
      "Teams", "Updates", "Logging",
    ],
    "dagpost": [
      "Almanac", "Daemon", "Model", "Collect", "Config", "Ledger", "Operate", "Oversee", "Reactor", "Teams", "Updates",
      "ArgumentParser",
    ],
  ]
  /// The platform. Dispatch only where a C library is owned by a queue or the kernel is waited for.
  static let platform: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "SystemPackage",
  ]
  static let onDispatch: Set<String> = ["Reactor", "HTTP", "Ledger"]

  @Test func `every room imports only what the map allows`() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    var read = 0
    for (room, rooms) in Self.allowed {
      let files = try #require(
        FileManager.default.enumerator(at: sources.appendingPathComponent(room), includingPropertiesForKeys: nil))
      for case let file as URL in files where file.pathExtension == "swift" {
        read += 1
        for name in try imports(of: file) {
          let fine =
            rooms.contains(name) || Self.platform.contains(name)
            || (name == "Dispatch" && Self.onDispatch.contains(room))
          #expect(fine, "\(room)/\(file.lastPathComponent) imports \(name), which docs/design.md does not allow")
        }
      }
    }
    #expect(read > 40, "only \(read) files were read: the test looks in the wrong place")
  }

  @Test func `every folder of Sources is on the map`() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    #expect(Set(folders) == Set(Self.allowed.keys).union(["CCurl", "CICal", "CJQ", "CLinux", "CYAML"]))
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
