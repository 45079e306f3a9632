import Almanac
import Config
import Glibc
import Model

/// A team whose settings have a mistake, in a file that defines only teams. It keeps running with its old settings after a
/// reload, or is left out at a start. Unlike a team that was removed, it keeps everything that the ledger has about it.
package struct FaultyTeam: Sendable, Hashable {
  /// Nil when the file cannot be read at all, so that its teams are unknown.
  package let name: TeamName?
  /// The team's name as readers know it; the file's name where the team is unknown.
  package let title: String
  package let file: String
  /// The first mistake, with its place.
  package let mistake: String
  package var isKept = false
  /// Since when the mistake is there, judged by the newest change of the configuration's files when it was found.
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
  /// For the status line in systemd, such as `, 1 left out (netwerk)`.
  package var faultInShort: String {
    func part(_ faulty: [FaultyTeam], _ what: String) -> String {
      let names = faulty.map { $0.name?.text ?? $0.file }
      let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
      return names.isEmpty ? "" : ", \(names.count) \(what) (\(shown); see \"dagpost check\")"
    }
    return part(faulty.filter { !$0.isKept }, "left out") + part(faulty.filter(\.isKept), "as before")
  }

  /// Whether this team is, or may be, left out: nothing of it may be forgotten then. An unreadable file may hold any team.
  package func isLeftOut(_ name: TeamName) -> Bool {
    team(name) == nil && faulty.contains { !$0.isKept && ($0.name == nil || $0.name == name) }
  }

  /// Sentences about the teams that are left out, for commands that show all teams.
  package var leftOutInWords: [String] { faulty.filter { !$0.isKept }.map(\.sentence) }

  /// Why a team is left out, for commands that name it; nil when it is not.
  package func whyLeftOut(_ name: TeamName) -> String? {
    isLeftOut(name) ? faulty.first { $0.name == name || $0.name == nil }?.sentence : nil
  }

  /// The world after a reload: teams with a mistake keep running with their settings in the old world, but tell no more about
  /// people than the new settings allow.
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

  /// How far the new settings of a team with a mistake restrict what is told about people, as far as they could be read.
  private func privacy(of name: TeamName) -> Privacy {
    leftOut.first { $0.name == name }.map { privacy.keepingBack($0.privacy) } ?? privacy
  }
}
