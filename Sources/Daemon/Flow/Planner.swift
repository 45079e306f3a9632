import Almanac
import Model

/// One slot that has become due, and what is to be done with it.
struct PlannedSlot: Sendable {
  enum Fate: Sendable, Hashable {
    case post(Lateness)
    /// Not posted, and why, in plain words.
    case missed(String)
  }
  let team: Team
  let edition: Edition
  let occurrence: Occurrence
  /// Retries and making up end here.
  let deadline: Instant
  let fate: Fate

  var slot: SlotKey { SlotKey(team: team.name, edition: edition.name, date: occurrence.date) }
}

/// Which slots are due. Pure: the same call serves the daemon and whoever wants to know beforehand.
enum Planner {
  /// Up to this much after its moment a slot is on time.
  static let grace = Duration.seconds(60)

  /// What became due in `(mark, now]` for one edition: the newest slot is posted until its deadline, older ones are missed.
  static func due(_ edition: Edition, of team: Team, mark: Instant, now: Instant) -> [PlannedSlot] {
    let occurrences = edition.schedule.due(after: mark, through: now)
    return occurrences.enumerated().map { index, occurrence in
      let deadline = edition.schedule.deadline(of: occurrence, kind: edition.kind)
      let fate: PlannedSlot.Fate =
        if index < occurrences.count - 1 {
          .missed("Dagpost was not running, and a newer \(edition.name) was due since")
        } else if now >= deadline {
          .missed("Dagpost was not running until after the deadline of this slot")
        } else {
          .post(now.since(occurrence.at) > grace ? .late : .onTime)
        }
      return PlannedSlot(team: team, edition: edition, occurrence: occurrence, deadline: deadline, fate: fate)
    }
  }

  /// When the next slot of anyone is due after `now`; nil when none ever is.
  static func next(in world: World, after now: Instant) -> Instant? {
    world.teams.lazy.flatMap(\.editions).compactMap { $0.schedule.next(after: now)?.at }.min()
  }
}
