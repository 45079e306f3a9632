import Almanac
import Config
import Foundation
import HTTP
import JSON
import Model
import TestKit
import Testing
import YAML

@testable import Collect

extension TemporaryFolder {
  /// Writes a file and the folders above it; returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> String {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }
}

/// Values that most tests of this room share.
enum Room {
  /// 2026-11-24 15:30 UTC, a Tuesday, 16:30 in Amsterdam.
  static let now = Instant(seconds: 1_795_534_200)
  static let calendar = TeamCalendar(
    civil: { CivilDateTime(utc: $0.adding(.seconds(3600))) }, isWorkday: { $0.weekday.rawValue <= 5 })
  static let window = Window(
    since: now.adding(.seconds(-86_400)), now: now, calendar: calendar, zone: zone, zones: zones)
  static let zones = ZoneStore(
    directory: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/zones").standardized
      .path)
  static let zone = (try? zones.zone("Europe/Amsterdam")) ?? .utc

  /// The program that serves `jq-worker`; it lies beside the test program.
  static let workerProgram: String = {
    let here = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: here).deletingLastPathComponent().appendingPathComponent("jqworker").path
  }()

  static func worker(memoryMiB: Int = 512) -> JQWorker { JQWorker(executable: workerProgram, memoryMiB: memoryMiB) }

  /// The folder of the systems that come with the program.
  static let systems = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../config/systems").standardized.path

  /// A section of YAML. The secret of every `{ credential: NAME }` is `<NAME>`.
  static func section(_ yaml: String, file: String = "/etc/dagpost/dagpost.yaml", problems: Problems) -> Section {
    let secrets = SecretSource { node, _, _ in
      guard case .mapping(let entries, _) = node, case .scalar(let name, _)? = entries.first?.value else {
        return .failure(SecretProblem("is not named"))
      }
      return .success((Secret("<\(name)>"), nil))
    }
    return Section(
      YAMLReader.read(yaml, file: file, problems: problems) ?? .empty(Location(file: file, line: 1, column: 1)),
      path: "sources.it", problems: problems, secrets: secrets)
  }

  /// A source of YAML without mistakes.
  static func source(
    _ yaml: String, name: SourceName = "it", systems: SystemCatalog = SystemCatalog(),
    file: String = "/etc/dagpost/dagpost.yaml",
    privacy: Privacy = Privacy()
  ) throws -> Source {
    let problems = Problems()
    var section = section(yaml, file: file, problems: problems)
    let source = Source(name: name, section: &section, systems: systems, privacy: privacy)
    try #require(problems.all.filter { $0.severity == .error }.map(\.description) == [])
    return try #require(source)
  }

  /// The mistakes in a source's settings.
  static func mistakes(_ yaml: String, systems: SystemCatalog = SystemCatalog()) -> [String] {
    let problems = Problems()
    var section = section(yaml, problems: problems)
    _ = Source(name: "it", section: &section, systems: systems)
    return problems.sorted.map(\.description)
  }

  static func catalog(_ directories: String...) throws -> SystemCatalog {
    let problems = Problems()
    let catalog = SystemCatalog.load(directories: directories, problems: problems)
    try #require(problems.all.filter { $0.severity == .error }.map(\.description) == [])
    return catalog
  }

  /// Reads sources together, as a collecting round does.
  static func read(
    _ sources: [Source], window: Window = window, http: any HTTPClient = NoWeb(), worker: JQWorker = worker()
  ) async -> [Reading] {
    let collector = Collector(http: http, worker: worker, pause: .zero)
    let snapshot = await collector.collect(team: "team", sources: sources, window: window)
    await worker.close()
    return snapshot.readings
  }

  static func read(_ source: Source, window: Window = window, http: any HTTPClient = NoWeb()) async throws -> Reading {
    try #require(await read([source], window: window, http: http).first)
  }
}

extension Reading {
  /// Why the reading failed; empty when it did not.
  var failure: String { if case .failed(let sentence) = outcome { sentence } else { "" } }
  /// The sentences for the administrator.
  var sentences: [String] { problems.map(\.sentence) }
  var completeness: Completeness? { if case .read(_, let completeness) = outcome { completeness } else { nil } }
  var items: [Item] { records.compactMap { if case .item(let item) = $0 { item } else { nil } } }
  var milestones: [Milestone] { records.compactMap { if case .milestone(let it) = $0 { it } else { nil } } }
  var metrics: [Metric] { records.compactMap { if case .metric(let it) = $0 { it } else { nil } } }
}

/// Stands in for the network where a test must not use it.
struct NoWeb: HTTPClient {
  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    .failure(.notSent("there is no network here"))
  }
}

extension Format {
  /// Decodes bytes of which only the name is known.
  func decode(_ bytes: [UInt8], file: String) throws(DecodingProblem) -> Decoded {
    try decode(
      Fetched.Part(name: file, bytes: bytes), TemplateValues(parameters: [:], window: Room.window),
      calendar: CalendarDecoder(kind: .event, isMapped: false, people: .none, window: Room.window))
  }
}
