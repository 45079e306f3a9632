/// A secret that a configuration names, and whether it can be had; never its value.
package struct SecretSeen: Sendable, Hashable {
  /// The setting that names it.
  package let path: String
  package let location: Location
  /// Why it cannot be had, or what is wrong with how it is kept; nil when nothing is.
  package let trouble: Problem?
}

extension SecretSource {
  /// The same, and each secret that is asked for is told.
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
