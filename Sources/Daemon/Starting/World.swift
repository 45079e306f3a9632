import Almanac
import Collect
import Compose
import Deliver
import Model
import Synchronization

/// A configuration that was found right, built into values that work: what the daemon runs on until the next reload.
struct World: Sendable {
  let teams: [Team]
  let stateDirectory: String

  func team(_ name: TeamName) -> Team? { teams.first { $0.name == name } }

  func channel(_ name: ChannelName, of team: TeamName) -> Channel? {
    self.team(team)?.channels.first { $0.name == name }
  }

  /// The socket of the daemon that holds this state.
  static func socket(in stateDirectory: String) -> String { stateDirectory + "/dagpost.sock" }
}

struct Team: Sendable {
  let name: TeamName
  let language: Language
  let workCalendar: WorkCalendar
  let editions: [Edition]
  let sources: [Source]
  let channels: [Channel]
  let profile: TeamProfile

  var calendar: TeamCalendar { TeamCalendar(workCalendar) }
  func edition(_ name: EditionName) -> Edition? { editions.first { $0.name == name } }

  /// When the team's wall shows that moment, for the first time.
  func instant(of wall: CivilDateTime) -> Instant { workCalendar.zone.firstInstant(reaching: wall) }
}

struct Edition: Sendable {
  let name: EditionName
  let kind: EditionKind
  let schedule: Schedule

  /// Everything that decides its slots, as text: when it differs from what the ledger has, the edition starts anew.
  var text: String {
    let days = (schedule.days ?? schedule.calendar.workdays).sorted { $0.rawValue < $1.rawValue }.map(\.word)
    let moves = schedule.onHoliday == .skip ? "" : " \(schedule.onHoliday.rawValue)"
    return "\(schedule.time) \(days.joined(separator: ",")) \(schedule.calendar.zone.id)\(moves)"
  }
}

/// The world of now, for the parts that outlive a reload.
final class CurrentWorld: Sendable {
  private let held: Mutex<World>
  init(_ world: World) { held = Mutex(world) }
  var world: World { held.withLock { $0 } }
  func replace(with world: World) { held.withLock { $0 = world } }
}
