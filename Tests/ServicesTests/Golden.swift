import Foundation
import Testing

/// Compares with a file beside the tests. `RECORD=1` writes the files anew, and fails so that nobody overlooks it.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
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

/// The same JSON with line breaks and indents between its parts, nothing else changed: what a person can review.
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
