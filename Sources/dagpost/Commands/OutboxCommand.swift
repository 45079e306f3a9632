import ArgumentParser
import Model
import Operate

struct OutboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "Look at posts and decide about those that were not delivered.",
    discussion: """
      A post is named by the beginning of its id, as "status" and the log print it, or by its team, edition, date and channel: \
      desk/daily/2026-11-24/chat.
      """,
    subcommands: [
      OutboxList.self, OutboxShow.self, OutboxReplay.self, OutboxDrop.self, OutboxConfirm.self,
    ], defaultSubcommand: OutboxList.self)
}

struct OutboxList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The posts that are under way or wait for a person.")

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("Only this team; may be repeated.", valueName: "team")) var team: [String] =
    []
  @Option(name: .long, help: ArgumentHelp("Only this channel; may be repeated.", valueName: "channel"))
  var channel: [String] = []
  @Option(
    name: .long,
    help: ArgumentHelp("Only this state, also of settled posts; may be repeated.", valueName: "state"))
  var state: [String] = []
  @Flag(name: .long, help: "Settled posts too; the newest \(OutboxText.longest).") var all = false
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  mutating func validate() throws {
    for state in state where PostState(rawValue: state) == nil {
      let words = PostState.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--state is \"\(state)\"; the states are \(words)")
    }
  }

  func run() async throws {
    var question = OutboxRequest()
    question.teams = team.map { TeamName($0) }
    question.channels = channel.map { ChannelName($0) }
    question.states = state.compactMap { PostState(rawValue: $0) }
    question.all = all
    let entries = try await place.ask(question)
    if json { return Output.json(entries) }
    OutboxText.print(entries, all: all || !state.isEmpty)
  }
}

struct OutboxShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One post: its tries, its words, and what can be done about it.")

  @OptionGroup var place: ConfigPlace
  @Argument(help: ArgumentHelp("The post.", valueName: "post")) var post: String
  @Flag(name: .long, help: "The exact bytes that are sent instead of the words.") var raw = false
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    var question = PostRequest(post: post)
    question.raw = raw
    let report = try await place.ask(question)
    if json { Output.json(report) } else { OutboxText.print(report, raw: raw) }
  }
}

struct OutboxReplay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Send a post again that was held, refused, dropped or ran out of time.",
    discussion: """
      The same text under the same id. What may have arrived is marked as a repeat. Exits 1 when it is not delivered.
      """)

  @OptionGroup var place: ConfigPlace
  @Argument(help: ArgumentHelp("The post.", valueName: "post")) var post: String
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long to wait for the outcome, for example 30s or 2m. Without it: 60s.", valueName: "time"))
  var wait: String?
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  mutating func validate() throws { _ = try WaitTime.seconds(wait) }

  func run() async throws {
    var order = OrderRequest(.replay, post: post)
    order.waitSeconds = try WaitTime.seconds(wait)
    throw OutboxText.print(try await place.ask(order), json: json)
  }
}

struct OutboxDrop: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Give a post up: it is not sent, and nobody is asked about it any more.")

  @OptionGroup var place: ConfigPlace
  @Argument(help: ArgumentHelp("The post.", valueName: "post")) var post: String
  @OptionGroup var consent: Consent
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    var named = post
    if !consent.yes {
      let report = try await place.ask(PostRequest(post: post))
      try consent.ask(about: OutboxText.beforeDropping(report), "Give it up?")
      // The one that was shown.
      named = report.entry.post.text
    }
    throw OutboxText.print(try await place.ask(OrderRequest(.drop, post: named)), json: json)
  }
}

struct OutboxConfirm: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Say that a post without an answer was seen in its channel.",
    discussion: "It counts as delivered then, and the next update tells what happened since.")

  @OptionGroup var place: ConfigPlace
  @Argument(help: ArgumentHelp("The post.", valueName: "post")) var post: String
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    throw OutboxText.print(try await place.ask(OrderRequest(.confirm, post: post)), json: json)
  }
}
