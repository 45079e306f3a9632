import Model

/// What an operator can ask. One value each, carried out in this process or, when a daemon holds the state, by it.
package enum Request: Codable, Sendable, Hashable {
  case trigger(Trigger)
  case preview(Preview)
  case status(StatusQuestion)
  case note(NoteRequest)
  case forget(ForgetRequest)
  case outbox(OutboxQuestion)
  case post(PostQuestion)
  case order(PostOrder)
  case pause(PauseRequest)
  case skip(SkipRequest)
  case resume(ResumeRequest)
  case ledger(LedgerRequest)
  case history(HistoryQuestion)
  case explain(ExplainQuestion)
}

/// `dagpost --trigger EDITION`: today's slot of that edition, now, also on a free day.
package struct Trigger: Codable, Sendable, Hashable {
  package var edition: EditionName
  /// Empty means every team that has the edition.
  package var teams: [TeamName] = []
  /// Empty means every channel of the team; otherwise the others keep their post for the slot's own time.
  package var channels: [ChannelName] = []
  package var again = false
  package var at: AsOf?
  /// Compose and answer, but write and send nothing.
  package var dryRun = false
  /// How long to wait for the outcome, in seconds.
  package var waitSeconds = 60

  package init(edition: EditionName) { self.edition = edition }
}

/// What a reader would see, without writing anything.
package struct Preview: Codable, Sendable, Hashable {
  package var teams: [TeamName] = []
  /// Nil means every edition of the team.
  package var edition: EditionName?
  package var channels: [ChannelName] = []
  /// The exact bytes for each channel instead of the text a reader sees.
  package var raw = false
  package var at: AsOf?
  package init() {}
}

package struct StatusQuestion: Codable, Sendable, Hashable {
  package var teams: [TeamName] = []
  package init() {}
}

/// The answer to a request, complete enough for `--json` and for a person.
package enum Answer: Codable, Sendable, Hashable {
  case trigger(TriggerAnswer)
  case preview([PreviewedUpdate])
  case status(StatusReport)
  case note(NoteAnswer)
  case forgot(ForgetAnswer)
  case outbox([OutboxEntry])
  case post(PostReport)
  case ordered(OrderAnswer)
  case paused([Withheld])
  case skipped([Withheld])
  case resumed([Withheld])
  /// The clock is believed, in a sentence.
  case believed(String)
  case ledger(LedgerAnswer)
  case history([HistoryLine])
  case explained(Explanation)
  /// The request cannot be carried out; each sentence says why and what to do.
  case refused([String], ExitCode)
}

/// The exit status of a command; from 64 on those of sysexits(3).
package enum ExitCode: Int32, Codable, Sendable {
  case done = 0
  /// Not delivered, or a person is needed.
  case needsPerson = 1
  case usage = 64
  case badData = 65
  case ledger = 74
  case locked = 75
  case config = 78
}

package struct TriggerAnswer: Codable, Sendable, Hashable {
  package struct Sent: Codable, Sendable, Hashable {
    package let team: TeamName
    package let slot: SlotKey
    package let channel: ChannelName
    package let post: PostID?
    /// The state of the post in the ledger, or `refused` for a channel that was not asked again.
    package let state: PostState
    package let why: String?
    package init(team: TeamName, slot: SlotKey, channel: ChannelName, post: PostID?, state: PostState, why: String?) {
      self.team = team
      self.slot = slot
      self.channel = channel
      self.post = post
      self.state = state
      self.why = why
    }
  }
  package struct Already: Codable, Sendable, Hashable {
    package let slot: SlotKey
    /// Where the newest post of each channel asked for stands; none when the slot was missed or skipped.
    package let posts: [Sent]
    /// Why it was missed or skipped.
    package let why: String?
    /// Why it may have been posted, where the ledger does not know; nil when it does.
    package let doubt: String?
    package init(slot: SlotKey, posts: [Sent], why: String? = nil, doubt: String? = nil) {
      self.slot = slot
      self.posts = posts
      self.why = why
      self.doubt = doubt
    }
  }
  package var sent: [Sent] = []
  /// Sentences a person should know: a slot used up early, a slot that was already posted, a source that failed.
  package var notes: [String] = []
  /// Slots that were decided already and stay as they are.
  package var already: [Already] = []
  package init() {}

  package var allDelivered: Bool { sent.allSatisfy { $0.state == .delivered } }
}

package struct PreviewedUpdate: Codable, Sendable, Hashable {
  package struct Rendered: Codable, Sendable, Hashable {
    package let channel: ChannelName
    package let service: String
    package let contentType: String
    package let body: String
    package init(channel: ChannelName, service: String, contentType: String, body: String) {
      self.channel = channel
      self.service = service
      self.contentType = contentType
      self.body = body
    }
  }
  package let slot: SlotKey
  /// When it is posted by itself; nil of a daemon that does not tell.
  package let planned: PlannedTime?
  /// Whom it is for: the team, or only its manager.
  package let audience: Audience
  package let text: [String]
  package let rendered: [Rendered]
  /// For the administrator: sources that failed, records that did not fit.
  package var notes: [String]
  package init(
    slot: SlotKey, planned: PlannedTime? = nil, audience: Audience = .team, text: [String], rendered: [Rendered],
    notes: [String]
  ) {
    self.slot = slot
    self.planned = planned
    self.audience = audience
    self.text = text
    self.rendered = rendered
    self.notes = notes
  }
}
