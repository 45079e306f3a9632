/// Scheme, host and port of an address: the place to which a secret may go.
struct Origin: Hashable, CustomStringConvertible {
  let scheme: String
  let host: String

  init?(_ address: String) {
    guard let mark = address.firstRange(of: "://") else { return nil }
    scheme = address[..<mark.lowerBound].lowercased()
    let rest = address[mark.upperBound...].prefix { !"/?#\\".contains($0) }
    // An address with a login in it is refused, because the login would be printed.
    guard scheme == "https" || scheme == "http", !rest.isEmpty, !rest.contains("@") else { return nil }
    let standardPort = scheme == "https" ? ":443" : ":80"
    let name = rest.lowercased()
    host = name.hasSuffix(standardPort) ? String(name.dropLast(standardPort.count)) : name
  }

  var description: String { "\(scheme)://\(shown(host, limit: 100))" }
}
