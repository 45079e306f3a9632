import ArgumentParser
import Collect
import Daemon
import Model
import Reactor

/// Flags to requests, answers to text. Everything else is in the rooms below.
struct Dagpost: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dagpost",
    abstract: "Posts your team's daily update and weekly celebration note in its chat channel.",
    usage: """
      dagpost [run]                        run the daemon
      dagpost --trigger <edition> …        post an update by hand, now
      dagpost <command> …
      """,
    discussion: """
      Dagpost reads where work is already recorded (helpdesk, tracker, git, figures, files), writes what happened and \
      what is next, and posts it. Start with "dagpost init", then "dagpost check" and "dagpost preview".
      """,
    version: "dagpost \(Version.current)",
    subcommands: Commands.all)

  @OptionGroup var place: ConfigPlace
  @OptionGroup(title: "Posting by hand") var trigger: TriggerOptions

  mutating func run() async throws {
    try trigger.validateTogether()
    if let request = try trigger.request() {
      let answer = await place.ask(.trigger(request))
      throw TriggerText.print(answer)
    }
    throw await Run.daemon(place)
  }
}

@main
enum Main {
  static func main() {
    // The worker for jq programs is this same program; it must start before anything else does.
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == JQWorkerMain.argument { JQWorkerMain.run() }
    // A root that has flags of its own takes those of a subcommand for its own, so a subcommand is parsed without it.
    let named = arguments.first.map(Commands.names.contains) ?? false
    let isCommand = named || (arguments.first == "help" && arguments.count > 1)
    Program.run { if isCommand { await Commands.main(nil) } else { await Dagpost.main(nil) } }
  }
}

/// The commands by name.
struct Commands: AsyncParsableCommand {
  static let all: [any ParsableCommand.Type] = [
    Run.self, Check.self, PreviewCommand.self, NoteCommand.self, Status.self, OutboxCommand.self, PauseCommand.self,
    SkipCommand.self, ResumeCommand.self, HistoryCommand.self, ExplainCommand.self, DoctorCommand.self,
    Systems.self,
    Services.self, Simulate.self, LedgerCommand.self, PrivacyReportCommand.self, Init.self, Slots.self,
  ]
  static let names = Set(all.map { $0.configuration.commandName ?? String(describing: $0).lowercased() })
  static let configuration = CommandConfiguration(
    commandName: "dagpost", abstract: Dagpost.configuration.abstract, version: Dagpost.configuration.version,
    subcommands: all)
}

/// Where the configuration is; the same flag on every command.
struct ConfigPlace: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file())
  var config = "/etc/dagpost/dagpost.yaml"

  func ask(_ request: Request) async -> Answer {
    await RequestDesk(configPath: config, surroundings: .live()).ask(request)
  }
}
