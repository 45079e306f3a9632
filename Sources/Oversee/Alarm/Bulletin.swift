import Model

/// Something about the whole program that is told outside the ledger: once in a run, but a clock that is not believed daily.
package struct Bulletin: Sendable, Equatable {
  package enum Subject: Sendable, Equatable {
    /// A backup has taken the place of the ledger.
    case restored
    /// The clock is not believed, for that many whole days.
    case clock(days: Int)
    /// The clock is believed again. Only for those who were told that it was not.
    case clockOver
    /// What a clock that was ahead had written was taken back.
    case putRight

    /// Whether a bulletin that was not told yet need not be told any more.
    package func replaces(_ old: Bulletin) -> Bool {
      switch (self, old.about) {
      case (.clock, .clock), (.clock, .clockOver), (.clockOver, .clock), (.clockOver, .clockOver): true
      default: false
      }
    }
  }
  package let about: Subject
  package let sentence: String
  /// The channels that have not taken it yet.
  package var waiting: Set<ChannelName>

  package init(about: Subject, sentence: String, for channels: Set<ChannelName>) {
    self.about = about
    self.sentence = sentence
    waiting = channels
  }

  /// The same words, whoever has taken them.
  package static func == (one: Bulletin, other: Bulletin) -> Bool {
    one.about == other.about && one.sentence == other.sentence
  }
}
