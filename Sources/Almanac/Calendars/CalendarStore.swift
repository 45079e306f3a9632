import Model
import Reactor
import Synchronization

/// Calendars whose all-day events are days off. Each file is read once and shared by all teams that name it.
///
/// When a file has changed, `isOutdated` says so and `refreshed` gives a store with its new days. A file that became
/// unusable keeps the days that it had, and `kept` reports that.
package final class CalendarStore: Sendable {
  private let zones: ZoneStore
  private let year: Int
  private let loaded = Mutex<[String: Entry]>([:])

  private struct Entry {
    var days = Holidays.none
    var other = Other()
    /// The days by the zone of the teams that asked. All teams of a zone share one list.
    var onWalls: [Zone: Holidays] = [:]
    /// The version of the file that was read; nil when there is no such file.
    var version: SmallFile.Version?
    /// Why the file of this version cannot be used; completes "the calendar …".
    var trouble: String?
    /// Sentences about events that were left out.
    var doubts: [String] = []
    /// Whether this is the local copy of an address, which may not be there yet.
    let isCopy: Bool

    /// Whether nothing in it can be a day off. An event of less than 22 hours is no whole day in any zone.
    var isEmpty: Bool {
      days.all.isEmpty && other.observances.all.isEmpty
        && !other.timed.contains { $0.isMarked || $0.end.since($0.start) >= .seconds(22 * 3600) }
    }
  }

  /// What a calendar has besides all-day events.
  private struct Other: Hashable {
    /// Events with times. Whether they are whole days depends on the zone of the team.
    var timed: [Timed] = []
    /// Days that the calendar itself calls observances, which are no days off.
    var observances = Holidays.none
  }

  /// Events that are shorter than this are meetings, and never of interest here.
  private static let shortest = Duration.seconds(4 * 3600)

  private struct Timed: Hashable {
    let start: Instant
    let end: Instant
    let isMarked: Bool
    let name: HolidayName

    func days(on zone: Zone) -> (first: CivilDate, last: CivilDate)? {
      WholeDays.days(from: start, to: end, isMarked: isMarked, on: zone)
    }
  }

  /// - Parameter year: the current year. Days are known from five years before it to ten years after it.
  package init(zones: ZoneStore, year: Int) {
    self.zones = zones
    self.year = year
  }

  /// The most days that the events of one file may cover, so that no file uses up the memory.
  static let dayLimit = 200_000

  /// What reading a file found: why it cannot be used, and warnings about some events.
  package struct Finding: Sendable {
    /// Why the file cannot be used; completes "the calendar …".
    package let trouble: String?
    package let doubts: [String]
    /// Whether the file has no day off.
    package let isEmpty: Bool
  }

  /// Reads a file; a file that was read before is not read again.
  ///
  /// - Parameter isCopy: whether it is the copy of an address, which may not be fetched yet. Any other file must exist.
  package func read(_ file: String, isCopy: Bool) -> Finding {
    let entry = loaded.withLock { $0[file] } ?? fresh(file, isCopy: isCopy, instead: nil)
    loaded.withLock { $0[file] = entry }
    return Finding(trouble: entry.trouble, doubts: entry.doubts, isEmpty: entry.isEmpty)
  }

  /// Takes over a file from another store, unless this one has read it.
  package func adopt(_ file: String, from other: CalendarStore) {
    guard let entry = other.loaded.withLock({ $0[file] }) else { return }
    loaded.withLock { if $0[file] == nil { $0[file] = entry } }
  }

  /// The days off of a file that was read, in a team's zone; none when it was not read.
  package func days(_ file: String, on zone: Zone) -> Holidays {
    loaded.withLock { loaded in
      guard let entry = loaded[file] else { return .none }
      guard !entry.other.timed.isEmpty else { return entry.days }
      if let known = entry.onWalls[zone] { return known }
      var days = entry.days.all
      for timed in entry.other.timed {
        guard let whole = timed.days(on: zone), days.count < Self.dayLimit else { continue }
        let covered = whole.first.dayNumber...min(whole.last.dayNumber, whole.first.dayNumber + 36_600)
        days += covered.map { (CivilDate(dayNumber: $0), timed.name) }
      }
      let found = days.count == entry.days.all.count ? entry.days : Holidays(days)
      loaded[file]?.onWalls[zone] = found
      return found
    }
  }

  /// The days that a file calls observances, on which people work.
  package func observances(_ file: String) -> Holidays { loaded.withLock { $0[file]?.other.observances } ?? .none }

  /// Events that last long in a team's zone but are no day off, because they are not whole days: when they begin, and
  /// their titles.
  package func longButTimed(
    _ file: String, on zone: Zone, from: CivilDate, through: CivilDate
  ) -> [(start: CivilDateTime, title: UntrustedText)] {
    (loaded.withLock { $0[file]?.other.timed } ?? []).compactMap { timed in
      let start = zone.civil(at: timed.start)
      guard start.date >= from, start.date <= through, timed.days(on: zone) == nil else { return nil }
      return (start, timed.name.own)
    }
  }

  /// Whether the file is there, or its days are known nevertheless.
  package func has(_ file: String) -> Bool {
    loaded.withLock { $0[file].map { $0.version != nil || !$0.days.all.isEmpty } } ?? false
  }

  /// Takes over the bytes that an address gave, without writing a file. Returns why when they are no calendar.
  package func take(_ bytes: [UInt8], as file: String) -> String? {
    do throws(CalendarTrouble) {
      let (days, other, doubts) = try contents(bytes)
      loaded.withLock { loaded in
        loaded[file] = Entry(days: days, other: other, version: loaded[file]?.version, doubts: doubts, isCopy: true)
      }
      return nil
    } catch {
      return error.sentence
    }
  }

  /// Why bytes are no calendar; nil when they are one.
  package func mistake(in bytes: [UInt8]) -> String? {
    do throws(CalendarTrouble) {
      _ = try contents(bytes)
      return nil
    } catch {
      return error.sentence
    }
  }

  // MARK: Changes

  /// Whether a file was replaced, written or removed since it was read, or a new year needs days that were not read.
  package func isOutdated(year: Int) -> Bool {
    year != self.year || loaded.withLock { $0 }.contains { SmallFile.Version(of: $0.key) != $0.value.version }
  }

  /// A store of the same calendars with what their files hold now.
  package func refreshed(year: Int) -> CalendarStore {
    let store = CalendarStore(zones: zones, year: year)
    let entries = loaded.withLock { $0 }.map { file, old in
      let isSame = year == self.year && SmallFile.Version(of: file) == old.version
      return (file, isSame ? old : store.fresh(file, isCopy: old.isCopy, instead: old))
    }
    store.loaded.withLock { loaded in loaded = Dictionary(entries) { $1 } }
    return store
  }

  /// Sentences about calendars that became unusable.
  package var kept: [String] {
    loaded.withLock { $0 }.sorted { $0.key < $1.key }.compactMap { file, entry in
      entry.trouble.map { "The calendar \(file) \($0); the days off it had are kept." }
    }
  }

  /// - Parameter old: what is kept when the file cannot be used.
  private func fresh(_ file: String, isCopy: Bool, instead old: Entry?) -> Entry {
    var entry = Entry(
      days: old?.days ?? .none, other: old?.other ?? Other(), onWalls: old?.onWalls ?? [:], isCopy: isCopy)
    switch SmallFile.read(file, limit: CalendarFile.byteLimit) {
    case .failure(.missing) where isCopy: break
    case .failure(let trouble):
      entry.version = SmallFile.Version(of: file)
      entry.trouble = trouble.words
    case .success(let found):
      entry.version = found.version
      do throws(CalendarTrouble) {
        let (days, other, doubts) = try contents(found.bytes)
        // Days that did not change remain the list that the teams already share.
        entry.days = days == entry.days ? entry.days : days
        if entry.days !== old?.days || other != entry.other { (entry.other, entry.onWalls) = (other, [:]) }
        entry.doubts = doubts
      } catch {
        entry.trouble = "cannot be read: \(error.sentence)"
      }
    }
    return entry
  }

  private func contents(
    _ bytes: [UInt8]
  ) throws(CalendarTrouble) -> (days: Holidays, other: Other, doubts: [String]) {
    guard let first = CivilDate(year: year - 5, month: 1, day: 1),
      let last = CivilDate(year: year + 10, month: 12, day: 31)
    else { throw CalendarTrouble(sentence: "the clock of this machine is wrong") }
    let contents = try CalendarFile.read(
      bytes, from: first, through: last, zone: .utc, hasWall: false, zones: zones)
    // A calendar that is cut off would make days off disappear.
    if contents.isCut { throw CalendarTrouble(sentence: "it stops before its end") }
    var days: [(date: CivilDate, name: HolidayName)] = []
    var observances: [(date: CivilDate, name: HolidayName)] = []
    var other = Other()
    for event in contents.entries {
      // The title of a private event is not told, so it is a day off without a reason.
      let title = event.isPrivate ? UntrustedText("") : event.title
      let name = HolidayName(own: title, english: title)
      if case .instant(let start) = event.start, case .instant(let end) = event.end {
        guard event.isMarked || end.since(start) >= Self.shortest, !event.isObservance else { continue }
        other.timed.append(Timed(start: start, end: end, isMarked: event.isMarked, name: name))
        continue
      }
      let covered = max(first, event.firstDay).dayNumber...min(last, event.lastDay).dayNumber
      guard days.count + observances.count + covered.count <= Self.dayLimit else {
        throw CalendarTrouble(sentence: "its all-day events cover more than \(Self.dayLimit) days")
      }
      let found = covered.map { (CivilDate(dayNumber: $0), name) }
      if event.isObservance { observances += found } else { days += found }
    }
    other.observances = observances.isEmpty ? .none : Holidays(observances)
    return (Holidays(days), other, contents.problems.map(\.placed))
  }
}
