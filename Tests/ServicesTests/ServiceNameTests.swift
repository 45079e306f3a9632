import Foundation
import Testing

@testable import Services

/// A service's name stands in its own folders and in the catalog. Whatever else is about services, the program as its tests,
/// knows them by what they can do, so that one more needs no other file.
@Suite struct ServiceNameTests {
  /// Who names a service all the same, and why. It only shrinks: who names none any more has to leave it.
  private static let exceptions: [(why: String, files: [String])] = [
    ("a sentence for whoever copied the address of another form", ["Sources/Services/Discord/DiscordService.swift"]),
    (
      "recorded words, as people read them",
      ["Tests/OverseeTests/Alarm/AlarmWordsTests.swift", "Tests/OverseeTests/Privacy/PrivacyReportTests.swift"]
    ),
    ("six teams as they are, with a service each", ["Tests/TeamsTests/Check/SixTeams.swift"]),
    (
      "the built program from outside: its configuration, its log and its posts have the words",
      [
        "Cases/TaskListCaseTests", "Cases/NetworkSettingsCaseTests", "CommandLineTests", "CommandWordsTests",
        "CrashTests",
        "NoteTests", "OperatorTests", "PostingTests", "PrivacyTests", "RealHomeserverTests", "RestoreTests",
        "SameIDTests", "Scene", "SecretTests",
      ].map { "Tests/EndToEndTests/\($0).swift" }
    ),
    (
      "the word of a service, as the ledger keeps it",
      [
        "Forgetting/ForgettingBackupsTests", "Forgetting/ForgettingTests", "Care/RestoringTests", "Sample",
        "Care/DamageTests",
      ].map {
        "Tests/LedgerTests/\($0).swift"
      }
    ),
    (
      "one service is measured, and curl sends the same",
      ["Tests/PostBench/Posting.swift", "Tests/PostBench/Preparing.swift"]
    ),
  ]

  /// Titles and names that are words of their own.
  private static let ordinary: Set = ["Console", "Teams", "The webhook", "teams"]

  @Test func `nobody else names a service`() throws {
    let known = Set(Self.exceptions.flatMap(\.files))
    let patterns = ServiceCatalog.all.map { ($0, pattern($0)) }
    var named: [String: [String]] = [:]
    for (file, text) in try files() {
      for (service, pattern) in patterns where !isOwn(file, service) {
        if text.range(of: pattern, options: .regularExpression) != nil { named[file, default: []].append(service.name) }
      }
    }
    for (file, services) in named where !known.contains(file) {
      Issue.record(
        "\(file) names \(services.joined(separator: ", ")): take a service from the catalog by what it can do")
    }
    for file in known.sorted() where named[file] == nil { Issue.record("\(file) names no service: it is no exception") }
  }

  private func isOwn(_ file: String, _ service: any Service.Type) -> Bool {
    let parts = file.split(separator: "/")
    return ["Sources/Services", "Tests/ServicesTests", "Tests/ServiceFixtures"].contains(
      parts.prefix(2).joined(separator: "/"))
      && parts.count > 3 && "\(service)".hasPrefix(parts[2])
  }

  /// Its name as a text or in a configuration, its title, its types, its hosts.
  private func pattern(_ service: any Service.Type) -> String {
    var words = ["\(service)", "\(service.fixture)"] + [service.title].filter { !Self.ordinary.contains($0) }
    words = words.map { "\\b\($0)\\b" }
    if !Self.ordinary.contains(service.name) { words.append("\"\(service.name)\"") }
    words += ((service as? any IncomingWebhookService.Type)?.hosts ?? []).map { $0.replacing(".", with: "\\.") }
    return words.joined(separator: "|")
  }

  private func files() throws -> [(name: String, text: String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let own = "Tests/ServicesTests/ServiceNameTests.swift"
    return try ["Sources", "Tests"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path()).map { "\(folder)/\($0)" }
    }.filter { $0.hasSuffix(".swift") && $0 != own && $0 != "Sources/Services/ServiceCatalog.swift" }
      .map { ($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8)) }
  }
}
