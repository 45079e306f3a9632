/// A place in a file. Line and column count from 1.
package struct Location: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let column: Int
  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
  package var description: String { "\(file):\(line):\(column)" }
  package static func < (a: Location, b: Location) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

/// One mistake in a file as a sentence: where it is, which setting, what was found, what to do.
///
/// It prints as `dagpost.yaml:12:5: teams.platform.channels names "genral", which is not defined …`.
package struct Problem: Hashable, Sendable, CustomStringConvertible {
  package enum Severity: Sendable, Hashable { case error, warning }
  package let severity: Severity
  package let location: Location
  /// The path of the setting, `teams.platform.channels`; empty for the file as a whole.
  package var path: String
  /// What is wrong and what to do. It never holds the value of a secret, nor text from a file that others may write.
  package var sentence: String
  /// The sentence without anything that somebody else may have written.
  package let discreet: String
  package init(_ severity: Severity = .error, at location: Location, path: String, _ sentence: Sentence) {
    self.severity = severity
    self.location = location
    self.path = path
    self.sentence = sentence.whole
    discreet = sentence.discreet
  }

  package var description: String {
    let mark = severity == .warning ? "warning: " : ""
    return "\(location): \(mark)\(path.isEmpty ? "" : path + " ")\(sentence)"
  }
}

/// What takes the problems of a file while it is read.
package protocol ProblemList: AnyObject {
  func add(_ problem: Problem)
  /// Whether sentences may repeat text from this file.
  func quotes(_ file: String) -> Bool
}
