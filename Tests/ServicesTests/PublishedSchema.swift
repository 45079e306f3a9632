import Foundation
import Model
import ServiceFixtures
import Services
import Testing

/// A service's published schema as a second judge of our bodies. The schemas are not ours to keep: `DAGPOST_SCHEMAS` names a
/// folder that has them, or they lie in `shared/` beside the repository, and the tests say that they were skipped when they do
/// not.
struct PublishedSchema {
  let file: String
  /// Python that makes `schema` from the file at `path`, and of `bodies` what the schema is about.
  let load: String
  /// Python that plants in `wrong`, a copy of the first body, something that the schema must refuse.
  let plant: String

  static let isHere = folder != nil
  static let whyNot: Comment =
    "no published schemas here, or no python3 with jsonschema and yaml: bodies are not held against them"

  private static let folder: String? = {
    if let named = ProcessInfo.processInfo.environment["DAGPOST_SCHEMAS"] { return named }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside = root.deletingLastPathComponent().appendingPathComponent("shared/reference/schemas").path
    return FileManager.default.fileExists(atPath: beside) && canValidate ? beside : nil
  }()

  private static let canValidate: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import jsonschema, yaml"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// That all that the service renders keeps to it.
  func check(_ name: String) throws {
    let service = try service(name)
    let updates = Updates.golden.map(\.update) + [Updates.endless] + Updates.hostile.map(Updates.everywhere)
    let bodies = updates.map { service.render($0, post: postID).text }.joined(separator: "\n")
    let path = try #require(Self.folder) + "/" + file
    let complaints = try python(validator, [path], input: bodies)
    #expect(complaints.split(separator: "\n") == ["checked \(updates.count), and 1 that is wrong is refused"])
  }

  /// Reads a body a line.
  private var validator: String {
    """
    import json, os, sys
    from jsonschema.validators import validator_for
    path = sys.argv[1]
    bodies = [json.loads(line) for line in sys.stdin]
    \(load)
    checker = validator_for(schema)(schema)
    for body in bodies:
        for error in checker.iter_errors(body): print(error.message[:300])
    wrong = json.loads(json.dumps(bodies[0]))
    \(plant)
    refused = sum(1 for _ in checker.iter_errors(wrong))
    print(f"checked {len(bodies)}, and {refused} that is wrong is refused")
    """
  }

  private func python(_ script: String, _ arguments: [String], input: String) throws -> String {
    let bodies = FileManager.default.temporaryDirectory.appending(path: "dagpost-bodies-\(UUID().uuidString)")
    try Data(input.utf8).write(to: bodies)
    defer { try? FileManager.default.removeItem(at: bodies) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    process.standardInput = try FileHandle(forReadingFrom: bodies)
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 with jsonschema and yaml is needed for this test")
    return String(decoding: said, as: UTF8.self)
  }
}
