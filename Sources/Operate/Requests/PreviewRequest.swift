import Collect
import HTTP
import Ledger
import Model
import Services
import Teams
import Updates

/// `dagpost preview` and `--dry-run`: what readers would see, with nothing written and nothing sent.
package struct PreviewRequest: Request {
  package static let name = "preview"
  package var teams: [TeamName] = []
  /// Nil means every edition of the team.
  package var edition: EditionName?
  package var channels: [ChannelName] = []
  /// The exact bytes for each channel instead of the text a reader sees.
  package var raw = false
  package var at: AsOf?
  package init() {}

  /// Sources have their own deadlines.
  package var patience: Int { 300 }
  package var onlyTeams: [TeamName] { teams }

  package func answer(at desk: Desk) async throws -> [PreviewedUpdate] {
    try await updates(in: desk.current.world, by: desk.pipeline, desk.clock)
  }

  /// Without a courier: whoever looks must not send what another run left waiting.
  package func answer(in world: World, _ surroundings: Surroundings) async throws -> [PreviewedUpdate] {
    try await Inspection.open(world, surroundings) { inspection in
      let http = CurlClient(version: Version.current)
      let pipeline = Pipeline(
        ledger: inspection.ledger, http: http, executable: surroundings.executable, newID: Runtime.newID)
      let answer: Result<[PreviewedUpdate], any Error>
      do { answer = .success(try await updates(in: world, by: pipeline, surroundings.clock)) } catch {
        answer = .failure(error)
      }
      await http.close()
      return try answer.get()
    }
  }

  private func updates(in world: World, by pipeline: Pipeline, _ clock: WallClock) async throws -> [PreviewedUpdate] {
    let chosen = try world.chosen(teams, edition: edition, channels: channels)
    let (withholding, trouble) = await Withholding.read(world, now: clock.now())
    return try await pipeline.round { collector throws(LedgerError) in
      var updates: [PreviewedUpdate] = []
      for team in chosen {
        for own in team.editions where edition.map({ $0 == own.name }) ?? true {
          updates += try await preview(team, own, withholding, pipeline, collector, clock)
        }
      }
      if let first = updates.indices.first {
        updates[first].notes = (teams.isEmpty ? world.leftOutInWords : []) + trouble + updates[first].notes
      }
      return updates
    }
  }

  private func preview(
    _ team: Team, _ edition: Edition, _ withholding: Withholding, _ pipeline: Pipeline, _ collector: Collector,
    _ clock: WallClock
  ) async throws(LedgerError) -> [PreviewedUpdate] {
    let now = at?.instant(for: edition, of: team, now: clock.now()) ?? clock.now()
    let slot = SlotKey(team: team.name, edition: edition.name, date: team.calendar.civil(now).date)
    let composition = try await pipeline.compose(
      Assignment(
        team: team, edition: edition, slot: slot, now: now, isAsOf: at != nil, late: nil,
        channels: team.channels(named: channels)),
      with: collector, keep: false)
    let planned = PlannedTime(
      edition, of: team, on: slot.date, now: now, withholding, decided: try await pipeline.ledger?.slot(slot)?.state)
    let update = PreviewedUpdate(
      slot: slot, planned: planned, audience: .team, text: composition.worded.plainLines,
      rendered: composition.renderings.map(\.previewed), notes: composition.warnings)
    // Whoever asks for one channel sees no other.
    guard channels.isEmpty, let own = composition.forManager else { return [update] }
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

package struct PreviewedUpdate: RequestAnswer {
  package struct Rendered: Codable, Sendable, Equatable {
    package let channel: ChannelName
    package let service: String
    package let contentType: String
    package let body: String
  }
  package let slot: SlotKey
  /// When it is posted by itself; nil of a daemon that does not tell.
  package var planned: PlannedTime?
  /// Whom it is for: the team, or only its manager.
  package var audience = Audience.team
  package let text: [String]
  package let rendered: [Rendered]
  /// For the administrator: sources that failed, records that did not fit.
  package var notes: [String]
}
