import Almanac
import Foundation
import Testing

@Suite struct ZoneStoreTests {
  @Test(arguments: [
    "", "/etc/passwd", "../zones/Europe/Amsterdam", "Europe/../Europe/Amsterdam", "Europe//Amsterdam",
    "Europe/Amsterdam/",
    "Europe/Amster dam", "Europe/Amsterdam\0", "Ünited/Kingdom", String(repeating: "a", count: 65),
  ])
  func `refuses a name that could lead out of the folder`(id: String) {
    let error = #expect(throws: ZoneStore.Unavailable.self) { try Fixtures.zones.zone(id) }
    #expect(error?.sentence == "is not the name of a time zone, such as Europe/Amsterdam")
  }

  @Test(arguments: ["Europe/Utrecht", "Europe", "Europe/Amsterdam/Centrum"])
  func `names the folder in which a zone is missing`(id: String) {
    let error = #expect(throws: ZoneStore.Unavailable.self) { try Fixtures.zones.zone(id) }
    #expect(error?.unknown == true)
    #expect(error?.sentence.hasPrefix("is not a time zone in /") == true)
  }

  @Test func `shares one table among all who ask for a zone`() throws {
    let first = try Fixtures.zones.zone("Europe/Amsterdam")
    #expect(try Fixtures.zones.zone("Europe/Amsterdam") === first)
  }

  @Test func `an upgrade of the zone files is noticed, and a new store has the new rules`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "Here")
    try Data(contentsOf: URL(filePath: Fixtures.folder + "/zones/Asia/Kolkata")).write(to: file)
    let old = ZoneStore(directory: folder.path)
    #expect(try old.zone("Here").offset(at: instant("2026-01-01T00:00:00Z")) == 19_800)
    #expect(!old.isOutdated)
    try Data(contentsOf: URL(filePath: Fixtures.folder + "/zones/Asia/Kathmandu")).write(to: file, options: .atomic)
    #expect(old.isOutdated)
    #expect(try old.zone("Here").offset(at: instant("2026-01-01T00:00:00Z")) == 19_800)
    let new = old.refreshed()
    #expect(!new.isOutdated)
    #expect(new.kept == [])
    #expect(try new.zone("Here").offset(at: instant("2026-01-01T00:00:00Z")) == 20_700)
    try FileManager.default.removeItem(at: file)
    #expect(!new.isOutdated)
  }

  @Test func `keeps the rules of a zone whose new file is damaged and reports it until the file is good`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "Here")
    try Data(contentsOf: URL(filePath: Fixtures.folder + "/zones/Asia/Kolkata")).write(to: file)
    let old = ZoneStore(directory: folder.path)
    _ = try old.zone("Here")
    try Data("TZif2".utf8).write(to: file, options: .atomic)
    #expect(old.isOutdated)
    let damaged = old.refreshed()
    #expect(!damaged.isOutdated, "one damaged file is not read again at every look")
    #expect(damaged.kept.count == 1)
    #expect(damaged.kept.first?.contains("Here cannot be used") == true)
    #expect(try damaged.zone("Here").offset(at: instant("2026-01-01T00:00:00Z")) == 19_800)
    #expect(damaged.refreshed().kept == damaged.kept)
    try Data(contentsOf: URL(filePath: Fixtures.folder + "/zones/Asia/Kathmandu")).write(to: file, options: .atomic)
    #expect(damaged.isOutdated)
    let mended = damaged.refreshed()
    #expect(mended.kept == [])
    #expect(try mended.zone("Here").offset(at: instant("2026-01-01T00:00:00Z")) == 20_700)
  }

  @Test func `keeps the shared table of a zone whose rules did not change`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = try Data(contentsOf: URL(filePath: Fixtures.folder + "/zones/Asia/Kolkata"))
    try rules.write(to: folder.appending(path: "Here"))
    let old = ZoneStore(directory: folder.path)
    let zone = try old.zone("Here")
    try rules.write(to: folder.appending(path: "Here"), options: .atomic)
    #expect(old.isOutdated)
    #expect(try old.refreshed().zone("Here") === zone)
  }

  @Test func `reports a damaged file`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("TZif2".utf8).write(to: folder.appending(path: "Broken"))
    try Data("# comment".utf8).write(to: folder.appending(path: "Text"))
    let store = ZoneStore(directory: folder.path)
    let broken = #expect(throws: ZoneStore.Unavailable.self) { try store.zone("Broken") }
    #expect(broken?.sentence.contains("is damaged") == true)
    #expect(broken?.unknown == false)
    let text = #expect(throws: ZoneStore.Unavailable.self) { try store.zone("Text") }
    #expect(text?.unknown == true)
  }
}
