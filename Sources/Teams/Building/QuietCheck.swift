import Almanac
import Config
import Model
import Services
import YAML

/// Finds editions that quiet hours keep from being posted, before anybody misses one.
enum QuietCheck {
  /// How many coming slots of each edition are checked.
  static let slots = 10

  /// Reports a warning at the place where the team is defined.
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

  /// A cheap test that spares thousands of teams the exact one: most quiet hours are too short to last from a slot until its
  /// deadline. The three hours are for a change to or from summer time.
  private static func mayMiss(_ edition: Edition, _ hours: QuietHours) -> Bool {
    let shortest: Duration =
      switch edition.kind {
      case .daily: .seconds(22 * 3600)
      case .weekly: .seconds(36 * 3600 - edition.schedule.time.secondOfDay)
      }
    return hours.longest + .seconds(3 * 3600) > shortest
  }
}

/// Finds editions whose time is inside the quiet hours of all channels. They always go out later than planned, which is hardly
/// what was meant. Teams with the same finding, usually by the defaults, share one warning.
struct QuietWaits {
  private struct Wait: Hashable {
    let edition: EditionName
    let at: TimeOfDay
    let end: TimeOfDay
    let isNextDay: Bool
  }
  private var found: [Wait: (team: TeamName, location: Location, others: Int)] = [:]

  mutating func note(_ team: Team, at location: Location, now: Instant) {
    guard !team.channels.contains(where: { team.quietHours(of: $0).longest == .zero }) else { return }
    for edition in team.editions {
      guard let slot = edition.schedule.next(after: now),
        let first = team.channels.map({ team.opening(of: $0, from: slot.at) }).min(), first > slot.at,
        first < edition.schedule.deadline(of: slot, kind: edition.kind)
      else { continue }
      let wall = team.calendar.civil(first)
      let wait = Wait(
        edition: edition.name, at: edition.schedule.time, end: wall.time, isNextDay: wall.date != slot.date)
      found[wait, default: (team.name, location, -1)].others += 1
    }
  }

  /// Reports each warning at the place where the first of its teams is defined.
  func report(to problems: Problems) {
    for (wait, first) in found {
      let day = wait.isNextDay ? " of the next day" : ""
      let others =
        first.others == 0 ? "" : first.others == 1 ? "; so does 1 other team" : "; so do \(first.others) other teams"
      problems.add(
        Problem(
          .warning, at: first.location, path: "teams.\(first.team)",
          "plans \"\(wait.edition)\" at \(wait.at), inside its quiet hours, so it goes out at \(wait.end)\(known: day)\(known: others); "
            + "choose another time, or change quiet_hours"))
    }
  }
}
