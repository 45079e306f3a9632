import Config
import Foundation
import YAML

extension SystemDefinition {
  /// The first mistake in its jq programs, at its line of the file. Nil when all compile, or when this machine could
  /// not try.
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

  /// - Parameter start: the number of program lines before those that stand at `keys`.
  private func problem(_ failure: JQWorker.Failure, at keys: [String], startingAt start: Int) -> Problem {
    let words = failure.sentence(request: keys.last ?? "")
    var (keys, start) = (keys, start)
    var sentence = words
    var line: Int?
    if let comma = words.range(of: ", line ", options: .backwards) {
      line = Int(words[comma.upperBound...].prefix { $0.isNumber })
      sentence = String(words[..<comma.lowerBound])
    }
    // jq reports a mistake in an unused definition only where it is used; the line then lies in `jq:`.
    if let line, line <= start { (keys, start) = (["jq"], 0) }
    var place = Location(file: file, line: 1, column: 1)
    if let found = node(at: keys) {
      place = line.map { Location(file: file, line: found.firstLine + $0 - start - 1, column: 1) } ?? found.location
    }
    return Problem(at: place, path: keys.joined(separator: "."), Sentence(known: sentence))
  }

  /// The place of a text in the file and the number of its first line: below a `|` or `>`, or beside its key.
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
  /// True when the program is wrong; false when the machine was too busy or the worker is missing.
  fileprivate var isOfProgram: Bool { if case .doesNotCompile = self { true } else { false } }
}
