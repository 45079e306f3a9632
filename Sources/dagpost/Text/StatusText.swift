import Almanac
import Model
import Operate
import Reactor
import Teams

/// What a person reads after `status`: what needs a person first, then what waits, then a line a team.
enum StatusText {
  static func print(_ report: StatusReport) {
    let zones = report.tzdata.map { "tzdata \($0)" } ?? "tzdata of an unknown release"
    Output.line("\(report.daemon ? "The daemon is running" : "No daemon is running"); \(zones).")
    report.clock.map { Output.line("! \($0)") }
    (report.configuration + report.ledger + report.keptZones + report.keptCalendars + report.open + report.alarms)
      .forEach {
        Output.line("! \($0)")
      }
    part("Needs a person:", report.teams.flatMap(trouble))
    part("Waiting:", report.teams.flatMap(waiting))
    part("Lately:", report.teams.flatMap(lately))
    if report.teams.count == 1 { report.teams.forEach(details) } else { list(report.teams) }
  }

  private static func part(_ heading: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    Output.line()
    Output.line(heading)
    lines.forEach { Output.line($0) }
  }

  private static func trouble(_ team: StatusReport.Team) -> [String] {
    team.broken.flatMap { broken in
      ["! \(team.team) → \(broken.channel): broken since \(broken.since.words). \(broken.why)", "    \(broken.todo)"]
    }
      + team.waiting.filter { $0.state.needsPerson }.flatMap { post in
        [
          "! \(place(post)): \(TriggerText.words(for: post.state))\(post.why.map { ": \($0)" } ?? "")",
          post.todo.map { "    \($0)" },
        ].compactMap { $0 }
      }
  }

  private static func waiting(_ team: StatusReport.Team) -> [String] {
    team.waiting.filter { !$0.state.needsPerson }.map { post in
      let tries = post.attempts == 0 ? "" : post.attempts == 1 ? ", 1 try so far" : ", \(post.attempts) tries so far"
      let how = post.state == .unknown ? ", looked for in the channel" : ""
      let next = post.next.map { "\(how), next \($0.words)" } ?? ""
      return "  \(place(post)): \(post.state.rawValue)\(next)\(tries)\(post.why.map { ": \($0)" } ?? "")"
    }
  }

  private static func place(_ post: StatusReport.Waiting) -> String {
    "\(post.slot) → \(post.channel) (post \(post.post.short))"
  }

  private static func lately(_ team: StatusReport.Team) -> [String] {
    // What waits, or waits for a person, was said above.
    let told = Set(team.waiting.map(\.slot))
    return team.lately.reversed().filter { !told.contains($0.slot) }.map {
      "  \($0.slot): \($0.state)\($0.why.map { ", \($0)" } ?? "")"
    }
      + team.sources.flatMap { source -> [String] in
        let name = "  \(team.team): the source \(source.source)"
        if let why = source.failing {
          let read = source.read.map { "last read \($0.words)" } ?? "never read"
          return ["\(name) cannot be read (\(read)): \(why)"]
        }
        guard let lost = source.lost, !lost.isEmpty else { return [] }
        return ["\(name) could be used only in part:"] + lost.map { "    \($0)" }
      }
  }

  private static func list(_ teams: [StatusReport.Team]) {
    Output.line()
    let zones = ZoneNames(teams.map(\.zone))
    Output.table(
      teams.map { team in
        let next = team.next.map { "\($0.edition) \(words($0))" }
        let plan =
          team.isLeftOut ? "left out" : next.isEmpty ? "nothing planned" : "next " + next.joined(separator: ", ")
        return [
          team.team.text + zones.suffix(team.zone),
          ([team.pause.map(words)].compactMap { $0 } + team.skipped.map(words) + [plan]).joined(separator: "; "),
        ]
      })
  }

  private static func words(_ next: StatusReport.Upcoming) -> String {
    let held = next.goesOut.map { out in
      ", goes out after quiet hours at \(out.date == next.at.date ? "" : "\(out.date) ")\(out.time)"
    }
    return "\(next.at.date.weekday.word) \(next.at.date) \(next.at.time)\(held ?? "")"
  }

  private static func words(_ slot: StatusReport.Last) -> String {
    "\(slot.slot.edition) of \(slot.slot.date) skipped\(slot.why.map { " (\($0))" } ?? "")"
  }

  private static func words(_ pause: StatusReport.Pause) -> String {
    "paused until \(pause.until.weekday.word) \(pause.until)\(pause.reason.map { " (\($0))" } ?? "")"
  }

  private static func details(_ team: StatusReport.Team) {
    Output.line()
    Output.line(team.team.text)
    team.pause.map { Output.line("  \(words($0)); to end it: dagpost resume --team \(team.team)") }
    for slot in team.skipped {
      Output.line("  skipped  \(slot.slot.edition) of \(slot.slot.date)\(slot.why.map { ", \($0)" } ?? "")")
    }
    for next in team.next { Output.line("  next     \(next.edition): \(words(next))") }
    for last in team.last {
      Output.line(
        "  last     \(last.slot.edition) of \(last.slot.date): \(last.state)\(last.why.map { ", \($0)" } ?? "")")
    }
    for source in team.sources {
      let read = source.read.map { "read \($0.words)" } ?? "never read"
      Output.line(
        "  source   \(source.source): \(read)\(source.failing.map { "; now failing: \($0)" } ?? source.lost.map { _ in "; only in part" } ?? "")"
      )
    }
  }
}
