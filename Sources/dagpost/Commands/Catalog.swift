import ArgumentParser
import Config
import Operate
import Teams

struct Services: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the chat services a channel can use, or show one, with their settings.")

  @Argument(help: ArgumentHelp("Only this service.", valueName: "service")) var name: String?
  @Flag(name: .long, help: "Print as JSON.") var json = false

  func run() throws {
    let services = try Catalog.chosen(name, of: CatalogReport.services(), word: "service")
    if json { return Output.json(services) }
    Output.catalog(services, word: "service", common: CatalogReport.ofEveryChannel, of: "Every channel")
  }
}

struct Systems: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the systems a source can read, or show one, with their settings.",
    discussion: "Systems of your own are YAML files in /etc/dagpost/systems; see docs/adding-a-system.md.")

  @Argument(help: ArgumentHelp("Only this system.", valueName: "system")) var name: String?
  @Flag(name: .long, help: "Print as JSON.") var json = false

  func run() throws {
    let (all, problems) = CatalogReport.systems(surroundings: .live())
    // The one that is asked for may be missing because of a mistake in its file.
    if let name, !all.contains(where: { $0.name == name }) { problems.forEach { Output.error($0) } }
    let systems = try Catalog.chosen(name, of: all, word: "system")
    if json {
      Output.json(systems)
    } else {
      Output.catalog(systems, word: "system", common: CatalogReport.ofEverySource, of: "Every source")
    }
    guard name == nil, !problems.isEmpty else { return }
    problems.forEach { json ? Output.error($0) : Output.line($0) }
    throw Operate.ExitCode.config.forShell
  }
}

private enum Catalog {
  /// All of them, or the one with this name.
  static func chosen(
    _ name: String?, of entries: [CatalogReport.Entry], word: String
  ) throws -> [CatalogReport.Entry] {
    guard let name else { return entries }
    let found = entries.filter { $0.name == name }
    guard found.isEmpty else { return found }
    let names = entries.map(\.name).sorted()
    Output.error(
      "There is no \(word) \"\(name)\"\(suggestion(for: name, among: names)); there is \(names.joined(separator: ", "))."
    )
    throw Operate.ExitCode.usage.forShell
  }
}
