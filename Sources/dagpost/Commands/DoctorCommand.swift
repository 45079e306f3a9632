import ArgumentParser
import Model
import Operate
import Oversee
import Teams

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at everything that has to be right for updates to arrive.",
    discussion: """
      Configuration, secrets, clock, time zones, state directory, disk, ledger, channels, unit and daemon. Reads only, and \
      posts nothing. Run it as root to see what the service sees. Exits 1 when something is wrong.
      """)

  @OptionGroup var place: ConfigPlace
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    let report = await Doctor.run(configPath: place.config, surroundings: .live())
    if json {
      Output.json(report)
    } else {
      Output.table(report.findings.map { [$0.level.rawValue, $0.check, $0.sentence] })
      Output.line(report.conclusion)
    }
    if report.needsPerson { throw Operate.ExitCode.needsPerson.forShell }
  }
}
