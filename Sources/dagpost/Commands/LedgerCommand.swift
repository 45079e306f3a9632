import ArgumentParser
import Daemon
import Model

/// What can be done with the file in which Dagpost remembers.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Look after the file in which Dagpost remembers.",
    subcommands: [LedgerBackup.self, LedgerCheck.self, LedgerPrune.self, Forget.self])
}

struct Forget: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a person out of everything that is kept.",
    discussion: """
      All spellings under "people:" are looked for: in records, updates, posts, notes and reasons. Owners and writers are \
      dropped, and in texts "a colleague" takes their place, in the backups too. It cannot be undone. What the sources still \
      hold comes back at the next reading, unless the name stands under "unnamed:".
      """)

  @OptionGroup var place: ConfigPlace
  @Argument(help: ArgumentHelp("The person, in any of their spellings.", valueName: "person")) var person: String
  @Option(name: .long, help: ArgumentHelp("Only this team; may be repeated.", valueName: "team")) var team: [String] =
    []
  @Flag(name: .long, help: "Tell what would be changed; change nothing.") var dryRun = false
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    var request = ForgetRequest(person: person)
    request.teams = team.map { TeamName($0) }
    request.dryRun = dryRun
    let answer = await place.ask(.forget(request))
    guard case .forgot(let outcome) = answer else { throw Output.refusal(answer) }
    if json { Output.json(outcome) } else { ForgetText.print(outcome) }
    if outcome.needsPerson { throw Daemon.ExitCode.needsPerson.forShell }
  }
}

/// What a person reads after `ledger forget`.
enum ForgetText {
  static func print(_ answer: ForgetAnswer) {
    let names = answer.spellings.map { "\"\($0)\"" }.joined(separator: ", ")
    let done = answer.forgotten
    guard !answer.isNothing else {
      Output.line("Nothing that is kept names \(names).")
      return answer.notes.forEach { Output.line($0) }
    }
    Output.line(answer.dryRun ? "This would be changed for \(names):" : "Forgotten: \(names).")
    let rows: [(String, Int, Int)] = [
      ("records", done.records, done.recordsRemoved), ("updates", done.updates, 0),
      ("posts", done.bodies, done.bodiesRemoved), ("notes", done.notes, 0), ("reasons", done.sentences, 0),
      ("keys", done.keys, 0),
    ]
    for (what, changed, removed) in rows where changed + removed > 0 {
      let counts = [changed > 0 ? "\(changed) changed" : nil, removed > 0 ? "\(removed) removed" : nil]
      Output.line("  \(what.padding(to: 8)) \(counts.compactMap { $0 }.joined(separator: ", "))")
    }
    answer.files.forEach { Output.line("  in \($0)") }
    answer.deleted.forEach { Output.line("  \($0) \(answer.dryRun ? "would be" : "was") deleted") }
    answer.notes.forEach { Output.line($0) }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
