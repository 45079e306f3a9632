import ArgumentParser
import Daemon

struct Services: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the chat services a channel can use, with their settings.")

  @Flag(name: .long, help: "Print as JSON.") var json = false

  func run() throws {
    let services = CatalogReport.services()
    if json { return Output.json(services) }
    Output.catalog(services, word: "service", common: CatalogReport.ofEveryChannel, of: "Every channel")
  }
}

struct Systems: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the systems a source can read, with their settings.",
    discussion: "Systems of your own are YAML files in /etc/dagpost/systems; see docs/adding-a-system.md.")

  @Flag(name: .long, help: "Print as JSON.") var json = false

  func run() throws {
    let (systems, problems) = CatalogReport.systems(surroundings: .live())
    if json { return Output.json(systems) }
    Output.catalog(systems, word: "system", common: CatalogReport.ofEverySource, of: "Every source")
    problems.forEach { Output.line($0) }
    if !problems.isEmpty { throw Daemon.ExitCode.config.forShell }
  }
}
