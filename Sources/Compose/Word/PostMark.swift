/// What readers have to know of how a post reached them. It is told after the title.
package enum PostMark: Sendable {
  case none
  /// Sent again after an attempt of which nobody knows whether it arrived.
  case repeated
  /// Sent by another channel, because nobody knows whether its own channel has it.
  case elsewhere
}
