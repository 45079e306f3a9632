import HTTP
import Ledger
import Model
import Synchronization
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Alarms on a real ledger, with channels that take what they are given or not.
struct AlarmsTests {
  /// Takes what it is sent, or is not reached.
  private final class Phone: HTTPClient {
    let texts = Mutex<[String]>([])
    let lines = Mutex<[String]>([])
    let runtime = Mutex(true)

    func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
      guard runtime.withLock({ $0 }) else { return .failure(.notSent("no connection")) }
      texts.withLock { $0.append(String(decoding: request.body, as: UTF8.self)) }
      return .success(HTTPAnswer(status: 200, headers: [], body: [], elapsed: .zero))
    }
  }
  private let office: Office
  private let phone = Phone()

  private static let config =
    "alarm: phone\n"
    + Office.config(channels: ["one", "two", "phone"])
    .replacing("channels: [one, two, phone]", with: "channels: [one, two]")
    .replacing("  phone: { service: console }", with: "  phone: { service: webhook, url: { file: phone } }")

  init() throws {
    office = try Office(at: "2026-11-24T09:00")
    try office.folder.write("http://127.0.0.1:9/phone\n", to: "phone")
    try office.folder.write("https://example.org/in/abcdefghijkl\n", to: "d")
    try office.reload(Self.config)
  }

  private func alarms(_ desk: Desk? = nil, restored: String? = nil) -> Alarms {
    let desk = desk ?? office.desk
    return Alarms(
      current: desk.current, ledger: desk.ledger, http: phone, clock: office.clock.clock,
      print: { _ in false }, newID: Runtime.newID, restored: restored,
      log: { [phone] level, line in phone.lines.withLock { $0.append("\(level): \(line)") } })
  }

  private var texts: [String] { phone.texts.withLock { $0 } }

  /// The daily of the 24th, refused by one of its channels.
  private func refuseOne() async throws {
    _ = try await office.desk.tick()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    try office.reload(
      Self.config.replacing("  one: { service: console }", with: "  one: { service: webhook, url: { file: d } }"))
    try await office.deliver()
    try office.reload(Self.config)
  }

  @Test func `it is told once, again after a day, and once that it is over`() async throws {
    try await refuseOne()
    let alarms = alarms()
    #expect(try await alarms.round() == nil)
    #expect(texts.count == 1)
    #expect(texts.first?.contains("\"title\":\"Dagpost: 1 thing needs you\"") == true)
    #expect(texts.first?.contains("channel one refused the daily of 24 Nov") == true)
    office.clock.move(by: .seconds(23 * 3600))
    _ = try await alarms.round()
    #expect(texts.count == 1)
    office.clock.move(by: .seconds(3600))
    _ = try await alarms.round()
    #expect(texts.last?.contains("STILL") == true)
    try await office.tickAndDeliver()
    office.clock.move(by: .seconds(600))
    _ = try await alarms.round()
    #expect(texts.count == 3)
    #expect(texts.last?.contains("\"title\":\"Dagpost: back in order\"") == true)
    office.clock.move(by: .seconds(86_400))
    _ = try await alarms.round()
    #expect(texts.count == 3)
  }

  @Test func `what was told is known after a restart, and what did not arrive is told then`() async throws {
    try await refuseOne()
    phone.runtime.withLock { $0 = false }
    #expect(try await alarms().round() == office.clock.now.adding(.seconds(60)))
    try office.restart()
    phone.runtime.withLock { $0 = true }
    _ = try await alarms(office.desk).round()
    #expect(texts.count == 1)
    try office.restart()
    _ = try await alarms(office.desk).round()
    #expect(texts.count == 1)
  }

  @Test func `a channel that takes nothing is tried again ever later, and told in the log once`() async throws {
    try await refuseOne()
    phone.runtime.withLock { $0 = false }
    let alarms = alarms()
    var waits: [Int64] = []
    for _ in 0..<5 {
      let next = try #require(try await alarms.round())
      waits.append(next.since(office.clock.now).components.seconds)
      office.clock.move(by: next.since(office.clock.now))
    }
    #expect(waits == [60, 300, 900, 3600, 3600])
    #expect(phone.lines.withLock { $0 }.count == 1)
    #expect(await alarms.sentences.first?.hasPrefix("Alarms do not reach the channel phone: ") == true)
    phone.runtime.withLock { $0 = true }
    _ = try await alarms.round()
    #expect(await alarms.sentences == [])
    #expect(phone.lines.withLock { $0.contains("notice: alarms reach the channel phone again") })
  }

  @Test func `two messages are minutes apart`() async throws {
    try await refuseOne()
    let alarms = alarms()
    _ = try await alarms.round()
    try office.clock.set("2026-11-24T16:31")
    try await office.ledger.ingest(
      Snapshot(
        team: "desk", at: try instant("2026-11-20T16:30"),
        readings: [
          Reading(source: "figures", title: "figures", at: office.clock.now, outcome: .failed("gone"))
        ]),
      calendar: try #require(office.desk.current.world.teams.first).calendar)
    try await office.ledger.ingest(
      Snapshot(
        team: "desk", at: office.clock.now,
        readings: [
          Reading(source: "figures", title: "figures", at: office.clock.now, outcome: .failed("gone"))
        ]),
      calendar: try #require(office.desk.current.world.teams.first).calendar)
    let wanted = try #require(try await alarms.round())
    #expect(wanted == (try instant("2026-11-24T16:35")))
    #expect(texts.count == 1)
    try office.clock.set("2026-11-24T16:35")
    _ = try await alarms.round()
    #expect(texts.count == 2)
    #expect(texts.last?.contains("source figures could not be read since 20 Nov: “gone”") == true)
  }

  @Test func `a week of rest is one message`() async throws {
    try await office.tickAndDeliver()
    try office.clock.set("2026-12-03T17:00")
    try await office.tickAndDeliver()
    try office.clock.set("2026-12-03T17:01")
    _ = try await alarms().round()
    #expect(texts.count <= 1)
  }

  @Test func `that a backup was restored is told first, until it arrives`() async throws {
    phone.runtime.withLock { $0 = false }
    let alarms = alarms(restored: "ledger.sqlite: could not be used, so a backup was restored.")
    #expect(try await alarms.round() == office.clock.now.adding(.seconds(60)))
    phone.runtime.withLock { $0 = true }
    office.clock.move(by: .seconds(60))
    for _ in 0..<3 { #expect(try await alarms.round() == nil) }
    #expect(texts.count == 1)
    #expect(texts.first?.contains("a backup was restored") == true)
  }

  @Test func `that the clock is believed again is told to those who were told that it was not`() async throws {
    let alarms = alarms()
    await alarms.add(.clock(days: 0), "The clock shows 2040.")
    #expect(await alarms.bulletinRound() == nil)
    await alarms.add(.clock(days: 1), "The clock shows 2040.")
    #expect(await alarms.bulletinRound() == nil)
    await alarms.add(.clockOver, "The clock shows 2026.")
    for _ in 0..<2 { #expect(await alarms.bulletinRound() == nil) }
    #expect(texts.count == 3)
    #expect(texts.dropFirst().first?.contains("has not believed the clock of its machine for 1 day") == true)
    #expect(texts.last?.contains("believes the clock of its machine again") == true)
  }

  @Test func `a doubt that could not be told is not told any more when it is over`() async throws {
    phone.runtime.withLock { $0 = false }
    let alarms = alarms()
    await alarms.add(.clock(days: 0), "The clock shows 2040.")
    #expect(await alarms.bulletinRound() == office.clock.now.adding(.seconds(60)))
    await alarms.add(.clockOver, "The clock shows 2026.")
    phone.runtime.withLock { $0 = true }
    office.clock.move(by: .seconds(60))
    #expect(await alarms.bulletinRound() == nil)
    #expect(texts == [])
  }

  @Test func `a channel that comes later hears nothing old`() async throws {
    try office.reload(Office.config())
    let alarms = alarms(restored: "a backup was restored.")
    await alarms.add(.clock(days: 0), "The clock shows 2040.")
    try office.reload(Self.config)
    #expect(try await alarms.round() == nil)
    #expect(texts == [])
  }

  @Test func `without an alarm nothing is told or kept`() async throws {
    try await refuseOne()
    _ = try await alarms().round()
    try office.reload(Office.config())
    #expect(try await alarms().round() == nil)
    #expect(try await office.ledger.alarms(to: "phone") == [])
  }
}
