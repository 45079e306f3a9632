import Config
import HTTP
import Model
import YAML

extension Source {
  /// The host to which a secret is sent over plain http, where anybody on the way can read it. Nil when there is
  /// none.
  package var plainHTTPHost: String? {
    guard parameters.values.contains(where: \.isSecret) else { return access.openProxy }
    let hosts = requests.lazy.compactMap { request -> String? in
      guard case .get(let address, _) = request.fetch else { return nil }
      let text = address.text(parameters) ?? parameters["the address"]?.secret?.reveal()
      return text.flatMap { HTTPAddress($0) }.flatMap { $0.isOpen ? $0.hostAndPort : nil }
    }
    return hosts.first ?? access.openProxy
  }

  func warnOfOpenSecret(_ section: Section) {
    guard let host = plainHTTPHost else { return }
    section.report(
      "sends a secret over plain http to \(host), which anybody on the way can read; use https://, and make a new secret",
      at: ["get", "url"].first(where: section.has), severity: .warning)
  }

  /// All secrets that the source's requests carry. A login alone is no secret, but the Basic header made of login and
  /// password is.
  static func secrets(_ parameters: [String: ParameterValue]) -> [Secret] {
    var secrets: [Secret] = []
    for case (let name, .secret(let secret)) in parameters where name != "the login" { secrets.append(secret) }
    if case .secret(let login)? = parameters["the login"], case .secret(let password)? = parameters["the password"] {
      secrets.append(Secret(HTTPForm.basic(login.reveal(), password.reveal())))
    }
    return secrets
  }

  /// The parts of a secret address that are secret: those with a digit. Words such as `https` and `calendar` stand in
  /// every address.
  static func keys(_ secret: Secret) -> [Secret] {
    let text = secret.reveal()
    guard text.contains("://") else { return [secret] }
    // The two digits behind a % are an encoded character.
    let stretches = text.split(separator: "%", omittingEmptySubsequences: false).enumerated().map { index, stretch in
      stretch.dropFirst(index == 0 ? 0 : 2)
    }
    let parts = stretches.flatMap { $0.split { !($0.isLetter || $0.isNumber || "-_~".contains($0)) } }
    return parts.filter { $0.contains(where: \.isNumber) }.map { Secret(String($0)) }
  }
}
