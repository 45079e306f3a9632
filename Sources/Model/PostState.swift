/// The id of a post: 26 characters of a–z and 2–7, random. The same on every attempt and in every rendering of the post.
package struct PostID: Hashable, Sendable, Codable {
  package let text: String
  package init(_ text: String) { self.text = text }

  package init(using random: inout some RandomNumberGenerator) {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    text = String((0..<26).map { _ in alphabet[Int.random(in: 0..<32, using: &random)] })
  }
}

extension PostID {
  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Its beginning: enough to name the post in a command, and short enough to be typed.
  package var short: String { String(text.prefix(8)) }
}

extension PostID: CustomStringConvertible {
  package var description: String { text }
}

/// What is sent, as it is, on every attempt. No URL, no header, no secret.
package struct PostBody: Sendable, Hashable {
  package let contentType: String
  package let text: String
  package init(contentType: String, text: String) {
    self.contentType = contentType
    self.text = text
  }
}

/// Where a post stands. See the state diagram in docs/design.md.
package enum PostState: String, Sendable, Codable, CaseIterable {
  case queued, sending, delivered, refused, unknown, held, expired, dropped

  /// Whether something may still happen to it without a person.
  package var isOpen: Bool { self == .queued || self == .sending || self == .unknown }
  /// Whether a person has to look.
  package var needsPerson: Bool { self == .refused || self == .held || self == .expired }
}

/// What one attempt came to.
package enum Outcome: Sendable, Hashable {
  /// The service has it. `confirmed` is false where the service only says "accepted".
  case delivered(confirmed: Bool, reference: String?)
  /// A permanent answer: sending the same again cannot help.
  case refused(why: String)
  /// A permanent answer about the destination, not the post: it is gone, or forbids us to post there.
  case broken(why: String)
  /// Surely not posted, or "not now": again after the back-off, or after `after` when the service said so.
  case later(why: String, after: Duration?)
  /// It may have been posted: the connection ended after the first request byte, without an answer.
  case unknown(why: String)
}

/// What a service lets us do about an outcome that is not known.
package enum UnknownClass: String, Sendable, Codable {
  /// The same id sent again is the same message.
  case idempotent
  /// The channel can be read: look first.
  case readable
  /// Neither: resend once, marked as a repeat, or hold.
  case blind
}
