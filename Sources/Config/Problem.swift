/// Where something stands in a file; line and column count from 1.
public struct Location: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let column: Int
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
  public var description: String { "\(file):\(line):\(column)" }
  public static func < (a: Location, b: Location) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

/// One mistake in the configuration, as a sentence: where, which setting, what was found, what to do.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: Sendable, Hashable { case error, warning }
  public let severity: Severity
  public let location: Location
  /// `teams.platform.channels`; empty for the file as a whole.
  public let path: String
  /// What is wrong and what to do; never the value of a secret.
  public let sentence: String
  public init(_ severity: Severity = .error, at location: Location, path: String, _ sentence: String) {
    self.severity = severity
    self.location = location
    self.path = path
    self.sentence = sentence
  }
  public var description: String {
    let mark = severity == .warning ? "warning: " : ""
    return "\(location): \(mark)\(path.isEmpty ? "" : path + " ")\(sentence)"
  }
}

/// The one list that everything that reads the configuration adds to. Used while loading, on one task.
public final class Problems {
  /// In the order found, each once.
  public private(set) var all: [Problem] = []
  private var known: Set<Problem> = []
  /// Hears the full path of every setting that is asked for; the test of the manual listens here.
  var onAsk: ((String) -> Void)?

  public init() {}
  public func add(_ problem: Problem) { if known.insert(problem).inserted { all.append(problem) } }
  public var hasErrors: Bool { all.contains { $0.severity == .error } }
  public var sorted: [Problem] { all.sorted { ($0.location, $0.sentence) < ($1.location, $1.sentence) } }
}
