import Config

/// Why no world could be made.
package struct Mistakes: Error, Sendable {
  package let problems: [Problem]
  /// For `check`: what it can still compile.
  var programs: [String: ProgramPlace] = [:]
  /// Warnings stop nobody.
  package var count: String {
    let count = problems.count { $0.severity == .error }
    return count == 1 ? "1 mistake" : "\(count) mistakes"
  }
  package var sentences: [String] { problems.map(\.description) }
  package var first: String { problems.first { $0.severity == .error }?.description ?? "" }
}

package struct BuiltWorld: Sendable {
  package let world: World
  package let warnings: [String]
  /// Mistakes of the teams that are left out.
  package let mistakes: [String]
  /// For `check`: each jq program, to be compiled once, and where it is first used.
  let programs: [String: ProgramPlace]
}

struct ProgramPlace: Sendable {
  let location: Location
  let path: String
}
