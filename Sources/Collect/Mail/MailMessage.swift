import Model

/// A mail (RFC 5322), as far as a note is made of it.
struct MailMessage {
  /// Bytes of a mail that are looked at: the text comes before what hangs on it.
  static let sizeLimit = 128 * 1024

  let header: MailHeader
  private let body: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    var rest = bytes.prefix(Self.sizeLimit)
    header = MailHeader(&rest)
    body = rest
  }

  /// Nil when it does not say exactly one.
  var sender: MailAddress? {
    header.count("from") == 1 ? header.raw("from").flatMap { MailAddress($0) } : nil
  }

  /// Written by a program: an out-of-office, a bounce, a newsletter.
  var isAutomatic: Bool {
    if let submitted = header.raw("auto-submitted"), MailParameters(submitted).value != "no" { return true }
    if let precedence = header.raw("precedence"), ["bulk", "junk", "auto_reply"].contains(precedence.lowercased()) {
      return true
    }
    if ["x-autoreply", "x-autorespond", "x-auto-reply", "x-failed-recipients"].contains(where: { header.count($0) > 0 })
    {
      return true
    }
    if header.raw("return-path")?.filter({ !$0.isWhitespace }) == "<>" { return true }
    if header.raw("content-type").map({ MailParameters($0).value }) == "multipart/report" { return true }
    return ["mailer-daemon", "postmaster", "no-reply", "noreply"].contains(sender?.local ?? "")
  }

  /// A note's fields; nil when there is nothing in it to read.
  ///
  /// What kind it is stands before the first words, or in the subject, or is the whole subject. A subject that says more
  /// goes before the text, unless this is an answer: then it is somebody else's.
  var note: [String: Value]? {
    let written = WrittenText.of(MailBody.text(header, body) ?? "")
    let (subject, isAnswer) = Self.withoutMarks(header.text("subject") ?? "")
    var kind: String?
    var title = isAnswer && !written.isEmpty ? "" : subject
    if let (found, rest) = NoteWords.split(title) {
      (kind, title) = (found.rawValue, rest)
    } else if let found = NoteWords.kind(of: title) {
      (kind, title) = (found.rawValue, "")
    }
    var text = written
    if let (found, rest) = NoteWords.split(written) {
      (kind, text) = (found.rawValue, rest)
      // Who writes the kind above the words has said all of it there.
      if !rest.isEmpty { title = "" }
    }
    kind = kind ?? NoteWords.opening(title.isEmpty ? text : title)?.rawValue
    let whole = Self.joined(title, text)
    guard !whole.allSatisfy(\.isWhitespace) else { return nil }
    var fields: [String: Value] = ["text": .text(whole)]
    if let kind { fields["kind"] = .text(kind) }
    if let sender {
      fields["address"] = .text(sender.address)
      fields["from"] = .text(sender.name.isEmpty ? sender.local : sender.name)
    }
    if let id = header.raw("message-id"), !id.isEmpty { fields["key"] = .text(StableKey.of(id)) }
    return fields
  }

  /// Without `Re:`, `Fwd:` and what other programs say; and whether it was an answer.
  private static func withoutMarks(_ subject: String) -> (String, isAnswer: Bool) {
    var subject = subject.trimmingSpaces()
    var isAnswer = false
    for _ in 0..<10 {
      guard let colon = subject.prefix(10).firstIndex(of: ":") else { break }
      let mark = subject[..<colon].lowercased()
      guard ["re", "antw", "aw", "fw", "fwd", "doorst", "tr"].contains(mark) else { break }
      isAnswer = isAnswer || ["re", "antw", "aw"].contains(mark)
      subject = subject[subject.index(after: colon)...].trimmingSpaces()
    }
    return (subject, isAnswer)
  }

  private static func joined(_ title: String, _ text: String) -> String {
    if title.isEmpty || text.isEmpty { return title + text }
    // Some repeat the subject as the first line.
    if text.lowercased().hasPrefix(title.lowercased()) { return text }
    return ".!?:…".contains(title.last ?? " ") ? "\(title) \(text)" : "\(title): \(text)"
  }
}

/// The note of a mail, for the people whose mail is read.
struct MailDecoder {
  /// Addresses and domains.
  let senders: [String]

  func decode(_ bytes: [UInt8]) -> Decoded {
    let mail = MailMessage(bytes)
    var decoded = Decoded(value: .list([]))
    guard !mail.isAutomatic else { return decoded }
    guard senders.contains("*") || senders.contains(where: { mail.sender?.matches($0) ?? false }) else {
      decoded.ofStrangers = 1
      return decoded
    }
    decoded.value = .list(mail.note.map { [.object($0)] } ?? [])
    return decoded
  }
}
