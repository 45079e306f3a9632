import Foundation
import Model
import Testing

@testable import Almanac

/// Files that broke a reader once, or are broken in ways that fuzzers find.
@Suite struct BrokenFileTests {
  private static let folder = URL(filePath: Fixtures.folder + "/fuzz")

  /// Every reader is given every file: none may crash, hang, or say anything that is not so.
  @Test(.timeLimit(.minutes(5)))
  func `every file that broke a reader is read or refused`() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      if let zone = try? ZoneFile.zone(id: "fuzz", bytes) { _ = zone.civil(at: Instant(seconds: 4_000_000_000)) }
      _ = PosixRule(bytes)?.stretch(at: 4_000_000_000)
      do {
        for entry in try read(bytes).entries { #expect(entry.firstDay <= entry.lastDay) }
      } catch let trouble as CalendarTrouble {
        #expect(!trouble.sentence.isEmpty)
      }
    }
  }
}
