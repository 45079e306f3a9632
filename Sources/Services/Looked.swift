/// What a look for a post came to.
package enum Looked: Sendable, Hashable {
  /// It is in the channel.
  case there(reference: String?)
  /// It is not, as far as the service shows now.
  case absent
  /// Nobody can tell yet: no answer, or "not now". `after` is what the service asked to wait.
  case unclear(why: String, after: Duration?)
  /// We may not look there, and will not by waiting. The sentence says which right is missing.
  case forbidden(why: String)
  /// Not among the messages of this page; the next one is asked for with this.
  case more(page: String)
}
