import ArgumentParser
import Ledger
import Model
import Operate
import Updates

struct LedgerBackup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Make today's backup now, and look whether it is good.",
    discussion: """
      Backups are made every day by themselves, in "backups" beside the ledger; the last seven are kept. This replaces the \
      one of today. Posts go on meanwhile.
      """)

  @OptionGroup var place: ConfigPlace
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    let made = try await place.ask(LedgerBackupRequest())
    if json { return Output.json(made) }
    Output.line("The backup was made and found good: \(made.backup.sentence)")
    made.notes.forEach { Output.line($0) }
  }
}

struct LedgerCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look whether the file is undamaged.",
    discussion: """
      This happens by itself: quickly every day, in full every week and after an unclean stop. Nothing is changed. Exits 74 \
      when the ledger is damaged, and 1 when only a backup is.
      """)

  @OptionGroup var place: ConfigPlace
  @Flag(name: .long, help: "Look at indexes, references and every backup too.") var full = false
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    let found = try await place.ask(LedgerCheckRequest(full: full))
    if json { Output.json(found) } else { print(found) }
    if found.needsPerson { throw Operate.ExitCode.needsPerson.forShell }
  }

  private func print(_ found: CheckAnswer) {
    Output.line("\(found.file): no damage was found.")
    if full {
      if found.backups.isEmpty, found.badBackups.isEmpty { Output.line("There is no backup yet.") }
      found.backups.forEach { Output.line("  good  \($0.sentence)") }
      found.badBackups.forEach { Output.line("! \($0)") }
    }
    found.notes.forEach { Output.line($0) }
  }
}

struct LedgerPrune: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Delete now what is older than it is kept.",
    discussion: """
      This happens by itself every day. Bodies of posts are kept for \(PruneAnswer.bodyDays) days, updates and figures for \
      \(PruneAnswer.days); what is deleted is overwritten in the file.
      """)

  @OptionGroup var place: ConfigPlace
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  func run() async throws {
    let done = try await place.ask(LedgerPruneRequest())
    if json { return Output.json(done) }
    Output.line(done.parts.isEmpty ? "Nothing is older than it is kept." : "Deleted:")
    for (count, what) in done.parts { Output.line("  \(count) \(what)") }
    done.notes.forEach { Output.line($0) }
  }
}
