import Almanac
import Collect
import Ledger
import Model
import Teams
import Updates

/// `dagpost status`: what is due next, what is waiting and what went wrong.
package struct StatusRequest: LookingRequest {
  package static let name = "status"
  package var teams: [TeamName] = []
  package init() {}
  /// It tells of calendars that were never fetched.
  package var needsCalendars: Bool { false }

  package func run(with inspection: Inspection) async throws -> StatusReport {
    try await inspection.status(of: teams)
  }
}

extension Inspection {
  /// Slots of the past that are shown for each team, and those that are looked through for what went wrong.
  static let lastSlots = 3
  static let recentSlots = 10
  static let recentDays = 7

  fileprivate func status(of names: [TeamName]) async throws -> StatusReport {
    let teams = try world.chosen(names, edition: nil, besides: world.leftOut)
    var report = StatusReport(daemon: isDaemon)
    report.version = Version.current
    report.tzdata = world.zones.release
    report.keptZones = world.zones.kept
    report.clock = clockGuard.doubt()
    report.configuration = world.faulty.filter { faulty in
      names.isEmpty || faulty.name.map(names.contains) ?? true
    }.map(\.sentence)
    // A running daemon knows more.
    report.keptCalendars = world.addressed.filter { !world.calendars.has($0.file) }.map {
      "The calendar \($0.name) was never fetched; its days off are not known."
    }
    report.open = teams.flatMap { team in
      team.openSecrets.map { name, host in
        "\(team.name): \(name) sends a secret over plain http to \(host), which anybody on the way can read; use https://, "
          + "and make a new secret."
      }
    }
    report.ledger = try await ledgerNews() + clockNews()
    // One look for all: a thousand teams are a thousand looks else.
    let waiting = Dictionary(grouping: try await ledger?.unsettled() ?? [], by: \.slot.team)
    let broken = Dictionary(grouping: try await ledger?.brokenChannels() ?? [], by: \.at.team)
    let pauses = try await ledger?.pauses() ?? [:]
    for team in teams {
      var status = try await status(of: team, pause: pauses[team.name])
      status.waiting = (waiting[team.name] ?? []).map { self.waiting($0, on: team.calendar) }
      status.broken = (broken[team.name] ?? []).map { self.broken($0) }
      report.teams.append(status)
    }
    return report
  }

  private func status(
    of team: Team, pause: TeamPause?
  ) async throws(LedgerError) -> StatusReport.Team {
    var status = StatusReport.Team(team: team.name)
    let now = clock.now()
    if let pause, pause.holds(team.calendar.civil(now).date) {
      status.pause = .init(until: pause.until, reason: pause.reason)
    }
    status.isLeftOut = world.isLeftOut(team.name)
    if !status.isLeftOut {
      status.next = try await next(of: team, pause: pause, now: now)
    }
    guard let ledger else { return status }
    status.skipped = try await ledger.skippedAhead(team: team.name, now: now).map {
      .init(slot: $0.key, state: $0.state.rawValue, why: $0.why)
    }
    for slot in try await ledger.slots(team: team.name, limit: Inspection.recentSlots)
    where slot.state != .skipped || slot.nominal <= now {
      let posts = slot.state.hasPosts ? try await ledger.posts(PostFilter(slot: slot.key)) : []
      let last = StatusReport.Last(slot, newestFirst: posts)
      if status.last.count < Inspection.lastSlots { status.last.append(last) }
      let age = team.calendar.civil(now).date.days(since: slot.key.date)
      if age <= Inspection.recentDays, last.wentWrong { status.lately.append(last) }
    }
    let states = try await ledger.sources(team: team.name)
    status.sources = team.sources.map { source in
      let state = states.first { $0.source == source.name }
      return .init(
        source: source.name, lastRead: state?.lastRead, read: state?.lastRead.map { world.wall($0, of: team.name) },
        failing: state?.failing, lost: state?.lost?.split(separator: "\n").map(String.init))
    }
    return status
  }

  private func waiting(_ post: StoredPost, on calendar: TeamCalendar) -> StatusReport.Waiting {
    StatusReport.Waiting(
      post: post.id, slot: post.slot, channel: post.channel, state: post.state, attempts: post.attempts,
      next: post.state == .queued || post.isSought ? world.wall(post.nextAt, of: post.slot.team) : nil,
      why: post.waitsForQuietHours ? post.whyQuiet(on: calendar) : post.why,
      todo: PostCare(post.state, hadNoAnswer: false).hint(post.id))
  }

  private func broken(_ channel: BrokenChannel) -> StatusReport.Broken {
    let team = channel.at.team
    return StatusReport.Broken(
      channel: channel.at.channel, since: world.wall(channel.since, of: team),
      tried: world.wall(channel.tried, of: team),
      why: channel.why,
      todo: world.isLeftOut(team)
        ? "Mend the settings of the team first; then its channel is tried again."
        : world.channel(channel.at.channel, of: team) == nil
          ? "It is no longer in the configuration: dagpost resume --team \(team) --channel \(channel.at.channel)"
          : "Mend its address or its rights, then: dagpost resume --team \(team) --channel \(channel.at.channel)")
  }
}

extension SlotState {
  var hasPosts: Bool { self == .posted || self == .partial }
}

extension StoredPost {
  /// What holds it, and what went wrong before.
  fileprivate func whyQuiet(on calendar: TeamCalendar) -> String {
    let end = calendar.civil(nextAt).words
    let late = nextAt >= deadline ? ", and its deadline is before that" : ""
    return "it waits for the end of quiet hours, \(end)\(late)" + (why.map { "; \($0)" } ?? "")
  }
}

extension StatusReport.Last {
  /// Nothing that was meant to be so, and nothing that may still come right.
  fileprivate var wentWrong: Bool { ["missed", "posted in part", "not posted"].contains(state) }

  /// A slot that was decided to be posted is told by what became of its posts: of each channel, the newest.
  package init(_ slot: StoredSlot, newestFirst posts: [StoredPost]) {
    var channels: Set<ChannelName> = []
    let newest = posts.filter { channels.insert($0.channel).inserted }.reversed()
    let open = newest.filter { $0.state != .delivered }
    guard slot.state == .posted || slot.state == .partial, !open.isEmpty else {
      self.init(slot: slot.key, state: slot.state.rawValue, why: slot.why)
      return
    }
    // What a person gave up is nothing to look at.
    let isGivenUp = open.allSatisfy { $0.state == .dropped }
    let state =
      isGivenUp
      ? (open.count < newest.count ? "posted" : "dropped")
      : open.count < newest.count ? "posted in part" : open.contains { $0.state.isOpen } ? "waiting" : "not posted"
    self.init(
      slot: slot.key, state: state,
      why: (open.map { "\($0.channel) \($0.state.rawValue)" } + [slot.why].compactMap { $0 }).joined(separator: ", "))
  }
}

extension SourceState {
  /// Why the source cannot be read now; nil when the last reading was good.
  fileprivate var failing: String? {
    guard let lastFailed, lastRead.map({ $0 < lastFailed }) ?? true else { return nil }
    return why ?? "it could not be read"
  }
}
