import Foundation
import Testing

/// Each word that the ledger, the log or the configuration shows has its line in docs/glossary.md.
struct GlossaryTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The enumerations whose raw values people meet: where each is, the heading under which its words are explained, and
  /// how many words it has at least.
  private static let enumerations: [(name: String, file: String, heading: String, least: Int)] = [
    ("PostState", "Model/PostState.swift", "Posts", 6),
    ("UnknownClass", "Model/PostState.swift", "Posts", 3),
    ("AttemptOutcome", "Ledger/Posts/AttemptOutcome.swift", "Posts", 4),
    ("OnUnknown", "Services/Channel.swift", "Posts", 2),
    ("SlotState", "Ledger/Slots/SlotDecision.swift", "Time and slots", 4),
    ("DecidedHow", "Ledger/Slots/SlotDecision.swift", "Time and slots", 2),
    ("OnHoliday", "Almanac/Schedule.swift", "Time and slots", 3),
    ("RecordKind", "Model/Record.swift", "Reading", 5),
    ("ItemState", "Model/Record.swift", "Reading", 4),
    ("NoteKind", "Model/Record.swift", "Reading", 5),
    ("Row", "Ledger/Care/CareTable.swift", "Ledger", 4),
    ("Topic", "Model/Said.swift", "What readers get", 8),
    ("Audience", "Model/Facts/ForManager.swift", "What readers get", 2),
    ("EditionKind", "Model/Name.swift", "What readers get", 2),
    ("Outcome", "Compose/Plans/PlanMemory.swift", "What readers get", 4),
    ("ProudKind", "Compose/Celebration/ProudKind.swift", "What readers get", 12),
    ("Kind", "Oversee/Alarm/Trouble.swift", "Process", 8),
  ]

  @Test func `every table of the ledger is in the glossary`() throws {
    let schema = try text("Sources/Ledger/Schema/schema.sql")
    let tables = schema.split(separator: "\n").filter { $0.hasPrefix("CREATE TABLE ") }.map { line in
      String(line.split(separator: " ")[2]).filter { $0 != "\"" }
    }
    #expect(tables.count >= 20, "only \(tables) were read: the test looks in the wrong place")
    let known = try words(under: "Ledger")
    for table in tables {
      #expect(known.contains(table), "docs/glossary.md has no entry `\(table)` under \"Ledger\", a table of schema.sql")
    }
  }

  @Test func `every state that the ledger or the log shows is in the glossary`() throws {
    for (name, file, heading, least) in Self.enumerations {
      let values = cases(of: name, in: try text("Sources/\(file)"))
      #expect(values.count >= least, "only \(values) were read of \(name) in \(file)")
      let known = try words(under: heading)
      for value in values {
        #expect(
          known.contains(value), "docs/glossary.md has no entry `\(value)` under \"\(heading)\", a case of \(name)")
      }
    }
  }

  @Test func `every setting at the top and of teams, editions, sources and channels is in the glossary`() throws {
    let manual = try text("docs/configuration.md")
    let known = Set(try Self.headings.flatMap { try words(under: $0) })
    for (heading, least) in [("At the top", 9), ("Teams", 14), ("Editions", 5), ("Sources and channels", 18)] {
      let found = settings(in: section(heading, of: manual))
      #expect(found.count >= least, "only \(found) were read under \"\(heading)\" of docs/configuration.md")
      for setting in found {
        #expect(known.contains(setting), "docs/glossary.md has no entry `\(setting)`, a setting under \"\(heading)\"")
      }
    }
  }

  private static let headings = ["What readers get", "Time and slots", "Posts", "Reading", "Ledger", "Process"]

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.repository.appendingPathComponent(path), encoding: .utf8)
  }

  /// The lines of a page between a heading of the second level and the next.
  private func section(_ heading: String, of page: String) -> [Substring] {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0 == "## \(heading)" }) else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("## ") })
  }

  /// The words that the glossary explains under a heading: lines such as "- `queued`: …" or "- **slot**: …".
  private func words(under heading: String) throws -> Set<String> {
    let lines = section(heading, of: try text("docs/glossary.md")).filter { $0.hasPrefix("- ") }
    #expect(lines.count >= 20, "docs/glossary.md has only \(lines.count) entries under \"\(heading)\"")
    return Set(
      lines.map { line in
        let entry = String(line.prefix { $0 != ":" }.dropFirst(2))
        return entry.filter { $0 != "`" && $0 != "*" }
      })
  }

  /// The raw values of an enumeration, in the order of its source.
  private func cases(of name: String, in source: String) -> [String] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.contains("enum \(name): String") }) else { return [] }
    let end = String(lines[start].prefix { $0 == " " }) + "}"
    return lines[(start + 1)...].prefix { $0 != end }.flatMap { line -> [String] in
      let words = line.drop { $0 == " " }
      // A `case` of a switch begins with a point.
      guard words.hasPrefix("case "), !words.hasPrefix("case .") else { return [] }
      return words.dropFirst("case ".count).split(separator: ",").map { one in
        let value = String(one.split(separator: "=").last ?? "")
        return value.filter { $0 != " " && $0 != "\"" }
      }
    }
  }

  /// The last parts of the settings that begin the rows of tables: `at` of "| `teams.TEAM.editions.EDITION.at` | …". Words in
  /// capitals are names that somebody gives.
  private func settings(in lines: [Substring]) -> [String] {
    lines.filter { $0.hasPrefix("| `") }.flatMap { line -> [String] in
      let code = line.split(separator: "|")[0].split(separator: "`", omittingEmptySubsequences: false)
      let last = code.indices.filter { $0 % 2 == 1 }.map { String(code[$0].split(separator: ".").last ?? "") }
      return last.filter { !$0.isEmpty && !$0.contains(where: \.isUppercase) }
    }
  }
}
