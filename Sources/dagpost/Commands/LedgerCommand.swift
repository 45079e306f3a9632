import ArgumentParser
import Ledger
import Model
import Operate

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
  @OptionGroup var consent: Consent
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  mutating func validate() throws {
    if dryRun, consent.yes { throw ValidationError("--dry-run and --yes do not go together; choose one") }
  }

  func run() async throws {
    var request = ForgetRequest(person: person)
    request.teams = team.map { TeamName($0) }
    if !dryRun, !consent.yes {
      request.dryRun = true
      let rehearsal = try await place.ask(request)
      // Nothing to ask about.
      if rehearsal.isNothing { return try told(rehearsal) }
      try consent.ask(about: ForgetText.lines(rehearsal, teams: request.teams), "Forget? It cannot be undone.")
    }
    request.dryRun = dryRun
    try told(try await place.ask(request))
  }

  private func told(_ outcome: ForgetAnswer) throws {
    if json {
      Output.json(outcome)
    } else {
      ForgetText.lines(outcome, teams: team.map { TeamName($0) }).forEach { Output.line($0) }
    }
    if outcome.needsPerson { throw Operate.ExitCode.needsPerson.forShell }
  }
}

/// What a person reads after `ledger forget`.
enum ForgetText {
  /// `teams`: those it was asked for; none means all.
  static func lines(_ answer: ForgetAnswer, teams: [TeamName]) -> [String] {
    let names = answer.spellings.map { "\"\($0)\"" }.joined(separator: ", ")
    let place = teams.isEmpty ? "all teams" : teams.map(\.text).joined(separator: ", ")
    let done = answer.forgotten
    guard !answer.isNothing else {
      return ["Nothing that is kept\(teams.isEmpty ? "" : " of \(place)") names \(names)."] + answer.notes
    }
    let head = answer.dryRun ? "This would be changed for \(names) in \(place):" : "Forgotten in \(place): \(names)."
    let rows: [(String, Int, Int)] = [
      ("records", done.records, done.recordsRemoved), ("updates", done.updates, 0),
      ("posts", done.bodies, done.bodiesRemoved), ("notes", done.notes, 0), ("reasons", done.sentences, 0),
      ("keys", done.keys, 0),
    ]
    let counted = rows.filter { $0.1 + $0.2 > 0 }.map { what, changed, removed in
      let counts = [changed > 0 ? "\(changed) changed" : nil, removed > 0 ? "\(removed) removed" : nil]
      return "  \(what.padding(to: 8)) \(counts.compactMap { $0 }.joined(separator: ", "))"
    }
    return [head] + counted + answer.files.map { "  in \($0)" }
      + answer.deleted.map { "  \($0) \(answer.dryRun ? "would be" : "was") deleted" } + answer.notes
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
