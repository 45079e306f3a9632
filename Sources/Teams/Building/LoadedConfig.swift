import Almanac
import Config
import Model
import YAML

/// A configuration that was read, but whose sources and channels were not looked at yet. For one task only.
package struct LoadedConfig {
  package let path: String
  package let settings: Settings?
  package let problems: Problems

  /// The directory of the ledger; nil when the configuration could not be read at all.
  package private(set) var stateDirectory: String?
  package let zones: ZoneStore

  package static func load(
    _ path: String, _ surroundings: Surroundings, use: SecretSource.Use = .running, secrets: SecretSource? = nil
  ) -> LoadedConfig {
    let problems = Problems()
    let zones = ZoneStore(directory: surroundings.zoneDirectory)
    let settings = Settings.load(
      path, zones: zones, holidays: surroundings.holidayDirectories, now: surroundings.clock.now(),
      secrets: secrets ?? .standard(environment: surroundings.environment, use: use), problems: problems)
    var loaded = LoadedConfig(path: path, settings: settings, problems: problems, stateDirectory: nil, zones: zones)
    // systemd makes the state directory and names it in the environment; `state` is for a first try without systemd.
    if settings != nil { loaded.stateDirectory = settings?.stateDirectory ?? loaded.usualStateDirectory(surroundings) }
    return loaded
  }

  /// The state directory of the installed service.
  package func usualStateDirectory(_ surroundings: Surroundings) -> String {
    surroundings.environment["STATE_DIRECTORY"] ?? "/var/lib/dagpost"
  }
}
