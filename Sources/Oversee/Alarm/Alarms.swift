import Config
import Courier
import HTTP
import Ledger
import Logging
import Model
import Services
import Teams

/// Tells the operator of trouble: once when it appears, once a day while it lasts, and once when it is over.
///
/// What a message tells is recorded in the ledger before it is sent, and counts as told once the message has arrived. Alarms
/// never delay a post.
package actor Alarms {
  private struct Way {
    /// Nothing is sent to this channel earlier.
    var openAt = Instant(milliseconds: .min)
    var failures = 0
    /// Why the last message did not reach this channel; nil when it did.
    var trouble: String?
  }

  private let current: CurrentWorld
  private let ledger: Ledger
  private let sender: Sender
  private let clock: WallClock
  private let newID: @Sendable () -> PostID
  private let log: @Sendable (Logger.Level, String) -> Void
  private let upSince: Instant
  /// Messages that are sent once to each channel and are not in the ledger.
  private var bulletins: [Bulletin] = []
  /// The channels that were told that the clock is not believed.
  private var doubting: Set<ChannelName> = []
  private var ways: [ChannelName: Way] = [:]
  /// Troubles of channels that alarms go to. They cannot be told there, so they are in the log and in `status`.
  private var ofOwn: [AlarmKey: String] = [:]

  /// How long to wait after an event, so that troubles that come together are told in one message.
  package static let gathering = Duration.seconds(10)
  /// How often everything is looked at without an event, because silence and reminders depend on time only.
  package static let review = Duration.seconds(3600)
  /// The shortest time between two messages to one channel.
  package static let pause = Duration.seconds(300)
  /// The waits after messages that did not arrive.
  static let backoff = Backoff(
    steps: [.seconds(60), .seconds(300), .seconds(900), .seconds(3600)], spread: 0)

  package init(
    current: CurrentWorld, ledger: Ledger, http: any HTTPClient, clock: WallClock,
    print: @escaping @Sendable (String) -> Bool, newID: @escaping @Sendable () -> PostID,
    restored: String? = nil, log: @escaping @Sendable (Logger.Level, String) -> Void
  ) {
    self.current = current
    self.ledger = ledger
    sender = Sender(http: http, print: print, unprinted: "standard output could not be written")
    self.clock = clock
    self.newID = newID
    self.log = log
    upSince = clock.now()
    bulletins = restored.map { [Bulletin(about: .restored, sentence: $0, for: Alarms.channels(current))] } ?? []
  }

  private static func channels(_ current: CurrentWorld) -> Set<ChannelName> {
    Set(current.world.forOperator.alarm?.channels.map(\.name) ?? [])
  }

  /// Finds all troubles and sends what has to be told. Returns when a waiting message can be sent; nil when none waits.
  package func round() async throws(LedgerError) -> Instant? {
    let world = current.world
    let channels = world.forOperator.alarm?.channels ?? []
    try await ledger.keepAlarms(of: channels.map(\.name))
    ways = ways.filter { way in channels.contains { $0.name == way.key } }
    guard let alarm = world.forOperator.alarm else { return nil }
    let troubles = try await troubles(world, alarm.patience)
    noteOwn(troubles, world, channels)
    var next: Instant?
    for channel in channels {
      if let wanted = await tellBulletins(channel, world) {
        next = min(next ?? wanted, wanted)
        continue
      }
      let others = troubles.filter { !$0.isAbout(channel, in: world) }
      if let wanted = try await tell(others, to: channel, world) { next = min(next ?? wanted, wanted) }
    }
    return next
  }

  /// For `status`: the channels that alarms do not reach, and the troubles that could not be told.
  package var sentences: [String] {
    ways.sorted { $0.key < $1.key }.compactMap { name, way in
      way.trouble.map { "Alarms do not reach the channel \(name): \($0)" }
    } + ofOwn.sorted { ($0.key.team, $0.key.subject) < ($1.key.team, $1.key.subject) }.map(\.value)
  }

  private func troubles(_ world: World, _ patience: AlarmPatience) async throws(LedgerError) -> [Trouble] {
    let judge = AlarmJudge(world: world, patience: patience, upSince: upSince, now: clock.now())
    let health = try await ledger.health(of: world.ways)
    let pauses = try await ledger.pauses()
    var silence: [TeamName: Silence.Facts] = [:]
    for team in judge.perhapsSilent(health) {
      let last = health.lastDelivered[team.name]
      let (skipped, first) = try await ledger.skippedDates(
        of: team.name, editions: team.editions.map(\.name), from: last.map { team.calendar.civil($0).date })
      silence[team.name] = Silence.Facts(
        lastDelivered: last, firstSlot: first, skipped: skipped, pause: pauses[team.name])
    }
    return judge.troubles(health, silence: silence)
  }

  /// Sends only bulletins, which need no ledger. For times when the clock is not believed: then nothing else is told. Returns
  /// when a waiting one can be sent; nil when none waits.
  package func bulletinRound() async -> Instant? {
    let world = current.world
    var next: Instant?
    for channel in world.forOperator.alarm?.channels ?? [] {
      if let wanted = await tellBulletins(channel, world) { next = min(next ?? wanted, wanted) }
    }
    return next
  }

  /// Adds a bulletin for all present channels, to be sent in the next round, in place of an unsent one about the same subject.
  package func add(_ subject: Bulletin.Subject, _ sentence: String) {
    bulletins.removeAll { subject.replaces($0) }
    let channels = Alarms.channels(current)
    if case .clockOver = subject {
      bulletins.append(Bulletin(about: subject, sentence: sentence, for: channels.intersection(doubting)))
      doubting = []
    } else {
      bulletins.append(Bulletin(about: subject, sentence: sentence, for: channels))
    }
  }

  /// Sends a channel its bulletins. Returns when the next attempt can be made; nil when there is none left for this channel.
  private func tellBulletins(_ channel: Channel, _ world: World) async -> Instant? {
    while let bulletin = bulletins.first(where: { $0.waiting.contains(channel.name) }) {
      var way = ways[channel.name] ?? Way()
      // No rest is longer than an hour: a longer one means that the clock was set back meanwhile, so it is ignored.
      let now = clock.now()
      if way.openAt > now, way.openAt.since(now) <= .seconds(3600) { return way.openAt }
      let update = AlarmWords(world.forOperator.language).bulletin(bulletin)
      let outcome = await sender.send(update, post: newID(), by: channel)
      if Task.isCancelled { return nil }
      guard case .delivered = outcome else {
        note(outcome, in: &way, channel)
        ways[channel.name] = way
        return way.openAt
      }
      if case .clock = bulletin.about { doubting.insert(channel.name) }
      for index in bulletins.indices where bulletins[index] == bulletin {
        bulletins[index].waiting.remove(channel.name)
      }
      bulletins.removeAll { $0.waiting.isEmpty }
      ways[channel.name] = Way()
    }
    return nil
  }

  private func tell(
    _ troubles: [Trouble], to channel: Channel, _ world: World
  ) async throws(LedgerError) -> Instant? {
    var way = ways[channel.name] ?? Way()
    let now = clock.now()
    let told = try await ledger.alarms(to: channel.name)
    let plan = AlarmPlan(troubles, told: told, now: now, isLeftOut: world.isLeftOut) { world.has($0) }
    guard !plan.saysNothing else {
      try await ledger.tell([], forgetting: plan.gone, to: channel.name)
      return nil
    }
    // As above: a rest of more than an hour means that the clock was set back.
    if way.openAt > now, way.openAt.since(now) <= .seconds(3600) { return way.openAt }
    try await ledger.tell(plan.writes, forgetting: plan.gone, to: channel.name)
    let update = AlarmWords(world.forOperator.language).update(plan) { world.team($0)?.title ?? $0.text }
    let outcome = await sender.send(update, post: newID(), by: channel)
    if Task.isCancelled { return nil }
    if case .delivered = outcome {
      try await ledger.alarmsArrived(at: channel.name)
      if way.trouble != nil { log(.notice, "alarms reach the channel \(channel.name) again") }
      way = Way(openAt: clock.now().adding(Alarms.pause))
      log(.info, "told the operator by \(channel.name): \(update.title.plain)")
    } else {
      note(outcome, in: &way, channel)
    }
    ways[channel.name] = way
    return way.trouble == nil ? nil : way.openAt
  }

  private func note(_ outcome: Outcome, in way: inout Way, _ channel: Channel) {
    let (why, asked) = outcome.failure
    way.failures += 1
    let wait = max(Alarms.backoff.delay(after: way.failures, random: 0.5), min(asked ?? .zero, .seconds(3600)))
    way.openAt = clock.now().adding(wait)
    if way.trouble == nil {
      log(.error, "an alarm did not reach the channel \(channel.name), and is tried again: \(why)")
    }
    way.trouble = why
  }

  /// Records troubles of the operator's own channels in the log, once each, and for `status`.
  private func noteOwn(_ troubles: [Trouble], _ world: World, _ channels: [Channel]) {
    var found: [AlarmKey: String] = [:]
    for trouble in troubles where channels.contains(where: { trouble.isAbout($0, in: world) }) {
      let today = world.team(trouble.team)?.calendar.civil(clock.now()).date ?? trouble.day
      let plan = TroubleGroup.of([trouble]).map { AlarmInEnglish().sentence($0, today: today) }
      found[trouble.key] = "A channel of alarms itself: \(plan.map(\.plain).joined())"
    }
    for (key, sentence) in found where ofOwn[key] == nil { log(.error, sentence) }
    ofOwn = found
  }
}

extension Trouble {
  /// Whether the trouble is about the destination where it would be told.
  fileprivate func isAbout(_ channel: Channel, in world: World) -> Bool {
    switch kind {
    case .held, .broken, .refused, .expired:
      world.channel(ChannelName(subject), of: team)?.service.destination == channel.service.destination
    case .silent, .missed, .failing, .empty, .inPart, .open, .leftOut, .asBefore: false
    }
  }
}

extension Outcome {
  fileprivate var failure: (why: String, after: Duration?) {
    switch self {
    case .delivered: ("", nil)
    case .refused(let why), .broken(let why): (why, .seconds(3600))
    case .unknown(let why): (why, nil)
    case .later(let why, let after): (why, after)
    }
  }
}
