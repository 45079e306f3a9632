import Foundation
import Model
import TestKit
import Testing

@testable import Collect

/// The git system against a repository made for it.
@Suite struct GitSystemTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func git(_ words: String..., at date: String = "2026-11-24T12:00:00+01:00") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    process.arguments = ["-C", folder.path] + words
    process.environment = [
      "PATH": "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Fatima Jansen",
      "GIT_AUTHOR_EMAIL": "f@example.nl",
      "GIT_COMMITTER_NAME": "Fatima Jansen", "GIT_COMMITTER_EMAIL": "f@example.nl", "GIT_AUTHOR_DATE": date,
      "GIT_COMMITTER_DATE": date,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(words)")
  }

  private func commit(_ subject: String, at date: String = "2026-11-24T12:00:00+01:00") throws {
    try git("commit", "--allow-empty", "-m", subject, at: date)
  }

  private func read(_ extra: String = "") async throws -> Reading {
    let source = try Room.source("system: git\npath: \(folder.path)\n\(extra)", systems: Room.catalog(Room.systems))
    return try await Room.read(source)
  }

  @Test func `commits since the last update are counted, with a margin for late pushes`() async throws {
    try git("init", "-b", "main")
    try commit("long ago", at: "2026-11-01T12:00:00+01:00")
    try commit("two days ago", at: "2026-11-22T12:00:00+01:00")
    try commit("today: `x` <!channel> \"quoted\"")
    let reading = try await read()
    #expect(reading.failure == "")
    #expect(reading.sentences == [])
    #expect(reading.items.map(\.title.description) == ["today: `x` <!channel> \"quoted\"", "two days ago"])
    let item = try #require(reading.items.first)
    #expect(item.counted)
    #expect(item.state == .finished)
    #expect(item.owner == nil, "who made a commit that is only counted is not read")
    #expect(item.finished == .instant(Instant(seconds: 1_795_518_000)))
    #expect(item.id.count == 8)
    #expect(item.key.id.count == 40)
  }

  @Test func `merged work is told by its title`() async throws {
    try git("init", "-b", "main")
    try commit("start")
    for branch in ["wifi", "mail"] {
      try git("checkout", "-b", branch)
      try commit("work on \(branch)")
      try git("checkout", "main")
    }
    try git("merge", "--no-ff", "wifi", "-m", "Merge branch 'wifi'")
    try git("merge", "--no-ff", "mail", "-m", "Merge pull request #12 from ravi/mail", "-m", "Mail migration, group 2")
    let merges = try await read().items.filter { $0.kind?.description == "merge" }
    #expect(merges.map(\.title.description) == ["Mail migration, group 2", "wifi"])
    #expect(merges.first?.id.description == "#12")
    #expect(merges.allSatisfy { !$0.counted })
  }

  @Test func `tags are milestones, annotated ones with their words`() async throws {
    try git("init", "-b", "main")
    try commit("start", at: "2026-11-20T12:00:00+01:00")
    try git("tag", "v0.9")
    try git("tag", "-a", "v1.0", "-m", "Wifi in the main building", at: "2026-11-24T10:00:00+01:00")
    try git("tag", "nightly-1")
    let milestones = try await read("tags: v*").milestones
    #expect(milestones.map(\.title.description) == ["v1.0", "v0.9"])
    #expect(milestones.map { $0.effect?.description } == ["Wifi in the main building", nil])
    #expect(milestones.first?.reached == .instant(Instant(seconds: 1_795_510_800)))
  }

  @Test func `no program that the repository names is run`() async throws {
    try git("init", "-b", "main")
    try commit("start")
    let program = try folder.write("evil", "#!/bin/sh\ntouch \(folder.path)/ran\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    for setting in [
      "core.fsmonitor", "core.pager", "gpg.program", "core.hooksPath", "core.sshCommand", "diff.external",
    ] {
      try git("config", setting, program)
    }
    try git("config", "log.showSignature", "true")
    #expect(try await read().items.count == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/ran"))
  }

  @Test func `a folder without a repository is a failed reading with git's own words`() async throws {
    let reading = try await read()
    #expect(reading.failure.hasPrefix("git ended with exit code 128: fatal: not a git repository"))
  }
}
