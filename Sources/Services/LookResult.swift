/// The result of looking for a post in its channel.
package enum LookResult: Sendable, Hashable {
  /// The post is in the channel.
  case there(reference: String?)
  /// The post is not among the messages that the service shows now.
  case absent
  /// Nobody can tell yet: there was no answer, or "not now". `after` is how long the service asked to wait.
  case unclear(why: String, after: Duration?)
  /// We lack the right to look, and waiting does not change that. The sentence says which right is missing.
  case forbidden(why: String)
  /// The post is not on this page; `page` asks for the next one.
  case more(page: String)
}
