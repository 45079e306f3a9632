import Almanac
import Model
import Services

/// When posts of a slot go out, and to which channels. Several moments only where channels have quiet hours of their own.
package struct Departure: Sendable {
  package let at: Instant
  package var channels: [Channel]
}

extension Team {
  func quietHours(of channel: Channel) -> QuietHours { channel.quietHours ?? quietHours }

  /// The first moment at or after the given one at which a post that was not asked for by hand may go out.
  package func opening(of channel: Channel, from moment: Instant) -> Instant {
    quietHours(of: channel).end(from: moment, in: workCalendar.zone)
  }

  /// The moments at which a slot's posts go out, earliest first.
  package func departures(to channels: [Channel], from moment: Instant) -> [Departure] {
    var found: [Departure] = []
    for channel in channels {
      let at = opening(of: channel, from: moment)
      if let same = found.firstIndex(where: { $0.at == at }) {
        found[same].channels.append(channel)
      } else {
        found.append(Departure(at: at, channels: [channel]))
      }
    }
    return found.sorted { $0.at < $1.at }
  }

  /// The same, but channels that open only after the deadline join the last moment before it, if there is one: the ledger then
  /// records that their posts expired, and why.
  package func departures(to channels: [Channel], from moment: Instant, before deadline: Instant) -> [Departure] {
    departures(to: channels, from: moment).reduce(into: []) { departures, next in
      if next.at >= deadline, !departures.isEmpty {
        departures[departures.count - 1].channels += next.channels
      } else {
        departures.append(next)
      }
    }
  }

  /// Why no post of a slot goes out: the quiet hours of all these channels last until the slot's deadline. Nil when at least
  /// one goes out.
  package func missedInQuietHours(_ channels: [Channel], from moment: Instant, deadline: Instant) -> String? {
    guard let first = departures(to: channels, from: moment).first, first.at > moment, first.at >= deadline else {
      return nil
    }
    let wall = workCalendar.zone
    return "quiet hours last until \(wall.civil(at: first.at).words), after its deadline at "
      + wall.civil(at: deadline).words
  }
}

extension World {
  /// For the courier: the end of the quiet hours that a channel of a team is in at this moment; nil outside quiet hours.
  package func quiet(_ channel: ChannelName, of team: TeamName, at moment: Instant) -> Instant? {
    guard let channel = self.channel(channel, of: team), let team = self.team(team) else { return nil }
    let opening = team.opening(of: channel, from: moment)
    return opening > moment ? opening : nil
  }
}
