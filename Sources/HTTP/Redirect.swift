import CCurl
import Model

/// The target of a redirect, resolved as libcurl would connect to it.
package struct Redirect: Hashable, Sendable {
  /// The absolute URL without its fragment. It may hold a key, so only `place` may be shown.
  package let url: String
  package let address: HTTPAddress

  /// The statuses that redirect a GET.
  package static let statuses: Set = [301, 302, 303, 307, 308]

  /// Nil when the `Location` is no web address. It may be absolute, without its scheme, or relative to `url`.
  package init?(_ location: String, from url: String) {
    guard location.utf8.count <= 8_000, !location.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      let parser = curl_url()
    else { return nil }
    defer { curl_url_cleanup(parser) }
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER)
    // A blank or a letter outside ASCII is no reason to stop; every browser encodes it.
    let encoded = location.percentEncoded { $0 != 0x20 && $0 <= 0x7E }
    guard curl_url_set(parser, CURLUPART_URL, url, flags) == CURLUE_OK,
      curl_url_set(parser, CURLUPART_URL, encoded, flags) == CURLUE_OK,
      curl_url_set(parser, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK
    else { return nil }
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, CURLUPART_URL, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    self.url = String(cString: text)
    guard case .success(let address) = HTTPAddress.read(self.url) else { return nil }
    self.address = address
  }

  /// The address for a sentence, `https://new.example.org/team/agenda.ics`: without its query, and without its path
  /// where that may hold a key.
  ///
  /// - Parameter secrets: texts of which nothing may be shown, not even a part.
  package func place(without secrets: [String]) -> String {
    let origin = "\(address.scheme.rawValue)://\(address.hostAndPort)"
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...].drop { !"/?".contains($0) } } ?? ""
    let path = rest.prefix { $0 != "?" }
    return path.isEmpty || path == "/" || Redirect.mayBeKey(path, secrets) ? address.description : origin + path
  }

  /// Whether a path may hold a key: long parts often do, and a server may also send back a secret that it was sent.
  private static func mayBeKey(_ path: Substring, _ secrets: [String]) -> Bool {
    if path.utf8.count > 120 || path.contains(";") { return true }
    for part in path.split(whereSeparator: { "/.-_~".contains($0) }) where part.utf8.count >= 12 {
      if part.contains(where: \.isNumber) || part.contains("%") || part.utf8.count > 24 { return true }
    }
    let path = Array(path.lowercased().utf8)
    return secrets.contains { secret in
      let secret = Array(secret.lowercased().utf8)
      guard secret.count >= 8 else { return !secret.isEmpty && path.contains(secret[...]) }
      let runs = Set((0...secret.count - 8).map { Array(secret[$0..<$0 + 8]) })
      return path.count >= 8 && (0...path.count - 8).contains { runs.contains(Array(path[$0..<$0 + 8])) }
    }
  }
}

extension Array<UInt8> {
  fileprivate func contains(_ run: ArraySlice<UInt8>) -> Bool {
    run.count <= count && (0...count - run.count).contains { self[$0..<$0 + run.count].elementsEqual(run) }
  }
}
