import Foundation
import Synchronization
import TestKit
import Testing

/// The daemon comes to a slot, and a person triggers it by hand at that very time: whoever is first, there is one post.
@Suite(.serialized) struct SameSlotTests {
  @Test(.timeLimit(.minutes(15))) func `a hundred slots that are due and triggered at once have one post each`()
    async throws
  {
    let teams = (1...100).map { "team\($0)" }
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try configure(scene, teams, port: server.port)

    let check = try await scene.run("check")
    try #require(check.code == 0, "\(check.output)\(check.errors)")
    // Once to make the ledger; then the editions were last looked at yesterday, and all is due at the next start.
    let (first, socket) = try await scene.daemon()
    first.send(SIGTERM)
    #expect(try await first.ended().code == 0)
    socket.stop()
    #expect(server.requests.isEmpty)
    _ = try await sql("UPDATE mark SET at = at - 86400000, wall = wall - 86400", scene)

    let (daemon, second) = try await scene.daemon()
    // Ten commands at a time: some come before the daemon is through, some at that moment, some after it.
    let answers = try await withThrowingTaskGroup(of: (String, BuiltProgram.Ended).self) { group in
      var (answers, left) = ([String: BuiltProgram.Ended](), teams[...])
      func next() {
        guard let team = left.popFirst() else { return }
        group.addTask { (team, try await scene.run("--trigger", "daily", "--team", team, "--wait", "30s")) }
      }
      for _ in 0..<10 { next() }
      while let (team, ended) = try await group.next() {
        answers[team] = ended
        next()
      }
      return answers
    }
    _ = try await server.requests(count: teams.count)
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    second.stop()

    let posts = scene.arrived.value.map(\.path)
    #expect(posts.sorted() == teams.map { "/webhook/in/\($0)" }.sorted())
    // Posted by the command, or told that the daemon was first.
    let (byHand, refused) = (answers.filter { $0.value.code == 0 }, answers.filter { $0.value.code != 0 })
    for (team, ended) in refused {
      let isTold = ["was posted already", "was made already"].contains { ended.output.contains($0) }
      #expect(ended.code == 1 && isTold, "\(team): \(ended.output)\(ended.errors)")
    }
    let how = try await sql("SELECT how, count(*) FROM slot GROUP BY how ORDER BY how", scene)
    #expect(
      try await sql("SELECT count(*) FROM post WHERE state = 'delivered' UNION ALL SELECT count(*) FROM post", scene)
        == "(100,) (100,)")
    #expect(how.contains("hand") && how.contains("schedule"), "nobody met anybody: \(how)")
    print("100 slots at once, decided: \(how); \(byHand.count) commands posted, \(refused.count) came second")
  }

  /// A wall on which it is noon now, so that the slot of half past eleven is due today. Its source takes its time, so that
  /// the daemon is at it while the commands come.
  private func configure(_ scene: Scene, _ teams: [String], port: Int) throws {
    let hour = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: Date()).hour ?? 0
    // The sign of these names is that of POSIX: west is plus.
    let west = hour - 12
    let channels = teams.map { "  \($0): { service: webhook, url: { file: \($0).url } }" }
    let groups = teams.map { "  \($0): { name: \($0), sources: [slow], channels: [\($0)] }" }
    for team in teams {
      try scene.folder.write("http://127.0.0.1:\(port)/webhook/in/\(team)\n", to: "\(team).url")
      chmod(scene.folder.path("\(team).url"), 0o600)
    }
    try scene.folder.write(
      """
      state: state
      defaults:
        zone: Etc/GMT\(west < 0 ? "" : "+")\(west)
        workdays: [mon, tue, wed, thu, fri, sat, sun]
        language: en
        editions: { daily: { at: "11:30" } }
      sources:
        slow: { command: [/bin/sh, -c, "sleep 0.$(($$ % 4)); echo title; echo Mail migration"], gives: item, format: csv }
      channels:
      \(channels.joined(separator: "\n"))
      teams:
      \(groups.joined(separator: "\n"))
      """, to: "dagpost.yaml")
  }

  /// Says it to the ledger, which no program holds.
  private func sql(_ statement: String, _ scene: Scene) async throws -> String {
    let script = """
      import sqlite3, sys
      with sqlite3.connect("state/ledger.sqlite") as db: print(*db.execute(sys.argv[1]).fetchall())
      """
    let ended = try await BuiltProgram(at: "/usr/bin/python3").run(["-c", script, statement], in: scene.folder.path)
    try #require(ended.code == 0, "\(ended.errors)")
    return ended.output.trimmingCharacters(in: .newlines)
  }
}
