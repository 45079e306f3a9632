import Model

/// Where something stands in a file; line and column count from 1.
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

/// One mistake in the configuration, as a sentence: where, which setting, what was found, what to do.
package struct Problem: Hashable, Sendable, CustomStringConvertible {
  package enum Severity: Sendable, Hashable { case error, warning }
  package fileprivate(set) var severity: Severity
  package let location: Location
  /// `teams.platform.channels`; empty for the file as a whole.
  package private(set) var path: String
  /// What is wrong and what to do; never the value of a secret, and of a file of others no text at all.
  package private(set) var sentence: String
  private let discreet: String
  package init(_ severity: Severity = .error, at location: Location, path: String, _ sentence: Sentence) {
    self.severity = severity
    self.location = location
    self.path = path
    self.sentence = sentence.whole
    discreet = sentence.discreet
  }

  /// The same without any text of the file.
  fileprivate var quotingNothing: Problem {
    var problem = self
    problem.sentence = discreet
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    if names.count > 1, names[0] == "teams" {
      problem.path = (["teams", "…"] + names.dropFirst(2)).joined(separator: ".")
    }
    return problem
  }
  package var description: String {
    let mark = severity == .warning ? "warning: " : ""
    return "\(location): \(mark)\(path.isEmpty ? "" : path + " ")\(sentence)"
  }
}

/// The one list that everything that reads the configuration adds to. Used while loading, on one task.
package final class Problems {
  /// In the order found, each once.
  package private(set) var all: [Problem] = []
  private var known: Set<Problem> = []
  /// Files that somebody else than the administrator may have put there.
  private var ofOthers: Set<String> = []
  private struct Kind: Hashable {
    let file: String
    let severity: Problem.Severity
  }
  /// How many mistakes, and how many warnings, were told of each of these files.
  private var told: [Kind: Int] = [:]
  /// Mistakes that are told of one such file.
  private static let mostOfOthers = 50
  /// The team whose settings are being read; nil for what concerns more than one.
  package var team: TeamName?
  /// Whom the mistakes of one file concern.
  package struct Blame: Hashable, Sendable {
    package let file: String
    package let team: TeamName?
  }
  /// The first mistake of each, also where the same was told about another team before.
  package private(set) var blamed: [Blame: Problem] = [:]
  /// Where braces stand that nothing fills in, once for each time that it was read: a shared source is one of several teams.
  package internal(set) var unfilled: [Location] = []
  /// Hears the full path of every setting that is asked for; the test of the manual listens here.
  var onAsk: ((String) -> Void)?

  package init() {}
  package func add(_ problem: Problem) {
    if problem.severity == .error {
      let blame = Blame(file: problem.location.file, team: team)
      if blamed[blame] == nil { blamed[blame] = quotes(blame.file) ? problem : problem.quotingNothing }
    }
    guard !quotes(problem.location.file) else {
      if known.insert(problem).inserted { all.append(problem) }
      return
    }
    let kind = Kind(file: problem.location.file, severity: problem.severity)
    let count = told[kind, default: 0]
    guard count <= Problems.mostOfOthers, known.insert(problem.quotingNothing).inserted else { return }
    told[kind] = count + 1
    all.append(
      count < Problems.mostOfOthers
        ? problem.quotingNothing
        : Problem(
          problem.severity, at: problem.location, path: "", "and from here on this file has more of these than are told"
        ))
  }

  /// From now on nothing that stands in a file is repeated in a sentence.
  func quoteNothing(of file: String) { ofOthers.insert(file) }
  func quotes(_ file: String) -> Bool { !ofOthers.contains(file) }

  func hasMistake(at place: Location) -> Bool { all.contains { $0.severity == .error && $0.location == place } }
  package var hasErrors: Bool { all.contains { $0.severity == .error } }
  package var sorted: [Problem] { all.sorted { ($0.location, $0.sentence) < ($1.location, $1.sentence) } }
}
