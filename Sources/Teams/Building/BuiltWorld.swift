import Config
import YAML

/// The mistakes because of which a configuration cannot be used.
package struct Mistakes: Error, Sendable {
  package let problems: [Problem]
  /// For `check`: the jq programs that can be compiled all the same, each with its place.
  var programs: [String: ProgramPlace] = [:]
  /// The number of mistakes in words. Warnings do not count, because they stop nothing.
  package var count: String {
    let count = problems.count { $0.severity == .error }
    return count == 1 ? "1 mistake" : "\(count) mistakes"
  }
  package var sentences: [String] { problems.map(\.description) }
  package var first: String { problems.first { $0.severity == .error }?.description ?? "" }
}

/// A world that can be used, and the problems that do not stop it.
package struct BuiltWorld: Sendable {
  package let world: World
  package let warnings: [String]
  /// The mistakes of teams that are left out.
  package let mistakes: [String]
  /// For `check`: each jq program once, with the place where it is first used.
  let programs: [String: ProgramPlace]
}

struct ProgramPlace: Sendable {
  let location: Location
  let path: String
}
