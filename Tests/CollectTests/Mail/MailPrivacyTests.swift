import JSON
import Testing

@testable import Collect

/// Of generated mails of every program, language and form, only the sender's own sentence is kept.
@Suite struct MailPrivacyTests {
  @Test(arguments: 0..<40) func `the sender's own sentence is kept, and nothing of the rest`(block: UInt64) {
    var wrong: [String] = []
    for seed in (block * 100)..<(block * 100 + 100) {
      let mail = MadeUpMail(seed: seed)
      let message = MailMessage(mail.bytes)
      guard case .text(let text)? = message.note?["text"] else {
        wrong.append("nothing told: \(mail.story)")
        continue
      }
      if text != mail.sentence || message.isAutomatic { wrong.append("told \"\(text)\": \(mail.story)") }
    }
    #expect(wrong == [])
  }
}
