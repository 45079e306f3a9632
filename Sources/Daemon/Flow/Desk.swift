import Collect
import Ledger
import Model
import Services

/// What decides and answers while the state is held: the daemon's ticks and the operator's requests both come here.
struct Desk: Sendable {
  let current: CurrentWorld
  let ledger: Ledger
  let pipeline: Pipeline
  let clock: WallClock
  let clockGuard: ClockGuard
  let isDaemon: Bool
  let settled: Settled
  /// Broken channels are tried again: the courier forgets what it knew of them.
  let healChannels: @Sendable (Set<TeamChannel>) async throws(LedgerError) -> Void
  /// New posts are queued: send them.
  let wakeCourier: @Sendable () -> Void

  /// Updates composed at once; each may start programs and open connections.
  static let atOnce = 16

  /// Composes side by side, in the order asked for; what the ledger refuses of one says nothing of the others.
  func compose(_ assignments: [Assignment]) async -> [Result<Composition, LedgerError>] {
    guard !assignments.isEmpty else { return [] }
    return await pipeline.round { collector in await compose(assignments, with: collector) }
  }

  private func compose(
    _ assignments: [Assignment], with collector: Collector
  ) async -> [Result<Composition, LedgerError>] {
    let pipeline = pipeline
    let results = await withTaskGroup(of: (Int, Result<Composition, LedgerError>).self) { group in
      var waiting = assignments.enumerated().makeIterator()
      func start() {
        guard let (index, assignment) = waiting.next() else { return }
        group.addTask {
          do throws(LedgerError) {
            return (index, .success(try await pipeline.compose(assignment, with: collector, keep: true)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      for _ in 0..<Desk.atOnce { start() }
      var done: [(Int, Result<Composition, LedgerError>)] = []
      for await result in group {
        done.append(result)
        start()
      }
      return done.sorted { $0.0 < $1.0 }
    }
    return results.map(\.1)
  }
}

extension Composition {
  /// The posts of this composition, to be queued. Those that nobody asked for by hand wait for the end of quiet hours.
  func posting(
    deadline: Instant, byHand: Bool = false, leavesOthersOpen: Bool = false, again: Bool = false,
    heldBecause: String? = nil
  ) -> SlotPosting {
    func post(_ rendering: Rendering) -> NewPost {
      self.post(rendering, deadline: deadline, byHand: byHand, heldBecause: heldBecause)
    }
    return SlotPosting(
      update: update, posts: renderings.map(post), leavesOthersOpen: leavesOthersOpen, again: again,
      forManager: forManager.map { ManagerPosting(update: $0.update, post: post($0.rendering)) })
  }

  private func post(_ rendering: Rendering, deadline: Instant, byHand: Bool, heldBecause: String?) -> NewPost {
    let opening = assignment.team.opening(of: rendering.channel, from: assignment.now)
    return NewPost(
      id: rendering.id, channel: rendering.channel.name, service: type(of: rendering.channel.service).name,
      body: rendering.body, notBefore: !byHand && opening > assignment.now ? opening : nil, deadline: deadline,
      byHand: byHand, heldBecause: heldBecause)
  }
}

extension Desk {
  func carryOut(_ request: Request) async throws(LedgerError) -> Answer {
    if request.writes { try await noteClock() }
    return try await answer(request)
  }

  private func answer(_ request: Request) async throws(LedgerError) -> Answer {
    switch request {
    case .trigger(let trigger) where trigger.dryRun: try await previewing.preview(trigger.asPreview)
    case .trigger(let trigger): try await self.trigger(trigger)
    case .preview(let preview): try await previewing.preview(preview)
    case .status(let question):
      try await StatusRun(
        world: current.world, ledger: ledger, clock: clock, doubt: clockGuard.doubt(), isDaemon: isDaemon
      ).status(question)
    case .note(let note): try await self.note(note)
    case .forget(let request): try await forget(request)
    case .outbox(let question): try await inspection.outbox(question)
    case .post(let question): try await inspection.show(question)
    case .order(let order): try await carryOut(order)
    case .pause(let request): try await pause(request)
    case .skip(let request): try await skip(request)
    case .resume(let request):
      if let today = request.today { try await believeClock(today: today) } else { try await resume(request) }
    case .ledger(let request): try await lookAfter(request)
    case .history(let question): try await inspection.history(question)
    case .explain(let question): try await inspection.explain(question)
    }
  }

  private var previewing: PreviewRun { PreviewRun(world: current.world, pipeline: pipeline, clock: clock) }
}

extension Request {
  /// Whether moments of now come into the ledger by it.
  fileprivate var writes: Bool {
    switch self {
    case .trigger(let trigger): !trigger.dryRun
    case .note, .order, .pause, .skip, .resume, .ledger: true
    case .preview, .status, .outbox, .post, .history, .explain, .forget: false
    }
  }
}

extension Trigger {
  /// The same as a dry run.
  var asPreview: Preview {
    var preview = Preview()
    preview.teams = teams
    preview.edition = edition
    preview.channels = channels
    preview.at = at
    return preview
  }
}
