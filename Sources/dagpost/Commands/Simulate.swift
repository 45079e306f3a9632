import ArgumentParser
import Foundation
import Model
import Operate
import Teams

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show every slot that would be posted, skipped or moved between two dates.",
    discussion: """
      Reads the configuration, and what is paused and skipped: it tells the plan and not what became of it. Dates are those of each team's own wall. \
      Without dates: four weeks from today.
      """)

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("The first date, for example 2026-12-01.", valueName: "date"))
  var from: String?
  @Option(name: .long, help: ArgumentHelp("The last date.", valueName: "date")) var to: String?
  @Option(name: .long, help: ArgumentHelp("Only this team; may be repeated.", valueName: "team")) var team: [String] =
    []
  @Flag(name: .long, help: "Print everything as JSON.") var json = false
  @Option(
    name: .long, help: ArgumentHelp("Write a calendar (.ics) instead; \"-\" prints it.", valueName: "file"),
    completion: .file())
  var ics: String?

  mutating func validate() throws {
    for (flag, text) in [("--from", from), ("--to", to)] {
      if let text, CivilDate(text) == nil {
        throw ValidationError("\(flag) is \"\(text)\"; it should be a day that exists, like 2026-12-01")
      }
    }
    if json, ics != nil { throw ValidationError("--json and --ics do not go together; choose one") }
  }

  func run() async throws {
    var question = Simulation.Question()
    question.from = from.flatMap { CivilDate($0) }
    question.through = to.flatMap { CivilDate($0) }
    question.teams = team.map { TeamName($0) }
    let simulation: Simulation
    do throws(Refusal) {
      simulation = try await Simulation.run(question, configPath: place.config, surroundings: .live())
    } catch {
      throw Output.refusal(error)
    }
    simulation.warnings.forEach { Output.error("note: \($0)") }
    if let ics { return try write(simulation.calendar, to: ics) }
    if json { Output.json(simulation.slots) } else { SimulationText.print(simulation) }
  }

  private func write(_ calendar: String, to file: String) throws {
    let data = Data(calendar.utf8)
    if file == "-" { return FileHandle.standardOutput.write(data) }
    do {
      try data.write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      Output.error("\(file) cannot be written: \(error.localizedDescription)")
      throw Operate.ExitCode.needsPerson.forShell
    }
  }
}
