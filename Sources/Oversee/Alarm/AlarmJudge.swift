import Almanac
import Collect
import Compose
import Config
import Ledger
import Model
import Services
import Teams

/// Finds in the ledger's state what the operator has to hear about. Pure.
struct AlarmJudge {
  let world: World
  let patience: AlarmPatience
  /// When the daemon started.
  let upSince: Instant
  let now: Instant

  /// A source that gave work or figures on this many consecutive days is expected to give some every day.
  static let alwaysFull = 10
  /// After a long stop the newest slots are made up first, so no team is called silent this soon after the start.
  static let settlingIn = Duration.seconds(3600)

  /// All present troubles, in the order in which they are told. What has left the configuration is not reported.
  func troubles(_ health: LedgerHealth, silence: [TeamName: Silence.Facts]) -> [Trouble] {
    let broken = Set(health.broken.map(\.at))
    let found =
      health.sources.flatMap(sources) + health.broken.compactMap(channel)
      + posts(health.posts.filter { $0.state != .refused || !broken.contains($0.way) }) + missed(health.missed)
      + silence.compactMap(silent) + world.teams.flatMap(open) + world.faulty.map(faulty)
    let order = Trouble.Kind.allCases
    return found.sorted {
      let kinds = (order.firstIndex(of: $0.kind) ?? 0, order.firstIndex(of: $1.kind) ?? 0)
      return kinds.0 != kinds.1 ? kinds.0 < kinds.1 : ($0.day, $0.team, $0.subject) < ($1.day, $1.team, $1.subject)
    }
  }

  /// The teams for which nothing has arrived for long, so that more has to be asked of the ledger about them.
  func perhapsSilent(_ health: LedgerHealth) -> [Team] {
    guard now.since(upSince) >= AlarmJudge.settlingIn else { return [] }
    return world.teams.filter { team in
      guard let last = health.lastDelivered[team.name] else { return true }
      let silence = Silence.of(team, Silence.Facts(lastDelivered: last), now: now)
      return silence.map { $0.workdays >= patience.silent } ?? false
    }
  }

  private func sources(_ health: SourceHealth) -> [Trouble] {
    guard let team = world.team(health.team), team.sources.contains(where: { $0.name == health.source }) else {
      return []
    }
    func trouble(_ kind: Trouble.Kind, _ span: ClosedRange<Instant>?, _ atLeast: Int, why: String?) -> Trouble? {
      guard let span, team.workdays(span) >= atLeast else { return nil }
      let day = team.calendar.civil(span.lowerBound).date
      return Trouble(
        kind: kind, team: team.name, title: team.title, subject: health.source.text, detail: day.description, day: day,
        count: team.workdays(span), why: why)
    }
    let failing = trouble(.failing, health.failing, patience.failing, why: health.why)
    let isEmpty = health.failing == nil && health.fullDays >= AlarmJudge.alwaysFull
    // A source must be read in part for several days: a single bad day is mentioned in the update itself.
    let inPart = health.failing == nil ? trouble(.inPart, health.inPart, patience.failing, why: health.why) : nil
    return [failing, isEmpty ? trouble(.empty, health.empty, patience.empty, why: nil) : nil, inPart].compactMap { $0 }
  }

  private func channel(_ broken: BrokenChannel) -> Trouble? {
    guard let team = world.team(broken.at.team), world.channel(broken.at.channel, of: team.name) != nil else {
      return nil
    }
    let day = team.calendar.civil(broken.since).date
    return Trouble(
      kind: .broken, team: team.name, title: team.title, subject: broken.at.channel.text, detail: day.description,
      day: day, why: broken.why)
  }

  private func posts(_ newest: [PostForPerson]) -> [Trouble] {
    var found: [Trouble] = []
    for post in newest {
      guard let kind = Trouble.Kind(post.state), let team = world.team(post.slot.team),
        world.channel(post.channel, of: team.name) != nil
      else { continue }
      let trouble = Trouble(
        kind: kind, team: team.name, title: team.title, subject: post.channel.text, detail: post.id.text,
        day: post.slot.date, count: post.count, edition: post.slot.edition, post: post.id, why: post.why)
      found.append(trouble)
    }
    return found
  }

  private func missed(_ newest: [MissedSlot]) -> [Trouble] {
    var found: [Trouble] = []
    for missed in newest {
      guard let team = world.team(missed.slot.team), team.edition(missed.slot.edition) != nil else { continue }
      let trouble = Trouble(
        kind: .missed, team: team.name, title: team.title, subject: missed.slot.edition.text,
        detail: missed.slot.date.description, day: missed.slot.date, count: missed.count, edition: missed.slot.edition,
        why: missed.why)
      found.append(trouble)
    }
    return found
  }

  private func open(_ team: Team) -> [Trouble] {
    team.openSecrets.map { subject, host in
      Trouble(
        kind: .open, team: team.name, title: team.title, subject: subject, detail: host,
        day: team.calendar.civil(now).date, why: host)
    }
  }

  private func faulty(_ faulty: FaultyTeam) -> Trouble {
    let name = faulty.name ?? TeamName("")
    let team = world.team(name) ?? world.leftOut.first { $0.name == name } ?? world.teams.first
    let day = team?.calendar.civil(faulty.since).date ?? CivilDateTime(utc: faulty.since).date
    return Trouble(
      kind: faulty.isKept ? .asBefore : .leftOut, team: name, title: faulty.title, subject: faulty.file,
      detail: faulty.file, day: day, why: faulty.mistake)
  }

  private func silent(_ name: TeamName, _ facts: Silence.Facts) -> Trouble? {
    guard now.since(upSince) >= AlarmJudge.settlingIn, let team = world.team(name),
      let silence = Silence.of(team, facts, now: now), silence.workdays >= patience.silent
    else { return nil }
    return Trouble(
      kind: .silent, team: name, title: team.title, detail: silence.since.description, day: silence.since,
      count: silence.workdays)
  }
}

extension World {
  /// Whether the subject of an alarm is still in the configuration.
  package func has(_ key: AlarmKey) -> Bool {
    guard let kind = Trouble.Kind(rawValue: key.kind) else { return false }
    // A file that cannot be read names no team, so nobody can tell whether its teams are gone: the alarm about it stays.
    if kind == .leftOut, key.team.text.isEmpty { return true }
    guard let team = team(key.team) else { return false }
    switch kind {
    case .silent, .leftOut, .asBefore: return true
    case .missed: return team.edition(EditionName(key.subject)) != nil
    case .failing, .empty, .inPart: return team.sources.contains { $0.name.text == key.subject }
    case .held, .broken, .refused, .expired: return channel(ChannelName(key.subject), of: key.team) != nil
    case .open:
      return team.sources.contains { $0.name.text == key.subject }
        || channel(ChannelName(key.subject), of: key.team) != nil
    }
  }
}

extension Trouble.Kind {
  fileprivate init?(_ state: PostState) {
    switch state {
    case .held: self = .held
    case .refused: self = .refused
    case .expired: self = .expired
    case .queued, .sending, .delivered, .unknown, .dropped: return nil
    }
  }
}

extension PostForPerson {
  fileprivate var way: TeamChannel { TeamChannel(team: slot.team, channel: channel) }
}

extension Team {
  /// The number of the team's workdays from one moment to another, both days included; it counts at most 400 days.
  fileprivate func workdays(_ span: ClosedRange<Instant>) -> Int {
    let first = calendar.civil(span.lowerBound).date
    let last = calendar.civil(span.upperBound).date
    return (0...min(400, last.days(since: first))).count { workCalendar.isWorkday(first.adding(days: $0)) }
  }
}
