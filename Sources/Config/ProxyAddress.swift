import Model

/// The parts of a proxy's address: the origin (scheme, host and port) and a login, where one stands before an `@`.
struct ProxyAddress {
  let origin: String
  let login: Proxy.Login?

  struct Mistake: Error {
    /// Completes a sentence that begins with "… .proxy". It shows nothing of the address, which may hold a password.
    let sentence: String
  }

  init(_ text: String) throws(Mistake) {
    guard text.utf8.count <= 1_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Mistake(sentence: "has a space or another character in it that no address has")
    }
    guard let mark = text.firstRange(of: "://") else {
      throw Mistake(sentence: "does not begin with http://, for example http://proxy.example.org:3128")
    }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else {
      throw Mistake(sentence: "does not begin with http:// or https://; no other kind of proxy is used")
    }
    let rest = text[mark.upperBound...]
    // A password can hold a slash that should have been written as %2F. So the last @ ends the login, wherever it
    // stands.
    let end = rest.lastIndex(of: "@")
    let place = end.map { rest[rest.index(after: $0)...] } ?? rest
    let host = place.hasSuffix("/") ? place.dropLast() : place
    guard ProxyAddress.isPlace(host) else {
      throw Mistake(
        sentence: "should be a scheme, a host and a port only, for example http://proxy.example.org:3128")
    }
    origin = "\(scheme)://\(host.lowercased())"
    login = end.map { end in
      let parts = rest[..<end].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return Proxy.Login(
        name: parts[0].percentDecoded, password: Secret(parts.count > 1 ? parts[1].percentDecoded : ""))
    }
  }

  private static func isPlace(_ text: Substring) -> Bool {
    let isIPv6 = text.hasPrefix("[")
    let name = isIPv6 ? text.prefix { $0 != "]" } + "]" : text.prefix { $0 != ":" }
    let rest = text.dropFirst(name.count)
    guard name.utf8.count > (isIPv6 ? 3 : 0), name.utf8.allSatisfy({ !"/?#\\".utf8.contains($0) }) else { return false }
    return rest.isEmpty || rest.first == ":" && UInt16(rest.dropFirst()).map { $0 > 0 } ?? false
  }
}
