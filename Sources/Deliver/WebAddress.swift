/// A web address of the configuration, taken apart. It may be a secret: it is never shown whole.
struct WebAddress {
  enum Scheme: String { case http, https }

  let scheme: Scheme
  /// In lower case; an IPv6 address without its brackets.
  let host: String
  let port: Int?
  /// With its leading slash; empty when there is none.
  let path: String
  let query: String?

  struct Mistake: Error {
    /// Completes "teams.x.channels.y.url …"; shows nothing of the address.
    let sentence: String
  }

  static func parse(_ raw: String) throws(Mistake) -> WebAddress {
    guard !raw.isEmpty else {
      throw Mistake(sentence: "is empty; it should be a web address that starts with https://")
    }
    guard raw.utf8.count <= 4_000 else { throw Mistake(sentence: "is longer than any web address; copy it again") }
    guard raw.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !forbidden.contains($0) }) else {
      throw Mistake(
        sentence: "has a space, a line break or another character that an address cannot have; copy it again")
    }
    guard let mark = raw.firstRange(of: "://"), let scheme = Scheme(rawValue: raw[..<mark.lowerBound].lowercased())
    else { throw Mistake(sentence: "is not a web address; it should start with https://") }
    let rest = raw[mark.upperBound...]
    guard !rest.contains("#") else { throw Mistake(sentence: "has a part after #, which is never sent; leave it out") }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else {
      throw Mistake(sentence: "has a login before the host; leave out everything between :// and @")
    }
    let (host, port) = try hostAndPort(String(authority))
    let tail = rest[authority.endIndex...]
    let path = tail.prefix { $0 != "?" }
    let query = path.endIndex < tail.endIndex ? String(tail[tail.index(after: path.endIndex)...]) : nil
    return WebAddress(scheme: scheme, host: host, port: port, path: String(path), query: query)
  }

  /// What no address has unencoded, and what could leave a header or a markup.
  private static let forbidden = Set("\"<>\\^`{|}".utf8)

  private static func hostAndPort(_ authority: String) throws(Mistake) -> (String, Int?) {
    var host = Substring(authority)
    var portText: Substring?
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { throw Mistake(sentence: "has a [ without its ]") }
      host = authority[authority.index(after: authority.startIndex)..<end]
      let after = authority[authority.index(after: end)...]
      guard after.isEmpty || after.hasPrefix(":"), host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
        throw Mistake(sentence: "has no valid IPv6 address between [ and ]")
      }
      portText = after.isEmpty ? nil : after.dropFirst()
    } else if let colon = authority.lastIndex(of: ":") {
      host = authority[..<colon]
      portText = authority[authority.index(after: colon)...]
    }
    guard !host.isEmpty else { throw Mistake(sentence: "has no host after ://") }
    if !authority.hasPrefix("[") {
      guard host.utf8.allSatisfy({ hostBytes.contains($0) }), host.first != ".", !host.contains("..") else {
        throw Mistake(sentence: "has a host name with a character that host names cannot have")
      }
    }
    guard let portText else { return (host.lowercased(), nil) }
    guard let port = Int(portText), (1...65_535).contains(port), portText.utf8.allSatisfy({ (48...57).contains($0) })
    else { throw Mistake(sentence: "has a port that is not a number from 1 to 65535") }
    return (host.lowercased(), port)
  }

  private static let hostBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._".utf8)

  /// Scheme, host and port: all of an address that may be shown.
  var origin: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(scheme.rawValue)://\(name)" + (port.map { ":\($0)" } ?? "")
  }

  var text: String { origin + path + (query.map { "?\($0)" } ?? "") }

  /// The same address with this query item, in place of one of that name.
  func setting(_ name: String, to value: String) -> WebAddress {
    let others = (query ?? "").split(separator: "&").filter { $0.prefix { $0 != "=" } != name }.map(String.init)
    let query = (others + ["\(name)=\(value)"]).joined(separator: "&")
    return WebAddress(scheme: scheme, host: host, port: port, path: path.isEmpty ? "/" : path, query: query)
  }

  /// Whether the host is `name` or below it.
  func isAt(_ name: String) -> Bool { host == name || host.hasSuffix("." + name) }
}

extension WebAddress {
  /// This machine, or a network that is nobody else's: where plain http may do.
  var isPrivate: Bool {
    if let octets = ipv4 {
      return octets[0] == 127 || octets[0] == 10 || (octets[0] == 172 && (16...31).contains(octets[1]))
        || (octets[0] == 192 && octets[1] == 168)
    }
    if host.contains(":") { return host == "::1" || host.hasPrefix("fc") || host.hasPrefix("fd") }
    if looksNumeric { return false }
    let ends = ["localhost", "local", "lan", "internal", "intern", "home.arpa"]
    return !host.contains(".") || ends.contains { host.hasSuffix("." + $0) }
  }

  /// Link-local addresses, where cloud machines keep their keys: never a place to post to.
  var isLinkLocal: Bool {
    if let octets = ipv4 { return octets[0] == 169 && octets[1] == 254 }
    return ["fe8", "fe9", "fea", "feb"].contains { host.contains(":") && host.hasPrefix($0) }
      || host == "metadata.google.internal"
  }

  private var ipv4: [Int]? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let octets = parts.compactMap { part in
      part.count <= 3 ? Int(part).flatMap { (0...255).contains($0) ? $0 : nil } : nil
    }
    return octets.count == 4 ? octets : nil
  }

  /// `2130706433` and `0x7f.1` are addresses to a resolver: not the single-word names of a private network.
  private var looksNumeric: Bool {
    let last = host.split(separator: ".").last ?? ""
    return last.hasPrefix("0x") || (!last.isEmpty && last.allSatisfy(\.isNumber))
  }
}
