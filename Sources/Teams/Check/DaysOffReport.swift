import Almanac
import Model

/// For `check`: which days off the calendars bring in the coming year. A wrong one should be seen beforehand, because nobody
/// notices an update that is missing on a normal workday.
enum DaysOffReport {
  private static let days = 365
  /// How many days one line shows.
  private static let shownDays = 25
  private static let shownTitle = 60

  static func lines(_ world: World, now: Instant) -> [String] {
    var lines: [(place: DaysOffCalendar, text: String, teams: [TeamName])] = []
    for team in world.teams where !team.calendars.isEmpty {
      for (place, text) in told(of: team, in: world, now: now) {
        if let same = lines.firstIndex(where: { $0.text == text && $0.place == place }) {
          lines[same].teams.append(team.name)
        } else {
          lines.append((place, text, [team.name]))
        }
      }
    }
    return lines.map { line in
      let names = line.teams.prefix(5).map(\.text).joined(separator: ", ")
      let more = line.teams.count > 5 ? " and \(line.teams.count - 5) more" : ""
      return "\(line.place.name), for \(line.teams.count == 1 ? "team" : "teams") \(names)\(more): \(line.text)"
    }
  }

  private static func told(
    of team: Team, in world: World, now: Instant
  ) -> [(place: DaysOffCalendar, text: String)] {
    let today = team.calendar.civil(now).date
    let year = (0..<days).map { today.adding(days: $0) }
    let work = team.workCalendar.with(calendars: [])
    var found: [(place: DaysOffCalendar, text: String)] = []
    var known: Set<CivilDate> = []
    for calendar in team.calendars {
      let off = world.calendars.days(calendar.file, on: work.zone)
      func named(_ holidays: Holidays) -> [String] {
        year.compactMap { day in
          guard work.isWorkday(day), !known.contains(day), let name = holidays.name(on: day) else { return nil }
          return told("\(day)", name.own)
        }
      }
      let skipped = named(off)
      found.append(
        (
          calendar,
          skipped.isEmpty
            ? "no workday of the coming year is a day off by it"
            : "days off on workdays in the coming year: \(list(skipped))"
        ))
      known.formUnion(year.filter { off.name(on: $0) != nil })
      let kept = named(world.calendars.observances(calendar.file))
      if !kept.isEmpty {
        found.append((calendar, "it calls these days observances, so they are no days off: \(list(kept))"))
      }
      let timed = world.calendars.longButTimed(
        calendar.file, on: work.zone, from: today, through: today.adding(days: days)
      ).filter { work.isWorkday($0.start.date) }
      if !timed.isEmpty {
        let entries = timed.map { told("\($0.start.date) \($0.start.time)", $0.title) }
        found.append(
          (calendar, "these last long, but not from midnight to midnight, so they are no days off: \(list(entries))"))
      }
    }
    return found
  }

  private static func told(_ when: String, _ title: UntrustedText) -> String {
    title.isEmpty ? when : "\(when) \"\(title.shortened(to: shownTitle))\""
  }

  private static func list(_ days: [String]) -> String {
    let extra = days.count - shownDays
    return days.prefix(shownDays).joined(separator: ", ") + (extra > 0 ? " and \(extra) more" : "")
  }
}
