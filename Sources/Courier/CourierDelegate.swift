import Model
import Services

/// For whom a courier works: it says how things stand at the moment at which it is asked, and hears what became of posts.
package protocol CourierDelegate: Sendable {
  /// The channel of that name, as the configuration has it now.
  func channel(_ name: ChannelName, of team: TeamName) -> Channel?
  /// The words of a chosen update once more, with the mark. Nil when the team is gone.
  func reword(_ update: Update, for team: TeamName, _ mark: PostMark) -> WordedUpdate?
  /// Until when a channel of a team has quiet hours that it is in at that moment; nil when it is in none. A post that nobody
  /// asked for by hand waits for their end, also between its tries.
  func quiet(_ channel: ChannelName, of team: TeamName, at moment: Instant) -> Instant?
  /// Whether a team's channels are not known because of a mistake in its settings: its posts wait.
  func isLeftOut(_ team: TeamName) -> Bool
  /// Whether the clock can be believed, so that what is past its deadline is over.
  var mayExpire: Bool { get }
  /// Called after the commit, in order.
  func report(_ event: CourierEvent)
}
