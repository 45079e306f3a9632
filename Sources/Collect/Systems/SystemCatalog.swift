import Config
import Glibc
import YAML

/// The systems that sources can name.
package struct SystemCatalog: Sendable {
  package private(set) var systems: [String: SystemDefinition] = [:]
  /// The names of systems whose file has mistakes. A source that names one is not told that it does not exist.
  private(set) var broken: Set<String> = []

  package init() {}

  /// Reads every `*.yaml` of the directories. The first directory that has a system wins, so that an administrator's
  /// file replaces ours. A directory that does not exist counts as empty. Mistakes go to `problems`.
  package static func load(directories: [String], problems: Problems) -> SystemCatalog {
    var catalog = SystemCatalog()
    for directory in directories {
      for path in FileReading.matches(of: directory + "/*.yaml") {
        let stem = String(path.dropFirst(directory.utf8.count + 1).dropLast(".yaml".count))
        guard catalog.systems[stem] == nil, !catalog.broken.contains(stem) else { continue }
        catalog.add(path, stem: stem, problems: problems)
      }
    }
    return catalog
  }

  private mutating func add(_ path: String, stem: String, problems: Problems) {
    let top = Location(file: path, line: 1, column: 1)
    switch FileReading.bytes(ofFile: path, limit: 1 << 20) {
    case .failure(let problem):
      problems.add(Problem(at: top, path: "", Sentence(known: problem.sentence)))
      broken.insert(stem)
    case .success(let bytes):
      guard let system = SystemDefinition(bytes, file: path, problems: problems) else {
        broken.insert(stem)
        return
      }
      if system.name != stem {
        problems.add(
          Problem(
            at: top, path: "system", "is \"\(shown(system.name))\"; it should be \"\(stem)\", as the file is named"))
        broken.insert(stem)
      } else {
        systems[stem] = system
      }
    }
  }

  package var names: [String] { systems.keys.sorted() }
}
