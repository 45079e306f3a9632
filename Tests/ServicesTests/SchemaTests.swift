import Foundation
import Model
import ServiceFixtures
import Services
import Testing

/// The services' published schemas as a second judge. They are not ours to keep: `DAGPOST_SCHEMAS` names a folder that has
/// them, or they lie in `shared/` beside the repository, and the test says that it was skipped when they do not.
@Suite struct SchemaTests {
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

  @Test(
    .enabled(
      if: folder != nil,
      "no published schemas here, or no python3 with jsonschema and yaml: bodies are not held against them"),
    arguments: [
      ("teams", "adaptive-cards/adaptive-card-1.5.0.json", ""),
      ("discord", "discord/openapi.json", "IncomingWebhookRequestPartial"),
      ("matrix", "matrix/m.room.message$m.notice.yaml", ""),
    ])
  func `bodies keep to the published schema`(name: String, schema: String, component: String) throws {
    let service = try service(name)
    let updates = Updates.golden.map(\.update) + [Updates.endless] + Updates.hostile.map(Updates.everywhere)
    let bodies = updates.map { service.render($0, post: postID).text }.joined(separator: "\n")
    let file = try #require(Self.folder) + "/" + schema
    let complaints = try python(Self.validator, [file, component], input: bodies)
    #expect(complaints.split(separator: "\n") == ["checked \(updates.count), and 1 that is wrong is refused"])
  }

  /// Reads a body a line. The cards' schema does not know Teams' own key; a key it cannot know must be refused.
  private static let validator = """
    import json, sys
    from jsonschema.validators import validator_for
    matrix = sys.argv[1].endswith(".yaml")
    if matrix:
        import os, yaml
        schema = yaml.safe_load(open(sys.argv[1]))["properties"]["content"]
        mentions = yaml.safe_load(open(os.path.join(os.path.dirname(sys.argv[1]), "m.mentions.yaml")))
        schema["properties"]["m.mentions"] = mentions
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    else:
        schema = json.load(open(sys.argv[1]))
    if sys.argv[2]:
        parts = schema["components"]
        schema = dict(parts["schemas"][sys.argv[2]], components=parts)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    checker = validator_for(schema)(schema)
    bodies = [json.loads(line) for line in sys.stdin]
    if not sys.argv[2] and not matrix:
        bodies = [body["attachments"][0]["content"] for body in bodies]
        for body in bodies: del body["msteams"]
    for body in bodies:
        for error in checker.iter_errors(body): print(error.message[:300])
    wrong = json.loads(json.dumps(bodies[0]))
    if matrix: wrong["m.mentions"]["user_ids"] = "everybody"
    elif sys.argv[2]: wrong["allowed_mentions"]["parse"] = ["nobody"]
    else: wrong["body"][0]["unheardOf"] = 1
    refused = sum(1 for _ in checker.iter_errors(wrong))
    print(f"checked {len(bodies)}, and {refused} that is wrong is refused")
    """

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
