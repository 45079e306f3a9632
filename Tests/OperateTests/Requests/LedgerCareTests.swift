import Foundation
import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The daily care, and what an operator asks for by hand.
struct LedgerCareTests {
  private func names(_ office: Office) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: office.folder.path("state/backups"))) ?? []).sorted()
  }

  private func check(_ office: Office, full: Bool) async throws -> CheckAnswer {
    try await office.desk.carryOut(LedgerCheckRequest(full: full))
  }

  @Test func `one backup a day, of the day in UTC`() async throws {
    let office = try Office(at: "2026-11-24T00:30")
    let first = try await office.desk.careForLedger()
    #expect(names(office) == ["ledger-2026-11-23.sqlite"])
    #expect(first.news.count == 1 && first.warnings == [])
    #expect(
      first.news[0].hasPrefix(
        "made a backup of the ledger: \(office.folder.path("state/backups/ledger-2026-11-23.sqlite"))"))
    try office.clock.set("2026-11-24T00:45")
    #expect(try await office.desk.careForLedger().news == [])
    try office.clock.set("2026-11-24T01:00")
    #expect(try await office.desk.careForLedger().news.count == 1)
    #expect(names(office) == ["ledger-2026-11-23.sqlite", "ledger-2026-11-24.sqlite"])
  }

  @Test func `a backup that cannot be made is a warning, and status tells after three days`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    _ = try await office.desk.careForLedger()
    try FileManager.default.moveItem(
      atPath: office.folder.path("state/backups"), toPath: office.folder.path("state/elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: office.folder.path("state/backups"), withDestinationPath: office.folder.path("state/elsewhere"))
    try office.clock.set("2026-11-27T09:00")
    let care = try await office.desk.careForLedger()
    #expect(care.warnings.count == 1)
    #expect(care.warnings[0].contains("no link"))
    let status = try await office.desk.carryOut(StatusRequest())
    #expect(
      status.ledger == ["The newest backup of the ledger is of 2026-11-24; the log says why there is none since."])
  }

  @Test func `damage that the daily check finds stops the daemon, and no backup is made of it`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    let file = office.folder.path("state/ledger.sqlite")
    var bytes = try #require(FileManager.default.contents(atPath: file))
    // The second half is tables and indexes; the first page has the schema.
    for index in bytes.indices.suffix(bytes.count / 2) { bytes[index] = 0xEE }
    try bytes.write(to: URL(fileURLWithPath: file))
    await #expect { try await office.desk.careForLedger() } throws: { ($0 as? LedgerError)?.kind == .broken }
    #expect(names(office) == [])
    try office.leave()
    let refused = #expect(throws: LedgerError.self) { try office.restart() }
    #expect(refused?.sentence.contains("no backup could be restored") == true)
  }

  @Test func `a backup by hand tells where it is and how big, and a check looks at it`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    let made = try await office.desk.carryOut(LedgerBackupRequest())
    #expect(made.backup.file == office.folder.path("state/backups/ledger-2026-11-24.sqlite"))
    #expect(made.backup.bytes > 4_096)
    let quick = try await check(office, full: false)
    let full = try await check(office, full: true)
    #expect(quick.backups == [] && full.backups == [made.backup])
    try office.folder.write("torn", to: "state/backups/ledger-2026-11-20.sqlite")
    let bad = try await check(office, full: true)
    #expect(bad.needsPerson && bad.badBackups.count == 1)
  }

  @Test func `by a clock that is not believed nothing is made or deleted`() async throws {
    let doubted = ClockWitness(sinceBoot: { .zero }, isSynchronised: { false })
    let office = try Office(at: "2020-01-01T09:00", witness: doubted)
    for refusal in [
      try await refusal(of: LedgerBackupRequest(), at: office.desk),
      try await refusal(of: LedgerPruneRequest(), at: office.desk),
    ] {
      #expect(refusal.code == .needsPerson)
      #expect(refusal.sentences[0].hasSuffix("Nothing was done."))
    }
    #expect(names(office) == [])
  }

  @Test func `prune tells what went`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    try office.clock.set("2027-03-24T16:30")
    let done = try await office.desk.carryOut(LedgerPruneRequest())
    #expect(done.parts.map { "\($0.count) \($0.what)" } == ["2 bodies of posts"])
  }

  @Test(
    arguments: [
      (940_000, "940 kB"), (1_234_567, "1.2 MB"), (104_099_840, "104 MB"), (2_000_000_000, "2 GB"), (4_096, "4.1 kB"),
      (999_960, "1000 kB"),
    ] as [(Int64, String)])
  func `sizes are told in a few digits`(bytes: Int64, words: String) {
    #expect(Backup(file: "", bytes: bytes).size == words)
  }

  @Test func `without a daemon a command looks after the ledger, and check changes nothing`() async throws {
    let office = try Office(at: "2026-11-24T16:30")
    try office.leave()
    let desk = RequestDesk(configPath: office.configPath, surroundings: office.surroundings)
    _ = try await desk.ask(TriggerRequest(edition: "daily"))
    #expect(names(office) == ["ledger-2026-11-24.sqlite"])
    try office.folder.write("no database", to: "state/ledger.sqlite")
    let refusal = try await refusal(of: LedgerCheckRequest(full: false), at: desk)
    #expect(refusal.code == .ledger)
    #expect(refusal.sentences[0].contains("The next start restores the newest good backup."))
    #expect(FileManager.default.contents(atPath: office.folder.path("state/ledger.sqlite")) == Data("no database".utf8))
    let outcome = try await desk.ask(TriggerRequest(edition: "daily"))
    #expect(outcome.notes[0].contains("so a backup was restored"))
    #expect(outcome.already.map(\.doubt) == [nil], "the backup was made after the post: it knows")
  }
}
