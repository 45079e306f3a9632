import Model
import Operate

extension Answer {
  /// What was done by hand, as lines for the log, where somebody who misses an update looks for the reason.
  var byHand: [String] {
    switch self {
    case .ordered(let answer):
      let entry = answer.entry
      return [
        "by hand: \(answer.action.rawValue) of \(entry.slot) → \(entry.channel), now \(entry.state.rawValue) (post \(entry.post.short))"
      ]
    case .paused(let teams):
      return teams.flatMap { team in
        team.until.map { ["by hand: \(team.team) is paused until \($0)"] + team.called } ?? []
      }
    case .skipped(let teams):
      return teams.flatMap { team in
        team.slots.filter { $0.already == nil }.map { "by hand: \($0.slot) is not posted" } + team.called
      }
    case .resumed(let teams):
      return teams.flatMap { team in
        (team.until.map { _ in ["by hand: \(team.team) is no longer paused"] } ?? [])
          + team.slots.map { "by hand: \($0.slot) is posted after all" }
          + team.channels.map { "by hand: \(team.team) → \($0) is tried again" }
      }
    default: return []
    }
  }
}

extension Withheld {
  fileprivate var called: [String] {
    dropped.map { "\($0.slot) → \($0.channel): dropped (post \($0.post.short))" }
      + underWay.map { "\($0.slot) → \($0.channel): is not tried again (post \($0.post.short))" }
  }
}
