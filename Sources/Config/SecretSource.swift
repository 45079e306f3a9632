import Model

/// Where secrets come from. Seam: the Config room's real one reads files and the environment; `check` may run without.
public struct SecretSource: Sendable {
  let fetch: @Sendable (Node, String, Location) -> Result<(Secret, warning: String?), SecretProblem>

  public init(fetch: @escaping @Sendable (Node, String, Location) -> Result<(Secret, warning: String?), SecretProblem>) {
    self.fetch = fetch
  }

  func secret(from node: Node, path: String, problems: Problems) -> Secret? {
    switch fetch(node, path, node.location) {
    case .success(let (secret, warning)):
      if let warning { problems.add(Problem(.warning, at: node.location, path: path, warning)) }
      return secret
    case .failure(let problem):
      problems.add(Problem(at: node.location, path: path, problem.sentence))
      return nil
    }
  }
}

public struct SecretProblem: Error, Sendable {
  public let sentence: String
  public init(_ sentence: String) { self.sentence = sentence }
}
