import Foundation
import Model
import TestKit
import Testing

@testable import Ledger

/// Damage in each page of a ledger, one at a time, found at the start after a crash: noticed, or harmless.
@Suite struct EveryPageTests {
  private static let pageSize = 4_096

  /// How a page is damaged. The same numbers every time.
  private enum Damage: CaseIterable {
    case bit, otherBit, thirdBit, zeroes, noise

    func apply(to page: inout ArraySlice<UInt8>, _ random: inout Numbers) {
      switch self {
      case .bit, .otherBit, .thirdBit:
        let at = page.indices.randomElement(using: &random) ?? page.startIndex
        page[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case .zeroes: for index in page.indices { page[index] = 0 }
      case .noise: for index in page.indices { page[index] = UInt8.random(in: 0...255, using: &random) }
      }
    }
  }

  @Test func `nothing is sent twice`() async throws {
    let state = try StateFolder()
    try await state.run { ledger async throws in
      try await fill(ledger, teams: 60)
      _ = try await ledger.backUp(now: minute(5))
      // Since the backup: what waited is delivered, and a slot of each team that the backup does not know.
      try await ledger.deliverAll(at: minute(6))
      _ = try await ledger.decide(Self.since, now: minute(7))
      try await ledger.deliverAll(at: minute(7))
    }
    let sound = try state.bytes("ledger.sqlite")
    let backup = try state.bytes("backups/ledger-2026-11-24.sqlite")
    let pages = sound.count / Self.pageSize
    #expect(pages > 30)
    var random = Numbers(state: 20_261_125)
    var count = (restored: 0, refused: 0, harmless: 0)
    for page in 0..<pages {
      for damage in Damage.allCases {
        var bytes = sound
        damage.apply(to: &bytes[page * Self.pageSize..<(page + 1) * Self.pageSize], &random)
        let one = try StateFolder()
        try FileManager.default.createDirectory(atPath: one.folder.path("backups"), withIntermediateDirectories: false)
        try one.write(bytes, to: "ledger.sqlite")
        try one.write(backup, to: "backups/ledger-2026-11-24.sqlite")
        try one.folder.write("1\n", to: "lock")
        do {
          try await one.run(at: minute(9)) { ledger async throws in
            if ledger.opening.restored != nil {
              count.restored += 1
              try await Self.expectHeld(ledger)
            } else {
              count.harmless += 1
              try await Self.expectSame(ledger, "page \(page), \(damage)")
            }
          }
        } catch let error as LedgerError {
          count.refused += 1
          #expect(error.kind != .busy, "page \(page), \(damage): \(error)")
        }
      }
    }
    print("\(pages) pages damaged in \(Damage.allCases.count) ways: \(count)")
    #expect(count.restored > pages)
  }

  private static let since = (0..<60).map {
    posting(slot("2026-11-25", "daily", team: TeamName("t\($0)")), [newPost("wed-t\($0)", "chat")], at: minute(7))
  }

  /// A backup is in its place: nothing leaves, and what came after it is known to be in doubt.
  private static func expectHeld(_ ledger: Ledger) async throws {
    #expect(try await ledger.wouldSend(at: minute(9)) == [])
    #expect(try await ledger.restoration()?.known == minute(5))
    #expect(try await ledger.state("waits") == .held)
  }

  /// The ledger still knows all that was sent.
  private static func expectSame(_ ledger: Ledger, _ what: String) async throws {
    #expect(try await ledger.wouldSend(at: minute(9)) == [], "\(what)")
    let again = try await ledger.decide(since, now: minute(9))
    for result in again {
      guard case .alreadyDecided = result else {
        Issue.record("\(what): a slot that was posted would be posted again")
        return
      }
    }
  }
}

/// SplitMix64: the same numbers in every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
