import Courier
import Model
import Services
import Teams
import Updates

/// The courier works for the world as it is now.
struct CourierWorld: CourierDelegate {
  let current: CurrentWorld
  let clockGuard: ClockGuard
  var hear: @Sendable (CourierEvent) -> Void = { _ in }

  func channel(_ name: ChannelName, of team: TeamName) -> Channel? { current.world.channel(name, of: team) }
  func reword(_ update: Update, for team: TeamName, _ mark: PostMark) -> WordedUpdate? {
    current.world.reword(update, for: team, mark)
  }
  func quiet(_ channel: ChannelName, of team: TeamName, at moment: Instant) -> Instant? {
    current.world.quiet(channel, of: team, at: moment)
  }
  func isLeftOut(_ team: TeamName) -> Bool { current.world.isLeftOut(team) }
  var mayExpire: Bool { clockGuard.doubt() == nil }
  func report(_ event: CourierEvent) { hear(event) }
}
