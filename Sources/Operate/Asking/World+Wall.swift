import Almanac
import Model
import Teams

/// One screen has one time zone. What the ledger and the log keep as a sentence names moments in UTC, as `…T15:30:00Z`; an
/// answer shows them in the local time of the team that it tells of, or in the one that all teams share.
extension World {
  /// UTC for a team that is no longer in the configuration, as in `wall`.
  func zone(of team: TeamName) -> String {
    (self.team(team) ?? leftOut.first { $0.name == team })?.workCalendar.zone.id ?? "UTC"
  }

  func onWall(_ sentence: String, of team: TeamName) -> String {
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
