import Model

/// A message about the whole program that does not depend on the ledger. Each subject is told once in a run; a clock that is
/// not believed is told daily.
package struct Bulletin: Sendable, Equatable {
  package enum Subject: Sendable, Equatable {
    /// A backup has replaced the ledger.
    case restored
    /// The clock has not been believed for this many whole days.
    case clock(days: Int)
    /// The clock is believed again. Only for channels that were told that it was not.
    case clockOver
    /// The clock had been ahead, and what was written by it was corrected.
    case putRight

    /// Whether this news makes an older bulletin, not sent yet, superfluous.
    package func replaces(_ old: Bulletin) -> Bool {
      switch (self, old.about) {
      case (.clock, .clock), (.clock, .clockOver), (.clockOver, .clock), (.clockOver, .clockOver): true
      default: false
      }
    }
  }
  package let about: Subject
  package let sentence: String
  /// The channels that have not received the bulletin yet.
  package var waiting: Set<ChannelName>

  package init(about: Subject, sentence: String, for channels: Set<ChannelName>) {
    self.about = about
    self.sentence = sentence
    waiting = channels
  }

  /// Equal words, whichever channels have received them.
  package static func == (one: Bulletin, other: Bulletin) -> Bool {
    one.about == other.about && one.sentence == other.sentence
  }
}
