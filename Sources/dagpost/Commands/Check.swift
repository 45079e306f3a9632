import ArgumentParser
import Operate
import Teams

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the configuration and tell every mistake in it, each with its place.")

  @OptionGroup var place: ConfigPlace
  @Flag(name: .long, help: "Print the mistakes as JSON.") var json = false

  func run() async throws {
    let report = await ConfigCheck.run(configPath: place.config, surroundings: .live())
    if json {
      Output.json(report)
    } else {
      report.problems.forEach { Output.line($0.sentence) }
      report.notes.forEach { Output.line($0) }
      Output.line(report.conclusion)
    }
    if !report.accepted { throw Operate.ExitCode.config.forShell }
  }
}
