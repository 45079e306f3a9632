import ArgumentParser
import Model
import Operate

/// `--trigger EDITION` and the flags that only go with it.
struct TriggerOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Post today's update of this edition (\"daily\", \"weekly\") now, also on a free day.", valueName: "edition"))
  var trigger: String?

  @Option(name: .long, help: ArgumentHelp("Only this team; may be repeated.", valueName: "team"))
  var team: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only this channel; may be repeated. The others keep theirs for its own time.", valueName: "channel"))
  var channel: [String] = []

  @Flag(name: .long, help: "Show what would be posted; write and send nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Post again although today's was posted already.")
  var again = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "As of this moment on the team's clock: 16:30, or 2026-11-24 or 2026-11-24T16:30 to make up an earlier day.",
      valueName: "time")
  )
  var at: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long to wait for the outcome, for example 30s or 2m. Without it: 60s.", valueName: "time"))
  var wait: String?

  /// Swift Argument Parser asks each group to validate itself; this one also needs to know that it is used at all.
  func validateTogether() throws {
    if trigger == nil {
      let alone: [(String, Bool)] = [
        ("--team", !team.isEmpty), ("--channel", !channel.isEmpty), ("--dry-run", dryRun), ("--again", again),
        ("--at", at != nil), ("--wait", wait != nil),
      ]
      if let (flag, _) = alone.first(where: \.1) {
        throw ValidationError("\(flag) goes with --trigger, for example: dagpost --trigger daily \(flag) …")
      }
    }
    _ = try asOf()
    _ = try seconds()
  }

  func request() throws -> TriggerRequest? {
    guard let trigger else { return nil }
    var request = TriggerRequest(edition: EditionName(trigger))
    request.teams = team.map { TeamName($0) }
    request.channels = channel.map { ChannelName($0) }
    request.again = again
    request.at = try asOf()
    request.waitSeconds = try seconds()
    return request
  }

  private func asOf() throws -> AsOf? {
    guard let at else { return nil }
    guard let moment = AsOf(at) else {
      throw ValidationError("--at is \"\(at)\"; it should be \(AsOf.forms)")
    }
    return moment
  }

  private func seconds() throws -> Int { try WaitTime.seconds(wait) }
}
