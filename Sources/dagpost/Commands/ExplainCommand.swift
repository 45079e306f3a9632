import ArgumentParser
import Model
import Operate

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell where each line of an update comes from.",
    discussion: """
      For every line: the rule that made it, in words, and the records it stands on. The update is named by a post, as in \
      "outbox", or by its slot: desk/daily/2026-11-24. Lines are counted as readers see them.
      """)

  @OptionGroup var place: ConfigPlace
  @Argument(help: ArgumentHelp("The post, or the slot.", valueName: "post")) var post: String
  @Argument(help: ArgumentHelp("Only this line.", valueName: "line")) var line: Int?
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    var question = ExplainRequest(post: post)
    question.line = line
    let explanation = try await place.ask(question)
    if json { Output.json(explanation) } else { ExplainText.print(explanation) }
  }
}

/// What a person reads after `explain`.
enum ExplainText {
  static func print(_ explanation: Explanation) {
    let manager = explanation.audience == .manager ? ", for the manager" : ""
    let since = explanation.since.map { ", looking back to \($0)" } ?? ", the first update"
    Output.line("\(explanation.slot)\(manager): sources read \(explanation.read.words)\(since)")
    for line in explanation.lines {
      Output.line()
      Output.line("\(line.number)  \(line.text)")
      for part in line.parts {
        Output.line("    \(part.why) [\(part.rule)]")
        part.records.forEach { Output.line("      \(words($0))") }
      }
      if line.more > 0 { Output.line("    \(line.more) more found no room.") }
    }
    guard !explanation.behindMore.isEmpty else { return }
    Output.line()
    Output.line("Planned, and told only as \"+n\":")
    explanation.behindMore.forEach { Output.line("      \(words($0))") }
  }

  private static func words(_ record: Explanation.Record) -> String {
    let title = record.title.map { ": \($0)" } ?? ""
    return "\(record.source), \(record.kind.rawValue) \(record.id)\(title)\(record.link.map { " <\($0)>" } ?? "")"
  }
}
