import Foundation
import Services
import Testing

/// Compares with a file in the folder of the service. `RECORD=1` writes the files anew, and fails so that nobody overlooks it.
func expectGolden(
  _ text: String, of service: any Service, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let tests = URL(filePath: #filePath).deletingLastPathComponent()
  let folders = try FileManager.default.contentsOfDirectory(atPath: tests.path())
  let folder = try #require(
    folders.first { "\(type(of: service))".hasPrefix($0) }, "the service has no folder of tests")
  let file = tests.appending(path: "\(folder)/Golden/\(name)")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(file.path())", sourceLocation: sourceLocation)
    return
  }
  let expected = try #require(
    try? String(contentsOf: file, encoding: .utf8), "\(file.path()) is missing; RECORD=1 writes it",
    sourceLocation: sourceLocation)
  #expect(text == expected, "differs from \(file.path())", sourceLocation: sourceLocation)
}

/// The same JSONBody with line breaks and indents between its parts, nothing else changed: what a person can review.
func indented(_ json: String) -> String {
  var out = ""
  var depth = 0
  var inText = false
  var escaped = false
  var previous: Character = " "
  func newline() { out += "\n" + String(repeating: "  ", count: depth) }
  for character in json {
    if inText {
      out.append(character)
      if !escaped, character == "\"" { inText = false }
      escaped = !escaped && character == "\\"
      previous = character
      continue
    }
    if "[{".contains(previous), !"]}".contains(character) { newline() }
    switch character {
    case "\"": inText = true
    case "[", "{": depth += 1
    case "]", "}":
      depth -= 1
      if !"[{".contains(previous) { newline() }
    default: break
    }
    out.append(character)
    if character == "," { newline() }
    if character == ":" { out += " " }
    previous = character
  }
  return out + "\n"
}
