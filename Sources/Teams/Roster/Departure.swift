import Almanac
import Model
import Services

/// When posts of one slot go out, and to which channels: several moments only where these have quiet hours of their own.
package struct Departure: Sendable {
  package let at: Instant
  package var channels: [Channel]
}

extension Team {
  func quietHours(of channel: Channel) -> QuietHours { channel.quietHours ?? quietHours }

  /// The first moment from another on at which a post that nobody asked for by hand may go out.
  package func opening(of channel: Channel, from moment: Instant) -> Instant {
    quietHours(of: channel).end(from: moment, in: workCalendar.zone)
  }

  /// Earliest first.
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

  /// The same, but what would go out after a deadline is with the last that does not: it runs out in the ledger, which says why.
  package func departures(to channels: [Channel], from moment: Instant, before deadline: Instant) -> [Departure] {
    departures(to: channels, from: moment).reduce(into: []) { departures, next in
      if next.at >= deadline, !departures.isEmpty {
        departures[departures.count - 1].channels += next.channels
      } else {
        departures.append(next)
      }
    }
  }

  /// Why no post of a slot goes out to these channels: quiet hours last until its deadline in all of them. Nil when one does.
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
  /// For the courier: until when a channel of a team has quiet hours that it is in; nil when it is in none.
  package func quiet(_ channel: ChannelName, of team: TeamName, at moment: Instant) -> Instant? {
    guard let channel = self.channel(channel, of: team), let team = self.team(team) else { return nil }
    let opening = team.opening(of: channel, from: moment)
    return opening > moment ? opening : nil
  }
}
