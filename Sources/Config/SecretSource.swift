import Model
import YAML

/// Where secrets come from. `standard` reads files and the environment; a test passes its own.
package struct SecretSource: Sendable {
  let fetch: @Sendable (Node, String, Location) -> Result<(Secret, warning: String?), SecretProblem>

  /// - Parameter fetch: gets the node, the path of the setting, and the place of the node. Relative paths are relative
  ///   to the file of that place.
  package init(fetch: @escaping @Sendable (Node, String, Location) -> Result<(Secret, warning: String?), SecretProblem>)
  {
    self.fetch = fetch
  }

  func secret(from node: Node, path: String, problems: Problems) -> Secret? {
    switch fetch(node, path, node.location) {
    case .success(let (secret, warning)):
      if let warning { problems.add(Problem(.warning, at: node.location, path: path, Sentence(known: warning))) }
      return secret
    case .failure(let problem):
      problems.add(Problem(problem.severity, at: node.location, path: path, Sentence(known: problem.sentence)))
      return nil
    }
  }
}

/// Why a secret is not available; never its value.
package struct SecretProblem: Error, Sendable {
  package let sentence: String
  /// A warning where the service may have the secret although this user may not.
  package let severity: Problem.Severity
  package init(_ sentence: String, severity: Problem.Severity = .error) {
    self.sentence = sentence
    self.severity = severity
  }
}
