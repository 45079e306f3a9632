import Almanac
import Compose
import Courier
import Ledger
import Model
import Services
import Teams
import Updates

/// What was counted since the daemon started. The counters are in memory: they never fall during a run, whatever the ledger
/// deletes, and they cost nothing to keep. Prometheus handles counters that start anew.
package struct Measures: Sendable {
  package enum SlotResult: String, CaseIterable, Sendable { case posted, missed, skipped }
  enum PostOutcome: String, CaseIterable, Sendable { case delivered, refused, held, expired }
  package struct PostSeries: Hashable, Sendable {
    let service: String
    let outcome: PostOutcome
  }

  package private(set) var slots: [SlotResult: Int] = [:]
  package private(set) var posts: [PostSeries: Int] = [:]
  package private(set) var attempts: [String: Histogram] = [:]
  private(set) var lateness = Histogram(bounds: [10, 30, 60, 120, 300, 900, 3_600, 14_400, 86_400])

  package init() {}

  /// The last bound is 20 seconds, the longest time that a transfer takes.
  static let attemptBounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

  package mutating func note(_ report: TickReport) {
    let missed = Set(report.missed.map(\.0)), skipped = Set(report.skipped.map(\.0))
    let decided = Set(
      report.results.compactMap { result -> SlotKey? in
        if case .decided(let slot, _, _) = result { slot } else { nil }
      })
    for slot in decided {
      slots[missed.contains(slot) ? .missed : skipped.contains(slot) ? .skipped : .posted, default: 0] += 1
    }
  }

  package mutating func note(_ event: CourierEvent, in world: World, at now: Instant) {
    switch event {
    case .settled(let claim, _, let next, _, let elapsed):
      if let elapsed {
        attempts[claim.service, default: Histogram(bounds: Measures.attemptBounds)].add(elapsed)
      }
      guard let outcome = PostOutcome(next) else { return }
      posts[PostSeries(service: claim.service, outcome: outcome), default: 0] += 1
      if outcome == .delivered, !claim.byHand, let due = world.due(claim.slot, channel: claim.channel) {
        lateness.add(max(.zero, now.since(due)))
      }
    case .expired(let post):
      guard let channel = world.channel(post.channel, of: post.slot.team) else { return }
      posts[PostSeries(service: channel.serviceName, outcome: .expired), default: 0] += 1
    case .waiting, .recovered: break
    }
  }
}

extension Measures.PostOutcome {
  /// Nil while the post is still open.
  init?(_ next: Settlement.Next) { self.init(rawValue: next.state.rawValue) }
}

extension World {
  /// When the slot's post to a channel was to go out, quiet hours considered; nil when the configuration lacks either of them.
  package func due(_ slot: SlotKey, channel: ChannelName) -> Instant? {
    guard let team = team(slot.team), let edition = team.edition(slot.edition),
      let channel = self.channel(channel, of: slot.team)
    else { return nil }
    return team.opening(of: channel, from: team.instant(of: CivilDateTime(slot.date, edition.schedule.time)))
  }
}
