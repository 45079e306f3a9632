import Foundation
import Model
import TestKit
import Testing

@testable import Collect

/// The system git, with repositories that the tests make.
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

  @Test func `merged work has the title that its merge commit states`() async throws {
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

  @Test func `tags are milestones, and annotated tags have their message as effect`() async throws {
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

  @Test func `a tag with a slash in it is a milestone too`() async throws {
    try git("init", "-b", "main")
    try commit("start")
    try git("tag", "release/2026-12")
    try git("tag", "v1")
    #expect(Set(try await read().milestones.map(\.title.description)) == ["release/2026-12", "v1"])
    #expect(try await read("tags: release/*").milestones.map(\.title.description) == ["release/2026-12"])
  }

  @Test func `no program that the repository's configuration names is run`() async throws {
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

  /// The title of the merge with this commit message; nil where it is no finished work.
  private func title(_ message: String) async throws -> String? {
    try git("checkout", "-q", "-b", "side")
    try commit("work")
    try git("checkout", "-q", "main")
    try commit("more")
    try git("merge", "--no-ff", "side", "-m", message)
    return try await read().items.first { $0.kind?.description == "merge" }?.title.description
  }

  private func begin() throws {
    try git("init", "-q", "-b", "main")
    try commit("start")
  }

  @Test(arguments: [
    // The first line of the body is a title only where the subject names a branch.
    ("Merge pull request #12 from ravi/mail\n\nMail migration, group 2", "Mail migration, group 2"),
    ("Merge pull request #12 from ravi/mail\n\nPrinters: wachtrij leeg", "Printers: wachtrij leeg"),
    ("Merge branch 'kaart' into 'main'\n\nKaart met lagen\n\nSee merge request geo/kaart!12", "Kaart met lagen"),
    (
      "Merged in feature/wifi (pull request #7)\n\nWifi in het hoofdgebouw\n\nApproved-by: Marjan Bos",
      "Wifi in het hoofdgebouw"
    ),
    ("Merge branch 'fix/deur'\n\nfix: de deur gaat weer open", "fix: de deur gaat weer open"),
    ("Merge branch 'deur'\n\nConflicts:\n\tdeur.sh\n\nDe deur gaat weer open", "De deur gaat weer open"),
    ("Kaartknop hersteld (#590)\n\n## Samenvatting\n\nDe knop werkte niet.", "Kaartknop hersteld (#590)"),
    // The marks that servers put before a title.
    ("Merged PR 128: Printerwachtrij opgeschoond\n\nRelated work items: #77", "Printerwachtrij opgeschoond"),
    ("Pull request #3: Kaartlagen\n\nMerge in GEO/kaart from x to main\n\n* commit 'abc':\n  Kaart", "Kaartlagen"),
    ("Merge pull request 'Wifi klaar' (#12) from wifi into main\n\nReviewed-on: https://git.x.nl/12", "Wifi klaar"),
    ("Merge \"Nieuwe wachtrij voor printers\"", "Nieuwe wachtrij voor printers"),
    (
      "Revert \"Merge pull request #12 from org/feature/wifi-b\"\n\nThis reverts commit abc, reversing\nchanges made to def.",
      "Revert \"wifi-b\""
    ),
    ("Merged PR 99: Merge feature/scanner to main", "scanner"),
    ("Merge pull request 5 from feature/mail into main", "mail"),
    ("Revert \"Kaartknop hersteld (#590)\"\n\nThis reverts commit abc.", "Revert \"Kaartknop hersteld (#590)\""),
    // Only the branch is known; its name is made readable.
    ("Merge branch 'backup'\n\nConflicts:\n\tscripts/backup.sh", "backup"),
    ("Merge branch 'printers'\n\n# Conflicts:\n#\tprinters.csv", "printers"),
    ("Merge branch 'vpn'\n\nSigned-off-by: Joost <joost@voorbeeld.nl>", "vpn"),
    ("Merge branch 'rollen' into main\n\nChange-Id: I1234", "rollen"),
    (
      "Merge branch 'deur'\n\n**Wat**\n- [ ] getest\n<!-- uitleg\nhier -->\n> citaat\nIssue: #77\nTester: Ravi Patel",
      "deur"
    ),
    (
      "Merge branch 'deur'\n\nscripts/deur.sh\nREADME.md\nFixes #12\nhttps://x.nl/12\nJoost <joost@voorbeeld.nl>",
      "deur"
    ),
    ("Merge pull request #14 from ravi/feature/mail\n\nCo-authored-by: x <a@b.nl>", "mail"),
    ("Merge pull request #12 in GEO/kaart from feature/lagen to main\n\n* commit 'abc':\n  Kaart", "lagen"),
    ("Merge branches 'a-een' and 'b-twee'", "a-een, b-twee"), ("Merge branch 'users/joost/kaart'", "kaart"),
    ("Merge remote-tracking branch 'origin/wifi'", "wifi"), ("Merge feature/wifi into main", "wifi"),
    ("Merge branch 'develop'", "develop"),
    // A title never has an address.
    ("Wifi klaar (joost@voorbeeld.nl)", "Wifi klaar"), ("Merge branch 'wifi' of git@host.nl:x/y", "wifi"),
    ("Bump actions/checkout@v3", "Bump actions/checkout@v3"),
  ])
  func `a merge commit gives a title without trailers and addresses`(message: String, expected: String) async throws {
    try begin()
    #expect(try await title(message) == expected)
  }

  @Test(arguments: [
    "Merge branch 'main' into wifi", "Merge branch 'master' into develop",
    "Merge branch 'main' of https://joost@host.nl/x/y",
    "Merge remote-tracking branch 'origin/main'",
    "Merge remote-tracking branch 'origin/main' into wifi\n\nConflicts:\n\ta.sh",
    "Merge remote-tracking branch 'upstream/master'", "Merge main into wifi",
    "Merge branch 'wifi' of git@host.nl:x/y into wifi",
    "Merge branch 'develop' into wifi", "Merge tag 'v1.2' into develop",
    "Merge commit 'abc1234' into HEAD",
  ])
  func `merging the main branch into a branch is no finished work`(message: String) async throws {
    try begin()
    #expect(try await title(message) == nil)
  }

  @Test func `a repository without a commit gives nothing yet`() async throws {
    try git("init", "-q", "-b", "main")
    for extra in ["", "branch: main"] {
      let reading = try await read(extra)
      #expect(reading.failure == "")
      #expect(reading.records.isEmpty)
      #expect(reading.sentences == [])
    }
  }

  @Test func `a missing branch is reported with what to do`() async throws {
    try begin()
    let advice = "say with branch: which branch counts as finished (git -C PATH branch lists them)"
    #expect(
      try await read("branch: mian").failure == "git ended with exit code 128: fatal: bad revision 'mian'; \(advice)")
    // A bare repository whose HEAD still names master while everybody pushes to main.
    try git("symbolic-ref", "HEAD", "refs/heads/master")
    #expect(try await read().failure == "git ended with exit code 128: fatal: bad revision 'HEAD'; \(advice)")
    #expect(try await read("branch: main").failure == "")
  }

  @Test func `detached, bare, shallow and other users' repositories are read`() async throws {
    try begin()
    try commit("second")
    try git("checkout", "-q", "--detach")
    #expect(try await read().items.count == 2)
    for (kind, count) in [("--bare", 2), ("--depth=1", 1)] {
      let other = folder.path("clone\(count)")
      try git("clone", "-q", kind, "file://\(folder.path)", other)
      if getuid() == 0 { chown(other, 65_534, 65_534) }
      let source = try Room.source("system: git\npath: \(other)", systems: Room.catalog(Room.systems))
      let reading = try await Room.read(source)
      #expect(reading.failure == "")
      #expect(reading.items.count == count)
    }
  }

  @Test func `a folder without a repository fails the reading, with git's message and what to do`() async throws {
    let reading = try await read()
    #expect(reading.failure.hasPrefix("git ended with exit code 128: fatal: not a git repository"))
    #expect(reading.failure.contains("path: should be a working copy or a bare repository"))
  }
}
