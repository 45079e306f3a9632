import HTTP
import Ledger
import Model
import Reactor
import Synchronization
import TestKit
import Testing

@testable import Daemon

/// Signs of life only after work.
struct SignOfLifeTests {
  private final class Heard: Sendable {
    let signs = Mutex(0)
    let hangs = Mutex<[String]>([])
    let time = Mutex(Duration.zero)
    private let (stream, continuation) = AsyncStream.makeStream(of: Void.self)

    func sign() {
      signs.withLock { $0 += 1 }
      continuation.yield()
    }
    func nextSign() async {
      for await _ in stream { return }
    }
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

  @Test func `a sign goes out when everything has answered`() async {
    let life = life([.init(name: "one") {}, .init(name: "other") {}])
    for count in 1...3 {
      await life.look()
      await heard.nextSign()
      #expect(heard.signs.withLock { $0 } == count)
    }
  }

  @Test func `one that hangs stops the signs, is named once, and is forgiven when it answers`() async {
    let gate = Gate()
    let (asked, ask) = AsyncStream.makeStream(of: Void.self)
    let life = life([
      .init(name: "well") {},
      .init(name: "the ledger") {
        ask.yield()
        await gate.passed()
      },
    ])
    await life.look()
    for await _ in asked { break }
    pass(19)
    await life.look()
    #expect(heard.hangs.withLock { $0 } == [])
    for _ in 0..<3 {
      pass(30)
      await life.look()
    }
    #expect(heard.hangs.withLock { $0 } == ["the ledger for 49 s"])
    #expect(heard.signs.withLock { $0 } == 0)
    await gate.open()
    await heard.nextSign()
    #expect(heard.signs.withLock { $0 } == 1)
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
    #expect(heard.signs.withLock { $0 } == 0)
    try holder.release()
    await heard.nextSign()
    #expect(heard.signs.withLock { $0 } == 1)
  }

  @Test func `an HTTP client answers through its queue`() async {
    let client = CurlClient(version: "test")
    let life = life([.init(name: "the client") { await client.roundTrip() }])
    await life.look()
    await heard.nextSign()
    await client.close()
    #expect(heard.signs.withLock { $0 } == 1)
  }
}
