import ArgumentParser
import Model
import Operate

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What is due next, what is waiting and what went wrong, per team.",
    discussion: "Exits 1 when something needs a person.")

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("Only this team; may be repeated.", valueName: "team")) var team: [String] =
    []
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    var question = StatusRequest()
    question.teams = team.map { TeamName($0) }
    let report = try await place.ask(question)
    if json { Output.json(report) } else { StatusText.print(report) }
    if report.needsPerson { throw Operate.ExitCode.needsPerson.forShell }
  }
}
