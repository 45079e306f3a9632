import Almanac
import Collect
import Config
import Model

/// What `check` finds in the files that sources read on this machine: a column that is no field, a row that cannot be used.
enum FileCheck {
  /// Thousands of teams may each have a file, and whoever checks waits.
  private static let patience = Duration.seconds(5)
  /// Of one source.
  private static let most = 10

  /// Warnings at the place of each source, each once.
  static func look(at world: World, of loaded: LoadedConfig, now: Instant) async -> [Problem] {
    let places = places(loaded)
    let started = ContinuousClock.now
    let problems = Problems()
    for team in world.teams {
      let window = Window(
        since: now.adding(.seconds(-86_400)), now: now, calendar: team.calendar, zone: team.workCalendar.zone,
        zones: team.zones)
      for source in team.sources {
        guard started.duration(to: .now) < patience else { return problems.sorted }
        guard let place = places[team.name]?[source.name] else { continue }
        let found = await source.look(window: window)
        let more = found.count > most ? ["\(found.count - most) more like these"] : []
        for sentence in found.prefix(most) + more {
          problems.add(Problem(.warning, at: place.location, path: place.path, "as it is now: \(sentence)"))
        }
      }
    }
    return problems.sorted
  }

  private static func places(_ loaded: LoadedConfig) -> [TeamName: [SourceName: (location: Location, path: String)]] {
    var places: [TeamName: [SourceName: (location: Location, path: String)]] = [:]
    for team in loaded.settings?.teams ?? [] {
      for source in team.sources {
        places[team.name, default: [:]][source.name] = (source.section.location, source.section.path)
      }
    }
    return places
  }
}
