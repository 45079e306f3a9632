/// What the callbacks of one attempt recorded, within its limits.
struct Witness {
  /// Why we ended the transfer ourselves.
  enum Stop: Hashable {
    case bodyLimit, headerLimit, forbiddenAddress
  }

  /// How often libcurl began to send the request. The second time it is stopped, because it would be a repeat.
  var starts = 0
  var stop: Stop?
  /// The headers of the last answer. Those of an earlier "100 Continue" are dropped, but count for the limit.
  private(set) var headers: [(name: String, value: String)] = []
  /// Whether the empty line after the headers came.
  private(set) var headersEnded = false
  private(set) var body: [UInt8] = []
  private var headerBytes = 0
  private var headerLines = 0

  /// Records a header line. Returns false when the headers exceed their limit.
  mutating func take(header line: UnsafeRawBufferPointer, within limits: HTTPLimits) -> Bool {
    headerLines += 1
    headerBytes += line.count
    guard headerLines <= limits.headerLines, headerBytes <= limits.headerBytes else {
      stop = .headerLimit
      return false
    }
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("HTTP/") {
      headers = []
      headersEnded = false
    } else if text == "\r\n" || text == "\n" {
      headersEnded = true
    } else if let colon = text.firstIndex(of: ":") {
      headers.append((trimmed(text[..<colon]), trimmed(text[text.index(after: colon)...])))
    }
    return true
  }

  /// Records a part of the body, up to the limit. Returns false when the body is longer.
  mutating func take(body bytes: UnsafeRawBufferPointer, within limits: HTTPLimits) -> Bool {
    let room = limits.bodyBytes - body.count
    body.append(contentsOf: bytes.prefix(max(0, room)))
    if bytes.count > room { stop = .bodyLimit }
    return bytes.count <= room
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }
}
