import ArgumentParser
import Collect
import Glibc
import Model
import Operate
import Reactor
import Teams

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
      if trigger.dryRun {
        PreviewText.print(try await place.ask(request.asPreview), raw: false)
        throw Operate.ExitCode.done.forShell
      }
      throw TriggerText.print(try await place.ask(request))
    }
    throw await Run.daemon(place)
  }
}

@main
enum Main {
  static func main() {
    let signals = HeldSignals()
    // The worker for jq programs is this same program; it must start before anything else does.
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == JQWorkerMain.argument {
      signals.release()
      JQWorkerMain.run()
    }
    let written: WrittenCommand
    do throws(WrittenCommand.Mistake) {
      written = try WrittenCommand(Array(arguments))
    } catch {
      Output.error(error.sentence)
      exit(Operate.ExitCode.usage.rawValue)
    }
    if !written.isDaemon { signals.release() }
    Program.run {
      if written.isRoot { await Dagpost.main(written.arguments) } else { await Commands.main(written.arguments) }
    }
  }
}

/// The commands, without the options of the daemon and of `--trigger`.
struct Commands: AsyncParsableCommand {
  static let all: [any ParsableCommand.Type] = [
    Run.self, Check.self, PreviewCommand.self, NoteCommand.self, Status.self, OutboxCommand.self, PauseCommand.self,
    SkipCommand.self, ResumeCommand.self, HistoryCommand.self, ExplainCommand.self, DoctorCommand.self,
    Systems.self,
    Services.self, Simulate.self, LedgerCommand.self, PrivacyReportCommand.self, Init.self,
  ]
  static let configuration = CommandConfiguration(
    commandName: "dagpost", abstract: Dagpost.configuration.abstract, version: Dagpost.configuration.version,
    subcommands: all)
}

/// Where the configuration is; the same flag on every command.
struct ConfigPlace: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file())
  var config = "/etc/dagpost/dagpost.yaml"

  /// Has a request carried out; what refuses it is printed, and throws the code to leave with.
  func ask<R: Request>(_ request: R) async throws -> R.Answer {
    do throws(Refusal) {
      return try await RequestDesk(configPath: config, surroundings: .live()).ask(request)
    } catch {
      throw Output.refusal(error)
    }
  }
}
