import Almanac
import Compose
import Courier
import Ledger
import Model
import Reactor
import Services
import Teams
import Updates

/// What an operator does about one post.
package enum PostAction: String, Codable, Sendable, CaseIterable {
  case replay, drop, confirm
}

/// `dagpost outbox replay`, `drop` and `confirm`.
package struct OrderRequest: ChangingRequest {
  package static let name = "order"
  package var action: PostAction
  /// As it was typed: see `PostName`.
  package var post: String
  /// How long a replay waits for the outcome, in seconds.
  package var waitSeconds = 60

  package init(_ action: PostAction, post: String) {
    self.action = action
    self.post = post
  }

  package var patience: Int { waitSeconds + 30 }

  /// Without a ledger there is no post.
  package func withoutLedger(in world: World, _ surroundings: Surroundings) async throws -> OrderAnswer? {
    _ = try await Inspection(world, nil, surroundings).post(named: post)
    return nil
  }

  package func run(at desk: Desk) async throws -> OrderAnswer { try await desk.carryOut(self) }

  package func byHand(_ answer: OrderAnswer) -> [String] {
    let entry = answer.entry
    return [
      "by hand: \(answer.action.rawValue) of \(entry.slot) → \(entry.channel), now \(entry.state.rawValue) (post \(entry.post.short))"
    ]
  }
}

/// What became of an order.
package struct OrderAnswer: RequestAnswer {
  package let action: PostAction
  package var entry: OutboxEntry
  /// Sentences a person should know.
  package var notes: [String] = []

  package var waitsForDaemon: Bool { entry.state.isOpen }
  package func onWall(of world: World) -> OrderAnswer {
    var answer = self
    answer.entry = entry.onWall(of: world)
    return answer
  }
}

extension Desk {
  fileprivate func carryOut(_ order: OrderRequest) async throws -> OrderAnswer {
    let now = clock.now()
    // Nothing is in flight where no daemon runs: what is `sending` in the file was left so by a crash.
    if !isDaemon { try await ledger.recover(now: now) }
    let post = try await inspection.post(named: order.post)
    let attempts = try await ledger.attempts(of: post.id)
    let care = PostCare(post.state, hadNoAnswer: attempts.contains(where: \.hadNoAnswer))
    if let objection = care.objection(to: order.action) {
      throw Refusal(current.world.sentence(post, objection, order.action), .needsPerson)
    }
    let changed: Bool
    switch order.action {
    case .drop: changed = try await ledger.drop(post, why: "dropped by hand", now: now)
    case .confirm: changed = try await ledger.confirm(post, why: "somebody saw it in the channel", now: now)
    case .replay:
      changed = try await ledger.replay(post, try await replay(of: post, attempts, now: now), now: now)
    }
    guard changed else {
      throw Refusal(
        "Something happened to the post \(post.id.short) at this moment, and it was left as it is; look again: "
          + "dagpost outbox show \(post.id.short)", .needsPerson)
    }
    settled.advance()
    if isDaemon || order.action == .replay { wakeCourier() }
    let seconds = order.action == .replay ? min(order.waitSeconds, 86_400) : 0
    let after = try await follow([post.id], until: now.adding(.seconds(seconds))).first ?? post
    return OrderAnswer(action: order.action, entry: current.world.entry(after))
  }

  /// What is sent, and until when. What may have arrived is rendered anew, marked as a repeat; the rest goes as it was.
  private func replay(
    of post: StoredPost, _ attempts: [StoredAttempt], now: Instant
  ) async throws -> Replay {
    let world = current.world
    let (slot, id) = (post.slot, post.id.short)
    guard let channel = world.channel(post.way, of: slot.team) else {
      throw Refusal(
        "The post \(id) cannot be sent again: \(slot.team) has no channel \"\(post.way)\" any more. Put it back into the "
          + "configuration, or give the post up: dagpost outbox drop \(id)",
        .needsPerson)
    }
    let body = try await ledger.body(of: post.id)
    let version = attempts.map(\.bodyVersion).max()
    let isInDoubt =
      post.state == .held || post.state == .unknown
      || attempts.contains { $0.bodyVersion == version && $0.hadNoAnswer }
    let isKnownAgain =
      channel.unknownClass == .idempotent && attempts.doubt.map { now < $0.adding(Settling.memory) } ?? true
    let isMarked = isInDoubt && !isKnownAgain
    let deadline = world.replayDeadline(of: post, now: now)
    guard isMarked || body == nil || channel.serviceName != post.service else {
      return Replay(deadline: deadline, rendering: nil, isRepeat: post.isRepeat)
    }
    guard let update = try await ledger.update(of: post.id), let team = world.team(slot.team) else {
      throw Refusal(
        "The post \(id) cannot be sent again: its words are no longer kept. To post an update of today: "
          + "dagpost --trigger \(slot.edition) --team \(slot.team) --again", .needsPerson)
    }
    let worded = Compose.word(update, in: team.language, mark: isMarked ? .repeated : post.mark)
    return Replay(
      deadline: deadline, rendering: (channel.service.render(worded, post: post.id), channel.serviceName),
      isRepeat: post.isRepeat || isMarked)
  }
}

extension World {
  /// The deadline that a post has, while it lasts. After it, so long as for a post by hand, but an old update does not stand
  /// in the way of the next one of its edition: first in, first out would keep that waiting.
  func replayDeadline(of post: StoredPost, now: Instant) -> Instant {
    guard post.deadline <= now else { return post.deadline }
    let next = team(post.slot.team)?.edition(post.slot.edition)?.schedule.next(after: now)?.at
    let end = now.adding(.seconds(12 * 3600))
    return max(min(end, next ?? end), now.adding(.seconds(15 * 60)))
  }

  fileprivate func sentence(_ post: StoredPost, _ objection: String, _ action: PostAction) -> String {
    let start = "The post \(post.id.short) (\(post.slot) → \(post.channel)) \(objection)"
    switch (post.state, action) {
    case (.queued, .replay): return "\(start), at \(wall(post.nextAt, of: post.slot.team).words)."
    case (.delivered, .replay):
      return
        "\(start)\(post.settled.map { " on \(wall($0, of: post.slot.team).words)" } ?? ""). To post an update of today "
        + "once more: dagpost --trigger \(post.slot.edition) --team \(post.slot.team) --again"
    case (.sending, _): return "\(start): dagpost outbox show \(post.id.short)"
    case (_, .confirm) where post.state != .delivered && post.state != .queued:
      return "\(start). To send it again: dagpost outbox replay \(post.id.short)"
    default: return "\(start)."
    }
  }
}
