import YAML

/// A secret that the configuration names, and whether it is available; never its value.
package struct SecretSeen: Sendable, Hashable {
  /// The path of the setting that names it.
  package let path: String
  package let location: Location
  /// Why it is not available, or what is wrong with how it is kept; nil when all is well.
  package let trouble: Problem?
}

extension SecretSource {
  /// The same source, which also calls `tell` for every secret that is asked for.
  package func watched(_ tell: @escaping @Sendable (SecretSeen) -> Void) -> SecretSource {
    SecretSource { node, path, location in
      let result = fetch(node, path, location)
      var trouble: Problem?
      switch result {
      case .success((_, let warning)):
        trouble = warning.map { Problem(.warning, at: location, path: path, Sentence(known: $0)) }
      case .failure(let problem):
        trouble = Problem(problem.severity, at: location, path: path, Sentence(known: problem.sentence))
      }
      tell(SecretSeen(path: path, location: node.location, trouble: trouble))
      return result
    }
  }
}
