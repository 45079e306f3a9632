import Model
import YAML

/// The one list of problems that all who read the configuration add to. Used by one task only, while loading.
package final class Problems: ProblemList {
  /// The problems in the order in which they were found, each once.
  package private(set) var all: [Problem] = []
  private var known: Set<Problem> = []
  /// Files that somebody other than the administrator may have written or chosen.
  private var untrustedFiles: Set<String> = []
  private struct Kind: Hashable {
    let file: String
    let severity: Problem.Severity
  }
  /// How many errors and how many warnings were reported for each of these files.
  private var told: [Kind: Int] = [:]
  /// The most problems that are reported for one of these files.
  private static let untrustedLimit = 50
  /// The team whose settings are being read; nil while reading what concerns several.
  package var team: TeamName?
  /// The file that a mistake is in and the team that it concerns; nil for several.
  package struct Blame: Hashable, Sendable {
    package let file: String
    package let team: TeamName?
  }
  /// The first mistake of each file and team, also where another team has had the same.
  package private(set) var blamed: [Blame: Problem] = [:]
  /// The places of braces that nothing fills in. A place is added every time it is read, because a shared source is
  /// read for every team.
  package var unfilled: [Location] = []
  /// Called with the full path of every setting that is asked for. A test uses it to check that the manual has them
  /// all.
  package var onAsk: ((String) -> Void)?

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
    guard count <= Problems.untrustedLimit, known.insert(problem.quotingNothing).inserted else { return }
    told[kind] = count + 1
    all.append(
      count < Problems.untrustedLimit
        ? problem.quotingNothing
        : Problem(
          problem.severity, at: problem.location, path: "", "and from here on this file has more of these than are told"
        ))
  }

  /// From now on, no sentence repeats text from this file.
  package func quoteNothing(of file: String) { untrustedFiles.insert(file) }
  package func quotes(_ file: String) -> Bool { !untrustedFiles.contains(file) }

  package func hasMistake(at place: Location) -> Bool { all.contains { $0.severity == .error && $0.location == place } }
  package var hasErrors: Bool { all.contains { $0.severity == .error } }
  package var sorted: [Problem] { all.sorted { ($0.location, $0.sentence) < ($1.location, $1.sentence) } }
}

extension Problem {
  /// The same problem without any text of the file.
  fileprivate var quotingNothing: Problem {
    var problem = self
    problem.sentence = discreet
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    if names.count > 1, names[0] == "teams" {
      problem.path = (["teams", "…"] + names.dropFirst(2)).joined(separator: ".")
    }
    return problem
  }
}
