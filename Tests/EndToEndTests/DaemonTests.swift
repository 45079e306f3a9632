import Foundation
import Synchronization
import TestKit
import Testing

/// The daemon as systemd and an administrator see it.
@Suite(.serialized) struct DaemonTests {
  @Test func `says READY and what is next, and a second one is told that the first is there`() async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let (daemon, socket) = try await scene.daemon()
    #expect(socket.said.contains { $0.hasPrefix("STATUS=1 team, next post 2") })
    let second = try await scene.run("run")
    #expect(second.code == 75)
    #expect(second.errors.contains("another dagpost (process \(daemon.id)) works here already"))
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    #expect(socket.said.contains("STOPPING=1"))
    socket.stop()
  }

  @Test func `HUP takes a new configuration and keeps the old one when the new is wrong`() async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let (daemon, socket) = try await scene.daemon()
    let good = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)

    socket.forget()
    try scene.folder.write(good.replacingOccurrences(of: "language: en", with: "langage: en"), to: "dagpost.yaml")
    daemon.send(SIGHUP)
    try await socket.heard("READY=1")
    #expect(socket.said.first == "RELOADING=1")
    #expect(socket.said.contains("STATUS=kept the old configuration: 1 mistake to mend; see \"dagpost check\""))
    let refused = try await scene.run("status")
    #expect(refused.code == 1)
    #expect(
      refused.output.contains("is not in force, and the one before it is: it has 1 mistake to mend: dagpost.yaml:"),
      "\(refused.output)")

    socket.forget()
    try scene.folder.write(
      good.replacingOccurrences(of: "  desk:\n", with: "  balie:\n"), to: "dagpost.yaml")
    daemon.send(SIGHUP)
    try await socket.heard("READY=1")
    let status = try await scene.run("status", "--json")
    #expect(status.output.contains("\"team\" : \"balie\""))
    #expect(status.output.contains("\"daemon\" : true"))
    #expect(status.code == 0 && !status.output.contains("is not in force"))
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    #expect(daemon.errors.contains("did you mean \"language\"?"))
    socket.stop()
  }

  @Test func `a mistake in a team's own file leaves that team out, and whoever looks is told`() async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let main = try String(contentsOfFile: scene.folder.path("dagpost.yaml"), encoding: .utf8)
    try scene.folder.write("include: teams.d/*.yaml\n" + main, to: "dagpost.yaml")
    try FileManager.default.createDirectory(
      atPath: scene.folder.path("teams.d"), withIntermediateDirectories: true)
    let net = "teams:\n  net:\n    sources: { plan: { system: tasks, path: ../planning.md } }\n    channels: [slack]\n"
    try scene.folder.write(net.replacingOccurrences(of: "[slack]", with: "[slak]"), to: "teams.d/net.yaml")
    let check = try await scene.run("check")
    #expect(check.code == 78)
    let (daemon, socket) = try await scene.daemon()
    #expect(
      socket.said.contains { $0.hasPrefix("STATUS=1 team, 1 left out (net; see \"dagpost check\"), next post 2") },
      "\(socket.said)")
    let status = try await scene.run("status")
    #expect(status.code == 1)
    #expect(status.output.contains("! net is left out since "), "\(status.output)")
    #expect(status.output.contains("teams.net.channels names \"slak\", which is not defined (did you mean \"slack\"?)"))

    socket.forget()
    try scene.folder.write(net, to: "teams.d/net.yaml")
    daemon.send(SIGHUP)
    try await socket.heard("READY=1")
    #expect(socket.said.contains { $0.hasPrefix("STATUS=2 teams, next post 2") }, "\(socket.said)")
    socket.forget()
    try scene.folder.write("teams: [", to: "teams.d/net.yaml")
    daemon.send(SIGHUP)
    try await socket.heard("READY=1")
    #expect(socket.said.contains { $0.hasPrefix("STATUS=2 teams, 1 as before (net; see ") }, "\(socket.said)")
    #expect(try await scene.run("status").output.contains("! net runs on as it was before "))
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    socket.stop()
  }

  @Test func `zone files that are upgraded while it runs move the next slot`() async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let zones = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/zones")
    let amsterdam = scene.folder.path("zones/Europe/Amsterdam")
    try FileManager.default.createDirectory(
      atPath: scene.folder.path("zones/Europe"), withIntermediateDirectories: true)
    func install(_ zone: String, release: String) throws {
      try Data(contentsOf: zones.appending(path: zone)).write(to: URL(filePath: amsterdam), options: .atomic)
      try scene.folder.write("# version \(release)\n", to: "zones/tzdata.zi")
    }
    try install("Europe/Amsterdam", release: "2026y")
    let (daemon, socket) = try await scene.daemon(environment: ["TZDIR": scene.folder.path("zones")])
    let before = try await scene.run("status")
    #expect(before.output.contains("; tzdata 2026y."))

    socket.forget()
    try install("Asia/Kathmandu", release: "2026z")
    // It looks twice a minute, and when it is asked something.
    let after = try await scene.run("status", "--json")
    #expect(after.output.contains("\"tzdata\" : \"2026z\""))
    try await socket.heard("STATUS=1 team, next post")
    #expect(socket.said.contains { $0.hasSuffix(":45:00Z") }, "\(socket.said)")

    try Data("TZif2".utf8).write(to: URL(filePath: amsterdam), options: .atomic)
    let damaged = try await scene.run("status")
    #expect(damaged.output.contains("! The time zone Europe/Amsterdam cannot be used"))
    #expect(damaged.output.contains("the rules it had are kept"))
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    #expect(daemon.errors.contains("the time zone rules were upgraded (tzdata 2026z): 1 team, next post"))
    socket.stop()
  }

  @Test func `a wrong configuration stops it at once with 78`() async throws {
    let scene = try Scene()
    try scene.folder.write("teams:\n  desk: { lanuage: nl }\n", to: "dagpost.yaml")
    let run = try await scene.run("run")
    #expect(run.code == 78)
    #expect(
      run.errors.contains("dagpost.yaml:2:11: teams.desk.lanuage is not a known setting (did you mean \"language\"?)"))
  }

  @Test func `a program that loops and one that eats memory cost their own readings only`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(
      port: server.port,
      sources: """
                planning: { system: tasks, path: planning.md }
                loops: { file: one.json, gives: note, jq: "def f: f; f", deadline: 2s }
                eats: { file: one.json, gives: note, jq: "[range(1e12)] | {id: 1}", deadline: 60s }
        """)
    try scene.folder.write("[{\"a\": 1}]", to: "one.json")
    let (daemon, socket) = try await scene.daemon()
    for number in 1...2 {
      let run = try await scene.trigger("--again", "--wait", "120s")
      #expect(run.code == 0, "\(run.output)\(run.errors)")
      #expect(run.output.contains("desk: loops: "))
      #expect(run.output.contains("desk: eats: "))
      let body = try #require(scene.arrived.value.last?.body)
      #expect(body.contains("VPN certificate renewed"), "round \(number): the other source was read")
      #expect(body.contains("loops") && body.contains("eats"), "round \(number): the readers are told")
    }
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    socket.stop()
  }
}
