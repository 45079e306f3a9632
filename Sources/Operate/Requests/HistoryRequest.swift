import Ledger
import Model
import Teams

/// `dagpost history`: what was posted when, and why not.
package struct HistoryRequest: LookingRequest {
  package static let name = "history"
  /// Empty means the team, where there is only one.
  package var teams: [TeamName] = []
  /// Four weeks back without it.
  package var since: CivilDate?
  package var edition: EditionName?
  package init() {}

  /// How far it looks back without a date.
  static let usualDays = 28

  package func run(with inspection: Inspection) async throws -> [HistoryLine] {
    let world = inspection.world
    let teams = try world.named(self.teams, for: "history", edition: edition)
    guard let ledger = inspection.ledger else { return [] }
    var lines: [HistoryLine] = []
    for team in teams {
      let since = since ?? team.calendar.civil(inspection.clock.now()).date.adding(days: -HistoryRequest.usualDays)
      for (slot, posts) in try await ledger.history(team: team.name, since: since, edition: edition) {
        lines += posts.map { world.line(slot, $0) }
        // A slot that was given up has a line of its own; so have channels that were left open and then given up.
        if posts.isEmpty || slot.why != nil { lines.append(world.line(slot)) }
      }
    }
    return lines
  }
}

/// One slot in one channel; or a slot that was not posted.
package struct HistoryLine: RequestAnswer {
  package let slot: SlotKey
  /// When it was due.
  package let due: WallTime
  /// By a person, not by the plan.
  package let byHand: Bool
  /// `delivered`, or the state of the post, or of the slot: `missed`, `skipped`.
  package let state: String
  package var post: PostID?
  package var channel: ChannelName?
  /// The channel that took it instead.
  package var via: ChannelName?
  /// When it was delivered.
  package var delivered: WallTime?
  /// Seconds after it was due; negative when it was posted before.
  package var lateSeconds: Int64?
  package var isRepeat = false
  /// False where the service only said "accepted".
  package var confirmed: Bool?
  package var why: String?
  /// Of the team, whose wall all times here are of.
  package var zone: String?

  package func onWall(of world: World) -> HistoryLine {
    var line = self
    line.why = why.map { world.onWall($0, of: slot.team) }
    line.zone = world.zone(of: slot.team)
    return line
  }
}

extension World {
  fileprivate func line(_ slot: StoredSlot, _ post: StoredPost) -> HistoryLine {
    let team = slot.key.team
    var line = HistoryLine(
      slot: slot.key, due: wall(slot.nominal, of: team), byHand: post.byHand, state: post.state.rawValue)
    line.post = post.id
    line.channel = post.channel
    line.via = post.via
    line.isRepeat = post.isRepeat
    line.confirmed = post.confirmed
    line.why = post.why
    if post.state == .delivered, let settled = post.settled {
      line.delivered = wall(settled, of: team)
      line.lateSeconds = settled.seconds - slot.nominal.seconds
    }
    return line
  }

  fileprivate func line(_ slot: StoredSlot) -> HistoryLine {
    var line = HistoryLine(
      slot: slot.key, due: wall(slot.nominal, of: slot.key.team), byHand: slot.how == .hand,
      state: slot.state.rawValue)
    line.why = slot.why
    return line
  }
}
