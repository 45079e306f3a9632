/// What a post says of itself in its title, where readers must know why they may see it twice.
///
/// That a post is a repeat, or goes by its fallback, are two facts that the ledger keeps (`is_repeat`, `via`), and both may be so;
/// the mark is the one that its words tell.
package enum PostMark: Sendable, Hashable {
  case none
  /// It is sent again after an attempt of which nobody knows whether it arrived.
  case repeated
  /// It is sent to another channel, because nobody knows whether its own has it.
  case elsewhere

  /// The mark of a post as it is, or was last, sent. A post that goes by its fallback says that, also if it was repeated.
  package init(isRepeat: Bool, isElsewhere: Bool) {
    self = isElsewhere ? .elsewhere : isRepeat ? .repeated : .none
  }
}
