import Ledger
import Model
import Teams
import Updates

/// What became of one team.
package struct Withheld: RequestAnswer {
  package struct Slot: Codable, Sendable, Equatable {
    package let slot: SlotKey
    package let at: CivilDateTime
    /// Why it stays as it is; nil when it was changed.
    package var already: String?
    /// It was posted, so that nothing can be done any more.
    package var isPosted = false
  }
  package let team: TeamName
  /// The pause that begins; for `resume`, the one that ended.
  package var until: CivilDate?
  /// Skipped now; for `resume`, posted after all.
  package var slots: [Slot] = []
  /// They waited and were dropped.
  package var dropped: [OutboxEntry] = []
  /// They are being sent and cannot be called back.
  package var underWay: [OutboxEntry] = []
  /// For `resume`: channels that are tried again.
  package var channels: [ChannelName] = []
  /// What is posted first from now on.
  package var next: StatusReport.Upcoming?

  package init(team: TeamName) { self.team = team }
}

extension Withheld {
  /// Tells of the posts that were called back.
  mutating func take(_ called: WithdrawnPosts, at desk: Desk) async throws(LedgerError) {
    for id in called.dropped {
      if let post = try await desk.ledger.posts(PostFilter(id: id)).first {
        dropped.append(desk.current.world.entry(post))
      }
    }
    for id in called.underWay {
      if let post = try await desk.ledger.posts(PostFilter(id: id)).first {
        underWay.append(desk.current.world.entry(post))
      }
    }
  }

  /// The same for the log.
  var calledBack: [String] {
    dropped.map { "\($0.slot) → \($0.channel): dropped (post \($0.post.short))" }
      + underWay.map { "\($0.slot) → \($0.channel): is not tried again (post \($0.post.short))" }
  }

  /// What somebody typed as the reason, as it may stand in a log.
  static func cleaned(_ reason: String) -> String? {
    let text = UntrustedText(reason)
    return text.isEmpty ? nil : text.shortened(to: 200).description
  }
}
