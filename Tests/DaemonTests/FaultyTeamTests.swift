import Collect
import Compose
import Config
import Foundation
import Glibc
import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Services
@testable import Teams
@testable import Updates

/// A mistake in a file that holds teams alone stops these teams, and nobody else.
struct FaultyTeamTests {
  private static let main = """
    state: state
    include: teams.d/*.yaml
    defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "16:30" } } }
    channels: { one: { service: console } }
    teams:
      desk: { sources: { plan: { file: figures.csv, gives: metric } }, channels: [one] }

    """
  private static let net = """
    teams:
      net:
        name: Netwerk
        sources: { plan: { file: ../figures.csv, gives: metric } }
        channels: [one]

    """

  private func office() async throws -> Office {
    let office = try Office(at: "2026-11-24T09:00", Self.main)
    try FileManager.default.createDirectory(atPath: office.folder.path("teams.d"), withIntermediateDirectories: true)
    try put(Self.net, "net", in: office)
    try office.reload(Self.main)
    try await office.tickAndDeliver()
    return office
  }

  private func put(_ text: String, _ name: String, in office: Office, mode: mode_t = 0o600) throws {
    try office.folder.write(text, to: "teams.d/\(name).yaml")
    chmod(office.folder.path("teams.d/\(name).yaml"), mode)
  }

  private func build(_ office: Office, only: [TeamName] = []) -> Result<BuiltWorld, Mistakes> {
    WorldBuilder.build(LoadedConfig.load(office.configPath, office.surroundings), office.surroundings, only: only)
  }

  /// Who runs, and who is left out.
  private func teams(_ office: Office) throws -> (running: [String], out: [String]) {
    guard case .success(let built) = build(office) else { return ([], []) }
    return (built.world.teams.map(\.name.text), built.world.faulty.map { $0.name?.text ?? "?" })
  }

  private func status(_ office: Office) async throws -> StatusReport {
    let report = try await office.desk.carryOut(StatusRequest())
    return report
  }

  private static let mistakes = [
    Self.net.replacing("channels: [one]", with: "channels: [noe]"),
    Self.net.replacing("gives: metric", with: "gives: figures"),
    Self.net.replacing("    name:", with: "    zone: Amsterdam\n    name:"),
    Self.net.replacing("    name:", with: "    nmae:"),
    Self.net.replacing("  net:\n", with: "  net: [a]\n  oud:\n"),
    Self.net + "tems: {}\n",
    Self.net.replacing("[one]", with: "[one"),
  ]

  @Test(arguments: mistakes.dropLast(2))
  func `a mistake in a file of teams leaves that team out, and the others run`(text: String) async throws {
    let office = try await office()
    try put(text, "net", in: office)
    let found = try teams(office)
    #expect(found.running.contains("desk") && !found.running.contains("net"))
    #expect(found.out == ["net"])
    let check = await ConfigCheck.run(configPath: office.configPath, surroundings: office.surroundings)
    #expect(!check.accepted)
  }

  @Test func `what of a file nobody can read is left out with it, and what may hold more than teams stops all`()
    async throws
  {
    let office = try await office()
    try put(Self.mistakes[6], "net", in: office)
    #expect(try teams(office).running == ["desk"])
    #expect(try teams(office).out == ["?"])
    for text in [
      Self.mistakes[5], "people: [[Ravi]]\n" + Self.mistakes[6], "people: [[Ravi]]\n" + Self.mistakes[0],
      "unnamed: [Gerda]\n" + Self.mistakes[1], "", "channels: { two: { service: console } }\n" + Self.mistakes[2],
    ] {
      try put(text, "net", in: office)
      #expect(try teams(office).running == [], "\(text)")
    }
  }

  @Test(arguments: [
    ("one: { service: console }", "one: { service: consol }"), ("[one] }", "[noe] }"),
    ("zone: Europe/Amsterdam", "zone: Amsterdam"), ("include:", "unnamed: [Gerda, Gerda]\ninclude:"),
  ])
  func `a mistake in the main file stops all`(of: String, with: String) async throws {
    let office = try await office()
    try office.folder.write(Self.main.replacing(of, with: with), to: "dagpost.yaml")
    #expect(try teams(office).running == [])
  }

  @Test func `without any team that can run there is nothing to start`() async throws {
    let office = try await office()
    try office.folder.write(
      String(Self.main[..<(try #require(Self.main.firstRange(of: "teams:\n")).lowerBound)]), to: "dagpost.yaml")
    #expect(try teams(office).running == ["net"])
    try put(Self.mistakes[0], "net", in: office)
    #expect(try teams(office).running == [])
  }

  @Test func `a file of others takes over no team of the administrator's, and stops none`() async throws {
    let office = try await office()
    try put(Self.net.replacing("name: Netwerk", with: "name: Mine"), "a", in: office, mode: 0o666)
    guard case .success(let built) = build(office) else {
      Issue.record("all stopped")
      return
    }
    #expect(built.world.team("net")?.title == "Netwerk")
    // Where both are others', nobody knows which is meant.
    try put(Self.net, "net", in: office, mode: 0o666)
    #expect(try teams(office).running == ["desk"])
    #expect(try teams(office).out == ["net"])
  }

  @Test func `a reload keeps the form in force, and names nobody who is unnamed by now`() async throws {
    let office = try await office()
    try put(Self.mistakes[2], "net", in: office)
    try office.reload(
      "people: [[Gerda, gvries]]\nunnamed: [Gerda]\n"
        + Self.main.replacing("editions: {", with: "smallest_group: 9, editions: {"))
    let world = office.desk.current.world
    let net = try #require(world.team("net"))
    #expect(net.title == "Netwerk")
    #expect(net.privacy.unnamed.includes(UntrustedText("gvries")))
    #expect(net.sources.first?.gives == [.metric])
    #expect(net.privacy.smallestGroup == 9 && net.profile.smallestGroup == 9)
    #expect(world.faulty.map(\.isKept) == [true])
    #expect(world.isLeftOut("net") == false)
    #expect(world.faultInShort == ", 1 as before (net; see \"dagpost check\")")
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    #expect(office.texts.count == 2)
    let sentences = try await status(office).configuration
    #expect(sentences.first?.hasPrefix("net runs on as it was before") == true, "\(sentences)")
    #expect(sentences.first?.contains("zone is \"Amsterdam\"") == true)
    #expect(try await status(office).needsPerson)

    try put(Self.net.replacing("Netwerk", with: "Net"), "net", in: office)
    try office.reload(Self.main)
    #expect(office.desk.current.world.team("net")?.title == "Net")
    #expect(try await status(office).configuration == [])
  }

  @Test func `of a file that cannot be read any more its teams run on`() async throws {
    let office = try await office()
    try put(Self.mistakes[6], "net", in: office)
    try office.reload(Self.main)
    #expect(office.desk.current.world.teams.map(\.name) == ["desk", "net"])
    #expect(office.desk.current.world.faulty.map(\.name) == ["net"])
  }

  /// What waits is sent, and what was missed is made up, once it is mended.
  @Test(arguments: [0, 2, 6])
  func `at a start a team is left out, and is no team that left`(mistake: Int) async throws {
    let office = try await office()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    try put(Self.mistakes[mistake], "net", in: office)
    try office.restart()
    try await office.deliver()
    // The post of the desk went; that of the team that is left out waits.
    #expect(
      try await office.ledger.posts(PostFilter(limit: 10)).map { "\($0.slot.team) \($0.state)" }.sorted() == [
        "desk delivered", "net queued",
      ])
    #expect(office.desk.current.world.faultInShort.hasPrefix(", 1 left out ("))
    let report = try await status(office)
    #expect(report.needsPerson && report.configuration.count == 1)
    try office.clock.set("2026-11-25T09:00")
    try await office.tickAndDeliver()
    #expect(try await office.ledger.knownMarks().keys.map(\.team.text).sorted() == ["desk", "net"])

    // Mended the next day at 17:00: today's is made up.
    try office.clock.set("2026-11-25T16:30")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-25T17:00")
    try put(Self.net, "net", in: office)
    try office.reload(Self.main)
    try await office.tickAndDeliver()
    let states = try await office.states()
    #expect(states[try slot("2026-11-25", of: "net")] == .posted)
    #expect(office.desk.current.world.faulty == [])
  }

  @Test func `what a left-out team misses is recorded with the reason, once its deadline is over`() async throws {
    let office = try await office()
    try put(Self.mistakes[0], "net", in: office)
    try office.restart()
    try office.clock.set("2026-11-24T16:30")
    #expect(try await office.tickAndDeliver().missed.isEmpty)
    #expect(try await office.states()[try slot("2026-11-24", of: "net")] == nil)
    try office.clock.set("2026-11-25T16:30")
    #expect(try await office.tickAndDeliver().missed.map(\.0.team) == ["net"])
    #expect(try await office.states()[try slot("2026-11-24", of: "net")] == .missed)
    #expect(try await office.tickAndDeliver().missed.isEmpty)
    let missed = try await office.ledger.slots(team: "net", limit: 5).map(\.why)
    #expect(missed == ["the team was left out, because its settings had a mistake"])
    let team = try #require(try await status(office).teams.first { $0.team == "net" })
    #expect(team.isLeftOut && team.next.isEmpty)
    #expect(team.last.map(\.state) == ["missed"])
  }

  @Test func `who asks for a team that is left out hears why`() async throws {
    let office = try await office()
    try put(Self.mistakes[0], "net", in: office)
    try office.restart()
    var trigger = TriggerRequest(edition: "daily")
    trigger.teams = ["net"]
    let refusal = try await refusal(of: trigger, at: office.desk)
    let sentences = refusal.sentences
    #expect(sentences.first?.hasPrefix("net is left out since ") == true, "\(sentences)")
    #expect(sentences.first?.contains("teams.net.channels names \"noe\", which is not defined") == true)
  }

  @Test func `the alarm names it daily, and what was told of the team stays`() async throws {
    let office = try await office()
    try put(Self.mistakes[0], "net", in: office)
    try office.restart()
    let world = office.desk.current.world
    let judge = AlarmJudge(world: world, patience: AlarmPatience(), upSince: office.clock.now, now: office.clock.now)
    let troubles = judge.troubles(LedgerHealth(), silence: [:])
    #expect(troubles.map(\.kind) == [.leftOut])
    #expect(troubles.map(\.title) == ["Netwerk"])
    let before = AlarmKey(kind: "failing", team: "net", subject: "plan")
    let plan = AlarmPlan(
      troubles,
      told: [
        StoredAlarm(key: before, detail: "x", told: office.clock.now, isPending: false, hasArrived: true),
        StoredAlarm(
          key: AlarmKey(kind: "failing", team: "gone", subject: "plan"), detail: "x", told: office.clock.now,
          isPending: false, hasArrived: true),
      ], now: office.clock.now, isLeftOut: world.isLeftOut
    ) { world.has($0) }
    #expect(plan.over == [])
    #expect(plan.gone.map(\.team) == ["gone"])
    #expect(plan.news.map(\.kind) == [.leftOut])
  }

  @Test func `a preview of one team does not mind what others lack`() async throws {
    let office = try await office()
    let lacking =
      Self.main.replacing(
        "one: { service: console } }",
        with: "one: { service: console }, two: { service: slack, url: { env: NOWHERE } } }"
      ) + "  other: { sources: { plan: { file: figures.csv, gives: metric } }, channels: [two] }\n"
    try office.folder.write(lacking, to: "dagpost.yaml")
    #expect(throws: (any Error).self) { try build(office).get() }
    #expect(try build(office, only: ["desk"]).get().world.teams.map(\.name) == ["desk", "net"])
    #expect(throws: (any Error).self) { try build(office, only: ["other"]).get() }
    try office.leave()
    var preview = PreviewRequest()
    preview.teams = ["desk"]
    let desk = RequestDesk(configPath: office.configPath, surroundings: office.surroundings)
    let updates = try await desk.ask(preview)
    #expect(updates.map(\.slot.team) == ["desk"])
    #expect(try await refusal(of: PreviewRequest(), at: desk).code == .config)
  }
}
