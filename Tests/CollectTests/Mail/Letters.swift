import JSON
import Model

@testable import Collect

/// Mails with the line ends of the network (CRLF).
enum Letters {
  static func bytes(_ text: String) -> [UInt8] {
    Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
  }

  /// A mail with a plain text.
  static func plain(
    _ subject: String, _ body: String, from: String = "Ravi <ravi@voorbeeld.nl>", more: String = ""
  ) -> [UInt8] {
    bytes("From: \(from)\nTo: update@voorbeeld.nl\nSubject: \(subject)\nMessage-ID: <1@voorbeeld.nl>\n\(more)\n\(body)")
  }

  /// The note of a mail as `kind | text | from`; empty when it makes none.
  static func note(_ bytes: [UInt8]) -> String {
    guard let note = MailMessage(bytes).note else { return "" }
    func text(_ name: String) -> String { if case .text(let text)? = note[name] { text } else { "-" } }
    return "\(text("kind")) | \(text("text")) | \(text("from"))"
  }
}
