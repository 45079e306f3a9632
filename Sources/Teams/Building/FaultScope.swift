import Almanac
import Config
import Glibc
import Model
import YAML

/// Decides which mistakes stop everything, and which stop only the teams that they concern.
struct FaultScope {
  /// Whether a mistake stops everything, because its file holds more than teams: what is not read there could let through a
  /// name that must not be told.
  private(set) var isForAll = false
  private(set) var teams: [FaultyTeam] = []

  /// - Parameter only: the teams that the caller asks for; mistakes of others then stop nothing. Empty for all.
  init(_ problems: Problems, _ settings: Settings, only: [TeamName]) {
    let since = settings.lastChanged
    var first: [TeamName: Problem] = [:]
    for (blame, problem) in problems.blamed.sorted(by: { $0.value.location < $1.value.location }) {
      let isOther = blame.team.map { !only.isEmpty && !only.contains($0) } ?? false
      guard settings.ofTeams.contains(blame.file) || isOther else {
        isForAll = true
        return
      }
      let meant = blame.team.map { [$0] } ?? settings.teams.filter { $0.location.file == blame.file }.map(\.name)
      for name in meant where first[name] == nil { first[name] = problem }
    }
    let titles = Dictionary(settings.teams.map { ($0.name, $0.title) }) { first, _ in first }
    teams = first.sorted { $0.value.location < $1.value.location }.map { name, problem in
      FaultyTeam(
        name: name, title: titles[name] ?? name.text, file: problem.location.file, mistake: problem.description,
        since: since)
    }
    teams += settings.unread.map { file in
      let problem = problems.all.first { $0.location.file == file }
      return FaultyTeam(
        name: nil, title: file, file: file, mistake: problem?.description ?? "\(file) cannot be read", since: since)
    }
  }
}

extension Settings {
  /// When the newest file of the configuration was written.
  fileprivate var lastChanged: Instant {
    let moments = (files + unread).compactMap { file -> Int? in
      var status = stat()
      return stat(file, &status) == 0 ? status.st_mtim.tv_sec : nil
    }
    return Instant(seconds: Int64(moments.max() ?? 0))
  }
}
