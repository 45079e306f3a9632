import Ledger
import Model
import Services
import Teams

import enum Compose.Compose

/// Somebody in the spellings of each team.
struct PersonSearch: Sendable {
  private let person: UntrustedText
  private let teams: [Team]
  private let byTeam: [TeamName: Unnamed]
  /// For what is left of teams that are no longer in the configuration.
  private let others: Unnamed?
  let spellings: [String]

  init(_ person: UntrustedText, teams: [Team], all: Bool) {
    self.person = person
    self.teams = teams
    var every: [UntrustedText] = [person]
    var byTeam: [TeamName: Unnamed] = [:]
    for team in teams {
      let spellings = team.privacy.people.spellings(of: person)
      byTeam[team.name] = Unnamed(spellings + [person], colleague: Compose.colleague(in: team.language))
      for spelling in spellings where !every.contains(spelling) { every.append(spelling) }
    }
    self.byTeam = byTeam
    others = all ? Unnamed(every, colleague: Compose.colleague(in: teams.first?.language ?? .en)) : nil
    spellings = every.map(\.description)
  }

  func unnamed(in team: TeamName) -> Unnamed? { byTeam[team] ?? others }

  /// What the ledger cannot change, and where it comes from.
  func notes(_ forgotten: Forgotten) -> [String] {
    var notes: [String] = []
    if forgotten.onTheirWay > 0 {
      let posts = forgotten.onTheirWay == 1 ? "1 post is" : "\(forgotten.onTheirWay) posts are"
      notes.append("\(posts) on the way with the name in them.")
    }
    if forgotten.updates > 0 { notes.append("Messages that were posted are in the chat itself; remove them there.") }
    let returning = forgotten.sources.filter { origin in !isUnnamed(in: origin.team) }
    if !returning.isEmpty {
      let sources = returning.map { "\($0.source) (\($0.team))" }.joined(separator: ", ")
      notes.append(
        "What these sources still hold comes back at their next reading: \(sources). To keep it out, add "
          + "\"\(person)\" to unnamed: in the configuration, or take it out of the source.")
    }
    for team in teams {
      for contact in team.profile.contacts where team.privacy.people.same(contact.person, person) {
        notes.append(
          "\(team.name) has \(contact.person) as the contact for \(contact.role) in the configuration: its updates go on naming them."
        )
      }
    }
    return notes
  }

  private func isUnnamed(in team: TeamName) -> Bool {
    teams.first { $0.name == team }?.privacy.unnamed.includes(person) ?? false
  }
}

extension World {
  /// An update as the body of a post that it has or had; nil where that channel is no longer so.
  package func body(of update: Update, for place: PostPlace) -> PostBody? {
    guard let team = team(place.team), let channel = channel(place.channel, of: place.team),
      channel.serviceName == place.service
    else { return nil }
    return channel.service.render(Compose.word(update, in: team.language, mark: place.mark), post: place.id)
  }
}
