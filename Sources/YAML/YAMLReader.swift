import Model

/// YAML to `Node`s. Everything that would make a file mean something else than it shows is refused: duplicate keys, anchors
/// and aliases, tags, several documents; so is what would cost too much: size, depth, number of nodes.
package enum YAMLReader {
  /// Bytes of one file.
  package static let sizeLimit = 16 << 20
  /// Lists and groups inside each other.
  package static let depthLimit = 32
  /// Values in one file.
  package static let nodeLimit = 1_000_000

  /// What one file may cost.
  package struct Limits {
    var bytes = YAMLReader.sizeLimit
    var nodes = YAMLReader.nodeLimit
    /// Entries of one list or group.
    var entries = Int.max
    /// Bytes of one name.
    var name = Int.max

    package static let usual = Limits()

    /// Of a file that somebody else than the administrator may write: far more than a team has to say, and so little that
    /// whatever it says is read in a moment, also by what compares each with each.
    package static let ofOthers = Limits(bytes: 1 << 20, nodes: 20_000, entries: 250, name: 250)
  }

  /// The tree of a text, or nil when there is none; what is wrong goes to `problems`, as much as can be found in one pass.
  package static func read(_ text: String, file: String, problems: any ProblemList) -> Node? {
    read(Array(text.utf8), file: file, problems: problems)
  }

  /// The tree of a file's bytes, or nil when there is none. An empty file is `.empty`.
  package static func read(_ bytes: [UInt8], file: String, problems: any ProblemList) -> Node? {
    read(bytes, file: file, problems: problems, limits: .usual)
  }

  package static func read(_ bytes: [UInt8], file: String, problems: any ProblemList, limits: Limits) -> Node? {
    let top = Location(file: file, line: 1, column: 1)
    guard bytes.count <= limits.bytes else {
      problems.add(
        Problem(
          at: top, path: "", "the file has \(bytes.count >> 20) MiB; \(limits.bytes >> 20) MiB is the most it may have")
      )
      return nil
    }
    // Windows editors write a mark before the text, and some of them UTF-16.
    let bytes = TextDecoder.withoutMarks(bytes)
    if let place = firstInvalidUTF8(bytes, file: file) {
      problems.add(
        Problem(at: place, path: "", "this is not UTF-8 text; save the file as UTF-8 (not as Windows-1252 or ANSI)"))
      return nil
    }
    return bytes.withUnsafeBufferPointer { buffer in
      var tree = YAMLTree(YAMLEvents(buffer, file: file), top: top, problems: problems, limits: limits)
      return tree.document()
    }
  }

  private static func firstInvalidUTF8(_ bytes: [UInt8], file: String) -> Location? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where String(validating: line, as: UTF8.self) == nil {
      var decoder = UTF8()
      var rest = line.makeIterator()
      var column = 1
      while case .scalarValue = decoder.decode(&rest) { column += 1 }
      return Location(file: file, line: index + 1, column: column)
    }
    return Location(file: file, line: 1, column: 1)
  }
}
