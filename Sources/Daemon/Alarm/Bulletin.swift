import Model

/// Something about the whole program that is told outside the ledger: once in a run, but a clock that is not believed daily.
struct Bulletin: Sendable, Equatable {
  enum Subject: Sendable, Equatable {
    /// A backup has taken the place of the ledger.
    case restored
    /// The clock is not believed, for that many whole days.
    case clock(days: Int)
    /// The clock is believed again. Only for those who were told that it was not.
    case clockOver
    /// What a clock that was ahead had written was taken back.
    case putRight

    /// Whether a bulletin that was not told yet need not be told any more.
    func replaces(_ old: Bulletin) -> Bool {
      switch (self, old.about) {
      case (.clock, .clock), (.clock, .clockOver), (.clockOver, .clock), (.clockOver, .clockOver): true
      default: false
      }
    }
  }
  let about: Subject
  let sentence: String
  /// The channels that have not taken it yet.
  var waiting: Set<ChannelName>

  init(about: Subject, sentence: String, for channels: Set<ChannelName>) {
    self.about = about
    self.sentence = sentence
    waiting = channels
  }

  /// The same words, whoever has taken them.
  static func == (one: Bulletin, other: Bulletin) -> Bool { one.about == other.about && one.sentence == other.sentence }
}
