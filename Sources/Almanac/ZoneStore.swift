import Reactor
import Synchronization

/// The machine's time zones, each read once and shared.
///
/// After an update of the zone files, `isOutdated` says so and `refreshed` gives a store with the new rules. Zones of
/// the old store do not change.
package final class ZoneStore: Sendable {
  private let directory: String
  private let loaded = Mutex<[String: Entry]>([:])

  private struct Entry {
    let zone: Zone
    let version: SmallFile.Version
    /// Why the file of this version cannot be used. The zone then has the rules of an earlier version.
    var trouble: String?
  }

  /// - Parameter directory: the folder of the compiled zone files.
  package init(directory: String = "/usr/share/zoneinfo") { self.directory = directory }

  /// A store of the same zones with their current rules. A zone whose file cannot be read any more keeps its rules, and
  /// `kept` reports that.
  package func refreshed() -> ZoneStore {
    let fresh = ZoneStore(directory: directory)
    let entries = loaded.withLock { $0 }.map { id, old -> (String, Entry) in
      // The version is taken before the file is read, so a file that changes in between is only read once more.
      guard let version = SmallFile.Version(of: "\(directory)/\(id)"), version != old.version else { return (id, old) }
      do throws(Unavailable) {
        let zone = try fresh.zone(id)
        // Rules that did not change remain the table that teams already share.
        return (id, Entry(zone: zone == old.zone ? old.zone : zone, version: version))
      } catch {
        return (id, Entry(zone: old.zone, version: version, trouble: error.sentence))
      }
    }
    fresh.loaded.withLock { loaded in loaded = Dictionary(entries) { $1 } }
    return fresh
  }

  /// Sentences about zones whose files became unusable.
  package var kept: [String] {
    loaded.withLock { $0 }.sorted { $0.key < $1.key }.compactMap { id, entry in
      entry.trouble.map { "The time zone \(id) \($0); the rules it had are kept." }
    }
  }

  /// Why there is no such zone; completes "Europe/Amsterdam …".
  package struct Unavailable: Error, Sendable {
    package let sentence: String
    /// Whether the name itself is unknown, so that a similar one may be meant.
    package let unknown: Bool
  }

  /// The rules of a zone such as `Europe/Amsterdam`.
  package func zone(_ id: String) throws(Unavailable) -> Zone {
    if let zone = loaded.withLock({ $0[id]?.zone }) { return zone }
    guard ZoneStore.isValid(id) else {
      throw Unavailable(sentence: "is not the name of a time zone, such as Europe/Amsterdam", unknown: true)
    }
    let path = "\(directory)/\(id)"
    switch SmallFile.read(path, limit: 64 << 10) {
    case .failure(.missing), .failure(.notAFile):
      throw Unavailable(sentence: "is not a time zone in \(directory)", unknown: true)
    case .failure(let trouble):
      throw Unavailable(sentence: "cannot be used: \(path) \(trouble.words)", unknown: false)
    case .success(let file):
      do {
        let zone = try ZoneFile.zone(id: id, file.bytes)
        loaded.withLock { $0[id] = Entry(zone: zone, version: file.version) }
        return zone
      } catch .notTZif {
        throw Unavailable(sentence: "is not a time zone in \(directory)", unknown: true)
      } catch {
        throw Unavailable(sentence: "cannot be used: \(path) is damaged (\(error)); reinstall tzdata", unknown: false)
      }
    }
  }

  /// Whether a zone file was replaced since it was read. A file that was removed does not count, because its rules stay
  /// valid.
  package var isOutdated: Bool {
    loaded.withLock { $0 }.contains { id, entry in
      SmallFile.Version(of: "\(directory)/\(id)").map { $0 != entry.version } ?? false
    }
  }

  /// The release of the zone files, such as `2026f`; nil when they do not tell.
  package var release: String? {
    guard case .success(let file) = SmallFile.read("\(directory)/tzdata.zi", limit: 1 << 20),
      let line = file.bytes.split(separator: 0x0A).first, line.starts(with: "# version ".utf8)
    else { return nil }
    return String(decoding: line.dropFirst(10), as: UTF8.self)
  }

  /// The names of the usual zones, for suggestions; empty when the machine has no list.
  package var names: [String] {
    guard case .success(let file) = SmallFile.read("\(directory)/zone.tab", limit: 1 << 20) else { return [] }
    return file.bytes.split(separator: 0x0A).compactMap { line in
      let columns = line.split(separator: 0x09)
      return line.first == UInt8(ascii: "#") || columns.count < 3 ? nil : String(decoding: columns[2], as: UTF8.self)
    }
  }

  /// Whether this is a name of letters, digits, `_`, `+` and `-` in parts between slashes. Without dots it cannot lead
  /// out of the folder.
  static func isValid(_ id: String) -> Bool {
    id.utf8.count <= 64
      && id.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2B, 0x2D: true
            default: false
            }
          }
      }
  }
}
