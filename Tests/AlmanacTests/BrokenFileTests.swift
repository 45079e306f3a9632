import Foundation
import Model
import Testing

@testable import Almanac

/// Files that once broke a reader, and files that are broken as fuzzers break them.
@Suite struct BrokenFileTests {
  private static let folder = URL(filePath: Fixtures.folder + "/fuzz")

  /// Every reader gets every file. None may crash, hang, or return something impossible.
  @Test(.timeLimit(.minutes(5)))
  func `reads or refuses every file that once broke a reader`() throws {
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
