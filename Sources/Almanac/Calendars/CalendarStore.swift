import Model
import Synchronization

/// Calendars whose all-day events are days off, each file read once and shared by all teams that have it.
///
/// After a file has changed (`isOutdated`), a `refreshed` store has its new days; one that became unusable keeps those it had,
/// and `kept` says so.
public final class CalendarStore: Sendable {
  private let zones: ZoneStore
  private let year: Int
  private let loaded = Mutex<[String: Entry]>([:])

  private struct Entry {
    var days = Holidays.none
    /// Nil when there is no such file.
    var version: SmallFile.Version?
    /// Why the file of this version cannot be used; completes "the calendar …".
    var trouble: String?
    /// Sentences about events that were left out.
    var doubts: [String] = []
    /// The copy of an address: it may not be there yet.
    let isCopy: Bool
  }

  /// - Parameter year: the year of now. Days are known from five years before to ten years after it.
  public init(zones: ZoneStore, year: Int) {
    self.zones = zones
    self.year = year
  }

  /// All days that events of one file may cover, so that no file takes all memory.
  static let dayLimit = 200_000

  /// Why there are no days, or doubts about some; nothing when the file was read before.
  public struct Finding: Sendable {
    /// Completes "the calendar …".
    public let trouble: String?
    public let doubts: [String]
    /// Whether there is no day off in it.
    public let isEmpty: Bool
  }

  /// Reads a file, once.
  ///
  /// - Parameter isCopy: of an address, which may not have been fetched yet; otherwise the file must exist.
  public func read(_ file: String, isCopy: Bool) -> Finding {
    let entry = loaded.withLock { $0[file] } ?? fresh(file, isCopy: isCopy, instead: nil)
    loaded.withLock { $0[file] = entry }
    return Finding(trouble: entry.trouble, doubts: entry.doubts, isEmpty: entry.days.all.isEmpty)
  }

  /// The days of a file that was read; none when it was not.
  public func days(_ file: String) -> Holidays { loaded.withLock { $0[file]?.days } ?? .none }

  /// Whether a file is there, or its days are known all the same.
  public func has(_ file: String) -> Bool {
    loaded.withLock { $0[file].map { $0.version != nil || !$0.days.all.isEmpty } } ?? false
  }

  /// Takes what an address gave as the days of its copy, without a file. Says why when it is no calendar.
  public func take(_ bytes: [UInt8], as file: String) -> String? {
    do throws(CalendarTrouble) {
      let (days, doubts) = try contents(bytes)
      loaded.withLock { loaded in
        loaded[file] = Entry(days: days, version: loaded[file]?.version, doubts: doubts, isCopy: true)
      }
      return nil
    } catch {
      return error.sentence
    }
  }

  /// Why bytes are no calendar; nil when they are one.
  public func mistake(in bytes: [UInt8]) -> String? {
    do throws(CalendarTrouble) {
      _ = try contents(bytes)
      return nil
    } catch {
      return error.sentence
    }
  }

  // MARK: Changes

  /// Whether a file was replaced, written or taken away since, or a new year brings days that were not looked at.
  public func isOutdated(year: Int) -> Bool {
    year != self.year || loaded.withLock { $0 }.contains { SmallFile.Version(of: $0.key) != $0.value.version }
  }

  /// The same calendars as their files are now.
  public func refreshed(year: Int) -> CalendarStore {
    let store = CalendarStore(zones: zones, year: year)
    let entries = loaded.withLock { $0 }.map { file, old in
      let isSame = year == self.year && SmallFile.Version(of: file) == old.version
      return (file, isSame ? old : store.fresh(file, isCopy: old.isCopy, instead: old))
    }
    store.loaded.withLock { loaded in loaded = Dictionary(entries) { $1 } }
    return store
  }

  /// Sentences about calendars that became unusable.
  public var kept: [String] {
    loaded.withLock { $0 }.sorted { $0.key < $1.key }.compactMap { file, entry in
      entry.trouble.map { "The calendar \(file) \($0); the days off it had are kept." }
    }
  }

  /// - Parameter old: what stays when the file cannot be used.
  private func fresh(_ file: String, isCopy: Bool, instead old: Entry?) -> Entry {
    var entry = Entry(days: old?.days ?? .none, isCopy: isCopy)
    switch SmallFile.read(file, limit: CalendarFile.byteLimit) {
    case .failure(.missing) where isCopy: break
    case .failure(let trouble):
      entry.version = SmallFile.Version(of: file)
      entry.trouble = trouble.words
    case .success(let found):
      entry.version = found.version
      do throws(CalendarTrouble) {
        let (days, doubts) = try contents(found.bytes)
        // Days that did not change stay the one list that teams share.
        entry.days = days == entry.days ? entry.days : days
        entry.doubts = doubts
      } catch {
        entry.trouble = "cannot be read: \(error.sentence)"
      }
    }
    return entry
  }

  private func contents(_ bytes: [UInt8]) throws(CalendarTrouble) -> (days: Holidays, doubts: [String]) {
    guard let first = CivilDate(year: year - 5, month: 1, day: 1),
      let last = CivilDate(year: year + 10, month: 12, day: 31)
    else { throw CalendarTrouble(sentence: "the clock of this machine is wrong") }
    let contents = try CalendarFile.read(bytes, from: first, through: last, zone: .utc, zones: zones)
    var days: [(date: CivilDate, name: HolidayName)] = []
    for event in contents.entries where event.isAllDay {
      // What its owner keeps private is a day off without a reason.
      let title = event.isPrivate ? UntrustedText("") : event.title
      let covered = max(first, event.firstDay).dayNumber...min(last, event.lastDay).dayNumber
      guard days.count + covered.count <= Self.dayLimit else {
        throw CalendarTrouble(sentence: "its all-day events cover more than \(Self.dayLimit) days")
      }
      days += covered.map { (CivilDate(dayNumber: $0), HolidayName(own: title, english: title)) }
    }
    return (Holidays(days), contents.problems)
  }
}
