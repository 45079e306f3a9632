import Config
import Foundation
import Model

extension SystemDefinition {
  /// The first of its jq that does not compile, at its line of the file; nil when all do, and when this machine could not look.
  package func mistake(by worker: JQWorker) async -> Problem? {
    guard let program, let failure = await worker.check(program), failure.isOfProgram else { return nil }
    let before = JQProgram.opening + jq + "\n"
    let lines = jq.count(where: \.isNewline)
    if !jq.isEmpty, let failure = await worker.check(before + "."), failure.isOfProgram {
      return problem(failure, at: ["jq"], startingAt: 0)
    }
    for request in requests {
      for (key, piece) in [("each", request.each), ("map", request.map)] {
        guard let piece, let failure = await worker.check(before + piece), failure.isOfProgram else { continue }
        return problem(failure, at: ["requests", request.name, key], startingAt: lines + 1)
      }
    }
    return problem(failure, at: ["jq"], startingAt: 0)
  }

  /// - Parameter start: lines of the program before those that stand at `keys`.
  private func problem(_ failure: JQWorker.Failure, at keys: [String], startingAt start: Int) -> Problem {
    let words = failure.sentence(request: keys.last ?? "")
    var (keys, start) = (keys, start)
    var sentence = words
    var line: Int?
    if let comma = words.range(of: ", line ", options: .backwards) {
      line = Int(words[comma.upperBound...].prefix { $0.isNumber })
      sentence = String(words[..<comma.lowerBound])
    }
    // What is never called is not looked at until it is: a mistake in the definitions shows where they are used.
    if let line, line <= start { (keys, start) = (["jq"], 0) }
    var place = Location(file: file, line: 1, column: 1)
    if let found = node(at: keys) {
      place = line.map { Location(file: file, line: found.firstLine + $0 - start - 1, column: 1) } ?? found.location
    }
    return Problem(at: place, path: keys.joined(separator: "."), Sentence(known: sentence))
  }

  /// A text of the file, and the line on which its own first one stands: below a `|`, or beside the name.
  private func node(at keys: [String]) -> (location: Location, firstLine: Int)? {
    guard case .success(let bytes) = FileReading.bytes(ofFile: file, limit: 1 << 20),
      var node = YAMLReader.read(bytes, file: file, problems: Problems())
    else { return nil }
    for key in keys {
      guard case .mapping(let entries, _) = node, let entry = entries.first(where: { $0.key == key }) else {
        return nil
      }
      node = entry.value
    }
    let location = node.location
    let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
    guard lines.indices.contains(location.line - 1) else { return nil }
    let first = lines[location.line - 1].dropFirst(location.column - 1).first
    return (location, location.line + (first == "|" || first == ">" ? 1 : 0))
  }
}

extension JQWorker.Failure {
  /// The program is wrong, and not this machine too busy or the worker missing.
  fileprivate var isOfProgram: Bool { if case .doesNotCompile = self { true } else { false } }
}
