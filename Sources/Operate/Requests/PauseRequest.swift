import Almanac
import Ledger
import Model
import Reactor
import Teams
import Updates

/// `dagpost pause`: nothing of a team is posted by itself until a day.
package struct PauseRequest: ChangingRequest {
  package static let name = "pause"
  package var teams: [TeamName]
  /// The day on which it is posted again.
  package var until: CivilDate
  package var reason: String?

  package init(teams: [TeamName], until: CivilDate) {
    self.teams = teams
    self.until = until
  }

  package func run(at desk: Desk) async throws -> [Withheld] {
    let now = desk.clock.now()
    let teams = try desk.current.world.named(self.teams, for: "pause")
    let wrong = teams.compactMap { $0.objection(toPauseUntil: until, now: now) }
    guard wrong.isEmpty else { throw Refusal(wrong) }
    if !desk.isDaemon { try await desk.ledger.recover(now: now) }
    var answer: [Withheld] = []
    for team in teams {
      var withheld = Withheld(team: team.name)
      let pause = TeamPause(team: team.name, until: until, reason: reason.flatMap(Withheld.cleaned))
      withheld.until = pause.until
      try await withheld.take(try await desk.ledger.pause(pause, now: now), at: desk)
      withheld.next = try await desk.inspection.next(of: team, pause: pause, now: now).min { $0.at < $1.at }
      answer.append(withheld)
    }
    desk.settled.advance()
    return answer
  }

  package func byHand(_ answer: [Withheld]) -> [String] {
    answer.flatMap { team in
      team.until.map { ["by hand: \(team.team) is paused until \($0)"] + team.calledBack } ?? []
    }
  }
}

extension Team {
  fileprivate func objection(toPauseUntil until: CivilDate, now: Instant) -> String? {
    let today = calendar.civil(now).date
    if until <= today {
      return "\(name): --until \(until) is not after today, \(today). It is the day on which it is posted again."
    }
    return until.days(since: today) > 400
      ? "\(name): --until \(until) is more than 400 days away; give an earlier day, or take the team's editions out of "
        + "the configuration."
      : nil
  }
}
