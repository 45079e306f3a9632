import Almanac
import Model
import Teams

/// One screen has one time zone. What the ledger and the log keep as a sentence names moments in UTC, as `…T15:30:00Z`; an
/// answer shows them on the wall of the team that it tells of, or on the one that all teams share.
extension Answer {
  package func onOneWall(_ world: World) -> Answer {
    switch self {
    case .status(let report): return .status(report.onOneWall(world))
    case .outbox(let entries): return .outbox(entries.map { $0.onWall(of: world) })
    case .post(var report):
      report.entry = report.entry.onWall(of: world)
      return .post(report)
    case .ordered(var ordered):
      ordered.entry = ordered.entry.onWall(of: world)
      return .ordered(ordered)
    case .history(let lines):
      return .history(
        lines.map { line in
          var line = line
          line.why = line.why.map { world.onWall($0, of: line.slot.team) }
          line.zone = world.zone(of: line.slot.team)
          return line
        })
    case .trigger(var answer):
      answer.notes = answer.notes.map { world.onSharedWall($0) }
      return .trigger(answer)
    case .believed(let sentence): return .believed(world.onSharedWall(sentence))
    case .preview, .note, .forgot, .paused, .skipped, .resumed, .ledger, .explained, .refused: return self
    }
  }
}

extension StatusReport {
  fileprivate func onOneWall(_ world: World) -> StatusReport {
    var report = self
    report.clock = clock.map { world.onSharedWall($0) }
    report.configuration = configuration.map { world.onSharedWall($0) }
    report.ledger = ledger.map { world.onSharedWall($0) }
    report.keptCalendars = keptCalendars.map { world.onSharedWall($0) }
    report.alarms = alarms.map { world.onSharedWall($0) }
    report.teams = teams.map { team in
      var team = team
      team.zone = world.zone(of: team.team)
      team.waiting = team.waiting.map { $0.with(why: $0.why.map { world.onWall($0, of: team.team) }) }
      team.lately = team.lately.map { $0.with(why: $0.why.map { world.onWall($0, of: team.team) }) }
      team.last = team.last.map { $0.with(why: $0.why.map { world.onWall($0, of: team.team) }) }
      return team
    }
    return report
  }
}

extension StatusReport.Waiting {
  fileprivate func with(why: String?) -> StatusReport.Waiting {
    .init(
      post: post, slot: slot, channel: channel, state: state, attempts: attempts, next: next, why: why, todo: todo)
  }
}

extension StatusReport.Last {
  fileprivate func with(why: String?) -> StatusReport.Last { .init(slot: slot, state: state, why: why) }
}

extension OutboxEntry {
  fileprivate func onWall(of world: World) -> OutboxEntry {
    var entry = self
    entry.why = why.map { world.onWall($0, of: slot.team) }
    entry.zone = world.zone(of: slot.team)
    return entry
  }
}

extension World {
  /// UTC for a team that is no longer in the configuration, as in `wall`.
  fileprivate func zone(of team: TeamName) -> String {
    (self.team(team) ?? leftOut.first { $0.name == team })?.workCalendar.zone.id ?? "UTC"
  }

  fileprivate func onWall(_ sentence: String, of team: TeamName) -> String {
    self.team(team).map { $0.workCalendar.zone.onWall(sentence) } ?? sentence
  }

  /// As it is where the teams have several zones: it says UTC itself.
  package func onSharedWall(_ sentence: String) -> String {
    guard let zone = teams.first?.workCalendar.zone, teams.allSatisfy({ $0.workCalendar.zone.id == zone.id }) else {
      return sentence
    }
    return zone.onWall(sentence)
  }
}

extension Zone {
  /// With every moment in it on this wall, to the minute.
  func onWall(_ sentence: String) -> String {
    sentence.replacing(/([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}):([0-9]{2})Z/) { moment -> String in
      guard let date = CivilDate(String(moment.1)), let time = TimeOfDay(String(moment.2)), let second = Int64(moment.3)
      else { return String(moment.0) }
      let minutes = Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay)
      return civil(at: Instant(seconds: minutes + second)).words
    }
  }
}
