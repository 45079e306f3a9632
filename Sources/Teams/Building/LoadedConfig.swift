import Almanac
import Config
import Model

/// A configuration as read, before anybody looked into its sources and channels; for one task.
package struct LoadedConfig {
  package let path: String
  package let settings: Settings?
  package let problems: Problems

  /// Where the ledger is; nil when the file could not be read at all.
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
    // systemd makes the directory and names it; `state:` is for trying out without it.
    if settings != nil { loaded.stateDirectory = settings?.stateDirectory ?? loaded.usualStateDirectory(surroundings) }
    return loaded
  }

  /// Where the ledger of a service is.
  package func usualStateDirectory(_ surroundings: Surroundings) -> String {
    surroundings.environment["STATE_DIRECTORY"] ?? "/var/lib/dagpost"
  }
}
