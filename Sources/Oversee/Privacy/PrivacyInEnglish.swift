import Almanac
import Collect
import Compose
import Ledger
import Model
import Teams

/// The privacy report in English.
struct PrivacyInEnglish {
  let facts: PrivacyFacts

  var text: String {
    ([head, inShort, purpose, "## 3. What is read and shown"] + facts.teams.map(team) + [
      kept, notDone, rights, helpsWith,
    ])
    .joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    """
    # Dagpost and personal data

    Made on \(date) by dagpost \(Version.current) from `\(PrivacyTable.plain(facts.config))`, for the works council and the \
    privacy officer. It tells what this configuration does, as it is built. It is no legal advice. What stands between \
    [brackets] is for the organisation to fill in.
    """
  }

  private var date: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(facts.today.day) \(months[facts.today.month - 1]) \(facts.today.year)"
  }

  private var inShort: String {
    let unnamed = facts.teams.map(\.unnamed).max() ?? 0
    return """
      ## 1. In short

      - Dagpost reads where a team's work is already recorded and posts a short message about it in the team's chat. Nobody has to \
      report anything for it.
      - People stand in it as \(list(roles.map(word))). Nothing is counted, ranked or timed per person, and there is no place to \
      store such a thing.
      - It runs on one machine of the organisation. It speaks to the sources and channels below and to nobody else.\
      \(operatorsWays.map { "\n- \($0)" }.joined())
      - Bodies of messages are kept for \(Retention.bodyDays) days, the rest for \(Retention.days).
      - \(unnamed == 0 ? "Nobody has asked not to be named." : unnamed == 1 ? "One person is never named, on request." : "\(unnamed) people are never named, on request.")
      """
  }

  private var roles: [PrivacyFacts.Role] {
    PrivacyFacts.Role.allCases.filter { role in facts.teams.contains { $0.roles.contains(role) } }
  }

  private func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  private var purpose: String {
    """
    ## 2. Purpose and basis

    - Controller: [organisation, contact]
    - Purpose: [what the updates are for, and what they are not used for]
    - Legal basis (GDPR article 6): [basis, and why]
    - People concerned: [members of the teams below, \(members); people named in the texts of sources]
    - Agreed with the works council on: [date]
    """
  }

  private var members: String {
    facts.teams.count == 1 ? "how many" : "how many per team"
  }

  // MARK: A team

  private func team(_ team: PrivacyFacts.Team) -> String {
    let sources = team.sources.map { source in
      [
        "\(PrivacyTable.plain(source.title)) (`\(source.name)`)", source.places.map(place).joined(separator: ", "),
        source.kinds.map { kind($0.kind) }.joined(separator: ", "),
        fields(source, people: true), fields(source, people: false),
      ]
    }
    let channels = team.channels.map { channel in
      [
        "`\(channel.name)`\(use(channel))", channel.service, place(channel),
        "[who can read it]",
      ]
    }
    return """
      ### Team \(PrivacyTable.plain(team.title))

      **Read**, for \(editions(team)):

      \(PrivacyTable.table(["source", "from", "what", "people", "text in which people may be named"], sources))

      \(notes(team).map { "- \($0)" }.joined(separator: "\n"))

      **Shown**, in these channels:

      \(PrivacyTable.table(["channel", "service", "goes to", "readers"], channels))

      \((team.roles.map { shown($0, team) } + forManager(team)).map { "- \($0)" }.joined(separator: "\n"))
      """
  }

  private func editions(_ team: PrivacyFacts.Team) -> String {
    list(
      team.editions.map { "`\($0.name)` (\($0.kind == .daily ? "update of the day" : "note of the week"), \($0.at))" }
    )
    .replacing(" or ", with: " and ")
  }

  private func fields(_ source: SourceDisclosure, people: Bool) -> String {
    let fields = source.kinds.flatMap(\.fields).filter { $0.isPerson == people }
    return PersonalField.allCases.filter(fields.contains).map(word).joined(separator: ", ")
  }

  private func notes(_ team: PrivacyFacts.Team) -> [String] {
    var notes: [String] = []
    for source in team.sources {
      if source.hidesTitles { notes.append("Of `\(source.name)` no titles are read.") }
      if !source.excluded.isEmpty {
        notes.append(
          "Of `\(source.name)` this is not read at all: \(source.excluded.map(PrivacyTable.plain).joined(separator: ", "))."
        )
      }
      guard source.kinds.contains(where: { $0.kind == .item }) else { continue }
      if source.counted == nil {
        notes.append("Work of `\(source.name)` is only counted, for the team as a whole, and read without an owner.")
      } else if let counted = source.counted, !counted.isEmpty {
        notes.append(
          "Of `\(source.name)` this is only counted, for the team as a whole, and read without an owner: \(counted.map(PrivacyTable.plain).joined(separator: ", "))."
        )
      }
    }
    if team.sources.contains(where: { $0.kinds.contains { $0.kind == .absence } }) {
      notes.append("Of an absence a name and days are read, never a reason. It is told, and not stored as such.")
    }
    notes.append(
      "A figure about fewer than \(team.smallestGroup) people, where its source says how many, is neither told nor stored."
    )
    if !team.calendars.isEmpty {
      notes.append(
        "Days off come from \(list(team.calendars.map(PrivacyTable.plain)).replacing(" or ", with: " and ")); only whole days are read, with their title."
      )
    }
    if team.unnamed > 0 {
      notes.append(
        "\(team.unnamed == 1 ? "One person is" : "\(team.unnamed) people are") left out of everything that is read, before anything is stored."
      )
    }
    return notes
  }

  private func forManager(_ team: PrivacyFacts.Team) -> [String] {
    guard team.channels.contains(where: { $0.use == .manager }) else { return [] }
    return [
      "The manager is told besides which agreements go on slipping and which planned work left its list, with the owner where it has one, and whether priorities and goals still say something, without names."
    ]
  }

  private func shown(_ role: PrivacyFacts.Role, _ team: PrivacyFacts.Team) -> String {
    switch role {
    case .owner: "Owner: behind work that is done, planned, agreed or late, by name."
    case .thanked: "Thanked: at a milestone, or in a note of thanks that a colleague or customer wrote."
    case .writer: "Writer: behind a note that somebody sent for the update, if they gave their name."
    case .absent: "Away: the name and the last day, in the update of that day or of the workday before."
    case .contact:
      "Contact: whom to ask, as the configuration names them (\(team.contacts.map(\.description).joined(separator: ", ")))."
    case .anniversary:
      "Anniversary: \(team.anniversaries == 1 ? "one person wants" : "\(team.anniversaries) people want") it told how long they have been here. No date of birth is known."
    }
  }
}
