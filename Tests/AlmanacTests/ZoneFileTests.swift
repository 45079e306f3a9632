import Foundation
import Model
import Testing

@testable import Almanac

@Suite struct ZoneFileTests {
  private func bytes(_ id: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: Fixtures.folder + "/zones/" + id)))
  }

  @Test func `a file that is cut anywhere is refused`() throws {
    let whole = try bytes("Europe/Amsterdam")
    for length in 0..<whole.count {
      #expect(throws: ZoneFile.Trouble.self) { try ZoneFile.zone(id: "x", Array(whole.prefix(length))) }
    }
    #expect(try ZoneFile.zone(id: "x", whole).offset(at: Instant(seconds: 0)) == 3600)
  }

  @Test func `reads or refuses a file with any byte changed`() throws {
    var random = SystemRandomNumberGenerator()
    let whole = try bytes("Australia/Lord_Howe")
    for index in whole.indices {
      var changed = whole
      changed[index] ^= UInt8.random(in: 1...255, using: &random)
      guard let zone = try? ZoneFile.zone(id: "x", changed) else { continue }
      for second: Int64 in [-4_000_000_000, 0, 1_800_000_000, 9_000_000_000] {
        #expect(abs(zone.offset(at: Instant(seconds: second))) <= 26 * 3600)
        _ = zone.firstInstant(reaching: CivilDateTime(wallSeconds: second))
      }
    }
  }

  @Test func `a file of version 1 is read from its only block`() throws {
    var file = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
    for count: UInt8 in [0, 0, 0, 1, 2, 4] { file += [0, 0, 0, count] }
    file += [0, 0, 0, 100]  // one change, at second 100
    file += [1]  // to the second kind
    file += [0, 0, 0, 0, 0, 0] + [0, 0, 0x0E, 0x10, 1, 0]  // UTC and an hour east
    file += Array("UTC\0".utf8)
    let zone = try ZoneFile.zone(id: "x", file)
    #expect([99, 100, 4_000_000_000].map { zone.offset(at: Instant(seconds: $0)) } == [0, 3600, 3600])
  }

  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", true), ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", true), ("UTC0", true),
    ("<+0545>-5:45", true), ("EST5EDT,0/0,J365/25", true), ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", true),
    ("EET-2EEST,M3.4.4/50,M10.4.4/50", true), ("XXX3", true), ("A1", false), ("CET", false), ("CET-25", false),
    ("CET-1CEST", false), ("CET-1CEST,M3.5.0", false), ("CET-1CEST,M13.5.0,M10.5.0", false),
    ("CET-1CEST,M3.6.0,M10.5.0", false), ("CET-1CEST,M3.5.7,M10.5.0", false), ("CET-1CEST,J0,J5", false),
    ("CET-1CEST,M3.5.0/168,M10.5.0", false), ("CET-1CEST,M3.5.0,M10.5.0 ", false), ("<+1", false),
    ("CET-99999999999999999999", false),
  ])
  func `reads or refuses the rule after the table`(text: String, valid: Bool) {
    #expect((PosixRule(text.utf8) != nil) == valid)
  }

  @Test func `reads summer time that lasts all year`() throws {
    let rule = try #require(PosixRule("EST5EDT,0/0,J365/25".utf8))
    for day in 0..<1500 {
      for hour in 0..<24 {
        let second = 1_767_225_600 + Int64(day * 86_400 + hour * 3600)
        #expect(rule.stretch(at: second).offset == -4 * 3600)
      }
    }
  }
}
