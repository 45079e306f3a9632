import HTTP
import Ledger
import Model
import Reactor
import Synchronization
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Signs of life only after work.
struct SignOfLifeTests {
  private final class Heard: Sendable {
    let signs = Watched(0)
    let hangs = Mutex<[String]>([])
    let time = Mutex(Duration.zero)

    func sign() { signs.change { $0 += 1 } }
    func signed(_ count: Int) async throws { try await signs.reached("sign of life \(count)") { $0 >= count } }
  }
  private let heard = Heard()

  private func life(_ probes: [SignOfLife.Probe]) -> SignOfLife {
    SignOfLife(
      probes, sinceBoot: { [heard] in heard.time.withLock { $0 } }, alive: { [heard] in heard.sign() },
      hangs: { [heard] names, time in
        heard.hangs.withLock { $0.append("\(names.joined(separator: " and ")) for \(time.components.seconds) s") }
      })
  }

  private func pass(_ seconds: Int64) { heard.time.withLock { $0 += .seconds(seconds) } }

  @Test func `a sign goes out when everything has answered`() async throws {
    let life = life([.init(name: "one") {}, .init(name: "other") {}])
    for count in 1...3 {
      await life.look()
      try await heard.signed(count)
      #expect(heard.signs.value == count)
    }
  }

  @Test func `one that hangs stops the signs, is named once, and is forgiven when it answers`() async throws {
    let gate = Gate()
    let life = life([
      .init(name: "well") {},
      .init(name: "the ledger") {
        try? await gate.passed()
      },
    ])
    await life.look()
    try await gate.reached()
    pass(19)
    await life.look()
    #expect(heard.hangs.withLock { $0 } == [])
    for _ in 0..<3 {
      pass(30)
      await life.look()
    }
    #expect(heard.hangs.withLock { $0 } == ["the ledger for 49 s"])
    #expect(heard.signs.value == 0)
    await gate.open()
    try await heard.signed(1)
    #expect(heard.signs.value == 1)
    #expect(heard.hangs.withLock { $0 }.last == " for 0 s")
  }

  @Test func `a ledger whose queue is held does not answer, and one that is free does`() async throws {
    let office = try Office(at: "2026-11-24T09:00")
    let gate = Gate()
    let ledger = office.ledger
    // What holds the file for another program holds it for us too.
    let holder = try Holder(office.folder.path("state/ledger.sqlite"))
    let life = life([
      .init(name: "the ledger") {
        try? await ledger.roundTrip()
        await gate.open()
      }
    ])
    await life.look()
    pass(60)
    await life.look()
    #expect(heard.hangs.withLock { $0 } == ["the ledger for 60 s"])
    #expect(heard.signs.value == 0)
    try holder.release()
    try await heard.signed(1)
    #expect(heard.signs.value == 1)
  }

  @Test func `an HTTP client answers through its queue`() async throws {
    let client = CurlClient(version: "test")
    let life = life([.init(name: "the client") { await client.roundTrip() }])
    await life.look()
    try await heard.signed(1)
    await client.close()
    #expect(heard.signs.value == 1)
  }
}
