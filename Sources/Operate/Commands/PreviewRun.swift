import Collect
import Ledger
import Model
import Services
import Teams
import Updates

/// `preview` and `--dry-run`: what readers would see, with nothing written and nothing sent.
struct PreviewRun: Sendable {
  let world: World
  let pipeline: Pipeline
  let clock: WallClock

  func preview(_ request: Preview) async throws(LedgerError) -> Answer {
    let teams: [Team]
    switch world.chosen(request.teams, edition: request.edition, channels: request.channels) {
    case .success(let found): teams = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    let (withholding, trouble) = await Withholding.read(world, now: clock.now())
    return try await pipeline.round { collector throws(LedgerError) in
      var updates: [PreviewedUpdate] = []
      for team in teams {
        for edition in team.editions where request.edition.map({ $0 == edition.name }) ?? true {
          updates += try await preview(team, edition, request, withholding, collector)
        }
      }
      if let first = updates.indices.first {
        updates[first].notes =
          (request.teams.isEmpty ? world.leftOutInWords : []) + trouble + updates[first].notes
      }
      return .preview(updates)
    }
  }

  private func preview(
    _ team: Team, _ edition: Edition, _ request: Preview, _ withholding: Withholding, _ collector: Collector
  ) async throws(LedgerError) -> [PreviewedUpdate] {
    let now = request.at?.instant(for: edition, of: team, now: clock.now()) ?? clock.now()
    let slot = SlotKey(team: team.name, edition: edition.name, date: team.calendar.civil(now).date)
    let composition = try await pipeline.compose(
      Assignment(
        team: team, edition: edition, slot: slot, now: now, isAsOf: request.at != nil, late: nil,
        channels: team.channels(named: request.channels)),
      with: collector, keep: false)
    let planned = PlannedTime(
      edition, of: team, on: slot.date, now: now, withholding, decided: try await pipeline.ledger?.slot(slot)?.state)
    let update = PreviewedUpdate(
      slot: slot, planned: planned, audience: .team, text: composition.worded.plainLines,
      rendered: composition.renderings.map(\.previewed), notes: composition.notes)
    // Whoever asks for one channel sees no other.
    guard request.channels.isEmpty, let own = composition.forManager else { return [update] }
    return [
      update,
      PreviewedUpdate(
        slot: slot, planned: planned, audience: .manager, text: own.worded.plainLines,
        rendered: [own.rendering.previewed], notes: []),
    ]
  }
}

extension Composition.Rendering {
  fileprivate var previewed: PreviewedUpdate.Rendered {
    .init(
      channel: channel.name, service: type(of: channel.service).name, contentType: body.contentType, body: body.text)
  }
}
