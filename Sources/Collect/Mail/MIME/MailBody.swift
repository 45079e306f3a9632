/// Finds the text that a person wrote among the parts of a mail (RFC 2046).
///
/// The limits bound the cost of a mail whose parts are nested without end.
struct MailBody {
  /// How deep parts may be nested.
  static let depthLimit = 8
  /// The most parts altogether.
  static let partLimit = 100

  private var partsLeft = MailBody.partLimit

  /// The text as lines, in each form in which it was sent.
  private(set) var texts = Texts()
  /// Whether the mail asks to a meeting or answers that (RFC 6047). Programs write such mails.
  private(set) var isInvitation = false
  /// Whether the mail reports what became of another one: delivered, refused, read (RFC 6522).
  private(set) var isReport = false

  init(_ header: MailHeader, _ body: ArraySlice<UInt8>) {
    texts = read(header, body, depth: 0)
  }

  struct Texts {
    var plain: String?
    var html: String?
    var isEmpty: Bool { plain == nil && html == nil }
  }

  private mutating func read(_ header: MailHeader, _ body: ArraySlice<UInt8>, depth: Int) -> Texts {
    let type = MailParameters(header.raw("content-type") ?? "text/plain")
    let isAttached = depth > 0 && header.raw("content-disposition").map { MailParameters($0).value } == "attachment"
    if type.value.hasPrefix("multipart/") {
      guard depth < Self.depthLimit, let boundary = type["boundary"], !boundary.isEmpty else { return Texts() }
      return read(Self.parts(body, boundary), areAlternatives: type.value == "multipart/alternative", depth: depth + 1)
    }
    isReport = isReport || ["message/delivery-status", "message/disposition-notification"].contains(type.value)
    guard ["text/plain", "text/html", "text/calendar", "application/ics", ""].contains(type.value) else {
      return Texts()
    }
    let bytes = TransferEncoding.decode(body, header.raw("content-transfer-encoding")?.trimmingSpaces() ?? "")
    let text = Charset.text(bytes, type["charset"])
    if type.value == "text/calendar" || type.value == "application/ics" {
      isInvitation = isInvitation || Self.isInvitation(text, method: type["method"])
    } else if isAttached {
      return Texts()
    } else if type.value == "text/html" {
      let (text, isCut) = HTMLText.read(text)
      if isCut || !text.allSatisfy(\.isWhitespace) { return Texts(html: text) }
    } else if !text.allSatisfy(\.isWhitespace) {
      return Texts(plain: type["format"]?.lowercased() == "flowed" ? Self.unfolded(text) : text)
    }
    return Texts()
  }

  /// Of alternatives every form; otherwise the first part that has text, because attachments come after it.
  private mutating func read(_ parts: [ArraySlice<UInt8>], areAlternatives: Bool, depth: Int) -> Texts {
    var texts = Texts()
    for part in parts {
      guard partsLeft > 0 else { break }
      partsLeft -= 1
      var body = part
      let found = read(MailHeader(&body), body, depth: depth)
      if areAlternatives {
        texts.plain = texts.plain ?? found.plain
        texts.html = texts.html ?? found.html
      } else if texts.isEmpty {
        texts = found
      }
    }
    return texts
  }

  /// Whether the calendar is an invitation. One that is only shown has the method PUBLISH or none (RFC 5546).
  private static func isInvitation(_ calendar: String, method: String?) -> Bool {
    let lines = calendar.prefix(4_000).split(whereSeparator: \.isNewline)
    let named = method ?? lines.first { $0.uppercased().hasPrefix("METHOD:") }.map { String($0.dropFirst(7)) }
    guard let named = named?.trimmingSpaces().uppercased(), !named.isEmpty else { return false }
    return named != "PUBLISH"
  }

  /// Joins lines that end in a blank with the next one (format=flowed, RFC 3676), except for the signature mark `--
  /// `.
  private static func unfolded(_ text: String) -> String {
    var result = ""
    var goesOn = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isQuoted = line.first == ">"
      if !result.isEmpty, !goesOn || isQuoted || line.isEmpty || line == "-- " { result += "\n" }
      result += line
      goesOn = line.last == " " && line != "-- " && !isQuoted
    }
    return result
  }

  /// The parts between the boundary lines. The last part of a mail that was cut off has no end.
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
