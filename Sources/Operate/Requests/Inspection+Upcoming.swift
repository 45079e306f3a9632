import Almanac
import Ledger
import Model
import Services
import Teams

extension Inspection {
  /// What each edition posts next by itself: nothing while it is paused, nothing that is decided already.
  package func next(
    of team: Team, pause: TeamPause?, now: Instant
  ) async throws(LedgerError) -> [StatusReport.Upcoming] {
    var upcoming: [StatusReport.Upcoming] = []
    for edition in team.editions {
      // A pause ends within a year; what was posted early or skipped is a few slots at most.
      var after = now
      if let pause, pause.holds(team.calendar.civil(now).date) {
        after = max(now, team.instant(of: CivilDateTime(pause.until, .midnight)).adding(.milliseconds(-1)))
      }
      for _ in 0..<20 {
        guard let slot = edition.schedule.next(after: after) else { break }
        let key = SlotKey(team: team.name, edition: edition.name, date: slot.date)
        let state = try await ledger?.slot(key)?.state
        if state == nil || state == .partial {
          let first = team.departures(to: team.channels, from: slot.at).first
          upcoming.append(
            .init(
              edition: edition.name, at: slot.nominal,
              goesOut: first.flatMap { $0.at > slot.at ? team.calendar.civil($0.at) : nil }))
          break
        }
        after = slot.at
      }
    }
    return upcoming
  }
}
