import Model

/// Where secrets come from. The standard one reads files and the environment; a test gives its own.
package struct SecretSource: Sendable {
  let fetch: @Sendable (Node, String, Location) -> Result<(Secret, warning: String?), SecretProblem>

  /// `fetch` gets the node, the path of the setting, and the place, whose file relative paths are relative to.
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

/// Why a secret cannot be had; never its value.
package struct SecretProblem: Error, Sendable {
  package let sentence: String
  /// A warning when somebody only checks and the service itself may have it.
  package let severity: Problem.Severity
  package init(_ sentence: String, severity: Problem.Severity = .error) {
    self.sentence = sentence
    self.severity = severity
  }
}
