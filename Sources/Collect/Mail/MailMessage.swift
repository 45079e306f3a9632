import Model

/// A mail (RFC 5322), as far as a note is made of it.
struct MailMessage {
  /// Bytes of a mail that are looked at: the text comes before what hangs on it.
  static let sizeLimit = 128 * 1024

  let header: MailHeader
  /// Nil when it does not say exactly one.
  let sender: MailAddress?
  private let body: MailBody
  private let subject: MailSubject
  /// What its sender wrote. A text and its HTML are the same words, with other signs of where they end: the shorter one is told.
  private let ownText: String

  init(_ bytes: [UInt8]) {
    var rest = bytes.prefix(Self.sizeLimit)
    header = MailHeader(&rest)
    body = MailBody(header, rest)
    subject = MailSubject(header.text("subject") ?? "")
    let sender = header.count("from") == 1 ? header.raw("from").flatMap { MailAddress($0) } : nil
    self.sender = sender
    ownText =
      [body.texts.plain, body.texts.html].compactMap { $0.map { OwnWords.of($0, by: sender) } }
      .min { $0.count(where: \.isLetter) < $1.count(where: \.isLetter) } ?? ""
  }

  /// Written by a program: an out-of-office, a bounce, a newsletter, an invitation.
  var isAutomatic: Bool { isSurelyAutomatic || automaticSubjectWords != nil }

  private var isSurelyAutomatic: Bool {
    AutomaticMail.isAutomatic(header, body, sender: sender)
      || ownText.isEmpty && AutomaticMail.isAnswerWithoutWords(subject.text)
  }

  /// The words of its subject by which it is a program's, where nothing else says so.
  var automaticSubjectWords: String? { isSurelyAutomatic ? nil : AutomaticMail.words(of: subject.text) }

  /// Whether nothing was ownText but a greeting, a closing, and what follows that.
  var isOnlyGreeting: Bool {
    [body.texts.plain, body.texts.html].contains { $0.map { OwnWords.isOnlyGreeting($0, by: sender) } ?? false }
  }

  /// A note's fields; nil when there is nothing in it to read.
  ///
  /// What kind it is stands before the first words, or in the subject, or is the whole subject. A subject that says more
  /// goes before the text, unless this is an answer: then it is somebody else's.
  var note: [String: Value]? {
    var kind: String?
    // Whoever only sends on what another wrote says nothing of work.
    let isSomebodyElses = subject.isAnswer || subject.isForward && ownText.isEmpty && !body.texts.isEmpty
    var title = ContactData.masked(isSomebodyElses ? "" : subject.text)
    if let (found, rest) = NoteWords.split(title) {
      (kind, title) = (found.rawValue, rest)
    } else if let found = NoteWords.kind(of: title.trimmingSuffix("!. ")) {
      (kind, title) = (found.rawValue, "")
    }
    var text = ownText
    if let (found, rest) = NoteWords.split(ownText) {
      (kind, text) = (found.rawValue, rest)
      // Who writes the kind above the words has said all of it there.
      if !rest.isEmpty { title = "" }
    }
    kind = kind ?? NoteWords.kindOfFirstWord(title.isEmpty ? text : title)?.rawValue
    let whole = Self.joined(title, text)
    guard !whole.allSatisfy(\.isWhitespace) else { return nil }
    var fields: [String: Value] = ["text": .text(whole)]
    if let kind { fields["kind"] = .text(kind) }
    if let sender {
      fields["address"] = .text(sender.address)
      // Some programs give the address as the name.
      let isNamed = !sender.name.isEmpty && !sender.name.contains("@")
      fields["from"] = .text(isNamed ? ContactData.masked(sender.name) : sender.local)
    }
    if let id = header.raw("message-id"), !id.isEmpty { fields["key"] = .text(StableKey.of(id)) }
    return fields
  }

  /// For the administrator, of a mail that makes no note.
  var sentenceWithoutText: String {
    "the mail \"\(shown(header.text("subject") ?? "", limit: 80))\" of \(shown(sender?.address ?? "nobody", limit: 80)) has no words that are "
      + "surely its sender's own: all of it may be a greeting, a signature, or an earlier mail"
  }

  private static func joined(_ title: String, _ text: String) -> String {
    if title.isEmpty || text.isEmpty { return title + text }
    // Some repeat the subject as the first line.
    if text.lowercased().hasPrefix(title.lowercased()) { return text }
    return ".!?:…".contains(title.last ?? " ") ? "\(title) \(text)" : "\(title): \(text)"
  }
}
