import Collect
import Config
import Deliver

/// `services` and `systems`: what the program knows, with the settings of each.
public enum CatalogReport {
  public struct Setting: Encodable, Sendable {
    public let key: String
    public let required: Bool
    public let about: String
  }
  public struct Entry: Encodable, Sendable {
    public let name: String
    public let about: String
    public let settings: [Setting]
    public let example: String
  }

  /// What every channel may say, whatever its service.
  public static let ofEveryChannel = Channel.settings.filter { $0.key != "service" }.map {
    Setting(key: $0.key, required: $0.required, about: $0.about)
  }

  /// What every source may say, whatever its system.
  public static let ofEverySource = Source.settings.filter { $0.name != "system" }.map {
    Setting(key: $0.name, required: false, about: $0.about)
  }

  public static func services() -> [Entry] {
    ServiceCatalog.all.map { service in
      Entry(
        name: service.name, about: "\(service.title): \(service.about)",
        settings: service.settings.map { Setting(key: $0.key, required: $0.required, about: $0.about) },
        example: service.example)
    }
  }

  /// With what is wrong in the system files, as sentences.
  public static func systems(surroundings: Surroundings) -> ([Entry], [String]) {
    let problems = Problems()
    let catalog = SystemCatalog.load(directories: surroundings.systemDirectories, problems: problems)
    let entries = catalog.names.compactMap { name in
      catalog.systems[name].map { system in
        Entry(
          name: name, about: "\(system.title): \(system.about)",
          settings: system.settings.map { Setting(key: $0.name, required: $0.required, about: $0.about) },
          example: example(name, system.settings.map { ($0.name, $0.required, $0.example) }))
      }
    }
    return (entries, problems.sorted.map(\.description))
  }

  private static func example(_ system: String, _ settings: [(name: String, required: Bool, example: String)]) -> String
  {
    (["system: \(system)"] + settings.filter(\.required).map { "\($0.name): \($0.example)" }).joined(separator: "\n")
  }
}
