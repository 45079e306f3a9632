import Model

/// The answer to `status`.
public struct StatusReport: Codable, Sendable, Hashable {
  public struct Team: Codable, Sendable, Hashable {
    public let team: TeamName
    /// Whose wall all times of the team are of.
    public var zone: String?
    /// What each edition posts next by itself.
    public var next: [Upcoming] = []
    /// It is left out because of a mistake in its settings.
    public var isLeftOut = false
    public var pause: Pause?
    /// Skipped by hand, and not come yet.
    public var skipped: [Last] = []
    /// Posts that are under way, and those that wait for a person. Oldest first.
    public var waiting: [Waiting] = []
    public var broken: [Broken] = []
    public var last: [Last] = []
    /// Of the last seven days: slots that were missed, or did not reach every channel.
    public var lately: [Last] = []
    public var sources: [Source] = []
    public init(team: TeamName) { self.team = team }
  }
  public struct Upcoming: Codable, Sendable, Hashable {
    public let edition: EditionName
    /// On the team's wall.
    public let at: CivilDateTime
    /// When its first post goes out, where quiet hours make that later.
    public let goesOut: CivilDateTime?
    public init(edition: EditionName, at: CivilDateTime, goesOut: CivilDateTime? = nil) {
      self.edition = edition
      self.at = at
      self.goesOut = goesOut
    }
  }
  public struct Waiting: Codable, Sendable, Hashable {
    public let post: PostID
    public let slot: SlotKey
    public let channel: ChannelName
    public let state: PostState
    public let attempts: Int
    /// When it is tried next, while it is queued; when it is looked for next, while it is unknown.
    public let next: WallTime?
    public let why: String?
    /// What a person should do; nil for what needs nobody.
    public let todo: String?
    public init(
      post: PostID, slot: SlotKey, channel: ChannelName, state: PostState, attempts: Int, next: WallTime? = nil,
      why: String?, todo: String? = nil
    ) {
      self.post = post
      self.slot = slot
      self.channel = channel
      self.state = state
      self.attempts = attempts
      self.next = next
      self.why = why
      self.todo = todo
    }
  }
  /// Nothing is posted by itself.
  public struct Pause: Codable, Sendable, Hashable {
    /// The day on which it is posted again.
    public let until: CivilDate
    public let reason: String?
  }
  /// A channel whose destination said "gone" or "forbidden": one try for each slot.
  public struct Broken: Codable, Sendable, Hashable {
    public let channel: ChannelName
    public let since: WallTime
    public let tried: WallTime
    public let why: String
    public let todo: String
  }
  public struct Last: Codable, Sendable, Hashable {
    public let slot: SlotKey
    /// `posted`, `posted in part`, `waiting`, `not posted`, or the slot's own: `missed`, `skipped`, `partial`.
    public let state: String
    public let why: String?
    public init(slot: SlotKey, state: String, why: String?) {
      self.slot = slot
      self.state = state
      self.why = why
    }
  }
  public struct Source: Codable, Sendable, Hashable {
    public let source: SourceName
    public let lastRead: Instant?
    /// The same on the team's wall.
    public let read: WallTime?
    public let failing: String?
    /// What of the last reading could not be used; nil when everything could.
    public let lost: [String]?
    public init(
      source: SourceName, lastRead: Instant?, read: WallTime? = nil, failing: String?, lost: [String]? = nil
    ) {
      self.lost = lost
      self.source = source
      self.lastRead = lastRead
      self.read = read
      self.failing = failing
    }
  }
  public var daemon: Bool
  /// Of the program that answers.
  public var version: String?
  /// The installed release of the time zone rules, `2025b`; nil when their files do not tell.
  public var tzdata: String?
  /// Sentences about zones whose files became unusable while the daemon ran.
  public var keptZones: [String] = []
  /// Why the clock is not believed and nothing is decided; nil when it is.
  public var clock: String?
  /// Sentences about settings that are not in force, and teams that are left out because of theirs.
  public var configuration: [String] = []
  /// Sentences about calendars of days off that cannot be used or fetched.
  public var keptCalendars: [String] = []
  /// Sentences about alarms that could not be told.
  public var alarms: [String] = []
  /// Sentences about secrets that anybody on the way can read.
  public var open: [String] = []
  /// Sentences about the ledger's file: it was restored, or there is no new backup.
  public var ledger: [String] = []
  public var teams: [Team] = []
  public init(daemon: Bool) { self.daemon = daemon }

  public var needsPerson: Bool {
    !configuration.isEmpty
      || teams.contains { team in !team.broken.isEmpty || team.waiting.contains { $0.state.needsPerson } }
  }
}
