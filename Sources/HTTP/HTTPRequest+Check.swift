import Model

extension HTTPHeader {
  /// Why this header cannot be sent; nil when it can. The sentence names the header and never shows its value.
  ///
  /// libcurl writes headers as they are, so a line break in a value would begin another header or request.
  package var mistake: String? {
    let shown = String(decoding: name.utf8.prefix(while: \.isTokenByte), as: UTF8.self)
    if name.isEmpty { return "a header has no name" }
    if shown != name {
      // Of an invalid name only the beginning is shown, because somebody may have put the whole header line there.
      return "the name of a header (it begins with \"\(shown)\") may only have letters, digits and !#$%&'*+-.^_`|~"
    }
    if HTTPHeader.ours.contains(name.lowercased()) {
      return "the header \(name) is written by dagpost itself; leave it out"
    }
    let bytes = value.reveal().utf8
    if let wrong = bytes.first(where: { !(0x20...0x7E).contains($0) }) {
      return "the value of the header \(name) has \(HTTPHeader.kind(of: wrong)) in it"
    }
    if bytes.first == 0x20 || bytes.last == 0x20 {
      return "the value of the header \(name) begins or ends with a space"
    }
    if bytes.count > HTTPHeader.longest {
      return "the value of the header \(name) is \(bytes.count) bytes long; at most \(HTTPHeader.longest) are sent"
    }
    return nil
  }

  /// The longest value: ordinary servers accept a line of this length.
  private static let longest = 8_000

  /// Headers that delimit a request or control the connection, and Accept-Encoding, because compressed answers are not
  /// decoded.
  private static let ours: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection", "expect", "accept-encoding", "te", "upgrade",
  ]

  private static func kind(of byte: UInt8) -> String {
    switch byte {
    case 0x0A, 0x0D: "a line break"
    case 0x80...: "a character outside ASCII"
    default: "a control character"
    }
  }
}

extension UInt8 {
  /// Whether a header's name may have this byte (RFC 9110, 5.6.2).
  fileprivate var isTokenByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }
}

extension HTTPRequest {
  /// Checks everything that libcurl would pass on unchecked, and returns the address of the request or why it is not
  /// sent.
  func checked() -> Result<HTTPAddress, HTTPFailure> {
    let address: HTTPAddress
    switch HTTPAddress.read(url.reveal()) {
    case .success(let found): address = found
    case .failure(let mistake): return .failure(.notSent("the address \(mistake)"))
    }
    if address.scheme == .http, !access.allowsHTTP {
      return .failure(.notSent("\(address.hostAndPort) is to be reached over https only; the address says http"))
    }
    if let proxy = access.proxy, case .failure(let mistake) = HTTPAddress.read(proxy.address, isProxy: true),
      // This address is refused when the connection is made, in the same way as a name that resolves to it.
      mistake != .linkLocal
    {
      return .failure(.notSent("the `proxy` for \(address.hostAndPort) \(mistake)"))
    }
    for header in headers {
      if let mistake = header.mistake { return .failure(.notSent("\(mistake) (request to \(address.hostAndPort))")) }
    }
    if headers.count > 100 { return .failure(.notSent("a request to \(address.hostAndPort) has over 100 headers")) }
    if method == .get, !body.isEmpty {
      return .failure(.notSent("a GET to \(address.hostAndPort) was given a body; only POST and PUT have one"))
    }
    return .success(address)
  }
}
