import JSON
import Model

/// Makes a note of a mail, if its sender is one of those whose mail is read.
struct MailDecoder {
  /// Addresses and domains; `*` for everybody.
  let senders: [String]

  func decode(_ bytes: [UInt8]) -> Decoded {
    let mail = MailMessage(bytes)
    var decoded = Decoded(value: .list([]))
    let isNamed = senders.contains("*") || senders.contains { mail.sender?.matches($0) ?? false }
    guard !mail.isAutomatic else {
      // The notice quotes the list of subject words, and not the mail, which may say who is ill.
      if isNamed, let words = mail.automaticSubjectWords {
        decoded.notices = [
          "mail whose subject begins with \"\(words)\" is taken for a program's and left out; who wrote such a mail needs another subject"
        ]
      }
      return decoded
    }
    guard isNamed else {
      decoded.rejectedSenderCount = 1
      return decoded
    }
    if let note = mail.note {
      decoded.value = .list([.object(note)])
    } else {
      decoded.problems = [RowProblem(mail.sentenceWithoutText, mail.isOnlyGreeting ? nil : .missing)]
    }
    return decoded
  }
}
