import Model
import Services

/// What the courier needs from its owner: the configuration at the moment of asking, and somebody to hear about posts.
package protocol CourierDelegate: Sendable {
  /// The team's channel of this name in the present configuration.
  func channel(_ name: ChannelName, of team: TeamName) -> Channel?
  /// The chosen update worded once more, with the mark. Nil when the team has left the configuration.
  func reword(_ update: Update, for team: TeamName, _ mark: PostMark) -> WordedUpdate?
  /// The end of the quiet hours that a channel of a team is in at this moment; nil outside quiet hours. Every attempt waits for
  /// that end, unless the post was asked for by hand.
  func quiet(_ channel: ChannelName, of team: TeamName, at moment: Instant) -> Instant?
  /// Whether a team is left out because of a mistake in its settings. Its channels are then unknown, and its posts wait.
  func isLeftOut(_ team: TeamName) -> Bool
  /// Whether posts past their deadline may expire: only while the clock is believed.
  var mayExpire: Bool { get }
  /// Tells what happened to posts, in order, each event after the commit that records it.
  func report(_ event: CourierEvent)
}
