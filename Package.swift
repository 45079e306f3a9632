// swift-tools-version: 6.2
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

/// Recorded files are read from beside the tests, not bundled: `exclude` says that they are no sources.
func suite(_ name: String, on dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestKit"], exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "dagpost",
  products: [.executable(name: "dagpost", targets: ["dagpost"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    // libcurl, libjq and libical: module maps and typed inline wrappers, nothing else.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CJQ", providers: [.apt(["libjq-dev"])]),
    .systemLibrary(name: "CICal", providers: [.apt(["libical-dev"])]),
    // glibc's own allocator: giving memory back.
    .systemLibrary(name: "CLinux"),
    // What the program talks about: records, readings, updates, posts, outcomes. Values only, no I/O.
    room("Model"),
    // The ground: an actor executor on a dispatch queue, wall timers, signals.
    room("Reactor", on: ["CLinux", "Model"]),
    // One HTTP client: libcurl's multi interface behind an actor.
    room("HTTP", on: ["CCurl", "Reactor", "Model"]),
    // Zone files, civil dates, workdays, calendars, slots.
    room("Almanac", on: ["CICal", "Model"]),
    // YAML to located sections and checked settings, or every mistake at once.
    room("Config", on: ["Model", "Almanac", .product(name: "Yams", package: "Yams")]),
    // Sources to readings: transport, decoder, mapping; the jq worker.
    room(
      "Collect",
      on: [
        "Almanac", "Config", "HTTP", "CJQ", "Model", "Reactor",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    // Snapshots to chosen updates, and those to words. Pure functions; one file per language.
    room("Compose", on: ["Model"]),
    // The SQLite file: what was seen, said, promised, sent.
    room(
      "Ledger", on: ["Model", .product(name: "GRDB", package: "GRDB.swift")], exclude: ["Schema/schema.sql"]),
    // Updates to posts: one file per chat service, and the courier that sends them.
    room("Deliver", on: ["Almanac", "Config", "HTTP", "Ledger", "Model"]),
    // Where all parts meet: planner, pipeline, reload, service manager, the operator's requests.
    room(
      "Daemon",
      on: [
        "Almanac", "CLinux", "Collect", "Compose", "Config", "Deliver", "HTTP", "Ledger", "Model", "Reactor",
        .product(name: "Logging", package: "swift-log"),
      ]),
    // The command line: flags to requests, answers to text.
    .executableTarget(
      name: "dagpost",
      dependencies: [
        "Collect", "Config", "Daemon", "Model", "Reactor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What the tests share: a loopback server that misbehaves on script, goldens, temporary folders.
    .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: strict),
    // A team's life made up from a seed, told by the real thing: for the half year of the tests, and for `make bench`.
    .target(
      name: "Simulation", dependencies: ["Almanac", "Compose", "Ledger", "Model", "TestKit"], path: "Tests/Simulation",
      swiftSettings: strict),
    .executableTarget(
      name: "composebench", dependencies: ["Compose", "Ledger", "Model", "Simulation"], path: "Tests/ComposeBench",
      swiftSettings: strict),
    // 10,000 posts by the courier, for `make bench`; and the server that takes them, and curl's.
    .executableTarget(
      name: "postbench", dependencies: ["CCurl", "Config", "Deliver", "HTTP", "Ledger", "Model", "Reactor"],
      path: "Tests/PostBench", swiftSettings: strict),
    // A stand-in for chat services on loopback, for `make demo` and the end-to-end suite.
    .executableTarget(
      name: "receiver", dependencies: ["TestKit"], path: "Tests/Receiver", swiftSettings: strict),
    suite("LayeringTests", on: []),
    // The smallest program that can be a jq worker, so that CollectTests need not wait for the whole daemon.
    .executableTarget(
      name: "jqworker", dependencies: ["Collect"], path: "Tests/JQWorker", swiftSettings: strict),
    suite("ModelTests", on: ["Model"]),
    suite("ReactorTests", on: ["Reactor", "Model"]),
    suite("HTTPTests", on: ["HTTP", "Reactor", "Model"]),
    suite("AlmanacTests", on: ["Almanac", "Model"]),
    suite("ConfigTests", on: ["Config", "Almanac", "Model"], exclude: ["Bad"]),
    suite("CollectTests", on: ["Almanac", "Collect", "Config", "HTTP", "Model", "Reactor", "jqworker"]),
    suite("ComposeTests", on: ["Compose", "Model"], exclude: ["Golden"]),
    suite("LedgerTests", on: ["Ledger", "Model", .product(name: "GRDB", package: "GRDB.swift")]),
    suite(
      "DeliverTests", on: ["Deliver", "Almanac", "Config", "HTTP", "Ledger", "Model", "Reactor"], exclude: ["Golden"]),
    suite(
      "DaemonTests",
      on: [
        "Almanac", "Compose", "Daemon", "Deliver", "HTTP", "Ledger", "Model", "Reactor", "Simulation",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Logging", package: "swift-log"),
      ], exclude: ["Golden"]),
    suite("EndToEndTests", on: ["dagpost", "receiver"], exclude: ["Golden"]),
  ]
)
