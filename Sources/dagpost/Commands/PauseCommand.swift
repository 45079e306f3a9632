import ArgumentParser
import Model
import Operate

struct PauseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Post nothing for a team until a day.",
    discussion: """
      Slots of that time are skipped, and what waits is dropped at once. "--trigger" and "outbox replay" still post. \
      "dagpost resume" ends it. Readers never see the reason.
      """)

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("The team; may be repeated.", valueName: "team")) var team: [String] = []
  @Option(name: .long, help: ArgumentHelp("The day on which it is posted again: 2026-12-01.", valueName: "date"))
  var until: String
  @Option(name: .long, help: ArgumentHelp("Why, for status and history.", valueName: "text")) var reason: String?
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  mutating func validate() throws { _ = try DateOption.date(until, "--until") }

  func run() async throws {
    guard let until = try DateOption.date(until, "--until") else { return }
    var request = PauseRequest(teams: team.map { TeamName($0) }, until: until)
    request.reason = reason
    let teams = try await place.ask(request)
    if json { return Output.json(teams) }
    teams.forEach(PauseText.paused)
  }
}

struct SkipCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Do not post a team's next celebration note, or another slot.",
    discussion: """
      For a day on which no cheerful note is wanted. What of it waits is dropped. "--trigger" posts it only with "--again"; \
      "dagpost resume" undoes it until its time. Readers never see the reason. Exits 1 when it was posted already.
      """)

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("The team; may be repeated.", valueName: "team")) var team: [String] = []
  @Option(name: .long, help: ArgumentHelp("The slot of this day instead of the next.", valueName: "date"))
  var date: String?
  @Option(
    name: .long, help: ArgumentHelp("This edition instead of the celebration note.", valueName: "edition"))
  var edition: String?
  @Option(name: .long, help: ArgumentHelp("Why, for status and history.", valueName: "text")) var reason: String?
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  mutating func validate() throws { _ = try DateOption.date(date, "--date") }

  func run() async throws {
    var request = SkipRequest(teams: team.map { TeamName($0) })
    request.date = try DateOption.date(date, "--date")
    request.edition = edition.map { EditionName($0) }
    request.reason = reason
    let teams = try await place.ask(request)
    if json { Output.json(teams) } else { teams.forEach(PauseText.skipped) }
    if teams.contains(where: { $0.slots.contains(where: \.isPosted) }) { throw Operate.ExitCode.needsPerson.forShell }
  }
}

struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "End a team's pause and skips, and try its broken channels again.",
    discussion: "With --today it only says that the machine's clock is right, when Dagpost does not believe it.")

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("The team; may be repeated.", valueName: "team")) var team: [String] = []
  @Option(
    name: .long,
    help: ArgumentHelp("Only try this channel again; may be repeated. Pauses and skips stay.", valueName: "channel"))
  var channel: [String] = []
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Vouch for the clock: the date of today, looked up elsewhere. Nothing else is resumed.", valueName: "date"))
  var today: String?
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  mutating func validate() throws {
    _ = try DateOption.date(today, "--today")
    if today != nil, !team.isEmpty || !channel.isEmpty {
      throw ValidationError("--today is about the machine's clock: leave out --team and --channel")
    }
  }

  func run() async throws {
    if let today = try DateOption.date(today, "--today") {
      let answer = try await place.ask(BelieveClockRequest(today: today))
      return json ? Output.json(answer) : Output.line(answer.clock)
    }
    var request = ResumeRequest(teams: team.map { TeamName($0) })
    request.channels = channel.map { ChannelName($0) }
    let teams = try await place.ask(request)
    if json { return Output.json(teams) }
    teams.forEach(PauseText.resumed)
  }
}

/// What a person reads after `pause`, `skip` and `resume`.
enum PauseText {
  static func paused(_ team: Withheld) {
    guard let until = team.until else { return }
    let first = team.next.map { ", when the \($0.edition) of \(moment($0.at)) is the first" } ?? ""
    Output.line("\(team.team): nothing is posted until \(until.weekday.word) \(until)\(first). \(undo(team))")
    posts(team)
  }

  static func skipped(_ team: Withheld) {
    for slot in team.slots {
      let name = "\(team.team): the \(slot.slot.edition) of \(moment(slot.at))"
      Output.line(slot.already.map { "\(name) \($0); nothing was changed." } ?? "\(name) is not posted. \(undo(team))")
    }
    posts(team)
  }

  static func resumed(_ team: Withheld) {
    let name = team.team
    if let until = team.until { Output.line("\(name): no longer paused; it was until \(until).") }
    for slot in team.slots {
      Output.line("\(name): the \(slot.slot.edition) of \(moment(slot.at)) is posted after all.")
    }
    for channel in team.channels {
      Output.line("\(name) → \(channel): is tried again. What it refused: dagpost outbox list --team \(name)")
    }
    if team.until == nil, team.slots.isEmpty, team.channels.isEmpty {
      Output.line("\(name): was not paused, nothing ahead was skipped, and no channel is broken.")
    } else if let next = team.next {
      Output.line("\(name): the next is the \(next.edition) of \(moment(next.at)).")
    }
  }

  private static func undo(_ team: Withheld) -> String { "To undo: dagpost resume --team \(team.team)" }

  private static func posts(_ team: Withheld) {
    for post in team.dropped {
      Output.line(
        "  \(OutboxText.place(post)) waited and was dropped. To send it: dagpost outbox replay \(post.post.short)")
    }
    for post in team.underWay {
      Output.line(
        "  \(OutboxText.place(post)) is being sent at this moment and cannot be called back; it is not tried again.")
    }
  }

  private static func moment(_ at: CivilDateTime) -> String { "\(at.date.weekday.word) \(at.date) \(at.time)" }
}
