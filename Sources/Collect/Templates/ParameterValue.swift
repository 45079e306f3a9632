import Model

/// The value of one setting of a source, as a system's parameter declares it.
enum ParameterValue: Sendable, Hashable {
  case text(String)
  case list([String])
  case secret(Secret)

  var secret: Secret? { if case .secret(let secret) = self { secret } else { nil } }
  var isSecret: Bool { secret.map { !$0.reveal().isEmpty } ?? false }
}
