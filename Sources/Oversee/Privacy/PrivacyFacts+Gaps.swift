import Collect
import Ledger
import Model
import Services
import Teams

/// The values for the gaps in the report's text.
extension PrivacyFacts {
  func gaps(_ words: PrivacyText) -> PrivacyText.Gaps {
    let roles = Role.allCases.filter { role in teams.contains { $0.roles.contains(role) } }
    let groups = Set(teams.map(\.smallestGroup)).sorted().map(String.init)
    let months = words.word("months").split(separator: ", ")
    return [
      "version": .text(Version.current), "config": .plain([config]),
      "state": .plain([state]),
      "day": .count(today.day), "month": .text(String(months[today.month - 1])), "year": .count(today.year),
      "roles": .text(words.list(roles.map { words.word("role.\($0)") }, "or")),
      "alarms": .list(alarms.map { $0.gaps(words) }), "heartbeat": .text(heartbeat.map { $0.words(words) } ?? ""),
      "unnamed": .count(teams.map(\.unnamed).max() ?? 0),
      "teams": .list(teams.map { $0.gaps(words) }),
      "groups": .text(groups.joined(separator: " \(words.word("or")) ")),
      "keepsCalendars": .flag(keepsCalendars),
      "days": .count(Retention.days), "bodyDays": .count(Retention.bodyDays), "backups": .count(Retention.backups),
      "upgradeDays": .count(Retention.upgradeBackupDays),
    ]
  }
}

extension PrivacyFacts.Team {
  fileprivate func gaps(_ words: PrivacyText) -> PrivacyText.Gaps {
    let editions = editions.map { edition in
      let (hour, minute) = (edition.at.hour, edition.at.minute)
      return words.word(
        "edition.\(edition.kind)",
        [
          "name": .text("\(edition.name)"), "time": .text("\(edition.at)"), "hour": .count(hour),
          "minute": .text("\(minute < 10 ? "0" : "")\(minute)"),
        ])
    }
    let gaps: PrivacyText.Gaps = [
      "title": .plain([title]), "editions": .text(words.list(editions, "and")),
      "sources": .list(sources.map { $0.gaps(words) }), "channels": .list(channels.map { $0.gaps(words) }),
      "absences": .flag(sources.contains { $0.kinds.contains { $0.kind == .absence } }),
      "smallestGroup": .count(smallestGroup), "unnamed": .count(unnamed), "anniversaries": .count(anniversaries),
      "calendars": .text(calendars.isEmpty ? "" : words.list(calendars.map { UntrustedText($0).description }, "and")),
      "contacts": .text(contacts.map(\.description).joined(separator: ", ")),
      "manager": .flag(channels.contains { $0.use == .manager }),
    ]
    return gaps.merging(roles.map { ("\($0)", .flag(true)) }) { $1 }
  }
}

extension PrivacyFacts.Channel {
  fileprivate func gaps(_ words: PrivacyText) -> PrivacyText.Gaps {
    [
      "name": .text("\(name)"), "service": .text(service), "place": .text(place.words(words)),
      "use": .text(use == .team ? "" : words.word("use.\(use)")),
    ]
  }
}

extension PrivacyFacts.Channel.Place {
  fileprivate func words(_ words: PrivacyText) -> String {
    switch self {
    case .host(let host): host
    case .here: words.word("place.here")
    case .secret: words.word("place.secret")
    }
  }
}

extension SourceDisclosure {
  fileprivate func gaps(_ words: PrivacyText) -> PrivacyText.Gaps {
    let fields = kinds.flatMap(\.fields)
    func texts(_ isPerson: Bool) -> String {
      PersonalField.allCases.filter { $0.isPerson == isPerson && fields.contains($0) }
        .map { words.word("field.\($0)") }.joined(separator: ", ")
    }
    let givesItems = kinds.contains { $0.kind == .item }
    return [
      "name": .text("\(name)"), "title": .plain([title]),
      "places": .text(places.map { $0.words(words) }.joined(separator: ", ")),
      "kinds": .text(kinds.map { words.word("kind.\($0.kind)") }.joined(separator: ", ")),
      "people": .text(texts(true)), "texts": .text(texts(false)),
      "hidesTitles": .flag(hidesTitles), "excluded": .plain(excluded),
      "countsAll": .flag(givesItems && counted == nil), "counted": .plain(givesItems ? counted ?? [] : []),
    ]
  }
}

extension SourceDisclosure.Place {
  fileprivate func words(_ words: PrivacyText) -> String {
    switch self {
    case .file(let name): words.word("place.file", ["name": .plain([name])])
    case .folder(let name): words.word("place.folder", ["name": .plain([name])])
    case .command(let name): words.word("place.command", ["name": .plain([name])])
    case .host(let host): host
    }
  }
}

extension PrivacyText.Gap {
  /// Texts from the configuration, which may contain anything.
  fileprivate static func plain(_ texts: [String]) -> Self {
    .text(texts.map { UntrustedText($0).description }.joined(separator: ", "))
  }
}
