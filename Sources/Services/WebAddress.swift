import HTTP

/// A web address from the configuration, in its parts. The address may be a secret: only its origin may be shown.
struct WebAddress {
  let place: HTTPAddress
  /// Everything before the path, as it was written.
  private let start: String
  /// With its leading slash; empty when there is no path.
  let path: String
  let query: String?

  struct Mistake: Error {
    /// Follows the setting's name, as in "teams.x.channels.y.url …". It shows nothing of the address.
    let sentence: String
  }

  static func read(_ raw: String) throws(Mistake) -> WebAddress {
    let place: HTTPAddress
    switch HTTPAddress.read(raw) {
    case .success(let found): place = found
    case .failure(let mistake): throw Mistake(sentence: mistake.description)
    }
    guard !raw.contains("#") else { throw Mistake(sentence: "has a part after #, which is never sent; leave it out") }
    guard let mark = raw.firstRange(of: "://") else { throw Mistake(sentence: "does not begin with https://") }
    let tail = raw[mark.upperBound...].drop { $0 != "/" && $0 != "?" }
    let path = tail.prefix { $0 != "?" }
    let query = path == tail ? nil : String(tail.drop { $0 != "?" }.dropFirst())
    return WebAddress(place: place, start: String(raw[..<tail.startIndex]), path: String(path), query: query)
  }

  /// Scheme, host and port: the only part of an address that may be shown.
  var origin: String { "\(place.scheme.rawValue)://\(place.hostAndPort)" }

  /// The start of longer addresses: origin and path, without a query and without a slash at the end.
  var base: String { origin + String(path.reversed().drop { $0 == "/" }.reversed()) }

  var text: String { start + path + (query.map { "?\($0)" } ?? "") }

  /// Why plain http is not allowed here: it is only for this machine and private networks. Nil when the address is fine.
  var openMistake: String? {
    guard place.scheme == .http, !place.isPrivate else { return nil }
    return
      "starts with http://, which anybody on the way can read; use https:// (http is for hosts on this machine or a "
      + "private network only)"
  }

  /// The same address with this query item, which replaces an item of the same name.
  func setting(_ name: String, to value: String) -> WebAddress {
    let others = (query ?? "").split(separator: "&").filter { $0.prefix { $0 != "=" } != name }.map(String.init)
    let query = (others + ["\(name)=\(value)"]).joined(separator: "&")
    return WebAddress(place: place, start: start, path: path.isEmpty ? "/" : path, query: query)
  }

  var segments: [Substring] { path.split(separator: "/") }

  /// The value of a query item, as it was written; nil when there is no item of that name.
  func value(of name: String) -> Substring? {
    (query ?? "").split(separator: "&").lazy.map {
      $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    }
    .first { $0[0] == name }.map { $0.count > 1 ? $0[1] : "" }
  }

  /// Whether the host is `name` or a subdomain of it.
  func isAt(_ name: String) -> Bool { place.host == name || place.host.hasSuffix("." + name) }
}
