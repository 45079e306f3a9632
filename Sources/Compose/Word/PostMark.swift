/// How a post came to be, where the reader must know.
package enum PostMark: Sendable {
  case none
  /// Sent again after an attempt of which nobody knows whether it arrived.
  case repeated
  /// Sent by another channel, because nobody knows whether its own has it.
  case elsewhere
}
