import Testing

@testable import Collect

/// Of made-up mails of every program, language and form the sender's own sentence is told, and nothing of what stands around it.
@Suite struct MailPrivacyTests {
  @Test(arguments: 0..<40) func `the own sentence stands and nothing of the tail does`(block: UInt64) {
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
