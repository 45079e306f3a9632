import Collect
import Config
import Services

/// `services` and `systems`: what the program knows, with the settings of each.
package enum CatalogReport {
  package struct Setting: Encodable, Sendable {
    package let key: String
    package let required: Bool
    package let about: String
  }
  package struct Entry: Encodable, Sendable {
    package let name: String
    package let about: String
    package let settings: [Setting]
    package let example: String
  }

  /// What every channel may say, whatever its service.
  package static let ofEveryChannel = Channel.settings.filter { $0.key != "service" }.map {
    Setting(key: $0.key, required: $0.required, about: $0.about)
  }

  /// What every source may say, whatever its system.
  package static let ofEverySource = Source.settings.filter { $0.name != "system" }.map {
    Setting(key: $0.name, required: false, about: $0.about)
  }

  package static func services() -> [Entry] {
    ServiceCatalog.all.map { service in
      Entry(
        name: service.name, about: "\(service.title): \(service.about)",
        settings: service.settings.map { Setting(key: $0.key, required: $0.required, about: $0.about) },
        example: service.example)
    }
  }

  /// With what is wrong in the system files, as sentences.
  package static func systems(surroundings: Surroundings) -> ([Entry], [String]) {
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
