// swift-tools-version: 6.2
import PackageDescription

// The readers of files from elsewhere and their fuzzers, for `make fuzz`. A package of its own, so that it builds nothing else,
// needs no network and leaves the build of the program alone; its other folders are links to our Sources.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // The fuzzer brings `main`.
  .unsafeFlags(["-parse-as-library"]),
]

func fuzzer(_ name: String) -> Target {
  .executableTarget(name: name, dependencies: ["Almanac", "Model"], path: name, swiftSettings: settings)
}

let package = Package(
  name: "dagpost",
  targets: [
    .systemLibrary(name: "CICal", path: "CICal", providers: [.apt(["libical-dev"])]),
    .target(name: "Model", path: "Model", swiftSettings: settings),
    .systemLibrary(name: "CLinux", path: "CLinux"),
    .target(name: "Reactor", dependencies: ["CLinux", "Model"], path: "Reactor", swiftSettings: settings),
    .target(name: "Almanac", dependencies: ["CICal", "Model", "Reactor"], path: "Almanac", swiftSettings: settings),
    fuzzer("FuzzZones"),
    fuzzer("FuzzRules"),
    fuzzer("FuzzCalendars"),
  ]
)
