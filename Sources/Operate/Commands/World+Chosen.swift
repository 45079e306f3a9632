import Almanac
import Config
import Model
import Services
import Teams

package struct Refusal: Error, Sendable {
  package let sentences: [String]
}

extension World {
  /// The slots a trigger names, or what is wrong with the names.
  package func wanted(by request: Trigger, now: Instant) -> Result<[Wanted], Refusal> {
    chosen(request.teams, edition: request.edition, channels: request.channels).map { teams in
      teams.compactMap { team -> Wanted? in
        guard let edition = team.edition(request.edition) else { return nil }
        let moment = request.at?.instant(for: edition, of: team, now: now) ?? now
        let slot = SlotKey(team: team.name, edition: edition.name, date: team.calendar.civil(moment).date)
        return Wanted(
          team: team, edition: edition, slot: slot, now: moment, isAsOf: request.at != nil,
          channels: team.channels(named: request.channels))
      }
    }
  }

  /// The named teams, or all; with an edition, those that have it; with channels, those that have one of them.
  package func chosen(
    _ names: [TeamName], edition: EditionName?, channels: [ChannelName]
  ) -> Result<[Team], Refusal> {
    chosen(names, edition: edition).flatMap { teams in
      guard !channels.isEmpty else { return .success(teams) }
      let known = Set(teams.flatMap { $0.channels.map(\.name.text) }).sorted()
      var sentences = channels.filter { !known.contains($0.text) }.map { name in
        "There is no channel \"\(name)\"\(suggestion(for: name.text, among: known)); there is \(known.joined(separator: ", "))."
      }
      // A team that is asked for by name has to have the channel; of all teams, those that have it are meant.
      if !names.isEmpty, sentences.isEmpty {
        sentences = teams.filter { $0.channels(named: channels).isEmpty }.map { team in
          "\(team.name) has no channel \(channels.map { "\"\($0)\"" }.joined(separator: " or ")); it has \(team.channels.map(\.name.text).joined(separator: ", "))."
        }
      }
      guard sentences.isEmpty else { return .failure(Refusal(sentences: sentences)) }
      return .success(teams.filter { !$0.channels(named: channels).isEmpty })
    }
  }

  /// The named teams, or all; with an edition, those that have it.
  ///
  /// - Parameter besides: teams that are left out, where they may be looked at.
  package func chosen(_ names: [TeamName], edition: EditionName?, besides: [Team] = []) -> Result<[Team], Refusal> {
    let teams = teams + besides
    let known = teams.map(\.name.text)
    var sentences = names.filter { name in !teams.contains { $0.name == name } }.map { name in
      whyLeftOut(name)
        ?? "There is no team \"\(name)\"\(suggestion(for: name.text, among: known)); the teams are \(known.joined(separator: ", "))."
    }
    // In the configuration's order, and once, however often a name was given.
    let chosen = names.isEmpty ? teams : teams.filter { names.contains($0.name) }
    guard let edition else { return sentences.isEmpty ? .success(chosen) : .failure(Refusal(sentences: sentences)) }
    let having = chosen.filter { $0.edition(edition) != nil }
    if names.isEmpty, having.isEmpty {
      let editions = Set(teams.flatMap { $0.editions.map(\.name.text) }).sorted()
      sentences.append(
        "No team has an edition \"\(edition)\"\(suggestion(for: edition.text, among: editions)); there is \(editions.joined(separator: ", "))."
      )
    }
    for team in chosen where !names.isEmpty && team.edition(edition) == nil {
      let editions = team.editions.map(\.name.text)
      sentences.append(
        "\(team.name) has no edition \"\(edition)\"\(suggestion(for: edition.text, among: editions)); it has \(editions.joined(separator: ", "))."
      )
    }
    return sentences.isEmpty ? .success(having) : .failure(Refusal(sentences: sentences))
  }
}

extension Team {
  /// The named ones that this team has; all when none is named.
  package func channels(named names: [ChannelName]) -> [Channel] {
    names.isEmpty ? channels : channels.filter { names.contains($0.name) }
  }
}

extension AsOf {
  /// On the team's wall; a time without a day is today's, a day without a time that of the edition.
  package func instant(for edition: Edition, of team: Team, now: Instant) -> Instant {
    let day = date ?? team.calendar.civil(now).date
    return team.instant(of: CivilDateTime(day, time ?? edition.schedule.time))
  }
}
