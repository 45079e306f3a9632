/// The random id of a post: 26 characters of a–z and 2–7. It is the same on every attempt and in every rendering of the
/// post.
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

  /// The first eight characters: enough to name the post in a command, and short enough to type.
  package var short: String { String(text.prefix(8)) }
}

extension PostID: CustomStringConvertible {
  package var description: String { text }
}

/// The body that is sent, unchanged, on every attempt. It holds no URL, no header and no secret.
package struct PostBody: Sendable, Hashable {
  package let contentType: String
  package let text: String
  package init(contentType: String, text: String) {
    self.contentType = contentType
    self.text = text
  }
}

/// The state of a post. The diagram of its transitions is in docs/design.md, "States".
package enum PostState: String, Sendable, Codable, CaseIterable {
  case queued, sending, delivered, refused, unknown, held, expired, dropped

  /// Whether the post can still change its state without a person.
  package var isOpen: Bool { self == .queued || self == .sending || self == .unknown }
  /// Whether the post waits for a person.
  package var needsPerson: Bool { self == .refused || self == .held || self == .expired }
}

/// The result of one attempt to send a post.
package enum Outcome: Sendable, Hashable {
  /// The service has the post. `confirmed` is false where the service only says "accepted"; `reference` is the
  /// service's own id of the message.
  case delivered(confirmed: Bool, reference: String?)
  /// The service refused the post for good: sending it again cannot help.
  case refused(why: String)
  /// The destination, not the post, is refused for good: it is gone, or forbids us to post.
  case broken(why: String)
  /// The post is surely not there, or the service said "not now". It is sent again after `after`, where the service
  /// gave a time, else after the back-off.
  case later(why: String, after: Duration?)
  /// The post may be there: the connection ended after the first byte of the request, without an answer.
  case unknown(why: String)
}

/// What a service offers to settle an unknown outcome.
package enum UnknownClass: String, Sendable, Codable {
  /// Sending the same id again makes no second message.
  case idempotent
  /// The channel can be read, so the post is looked for before it is sent again.
  case readable
  /// Neither is possible. The post is sent once more, marked as a repeat, or held.
  case blind
}
