import Model

extension HTTPHeader {
  /// Why this header cannot be sent, as a sentence that names the header and never shows its value; nil when it can.
  ///
  /// libcurl writes headers as they are: a line break in a value would begin a header, or a request, of its own.
  package var mistake: String? {
    let shown = String(decoding: name.utf8.prefix(while: \.isTokenByte), as: UTF8.self)
    if name.isEmpty { return "a header has no name" }
    if shown != name {
      // Of a name that is none, only its beginning is shown: somebody may have put the whole line there.
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

  /// What ordinary servers still take in one line.
  private static let longest = 8_000

  /// Those that say where a request begins and ends or what becomes of the connection; and answers are not unpacked.
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
  /// What a header's name may consist of.
  fileprivate var isTokenByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }
}

extension HTTPRequest {
  /// Where this request goes, or why it is not sent. Everything that libcurl would pass on unread is looked at here.
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
      // The guard of every connection stops that one, as it does when a name stands for it.
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
