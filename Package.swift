// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The map of docs/design.md as targets: no arrow goes up. Tests/LayeringTests checks the imports.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, on dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// Recorded files are read from beside the tests, not bundled: `exclude` says that they are no sources. Those in a folder
/// "Golden", at any depth, are found.
func suite(_ name: String, on dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  let files = FileManager.default.subpaths(atPath: "\(Context.packageDirectory)/Tests/\(name)") ?? []
  return .testTarget(
    name: name, dependencies: dependencies + ["TestKit"], exclude: exclude + files.filter { $0.hasSuffix("Golden") },
    swiftSettings: strict)
}

/// What a daemon's desk on real files stands on, for the suites of the upper rooms.
let office: [Target.Dependency] = [
  "Almanac", "Compose", "Config", "Courier", "Daemon", "HTTP", "Ledger", "Model", "Operate", "Oversee", "Reactor",
  "Services", "Teams", "TestOffice", "Updates", "YAML",
]

let package = Package(
  name: "dagpost",
  products: [.executable(name: "dagpost", targets: ["dagpost"]), .executable(name: "slots", targets: ["slots"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    // libcurl, libjq, libical and libyaml: module maps and typed inline wrappers, nothing else.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CJQ", providers: [.apt(["libjq-dev"])]),
    .systemLibrary(name: "CICal", providers: [.apt(["libical-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    // glibc's own allocator: giving memory back.
    .systemLibrary(name: "CLinux"),
    // What the program talks about: records, readings, updates, posts, outcomes. Values only, no I/O.
    room("Model"),
    // JSON text to values and back.
    room("JSON", on: ["Model"]),
    // The ground: an actor executor on a dispatch queue, wall timers, signals.
    room("Reactor", on: ["CLinux", "Model"]),
    // One HTTP client: libcurl's multi interface behind an actor.
    room("HTTP", on: ["CCurl", "Reactor", "Model"]),
    // Zone files, civil dates, workdays, calendars, slots.
    room("Almanac", on: ["CICal", "Model", "Reactor"]),
    // YAML to values that know their place, and mistakes as sentences with theirs.
    room("YAML", on: ["CYAML", "Model"]),
    // Sections of the configuration to checked settings, or every mistake at once.
    room("Config", on: ["Almanac", "Model", "Reactor", "YAML"]),
    // Sources to readings: transport, decoder, mapping; the jq worker.
    room(
      "Collect",
      on: [
        "Almanac", "Config", "YAML", "HTTP", "CJQ", "JSON", "Model", "Reactor",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    // Snapshots to chosen updates, and those to words. Pure functions; a folder for each language.
    room("Compose", on: ["Model"]),
    // The SQLite file: what was seen, said, promised, sent.
    room(
      "Ledger", on: ["Model", .product(name: "GRDB", package: "GRDB.swift")], exclude: ["Schema/schema.sql"]),
    // Chat services, a folder each: an update to a body, an answer to an outcome; and the one way to send.
    room("Services", on: ["Almanac", "Config", "YAML", "HTTP", "JSON", "Model"]),
    // Posts on their way: claim, send, settle.
    room("Courier", on: ["HTTP", "Ledger", "Model", "Reactor", "Services"]),
    // The configuration built into what works: teams, their editions and when these appear.
    room("Teams", on: ["Almanac", "Collect", "Compose", "Config", "YAML", "HTTP", "Model", "Reactor", "Services"]),
    // What is due, composed and decided: the pipeline, the tick, what is thought of the clock.
    room(
      "Updates",
      on: ["Almanac", "Collect", "Compose", "HTTP", "Ledger", "Model", "Reactor", "Services", "Teams"]),
    // The operator's commands, carried out here or by the daemon that runs.
    room(
      "Operate",
      on: [
        "Almanac", "Collect", "Compose", "Config", "YAML", "Courier", "HTTP", "Ledger", "Model", "Reactor", "Services",
        "Teams",
        "Updates",
      ]),
    // What the operator is told: alarms, heartbeat, metrics, doctor, privacy report.
    room(
      "Oversee",
      on: [
        "Almanac", "CLinux", "Collect", "Compose", "Config", "YAML", "Courier", "HTTP", "Ledger", "Model", "Operate",
        "Reactor", "Services", "Teams", "Updates", .product(name: "Logging", package: "swift-log"),
      ]),
    // The process: its loop, signals, the service manager, the log.
    room(
      "Daemon",
      on: [
        "Almanac", "CLinux", "Collect", "Courier", "HTTP", "Ledger", "Model", "Operate", "Oversee", "Reactor",
        "Services", "Teams", "Updates", .product(name: "Logging", package: "swift-log"),
      ]),
    // The command line: flags to requests, answers to text.
    .executableTarget(
      name: "dagpost",
      dependencies: [
        "Almanac", "Collect", "Config", "YAML", "Daemon", "Ledger", "Model", "Operate", "Oversee", "Reactor", "Teams",
        "Updates",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What the tests share: a loopback server that misbehaves on script, goldens, temporary folders.
    .target(name: "TestKit", dependencies: ["Model"], path: "Tests/TestKit", swiftSettings: strict),
    // A daemon's desk on real files without its loops, which the tests move by hand.
    .target(
      name: "TestOffice",
      dependencies: [
        "CLinux", "Courier", "Daemon", "HTTP", "Ledger", "Model", "Operate", "Oversee", "Reactor", "Services", "Teams",
        "TestKit",
        "Updates", .product(name: "GRDB", package: "GRDB.swift"),
      ], path: "Tests/TestOffice", swiftSettings: strict),
    // What the tests need of a chat service: settings that work, and a stand-in that refuses what the real one refuses.
    .target(
      name: "ServiceFixtures", dependencies: ["Config", "YAML", "HTTP", "Model", "Services", "TestKit"],
      path: "Tests/ServiceFixtures", swiftSettings: strict),
    // A team's life made up from a seed, told by the real thing: for the half year of the tests, and for `make bench`.
    .target(
      name: "Simulation", dependencies: ["Almanac", "Compose", "Ledger", "Model", "TestKit"], path: "Tests/Simulation",
      swiftSettings: strict),
    .executableTarget(
      name: "composebench", dependencies: ["Compose", "Ledger", "Model", "Simulation"], path: "Tests/ComposeBench",
      swiftSettings: strict),
    // 10,000 posts by the courier, for `make bench`; and the server that takes them, and curl's.
    .executableTarget(
      name: "postbench",
      dependencies: ["CCurl", "Config", "YAML", "Courier", "HTTP", "Ledger", "Model", "Reactor", "Services"],
      path: "Tests/PostBench", swiftSettings: strict),
    // A stand-in for chat services on loopback, for `make demo` and the end-to-end suite.
    .executableTarget(
      name: "receiver", dependencies: ["ServiceFixtures", "TestKit"], path: "Tests/Receiver", swiftSettings: strict),
    // Scheduler cases in, answers out: for outside checks, and for `make bench`.
    .executableTarget(
      name: "slots",
      dependencies: [
        "Almanac", "Config", "YAML", "Model", "Operate", "Teams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Slots", swiftSettings: strict),
    suite("LayeringTests", on: []),
    suite("JSONTests", on: ["JSON", "Model"]),
    suite("YAMLTests", on: ["Model", "YAML"]),
    // The smallest program that can be a jq worker, so that CollectTests need not wait for the whole daemon.
    .executableTarget(
      name: "jqworker", dependencies: ["Collect"], path: "Tests/JQWorker", swiftSettings: strict),
    suite("ModelTests", on: ["Model"]),
    suite("ReactorTests", on: ["Reactor", "Model"]),
    suite("HTTPTests", on: ["HTTP", "Reactor", "Model"]),
    suite("AlmanacTests", on: ["Almanac", "Model"]),
    suite("ConfigTests", on: ["Config", "YAML", "Almanac", "Model"], exclude: ["Bad"]),
    suite("CollectTests", on: ["Almanac", "Collect", "Config", "YAML", "HTTP", "Model", "Reactor", "jqworker"]),
    suite("ComposeTests", on: ["Compose", "Model"]),
    suite("LedgerTests", on: ["Ledger", "Model", .product(name: "GRDB", package: "GRDB.swift")]),
    suite(
      "ServicesTests", on: ["Services", "ServiceFixtures", "Almanac", "Config", "YAML", "HTTP", "Model", "Reactor"]),
    suite(
      "CourierTests",
      on: ["Courier", "Services", "ServiceFixtures", "Config", "YAML", "HTTP", "Ledger", "Model", "Reactor"]),
    suite("TeamsTests", on: office),
    suite("UpdatesTests", on: office),
    suite("OperateTests", on: office + ["slots"]),
    suite("OverseeTests", on: office + ["ServiceFixtures", .product(name: "Logging", package: "swift-log")]),
    suite(
      "DaemonTests",
      on: office + [
        "ServiceFixtures", "Simulation", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    suite("EndToEndTests", on: ["dagpost", "receiver", "slots", "ServiceFixtures"]),
  ]
)
