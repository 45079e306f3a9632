import Model

/// What an operator can ask. One value each, carried out in this process or, when a daemon holds the state, by it.
public enum Request: Codable, Sendable, Hashable {
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
public struct Trigger: Codable, Sendable, Hashable {
  public var edition: EditionName
  /// Empty means every team that has the edition.
  public var teams: [TeamName] = []
  /// Empty means every channel of the team; otherwise the others keep their post for the slot's own time.
  public var channels: [ChannelName] = []
  public var again = false
  public var at: AsOf?
  /// Compose and answer, but write and send nothing.
  public var dryRun = false
  /// How long to wait for the outcome, in seconds.
  public var waitSeconds = 60

  public init(edition: EditionName) { self.edition = edition }
}

/// What a reader would see, without writing anything.
public struct Preview: Codable, Sendable, Hashable {
  public var teams: [TeamName] = []
  /// Nil means every edition of the team.
  public var edition: EditionName?
  public var channels: [ChannelName] = []
  /// The exact bytes for each channel instead of the text a reader sees.
  public var raw = false
  public var at: AsOf?
  public init() {}
}

public struct StatusQuestion: Codable, Sendable, Hashable {
  public var teams: [TeamName] = []
  public init() {}
}

/// The answer to a request, complete enough for `--json` and for a person.
public enum Answer: Codable, Sendable, Hashable {
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

/// What the process says to the shell that started it (DESIGN.md "Errors").
public enum ExitCode: Int32, Codable, Sendable {
  case done = 0
  /// Not delivered, or a person is needed.
  case needsPerson = 1
  case usage = 64
  case badData = 65
  case ledger = 74
  case locked = 75
  case config = 78
}

public struct TriggerAnswer: Codable, Sendable, Hashable {
  public struct Sent: Codable, Sendable, Hashable {
    public let team: TeamName
    public let slot: SlotKey
    public let channel: ChannelName
    public let post: PostID?
    /// A state of DESIGN.md, or `refused` for a channel that was not asked again.
    public let state: PostState
    public let why: String?
    public init(team: TeamName, slot: SlotKey, channel: ChannelName, post: PostID?, state: PostState, why: String?) {
      self.team = team
      self.slot = slot
      self.channel = channel
      self.post = post
      self.state = state
      self.why = why
    }
  }
  public struct Already: Codable, Sendable, Hashable {
    public let slot: SlotKey
    /// Where the newest post of each channel asked for stands; none when the slot was missed or skipped.
    public let posts: [Sent]
    /// Why it was missed or skipped.
    public let why: String?
    /// Why it may have been posted, where the ledger does not know; nil when it does.
    public let doubt: String?
    public init(slot: SlotKey, posts: [Sent], why: String? = nil, doubt: String? = nil) {
      self.slot = slot
      self.posts = posts
      self.why = why
      self.doubt = doubt
    }
  }
  public var sent: [Sent] = []
  /// Sentences a person should know: a slot used up early, a slot that was already posted, a source that failed.
  public var notes: [String] = []
  /// Slots that were decided already and stay as they are.
  public var already: [Already] = []
  public init() {}

  public var allDelivered: Bool { sent.allSatisfy { $0.state == .delivered } }
}

public struct PreviewedUpdate: Codable, Sendable, Hashable {
  public struct Rendered: Codable, Sendable, Hashable {
    public let channel: ChannelName
    public let service: String
    public let contentType: String
    public let body: String
    public init(channel: ChannelName, service: String, contentType: String, body: String) {
      self.channel = channel
      self.service = service
      self.contentType = contentType
      self.body = body
    }
  }
  public let slot: SlotKey
  /// When it is posted by itself; nil of a daemon that does not tell.
  public let planned: PlannedTime?
  /// Whom it is for: the team, or only its manager.
  public let audience: Audience
  public let text: [String]
  public let rendered: [Rendered]
  /// For the administrator: sources that failed, records that did not fit.
  public var notes: [String]
  public init(
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
