import Almanac
import Config
import Glibc
import Model

/// A team of whose settings something is wrong, in a file that holds teams alone. It runs on in the form it had, or is left out:
/// that is not a team that left, so all that the ledger has of it stays.
package struct FaultyTeam: Sendable, Hashable {
  /// Nil when nothing of the file can be read, so that nobody knows whose it is.
  package let name: TeamName?
  /// As readers know it; the file where there is no name.
  package let title: String
  package let file: String
  /// The first mistake, with its place.
  package let mistake: String
  package var isKept = false
  /// When its file, or another of the configuration, was changed to what it is.
  package var since: Instant

  /// For `status` and the log.
  package var sentence: String {
    let mend = "\(mistake). Mend that, then: systemctl reload dagpost"
    guard let name else {
      return "Nothing of \(file) can be read, so its teams are left out since \(since.iso8601). \(mend)"
    }
    return isKept
      ? "\(name) runs on as it was before \(since.iso8601), because its new settings have a mistake. \(mend)"
      : "\(name) is left out since \(since.iso8601): nothing is posted for it, and nothing of it is forgotten. \(mend)"
  }
}

extension World {
  /// For the line that systemd shows: `, 1 left out (netwerk)`.
  package var faultInShort: String {
    func part(_ faulty: [FaultyTeam], _ what: String) -> String {
      let names = faulty.map { $0.name?.text ?? $0.file }
      let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
      return names.isEmpty ? "" : ", \(names.count) \(what) (\(shown); see \"dagpost check\")"
    }
    return part(faulty.filter { !$0.isKept }, "left out") + part(faulty.filter(\.isKept), "as before")
  }

  /// Whether nothing of a team may be forgotten although it is not among the teams.
  package func isLeftOut(_ name: TeamName) -> Bool {
    team(name) == nil && faulty.contains { !$0.isKept && ($0.name == nil || $0.name == name) }
  }

  /// For who asks for all: what is not among them, and why.
  package var leftOutInWords: [String] { faulty.filter { !$0.isKept }.map(\.sentence) }

  /// For who asks for it by name.
  package func whyLeftOut(_ name: TeamName) -> String? {
    isLeftOut(name) ? faulty.first { $0.name == name || $0.name == nil }?.sentence : nil
  }

  /// Teams with a mistake run on in the form that is in force, but tell no more of people than the new configuration allows.
  package func keeping(from old: World) -> World {
    var kept: [Team] = []
    var faulty: [FaultyTeam] = []
    for var one in self.faulty {
      if let known = old.faulty.first(where: { $0.name == one.name && $0.file == one.file }) { one.since = known.since }
      let standing = old.teams.filter { team in
        one.name.map { $0 == team.name } ?? (team.file == one.file && self.team(team.name) == nil)
      }
      if standing.isEmpty { faulty.append(one) }
      for team in standing where !kept.contains(where: { $0.name == team.name }) {
        for calendar in team.calendars { calendars.adopt(calendar.file, from: old.calendars) }
        kept.append(team.keepingBack(privacy(of: team.name)).with(calendars))
        faulty.append(
          FaultyTeam(
            name: team.name, title: team.title, file: one.file, mistake: one.mistake, isKept: true, since: one.since))
      }
    }
    var world = with(teams: teams + kept)
    world.faulty = faulty
    world.leftOut = leftOut.filter { team in !kept.contains { $0.name == team.name } }
    return world
  }

  /// Of a team with a mistake: what its new settings keep back, as far as they could be read.
  private func privacy(of name: TeamName) -> Privacy {
    leftOut.first { $0.name == name }.map { privacy.keepingBack($0.privacy) } ?? privacy
  }
}
