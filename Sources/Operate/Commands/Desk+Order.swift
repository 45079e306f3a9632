import Almanac
import Compose
import Courier
import Ledger
import Model
import Reactor
import Services
import Teams
import Updates

/// `outbox replay`, `drop` and `confirm`.
extension Desk {
  var inspection: Inspection { Inspection(world: current.world, ledger: ledger, clock: clock) }

  package func carryOut(_ order: PostOrder) async throws(LedgerError) -> Answer {
    let now = clock.now()
    // Nothing is in flight where no daemon runs: what is `sending` in the file was left so by a crash.
    if !isDaemon { try await ledger.recover(now: now) }
    let post: StoredPost
    switch try await inspection.post(named: order.post) {
    case .success(let found): post = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    let attempts = try await ledger.attempts(of: post.id)
    let care = PostCare(post.state, hadNoAnswer: attempts.contains(where: \.hadNoAnswer))
    if let objection = care.objection(to: order.action) {
      return .refused([current.world.sentence(post, objection, order.action)], .needsPerson)
    }
    let changed: Bool
    switch order.action {
    case .drop: changed = try await ledger.drop(post, why: "dropped by hand", now: now)
    case .confirm: changed = try await ledger.confirm(post, why: "somebody saw it in the channel", now: now)
    case .replay:
      switch try await replay(of: post, attempts, now: now) {
      case .success(let replay): changed = try await ledger.replay(post, replay, now: now)
      case .failure(let refusal): return .refused(refusal.sentences, .needsPerson)
      }
    }
    guard changed else {
      return .refused(
        [
          "Something happened to the post \(post.id.short) at this moment, and it was left as it is; look again: "
            + "dagpost outbox show \(post.id.short)"
        ], .needsPerson)
    }
    settled.advance()
    if isDaemon || order.action == .replay { wakeCourier() }
    let seconds = order.action == .replay ? min(order.waitSeconds, 86_400) : 0
    let after = try await follow([post.id], until: now.adding(.seconds(seconds))).first ?? post
    return .ordered(OrderAnswer(action: order.action, entry: current.world.entry(after)))
  }

  /// What is sent, and until when. What may have arrived is rendered anew, marked as a repeat; the rest goes as it was.
  private func replay(
    of post: StoredPost, _ attempts: [StoredAttempt], now: Instant
  ) async throws(LedgerError) -> Result<Replay, Refusal> {
    let world = current.world
    let (slot, id) = (post.slot, post.id.short)
    guard let channel = world.channel(post.way, of: slot.team) else {
      return .failure(
        Refusal(sentences: [
          "The post \(id) cannot be sent again: \(slot.team) has no channel \"\(post.way)\" any more. Put it back into the "
            + "configuration, or give the post up: dagpost outbox drop \(id)"
        ]))
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
      return .success(Replay(deadline: deadline, rendering: nil, isRepeat: post.isRepeat))
    }
    guard let update = try await ledger.update(of: post.id), let team = world.team(slot.team) else {
      return .failure(
        Refusal(sentences: [
          "The post \(id) cannot be sent again: its words are no longer kept. To post an update of today: "
            + "dagpost --trigger \(slot.edition) --team \(slot.team) --again"
        ]))
    }
    let worded = Compose.word(update, in: team.language, mark: isMarked ? .repeated : post.mark)
    return .success(
      Replay(
        deadline: deadline, rendering: (channel.service.render(worded, post: post.id), channel.serviceName),
        isRepeat: post.isRepeat || isMarked))
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
