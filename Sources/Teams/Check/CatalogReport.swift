import Collect
import Config
import Services
import YAML

/// For `dagpost services` and `dagpost systems`: everything the program knows, with the settings of each.
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

  /// The settings that channels of every service have.
  package static let ofEveryChannel = Channel.settings.filter { $0.key != "service" }.map {
    Setting(key: $0.key, required: $0.required, about: $0.about)
  }

  /// The settings that sources of every system have.
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

  /// The systems, and what is wrong in their files, as sentences.
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
