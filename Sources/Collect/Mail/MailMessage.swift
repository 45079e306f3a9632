import JSON
import Model

/// A mail (RFC 5322), read as far as a note can be made of it.
struct MailMessage {
  /// How many bytes of a mail are read. Its text comes before its attachments.
  static let sizeLimit = 128 * 1024

  let header: MailHeader
  /// The sender; nil where `From:` is not exactly one address.
  let sender: MailAddress?
  private let body: MailBody
  private let subject: MailSubject
  /// The text that the sender wrote. A mail has its text once plain and once as HTML, with different signs of where
  /// it ends, so the shorter result is taken.
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

  /// Whether a program sent it: an out-of-office answer, a bounce, a newsletter, an invitation.
  var isAutomatic: Bool { isSurelyAutomatic || automaticSubjectWords != nil }

  private var isSurelyAutomatic: Bool {
    AutomaticMail.isAutomatic(header, body, sender: sender)
      || ownText.isEmpty && AutomaticMail.isAnswerWithoutWords(subject.text)
  }

  /// The words of the subject that show an automatic mail; nil where something else shows it, or nothing does.
  var automaticSubjectWords: String? { isSurelyAutomatic ? nil : AutomaticMail.words(of: subject.text) }

  /// Whether the sender wrote nothing but a greeting and a closing.
  var isOnlyGreeting: Bool {
    [body.texts.plain, body.texts.html].contains { $0.map { OwnWords.isOnlyGreeting($0, by: sender) } ?? false }
  }

  /// The fields of a note; nil when the mail has no text of its own.
  ///
  /// The kind stands before the text, or before the subject, or is the whole subject. Any other subject is put before
  /// the text, unless the mail is an answer: the subject is then somebody else's.
  var note: [String: JSONValue]? {
    var kind: String?
    // A forwarded mail without a text of its own says nothing about the sender's work.
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
      // With the kind at its beginning, the text is complete without the subject.
      if !rest.isEmpty { title = "" }
    }
    kind = kind ?? NoteWords.kindOfFirstWord(title.isEmpty ? text : title)?.rawValue
    let whole = Self.joined(title, text)
    guard !whole.allSatisfy(\.isWhitespace) else { return nil }
    var fields: [String: JSONValue] = ["text": .text(whole)]
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

  /// The sentence for the administrator about a mail that makes no note.
  var sentenceWithoutText: String {
    "the mail \"\(shown(header.text("subject") ?? "", limit: 80))\" of \(shown(sender?.address ?? "nobody", limit: 80)) has no words that are "
      + "surely its sender's own: all of it may be a greeting, a signature, or an earlier mail"
  }

  private static func joined(_ title: String, _ text: String) -> String {
    if title.isEmpty || text.isEmpty { return title + text }
    // Some people repeat the subject as the first line.
    if text.lowercased().hasPrefix(title.lowercased()) { return text }
    return ".!?:…".contains(title.last ?? " ") ? "\(title) \(text)" : "\(title): \(text)"
  }
}
