import CCurl
import Model

/// The part of a URL that may be shown: scheme, host and port, without the path, the query or anything secret.
///
/// libcurl's own parser reads it, so that the address that is checked cannot differ from the one that is connected to.
package struct HTTPAddress: Hashable, Sendable {
  package enum Scheme: String, Sendable { case http, https }

  package let scheme: Scheme
  /// The host in lower case. An IPv6 address has brackets; an IPv4 address has its usual form, however it was written.
  package let host: String
  package let port: Int

  /// Nil for anything but a plain web address. `read(_:)` says why.
  package init?(_ url: String) {
    guard case .success(let address) = HTTPAddress.read(url) else { return nil }
    self = address
  }

  /// The address in a URL, or what is wrong with the URL. The mistake never repeats a part of it.
  ///
  /// - Parameter isProxy: allows a user name and password, which only the address of a proxy may have.
  package static func read(_ url: String, isProxy: Bool = false) -> Result<HTTPAddress, Mistake> {
    if url.isEmpty { return .failure(.empty) }
    if url.utf8.count > longest { return .failure(.tooLong) }
    for byte in url.utf8 {
      if byte == 0x20 { return .failure(.space) }
      if byte < 0x20 || byte == 0x7F { return .failure(.controlCharacter) }
      if byte > 0x7F { return .failure(.notASCII) }
    }
    return parse(url, flags: CURLU_NON_SUPPORT_SCHEME | (isProxy ? 0 : CURLU_DISALLOW_USER))
  }

  /// The longest URL: ordinary servers accept a request line of this length.
  private static let longest = 8_000

  private static func parse(_ url: String, flags: Int32) -> Result<HTTPAddress, Mistake> {
    guard let parser = curl_url() else { return .failure(.malformed) }
    defer { curl_url_cleanup(parser) }
    switch curl_url_set(parser, CURLUPART_URL, url, UInt32(flags)) {
    case CURLUE_OK: break
    case CURLUE_USER_NOT_ALLOWED: return .failure(.userName)
    default: return .failure(url.contains("://") ? .malformed : .otherScheme)
    }
    guard let host = part(CURLUPART_HOST, of: parser)?.lowercased(), !host.isEmpty else { return .failure(.malformed) }
    guard let scheme = part(CURLUPART_SCHEME, of: parser).flatMap(Scheme.init) else { return .failure(.otherScheme) }
    guard let port = part(CURLUPART_PORT, of: parser).flatMap(Int.init) else { return .failure(.malformed) }
    if IPAddress(host)?.isNeverReached == true { return .failure(.linkLocal) }
    return .success(HTTPAddress(scheme: scheme, host: host, port: port))
  }

  private init(scheme: Scheme, host: String, port: Int) {
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  private static func part(_ part: CURLUPart, of parser: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}

extension HTTPAddress: CustomStringConvertible {
  /// `https://hooks.slack.com/…`: what may be printed of a URL that is a secret.
  package var description: String { "\(scheme.rawValue)://\(hostAndPort)/…" }

  /// `hooks.slack.com`, or with the port where it is not the usual one.
  package var hostAndPort: String {
    let usual = scheme == .https ? 443 : 80
    return port == usual ? host : "\(host):\(port)"
  }
}

extension HTTPAddress {
  /// Whether it is this machine or in a private network, where plain http can be acceptable.
  package var isPrivate: Bool {
    // A dot at the end marks a fully qualified name.
    let host = host.hasSuffix(".") ? String(host.dropLast()) : host
    let labels = host.split(separator: ".")
    let octets = labels.compactMap { UInt8($0) }
    if labels.count == 4, octets.count == 4 {
      return octets[0] == 127 || octets[0] == 10 || (octets[0] == 172 && (16...31).contains(octets[1]))
        || (octets[0] == 192 && octets[1] == 168)
    }
    if host.hasPrefix("[") { return host == "[::1]" || host.hasPrefix("[fc") || host.hasPrefix("[fd") }
    let ends = ["localhost", "local", "lan", "internal", "intern", "home.arpa"]
    return !host.contains(".") || ends.contains { host.hasSuffix("." + $0) }
  }

  /// Whether everybody on the way can read what is sent there.
  package var isOpen: Bool { scheme == .http && !isPrivate }
}

extension HTTPAccess {
  /// The proxy that gets its password over plain http where others on the way can read it; nil when there is none.
  package var openProxy: String? {
    guard let proxy, proxy.login != nil, let address = HTTPAddress(proxy.address), address.isOpen else { return nil }
    return address.hostAndPort
  }
}

extension HTTPAddress {
  /// What is wrong with a URL. The description completes a sentence that begins with the name of the setting.
  package enum Mistake: Error, Sendable, Hashable, CustomStringConvertible {
    case empty, tooLong, space, controlCharacter, notASCII, userName, otherScheme, malformed, linkLocal

    package var description: String {
      switch self {
      case .empty: "is empty"
      case .tooLong: "is longer than 8000 characters"
      case .space: "has a space in it; write %20 where one is meant"
      case .controlCharacter: "has a line break or another control character in it"
      case .notASCII: "has a character outside ASCII; write a host in its xn-- form and the rest percent-encoded"
      case .userName: "has a user name or password in it; credentials have settings of their own"
      case .otherScheme: "does not begin with https:// or http://"
      case .malformed: "is not a web address; it should look like https://host/path"
      case .linkLocal: "is a link-local or metadata address of this machine, which is never connected to"
      }
    }
  }
}
