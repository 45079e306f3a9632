import Foundation
import GRDB
import Model
import TestKit
import Testing

@testable import Ledger

/// A person is taken out of the copies too.
struct ForgettingBackupsTests {
  private let state: StateFolder
  init() throws { state = try StateFolder() }

  private static let gerda = Unnamed(
    ["Gerda", "gdevries"].map { UntrustedText($0) }, colleague: "een collega")

  private func decide(_ ledger: Ledger, _ slot: SlotKey, _ id: String, _ text: String) async throws {
    let post = NewPost(
      id: PostID(id), channel: "chat", service: "slack", body: PostBody(contentType: "text/plain", text: text),
      deadline: day(1))
    var named = update(slot, readAt: minute(0))
    named.words = ["question": UntrustedText("Vraag het \(text)")]
    _ = try await ledger.decide(
      [
        SlotDecision(
          slot: slot, nominal: minute(0), how: .schedule, verdict: .post(SlotPosting(update: named, posts: [post])))
      ],
      now: minute(0))
  }

  /// The names in the bytes of every file of the state, in any folder.
  private func files(naming name: String) throws -> [String] {
    let files = FileManager.default.enumerator(atPath: state.directory)?.compactMap { $0 as? String } ?? []
    return files.filter { file in
      let bytes = FileManager.default.contents(atPath: state.folder.path(file)) ?? Data()
      return String(decoding: bytes, as: UTF8.self).lowercased().contains(name)
    }.sorted()
  }

  private func forget(isRehearsal: Bool = false) async throws -> ForgottenBackups {
    try await state.run { ledger async throws in
      let render: @Sendable (Update, PostPlace) -> PostBody? = { _, _ in nil }
      _ = try await ledger.forget(isRehearsal: isRehearsal, { _ in Self.gerda }, render: render)
      if !isRehearsal { try await ledger.rewrite() }
      return try await ledger.forgetInBackups(isRehearsal: isRehearsal, { _ in Self.gerda }, render: render)
    }
  }

  private func backup(_ date: String) -> String { state.folder.path("backups/ledger-\(date).sqlite") }

  @Test func `nothing of somebody is left in any file, and the backups are as good as before`() async throws {
    try await state.run { ledger async throws in
      _ = try await ledger.backUp(now: day(-1))
      try await decide(ledger, tuesday, "a", "gdevries en Joost")
      _ = try await ledger.backUp(now: day(0))
      try await decide(ledger, wednesday, "b", "Gerda")
      _ = try await ledger.backUp(now: day(1))
    }
    // What a copy that was cut off has left names her too.
    try state.folder.write("Gerda", to: "backups/ledger-2026-11-20.sqlite.new")
    let untouched = try state.bytes("backups/ledger-2026-11-23.sqlite")
    #expect(try files(naming: "gdevries").count == 3, "else this test proves nothing")

    let rehearsed = try await forget(isRehearsal: true)
    #expect(try files(naming: "gdevries").count == 3)
    let done = try await forget()
    #expect(done == rehearsed)
    #expect(done.rewritten == [backup("2026-11-24"), backup("2026-11-25")])
    #expect(done.deleted == [] && done.left == [])
    for name in ["gerda", "gdevries"] { #expect(try files(naming: name) == []) }
    #expect(try files(naming: "joost").count == 3, "others stay")
    #expect(try state.bytes("backups/ledger-2026-11-23.sqlite") == untouched)
    #expect(state.names("backups").count == 3)
    let (good, bad) = try await state.run { try await $0.checkBackups() }
    #expect(good.count == 3 && bad == [])
    #expect(Restoring.known(backup("2026-11-24")) == day(0), "it knows as much as before")
    let again = try await forget()
    #expect(again == ForgottenBackups())
  }

  @Test func `copies from before an upgrade that name them are deleted, and so are bad ones`() async throws {
    try await state.run { ledger async throws in
      try await decide(ledger, tuesday, "a", "Gerda")
      _ = try await ledger.backUp(now: day(0))
      _ = try await ledger.backUp(now: day(1))
    }
    for name in ["before-6.sqlite", "before-7.sqlite"] {
      try FileManager.default.copyItem(atPath: backup("2026-11-24"), toPath: state.folder.path("backups/\(name)"))
    }
    try state.alter(
      "DELETE FROM body; DELETE FROM post; DELETE FROM chosen_update; VACUUM", in: "backups/before-6.sqlite")
    try state.ruin("backups/ledger-2026-11-25.sqlite")
    let done = try await forget()
    #expect(done.deleted == [state.folder.path("backups/before-7.sqlite"), backup("2026-11-25")])
    #expect(state.names("backups") == ["before-6.sqlite", "ledger-2026-11-24.sqlite"])
    #expect(try files(naming: "gerda") == [])
  }

  @Test func `a backup of an older version is brought up to date on the way`() async throws {
    let fixture = repository.appendingPathComponent("Tests/Fixtures/ledgers/step-2.sql")
    try await state.run { ledger async throws in try await decide(ledger, tuesday, "a", "x") }
    try DurableFiles.makeDirectory(state.folder.path("backups"))
    let old = try DatabaseQueue(path: backup("2026-11-20"))
    try await old.writeWithoutTransaction { db in
      try db.execute(sql: try String(contentsOf: fixture, encoding: .utf8))
      try db.execute(sql: "UPDATE note SET author = 'Gerda'")
    }
    try old.close()
    let done = try await forget()
    #expect(done.rewritten == [backup("2026-11-20")])
    #expect(try files(naming: "gerda") == [])
    #expect(Restoring.known(backup("2026-11-20")) == minute(2))
  }

  @Test func `what was set aside is named, for nobody can be taken out of it`() async throws {
    try await state.run { ledger async throws in
      try await decide(ledger, tuesday, "a", "Gerda")
      _ = try await ledger.backUp(now: day(0))
    }
    try state.write([1, 2, 3], to: "ledger.sqlite")
    let aside = try await state.run { $0.setAside }
    #expect(aside == [state.folder.path("corrupt/ledger-2026-11-24T150000Z.sqlite")])
  }
}
