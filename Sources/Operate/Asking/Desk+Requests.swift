import Ledger
import Model
import Teams
import Updates

extension Desk {
  package func carryOut(_ request: Request) async throws(LedgerError) -> Answer {
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
