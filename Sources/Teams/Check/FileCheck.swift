import Almanac
import Collect
import Config
import Model
import YAML

/// For `check`: what is wrong in local files that sources read, such as a column that is no field or a row that is unusable.
enum FileCheck {
  /// The time for all files together: a person is waiting, and each of thousands of teams may have a file.
  private static let patience = Duration.seconds(5)
  /// The most findings that are shown of one source.
  private static let most = 10

  /// Warnings, each once, at the place of the source.
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
