import Model

/// Finds what a person wrote among the parts of a mail (RFC 2046).
///
/// A mail that is made to be endless (parts in parts in parts) costs no more than these limits.
struct MailBody {
  /// Parts inside parts.
  static let depthLimit = 8
  /// Parts altogether.
  static let partLimit = 100

  private var partsLeft = MailBody.partLimit

  /// The text of a message, as plain lines; nil when it has none.
  static func text(_ header: MailHeader, _ body: ArraySlice<UInt8>) -> String? {
    var walk = MailBody()
    return walk.text(header, body, depth: 0)?.lines
  }

  private enum Found {
    case plain(String)
    case html(String)
    var lines: String {
      switch self {
      case .plain(let text), .html(let text): text
      }
    }
    var isPlain: Bool { if case .plain = self { true } else { false } }
  }

  private mutating func text(_ header: MailHeader, _ body: ArraySlice<UInt8>, depth: Int) -> Found? {
    let type = MailParameters(header.raw("content-type") ?? "text/plain")
    let disposition = header.raw("content-disposition").map { MailParameters($0).value }
    if depth > 0, disposition == "attachment" { return nil }
    if type.value.hasPrefix("multipart/") {
      guard depth < Self.depthLimit, let boundary = type["boundary"], !boundary.isEmpty else { return nil }
      return text(of: Self.parts(body, boundary), depth: depth + 1)
    }
    guard type.value == "text/plain" || type.value == "text/html" || type.value.isEmpty else { return nil }
    let bytes = TransferEncoding.decode(body, header.raw("content-transfer-encoding")?.trimmingSpaces() ?? "")
    let text = Charset.text(bytes, type["charset"])
    return type.value == "text/html" ? .html(HTMLText.plain(text)) : .plain(text)
  }

  /// Of alternatives the plain one, else the first that says something: what hangs on a mail comes after it.
  private mutating func text(of parts: [ArraySlice<UInt8>], depth: Int) -> Found? {
    var first: Found?
    for part in parts {
      guard partsLeft > 0 else { break }
      partsLeft -= 1
      var body = part
      let header = MailHeader(&body)
      guard let found = text(header, body, depth: depth), !found.lines.allSatisfy(\.isWhitespace) else { continue }
      if found.isPlain { return found }
      first = first ?? found
    }
    return first
  }

  /// What lies between the lines `--boundary`. A mail that was cut off has a last part without an end.
  private static func parts(_ body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var rest = body
    while parts.count < partLimit {
      let lineStart = rest.startIndex
      guard let line = rest.cutLine() else { break }
      guard line.starts(with: mark) else { continue }
      let tail = line.dropFirst(mark.count)
      let isLast = tail.starts(with: "--".utf8)
      guard isLast || tail.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      if let start { parts.append(body[start..<lineStart]) }
      start = isLast ? nil : rest.startIndex
      if isLast { return parts }
    }
    if let start { parts.append(body[start...]) }
    return parts
  }
}
