import Ledger
import Model
import Services
import Teams

/// `dagpost outbox list`: which posts to show.
package struct OutboxRequest: LookingRequest {
  package static let name = "outbox"
  package var teams: [TeamName] = []
  package var channels: [ChannelName] = []
  package var states: [PostState] = []
  /// Settled ones too; without it and without states, those that are under way or wait for a person.
  package var all = false
  package init() {}

  package func run(with inspection: Inspection) async throws -> [OutboxEntry] { try await inspection.posts(self) }

  /// With `--all` also teams and channels that are no longer in the configuration can be asked for.
  fileprivate func refuseUnknownNames(in world: World) throws(Refusal) {
    guard !all else { return }
    var sentences: [String] = []
    do { _ = try world.chosen(teams, edition: nil) } catch { sentences += error.sentences }
    let known = Set(world.teams.flatMap { team in team.everyChannel.map(\.name.text) }).sorted()
    sentences += channels.compactMap { $0.unknown(among: known) }
    if !sentences.isEmpty { throw Refusal(sentences) }
  }
}

extension Inspection {
  fileprivate func posts(_ request: OutboxRequest) async throws -> [OutboxEntry] {
    try request.refuseUnknownNames(in: world)
    guard let ledger else { return [] }
    var found: [StoredPost]
    if request.states.isEmpty, !request.all {
      found = try await ledger.unsettled()
    } else {
      found = []
      // One question a team: a list of one team is not cut because of another's.
      for team in request.teams.isEmpty ? [nil] : request.teams.map(Optional.some) {
        found += try await ledger.posts(
          PostFilter(
            team: team, channel: request.channels.count == 1 ? request.channels.first : nil,
            states: request.states.isEmpty ? nil : Set(request.states), limit: Inspection.longest)
        ).reversed()
      }
    }
    return found.filter { post in
      (request.teams.isEmpty || request.teams.contains(post.slot.team))
        && (request.channels.isEmpty || request.channels.contains(post.channel))
    }.map { world.entry($0) }
  }
}
