import Ledger
import Model
import Teams
import Updates

/// `dagpost ledger forget`: takes a person out of everything that is kept, in the spellings that each team knows.
package struct ForgetRequest: ChangingRequest {
  package static let name = "forget"
  /// In any of their spellings.
  package var person: String
  /// Empty means every team.
  package var teams: [TeamName] = []
  /// Tells what would be changed and changes nothing.
  package var dryRun = false

  package init(person: String) { self.person = person }

  /// Every row is looked at, and the file is written anew.
  package var patience: Int { 1_800 }
  package var notesClock: Bool { false }
  package func withoutLedger(in world: World, _ surroundings: Surroundings) -> ForgetAnswer? {
    ForgetAnswer(spellings: [person], dryRun: dryRun, forgotten: Forgotten(), files: [])
  }

  package func run(at desk: Desk) async throws -> ForgetAnswer {
    let (world, ledger) = (desk.current.world, desk.ledger)
    let person = UntrustedText(self.person)
    guard person.count >= 2 else {
      throw Refusal("\"\(person)\" is no name: it would be found in many words. Give it in full.")
    }
    guard world.leftOutInWords.isEmpty else {
      throw Refusal(
        world.leftOutInWords
          + ["Until then nobody is taken out: the teams that are left out may know them by other names."], .config)
    }
    let search = PersonSearch(person, teams: try world.chosen(teams, edition: nil), all: teams.isEmpty)
    let forgotten = try await ledger.forget(isRehearsal: dryRun, { search.unnamed(in: $0) }) { update, place in
      world.body(of: update, for: place)
    }
    var answer = ForgetAnswer(
      spellings: search.spellings, dryRun: dryRun, forgotten: forgotten,
      files: forgotten.isNothing ? [] : [ledger.path])
    answer.notes = search.notes(forgotten)
    if !dryRun, !forgotten.isNothing {
      do throws(LedgerError) {
        try await ledger.rewrite()
      } catch {
        guard error.kind != .broken else { throw error }
        answer.notes.append("\(error.sentence) What was deleted is overwritten all the same; ask again to be sure.")
        answer.needsPerson = true
      }
    }
    // After the ledger: a backup that is made meanwhile comes before, and is looked at too.
    let backups = try await ledger.forgetInBackups(isRehearsal: dryRun, { search.unnamed(in: $0) }) {
      world.body(of: $0, for: $1)
    }
    answer.add(backups, setAside: ledger.setAside)
    return answer
  }
}

package struct ForgetAnswer: RequestAnswer {
  /// All spellings that were looked for.
  package let spellings: [String]
  package let dryRun: Bool
  package var forgotten: Forgotten
  /// The files that were changed.
  package var files: [String]
  /// Backups that were deleted, because they cannot be changed.
  package var deleted: [String] = []
  /// What a person has to know or do besides.
  package var notes: [String] = []
  /// Something is left that should not be.
  package var needsPerson = false

  /// Nothing named the person.
  package var isNothing: Bool { forgotten.isNothing && files.isEmpty && deleted.isEmpty }

  package init(spellings: [String], dryRun: Bool, forgotten: Forgotten, files: [String]) {
    self.spellings = spellings
    self.dryRun = dryRun
    self.forgotten = forgotten
    self.files = files
  }
}

extension ForgetAnswer {
  fileprivate mutating func add(_ backups: ForgottenBackups, setAside: [String]) {
    files += backups.rewritten
    deleted = backups.deleted
    notes += backups.left
    if !setAside.isEmpty {
      notes.append(
        "Nobody can be taken out of a damaged ledger that was set aside, and it may name them; delete it: "
          + setAside.joined(separator: ", "))
    }
    if !backups.left.isEmpty || !setAside.isEmpty { needsPerson = true }
  }
}
