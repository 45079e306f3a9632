import Foundation
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

/// Trouble with the ledger, told without the ledger.
struct LastWordTests {
  private let office: Office
  private let texts = Box()
  private final class Box: Sendable { let all = Mutex<[String]>([]) }
  private let broken = LedgerError(.broken, "ledger.sqlite: the disk is full.")

  init() throws {
    office = try Office(at: "2026-11-24T09:00", "alarm: one\n" + Office.config())
  }

  private var word: LastWord { LastWord(stateDirectory: office.folder.path, clock: office.clock.clock) }

  private func tell(_ error: LedgerError? = nil, takes: Bool = true) async -> String? {
    await word.tell(
      error ?? broken, office.desk.current.world.forOperator, by: NoNetwork(),
      print: { [texts] text in
        if takes { texts.all.withLock { $0.append(text) } }
        return takes
      }, newID: Runtime.newID)
  }

  @Test func `it is told once, and not at the restarts of a day`() async throws {
    #expect(await tell() == "told the operator by one")
    #expect(texts.all.withLock { $0.count } == 1)
    for _ in 0..<4 { #expect(await tell()?.contains("not told again within a day") == true) }
    #expect(texts.all.withLock { $0.count } == 1)
    office.clock.move(by: .seconds(86_400))
    #expect(await tell() == "told the operator by one")
  }

  @Test func `once the ledger has worked for a while, the next trouble is told`() async throws {
    word.prepare()
    _ = await tell()
    word.prepare()
    #expect(await tell()?.contains("not told again") == true, "opening it is not enough")
    word.settle()
    #expect(await tell() == "told the operator by one")
  }

  @Test func `what did not arrive is tried again`() async throws {
    #expect(await tell(takes: false) == "the operator could not be told of it: no channel of alarms took a message")
    #expect(await tell() == "told the operator by one")
  }

  @Test func `that another daemon runs is no trouble with the ledger`() async throws {
    #expect(await tell(LedgerError(.locked(holder: 1), "held")) == nil)
    #expect(texts.all.withLock { $0 } == [])
  }

  @Test func `it does not wait longer than it may`() async throws {
    let hanging = Hanging()
    try office.folder.write("https://example.org/in/abcdefghijkl\n", to: "d")
    try office.reload(
      "alarm: one\n"
        + Office.config().replacing(
          "  one: { service: console }", with: "  one: { service: webhook, url: { file: d } }"))
    let said = await word.tell(
      broken, office.desk.current.world.forOperator, by: hanging, print: { _ in true }, newID: Runtime.newID,
      limit: .milliseconds(20))
    #expect(said == "the operator could not be told of it: no channel of alarms took a message")
  }

  /// Answers only when it is called off.
  private struct Hanging: HTTPClient {
    func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
      let gate = Gate()
      await withTaskCancellationHandler {
        try? await gate.passed()
      } onCancel: {
        Task { await gate.open() }
      }
      return .failure(.cancelled(sent: true))
    }
  }
}
