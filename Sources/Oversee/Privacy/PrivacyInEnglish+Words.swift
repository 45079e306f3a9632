import Collect
import Model
import Services

/// The words of the report in English.
extension PrivacyInEnglish {
  package func word(_ role: PrivacyFacts.Role) -> String {
    switch role {
    case .owner: "owner of work"
    case .thanked: "somebody who is thanked"
    case .writer: "writer of a note"
    case .absent: "away (never why)"
    case .contact: "contact"
    case .anniversary: "with an anniversary (on request)"
    }
  }

  package func place(_ place: SourceDisclosure.Place) -> String {
    switch place {
    case .file(let name): "a file on this machine (\(PrivacyTable.plain(name)))"
    case .folder(let name): "a folder on this machine (\(PrivacyTable.plain(name)))"
    case .command(let name): "the program \(PrivacyTable.plain(name)) on this machine"
    case .host(let host): host
    }
  }

  package func place(_ channel: PrivacyFacts.Channel) -> String { place(channel.place) }

  private func place(_ place: PrivacyFacts.Channel.Place) -> String {
    switch place {
    case .host(let host): host
    case .here: "the program's own output"
    case .secret: "an address that only the service may read: [host]"
    }
  }

  /// What goes to whoever looks after the program.
  var operatorsWays: [String] {
    facts.alarms.map { channel in
      "What goes wrong is told to whoever looks after it, in the channel \(channel.name) (\(channel.service), \(place(channel))): "
        + "the names of teams, sources and channels, and what a source or service answered. No names of people belong there."
    }
      + [facts.heartbeat].compactMap { $0 }.map {
        "Every hour it calls \(place($0)) as a sign of life. Nothing about the team or its people goes along."
      }
  }

  package func use(_ channel: PrivacyFacts.Channel) -> String {
    switch channel.use {
    case .team: ""
    case .manager: ", for the manager only"
    case .fallback: ", when another may not have a message"
    case .alarm: ", for whoever looks after it"
    }
  }

  package func kind(_ kind: RecordKind) -> String {
    switch kind {
    case .item: "work"
    case .milestone: "milestones"
    case .metric: "figures"
    case .decision: "decisions"
    case .note: "notes"
    case .absence: "absences"
    case .event: "calendar entries"
    }
  }

  package func word(_ field: PersonalField) -> String {
    switch field {
    case .owner: "owner"
    case .people: "people of a milestone"
    case .from: "writer"
    case .person: "who is away, from when to when"
    case .title: "title"
    case .text: "text"
    case .goal: "goal"
    case .means: "done means"
    case .effect: "effect"
    case .reason: "reason of a deadline"
    case .why: "why it was dropped"
    case .labels: "labels"
    case .touches: "whom it touches"
    case .name: "name of a figure"
    }
  }
}
