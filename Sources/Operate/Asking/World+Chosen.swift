import Almanac
import Config
import Model
import Services
import Teams

extension World {
  /// The named teams, or all; with an edition, those that have it; with channels, those that have one of them.
  package func chosen(
    _ names: [TeamName], edition: EditionName?, channels: [ChannelName]
  ) throws(Refusal) -> [Team] {
    let teams = try chosen(names, edition: edition)
    guard !channels.isEmpty else { return teams }
    let known = Set(teams.flatMap { $0.channels.map(\.name.text) }).sorted()
    var sentences = channels.compactMap { $0.unknown(among: known) }
    // A team that is asked for by name has to have the channel; of all teams, those that have it are meant.
    if !names.isEmpty, sentences.isEmpty {
      sentences = teams.filter { $0.channels(named: channels).isEmpty }.map { team in
        "\(team.name) has no channel \(channels.map { "\"\($0)\"" }.joined(separator: " or ")); it has \(team.channels.map(\.name.text).joined(separator: ", "))."
      }
    }
    guard sentences.isEmpty else { throw Refusal(sentences) }
    return teams.filter { !$0.channels(named: channels).isEmpty }
  }

  /// The named teams, or all; with an edition, those that have it.
  ///
  /// - Parameter besides: teams that are left out, where they may be looked at.
  package func chosen(_ names: [TeamName], edition: EditionName?, besides: [Team] = []) throws(Refusal) -> [Team] {
    let teams = teams + besides
    let known = teams.map(\.name.text)
    var sentences = names.filter { name in !teams.contains { $0.name == name } }.map { name in
      whyLeftOut(name)
        ?? "There is no team \"\(name)\"\(suggestion(for: name.text, among: known)); the teams are \(known.joined(separator: ", "))."
    }
    // In the configuration's order, and once, however often a name was given.
    let chosen = names.isEmpty ? teams : teams.filter { names.contains($0.name) }
    guard let edition else {
      guard sentences.isEmpty else { throw Refusal(sentences) }
      return chosen
    }
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
    guard sentences.isEmpty else { throw Refusal(sentences) }
    return having
  }

  /// The teams that a command is for, which has to name them where there are several.
  func named(_ names: [TeamName], for command: String, edition: EditionName? = nil) throws(Refusal) -> [Team] {
    let teams = try chosen(names, edition: edition)
    guard names.isEmpty, teams.count > 1 else { return teams }
    let known = teams.prefix(20).map(\.name.text).joined(separator: ", ")
    throw Refusal("Which team? Add --team NAME to \(command); the teams are \(known)\(teams.count > 20 ? " …" : "").")
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

extension ChannelName {
  /// Why there is none of this name; nil where there is.
  func unknown(among known: [String]) -> String? {
    guard !known.contains(text) else { return nil }
    return
      "There is no channel \"\(text)\"\(suggestion(for: text, among: known)); there is \(known.joined(separator: ", "))."
  }
}
