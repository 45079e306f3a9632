import ArgumentParser
import Model
import Operate

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show what readers would see now; write and send nothing.")

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("Only this team; may be repeated.", valueName: "team")) var team: [String] =
    []
  @Option(name: .long, help: ArgumentHelp("Only this edition.", valueName: "edition")) var edition: String?
  @Option(name: .long, help: ArgumentHelp("Only this channel; may be repeated.", valueName: "channel"))
  var channel: [String] = []
  @Option(
    name: .long,
    help: ArgumentHelp(
      "As of this moment on the team's clock: 16:30, 2026-11-24T16:30, or 2026-11-24, each edition at its own time.",
      valueName: "time"))
  var at: String?
  @Flag(name: .long, help: "The exact bytes for each channel.") var raw = false
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  mutating func validate() throws {
    if let at, AsOf(at) == nil {
      throw ValidationError("--at is \"\(at)\"; it should be \(AsOf.forms)")
    }
  }

  func run() async throws {
    var request = PreviewRequest()
    request.teams = team.map { TeamName($0) }
    request.edition = edition.map { EditionName($0) }
    request.channels = channel.map { ChannelName($0) }
    request.raw = raw
    request.at = at.flatMap { AsOf($0) }
    let updates = try await place.ask(request)
    if json { return Output.json(updates) }
    PreviewText.print(updates, raw: raw)
  }
}
