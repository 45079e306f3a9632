import Almanac
import Config
import Deliver
import Model

/// Editions that quiet hours keep from going out, found before they are missed.
enum QuietCheck {
  /// How many slots ahead are looked at.
  static let slots = 10

  /// Warns at the place where the team is defined.
  static func warn(of team: Team, at location: Location, now: Instant, problems: Problems) {
    for edition in team.editions {
      let channels = team.channels.filter { mayMiss(edition, team.quietHours(of: $0)) }
      guard !channels.isEmpty else { continue }
      let ahead = slots(of: edition, after: now)
      var lost: [(count: Int, channels: [Channel])] = []
      for channel in channels {
        let count = ahead.filter { team.opening(of: channel, from: $0.at) >= $0.deadline }.count
        guard count > 0 else { continue }
        if let same = lost.firstIndex(where: { $0.count == count }) {
          lost[same].channels.append(channel)
        } else {
          lost.append((count, [channel]))
        }
      }
      for (count, channels) in lost {
        let place =
          channels.count == team.channels.count ? "" : " in \(channels.map(\.name.text).joined(separator: ", "))"
        let what =
          count == ahead.count
          ? "never posts \"\(edition.name)\"\(place)"
          : "misses \(count) of the next \(ahead.count) slots of \"\(edition.name)\"\(place)"
        problems.add(
          Problem(
            .warning, at: location, path: "teams.\(team.name)",
            "\(what): after \(edition.schedule.time) quiet hours last until the deadline of the slot; "
              + "shorten quiet_hours, or choose another time"))
      }
    }
  }

  private static func slots(of edition: Edition, after now: Instant) -> [(at: Instant, deadline: Instant)] {
    var found: [(at: Instant, deadline: Instant)] = []
    var last = now
    while found.count < slots, let slot = edition.schedule.next(after: last) {
      found.append((slot.at, edition.schedule.deadline(of: slot, kind: edition.kind)))
      last = slot.at
    }
    return found
  }

  /// Most quiet hours are too short to keep anything for so long; thousands of teams need no closer look then. Three hours are
  /// for changes of the clock.
  private static func mayMiss(_ edition: Edition, _ hours: QuietHours) -> Bool {
    let shortest: Duration =
      switch edition.kind {
      case .daily: .seconds(22 * 3600)
      case .weekly: .seconds(36 * 3600 - edition.schedule.time.secondOfDay)
      }
    return hours.longest + .seconds(3 * 3600) > shortest
  }
}
