import Almanac
import Ledger
import Model
import Services
import Teams
import Updates

/// `dagpost resume`: ends pauses and skips, and has broken channels tried again.
package struct ResumeRequest: ChangingRequest {
  package static let name = "resume"
  package var teams: [TeamName]
  /// Only these channels; pauses and skips stay then.
  package var channels: [ChannelName] = []

  package init(teams: [TeamName]) { self.teams = teams }

  package func run(at desk: Desk) async throws -> [Withheld] {
    let now = desk.clock.now()
    let world = desk.current.world
    let teams = try world.named(self.teams, for: "resume")
    let broken = try await desk.ledger.brokenChannels()
    // One that left the configuration while it was broken can still be named.
    let known = Set(teams.flatMap { $0.everyChannel.map(\.name) } + broken.map(\.at.channel))
    let names = known.map(\.text).sorted()
    let unknown = channels.compactMap { $0.unknown(among: names) }
    guard unknown.isEmpty else { throw Refusal(unknown) }
    var healed: Set<TeamChannel> = []
    var answer: [Withheld] = []
    for team in teams {
      var withheld = Withheld(team: team.name)
      let own = broken.map(\.at).filter {
        $0.team == team.name && (channels.isEmpty || channels.contains($0.channel))
      }
      withheld.channels = own.map(\.channel)
      // A destination that others share is tried again when it is for all of them.
      healed.formUnion(own + broken.map(\.at).filter { other in own.contains { world.areOne($0, other) } })
      if channels.isEmpty {
        let (pause, slots) = try await desk.ledger.resume(team: team.name, now: now)
        withheld.until = pause.flatMap { $0.holds(team.calendar.civil(now).date) ? $0.until : nil }
        withheld.slots = slots.map { .init(slot: $0.key, at: team.calendar.civil($0.nominal)) }
      }
      withheld.next = try await desk.inspection.next(of: team, pause: nil, now: now).min { $0.at < $1.at }
      answer.append(withheld)
    }
    try await desk.healChannels(healed)
    return answer
  }

  package func byHand(_ answer: [Withheld]) -> [String] {
    answer.flatMap { team in
      (team.until.map { _ in ["by hand: \(team.team) is no longer paused"] } ?? [])
        + team.slots.map { "by hand: \($0.slot) is posted after all" }
        + team.channels.map { "by hand: \(team.team) → \($0) is tried again" }
    }
  }
}

extension World {
  /// Whether two channels post to one place.
  fileprivate func areOne(_ one: TeamChannel, _ other: TeamChannel) -> Bool {
    guard let mine = channel(one.channel, of: one.team), let theirs = channel(other.channel, of: other.team) else {
      return false
    }
    return mine.service.destination == theirs.service.destination
  }
}
