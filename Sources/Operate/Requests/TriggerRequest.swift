import Almanac
import Config
import Ledger
import Model
import Reactor
import Services
import Teams
import Updates

/// `dagpost --trigger EDITION`: today's slot of that edition, now, also on a free day. It takes the same way as the planner's.
package struct TriggerRequest: ChangingRequest {
  package static let name = "trigger"
  package var edition: EditionName
  /// Empty means every team that has the edition.
  package var teams: [TeamName] = []
  /// Empty means every channel of the team; otherwise the others keep their post for the slot's own time.
  package var channels: [ChannelName] = []
  package var again = false
  package var at: AsOf?
  /// How long to wait for the outcome, in seconds.
  package var waitSeconds = 60

  package init(edition: EditionName) { self.edition = edition }

  /// Sources have their own deadlines before the outcome is waited for.
  package var patience: Int { waitSeconds + 300 }

  package func run(at desk: Desk) async throws -> TriggerAnswer { try await desk.trigger(self) }

  /// What it would post, for a dry run.
  package var asPreview: PreviewRequest {
    var preview = PreviewRequest()
    (preview.teams, preview.channels, preview.at) = (teams, channels, at)
    preview.edition = edition
    return preview
  }

  fileprivate func wanted(in world: World, now: Instant) throws(Refusal) -> [Wanted] {
    try world.chosen(teams, edition: edition, channels: channels).compactMap { team in
      guard let edition = team.edition(edition) else { return nil }
      let moment = at?.instant(for: edition, of: team, now: now) ?? now
      let slot = SlotKey(team: team.name, edition: edition.name, date: team.calendar.civil(moment).date)
      return Wanted(
        team: team, edition: edition, slot: slot, now: moment, isAsOf: at != nil,
        channels: team.channels(named: channels))
    }
  }
}

package struct TriggerAnswer: RequestAnswer {
  package struct Sent: Codable, Sendable, Equatable {
    package let team: TeamName
    package let slot: SlotKey
    package let channel: ChannelName
    package let post: PostID?
    /// The state of the post in the ledger, or `refused` for a channel that was not asked again.
    package let state: PostState
    package let why: String?
  }
  package struct Already: Codable, Sendable, Equatable {
    package let slot: SlotKey
    /// Where the newest post of each channel asked for stands; none when the slot was missed or skipped.
    package let posts: [Sent]
    /// Why it was missed or skipped.
    package var why: String?
    /// Why it may have been posted, where the ledger does not know; nil when it does.
    package var doubt: String?
  }
  package var sent: [Sent] = []
  /// Sentences a person should know: a slot used up early, a slot that was already posted, a source that failed.
  package var notes: [String] = []
  /// Slots that were decided already and stay as they are.
  package var already: [Already] = []
  package init() {}

  package var allDelivered: Bool { sent.allSatisfy { $0.state == .delivered } }
  package var waitsForDaemon: Bool { sent.contains(where: \.state.isOpen) }
  package func onWall(of world: World) -> TriggerAnswer {
    var answer = self
    answer.notes = notes.map { world.onSharedWall($0) }
    return answer
  }
}

extension Desk {
  fileprivate func trigger(_ request: TriggerRequest) async throws -> TriggerAnswer {
    let now = clock.now()
    let wanted = try request.wanted(in: current.world, now: now)
    var answer = TriggerAnswer()
    var asked: [(wanted: Wanted, channels: [Channel], leavesOthersOpen: Bool)] = []
    let restoration = request.again ? nil : try await restoration()
    for one in wanted {
      let open = Set(try await ledger.openChannels(one.slot, of: one.team.channels.map(\.name)))
      let channels = request.again ? one.channels : one.channels.filter { open.contains($0.name) }
      if channels.isEmpty {
        answer.already.append(try await already(one.slot, one.channels))
      } else if let restoration, one.isCovered(by: restoration, now: now) {
        answer.already.append(try await already(one.slot, one.channels, doubt: restoration.reason))
      } else {
        asked.append((one, channels, !open.subtracting(channels.map(\.name)).isEmpty))
      }
    }
    var compositions: [Composition] = []
    for composition in await compose(asked.map({ $0.wanted.assignment($0.channels) })) {
      compositions.append(try composition.get())
    }
    let decisions = zip(asked, compositions).map { one, composition in
      SlotDecision(
        slot: one.wanted.slot, nominal: one.wanted.occurrence?.at ?? one.wanted.now, how: .hand,
        verdict: .post(
          composition.posting(
            deadline: one.wanted.deadline(now: now), byHand: true, leavesOthersOpen: one.leavesOthersOpen,
            again: request.again)))
    }
    answer.notes = (request.teams.isEmpty ? current.world.leftOutInWords : []) + compositions.flatMap(\.warnings)
    if let doubt = clockGuard.doubt() { answer.notes.append("\(doubt) What is posted by hand goes out all the same.") }
    answer.notes += asked.compactMap { $0.wanted.early(now: now, leavesOthersOpen: $0.leavesOthersOpen) }
    let pauses = try await ledger.pauses()
    answer.notes += asked.compactMap { one in
      guard let pause = pauses[one.wanted.team.name], pause.holds(one.wanted.slot.date) else { return nil }
      return "\(one.wanted.team.name) is \(pause.why). What is posted by hand goes out all the same."
    }
    let results = try await ledger.decide(decisions, now: now)
    wakeCourier()
    for (one, result) in zip(asked, results) {
      guard case .alreadyDecided(let slot, _) = result else { continue }
      answer.already.append(try await already(slot, one.channels))
    }
    try await wait(for: results, until: now.adding(.seconds(min(request.waitSeconds, 86_400))), into: &answer)
    return answer
  }

  /// A slot that stays as it is, with the newest post of each channel.
  private func already(
    _ slot: SlotKey, _ channels: [Channel], doubt: String? = nil
  ) async throws(LedgerError) -> TriggerAnswer.Already {
    let newestFirst = try await ledger.posts(PostFilter(slot: slot))
    let stored = try await ledger.slot(slot)
    return TriggerAnswer.Already(
      slot: slot,
      posts: channels.compactMap { channel in newestFirst.first { $0.channel == channel.name }.map { .init($0) } },
      why: stored.flatMap { slot in slot.why.map { "\(slot.state.rawValue), \($0)" } }, doubt: doubt)
  }

  /// Waits until no post is open any more, or the time is over, and tells where each stands.
  private func wait(
    for results: [SlotDecisionResult], until end: Instant, into answer: inout TriggerAnswer
  ) async throws(LedgerError) {
    var ids: [PostID] = []
    for result in results {
      if case .decided(_, let posts, _) = result { ids += posts }
    }
    answer.sent = try await follow(ids, until: end).map { .init($0) }
  }

  /// Waits until none of these posts is open any more, or the time is over, and gives them as they are then.
  func follow(_ ids: [PostID], until end: Instant) async throws(LedgerError) -> [StoredPost] {
    var posts: [PostID: StoredPost] = [:]
    while true {
      let seen = settled.count
      // Those that are settled stay so: with a thousand teams, asking for them each time would hold the courier up.
      for id in ids where posts[id]?.state.isOpen ?? true {
        posts[id] = try await ledger.posts(PostFilter(id: id)).first
      }
      let left = end.since(clock.now())
      guard posts.values.contains(where: \.state.isOpen), left > .zero else { return ids.compactMap { posts[$0] } }
      await settled.wait(after: seen, atMost: left)
    }
  }
}

extension TriggerAnswer.Sent {
  fileprivate init(_ post: StoredPost) {
    self.init(
      team: post.slot.team, slot: post.slot, channel: post.channel, post: post.id, state: post.state,
      why: post.waitsForQuietHours ? "it waits for the end of quiet hours" : post.why)
  }
}

/// One team's slot that a trigger asks for.
private struct Wanted {
  let team: Team
  let edition: Edition
  let slot: SlotKey
  let now: Instant
  /// Somebody named the moment.
  let isAsOf: Bool
  let channels: [Channel]

  /// The slot's own place in the plan; nil on a day on which the edition does not appear.
  var occurrence: Occurrence? { edition.schedule.occurrence(on: slot.date) }

  /// Whether it may have been posted in a time that the ledger does not know.
  func isCovered(by restoration: Restoration, now: Instant) -> Bool {
    restoration.covers(slot, due: occurrence?.at, on: team.calendar, now: now)
  }

  func assignment(_ channels: [Channel]) -> Assignment {
    Assignment(team: team, edition: edition, slot: slot, now: now, isAsOf: isAsOf, late: nil, channels: channels)
  }

  /// Where retries end: the slot's own deadline, or twelve hours on for one that has none or is over.
  func deadline(now: Instant) -> Instant {
    let own = occurrence.map { edition.schedule.deadline(of: $0, kind: edition.kind) }
    return own.flatMap { $0 > now ? $0 : nil } ?? now.adding(.seconds(12 * 3600))
  }

  /// What a person should know who takes a slot before its time.
  func early(now: Instant, leavesOthersOpen: Bool) -> String? {
    guard let occurrence, occurrence.at > now else { return nil }
    let time = "\(occurrence.nominal.date) \(occurrence.nominal.time)"
    return leavesOthersOpen
      ? "\(team.name): the other channels get theirs at \(time)."
      : "\(team.name): this was the \(edition.name) of \(time); it is not posted again then."
  }
}
