import Almanac
import Config
import Foundation
import Glibc
import Model
import YAML

/// A temporary folder with the files of a configuration, removed when the value is released.
final class Folder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = try temporaryFolder()
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String, mode: mode_t = 0o600) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
    chmod(file, mode)
  }

  /// Loads `dagpost.yaml`. The folder's own name is removed from the problems.
  func load(
    _ secrets: SecretSource = .standard(environment: [:]), holidays: [String] = [Fixtures.holidays],
    now: Instant = Fixtures.now
  ) -> (settings: Settings?, problems: Problems) {
    let problems = Problems()
    let settings = Settings.load(
      path + "/dagpost.yaml", zones: Fixtures.zones, holidays: holidays, now: now, secrets: secrets,
      problems: problems)
    return (settings, problems)
  }

  func told(_ problems: Problems) -> [String] {
    problems.sorted.map { $0.description.replacingOccurrences(of: path + "/", with: "") }
  }
}
