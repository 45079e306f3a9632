import Model
import Synchronization

/// Calendars whose all-day events are days off, each file read once and shared by all teams that have it.
///
/// After a file has changed (`isOutdated`), a `refreshed` store has its new days; one that became unusable keeps those it had,
/// and `kept` says so.
package final class CalendarStore: Sendable {
  private let zones: ZoneStore
  private let year: Int
  private let loaded = Mutex<[String: Entry]>([:])

  private struct Entry {
    var days = Holidays.none
    var other = Other()
    /// On the walls of the teams that asked; each zone's days are one list that they share.
    var onWalls: [Zone: Holidays] = [:]
    /// Nil when there is no such file.
    var version: SmallFile.Version?
    /// Why the file of this version cannot be used; completes "the calendar …".
    var trouble: String?
    /// Sentences about events that were left out.
    var doubts: [String] = []
    /// The copy of an address: it may not be there yet.
    let isCopy: Bool

    /// Whether nothing in it can be a day off. Of less than a day no wall makes one.
    var isEmpty: Bool {
      days.all.isEmpty && other.observances.all.isEmpty
        && !other.timed.contains { $0.isMarked || $0.end.since($0.start) >= .seconds(22 * 3600) }
    }
  }

  /// What is on a calendar besides all-day events.
  private struct Other: Hashable {
    /// Whole days or not: that depends on the wall of who asks.
    var timed: [Timed] = []
    /// Days that the calendar itself calls no days off.
    var observances = Holidays.none
  }

  /// Less than this is a meeting.
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

  /// - Parameter year: the year of now. Days are known from five years before to ten years after it.
  package init(zones: ZoneStore, year: Int) {
    self.zones = zones
    self.year = year
  }

  /// All days that events of one file may cover, so that no file takes all memory.
  static let dayLimit = 200_000

  /// Why there are no days, or doubts about some; nothing when the file was read before.
  package struct Finding: Sendable {
    /// Completes "the calendar …".
    package let trouble: String?
    package let doubts: [String]
    /// Whether there is no day off in it.
    package let isEmpty: Bool
  }

  /// Reads a file, once.
  ///
  /// - Parameter isCopy: of an address, which may not have been fetched yet; otherwise the file must exist.
  package func read(_ file: String, isCopy: Bool) -> Finding {
    let entry = loaded.withLock { $0[file] } ?? fresh(file, isCopy: isCopy, instead: nil)
    loaded.withLock { $0[file] = entry }
    return Finding(trouble: entry.trouble, doubts: entry.doubts, isEmpty: entry.isEmpty)
  }

  /// Takes over what another store knows of a file that this one has not read.
  package func adopt(_ file: String, from other: CalendarStore) {
    guard let entry = other.loaded.withLock({ $0[file] }) else { return }
    loaded.withLock { if $0[file] == nil { $0[file] = entry } }
  }

  /// The days off of a file that was read, on a team's wall; none when it was not.
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

  /// Days that a file itself calls observances: people work on them.
  package func observances(_ file: String) -> Holidays { loaded.withLock { $0[file]?.other.observances } ?? .none }

  /// What lasts long on a team's wall and is no day off, because it is not whole days: when it begins, and its title.
  package func longButTimed(
    _ file: String, on zone: Zone, from: CivilDate, through: CivilDate
  ) -> [(start: CivilDateTime, title: UntrustedText)] {
    (loaded.withLock { $0[file]?.other.timed } ?? []).compactMap { timed in
      let start = zone.civil(at: timed.start)
      guard start.date >= from, start.date <= through, timed.days(on: zone) == nil else { return nil }
      return (start, timed.name.own)
    }
  }

  /// Whether a file is there, or its days are known all the same.
  package func has(_ file: String) -> Bool {
    loaded.withLock { $0[file].map { $0.version != nil || !$0.days.all.isEmpty } } ?? false
  }

  /// Takes what an address gave as the days of its copy, without a file. Says why when it is no calendar.
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

  /// Whether a file was replaced, written or taken away since, or a new year brings days that were not looked at.
  package func isOutdated(year: Int) -> Bool {
    year != self.year || loaded.withLock { $0 }.contains { SmallFile.Version(of: $0.key) != $0.value.version }
  }

  /// The same calendars as their files are now.
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

  /// - Parameter old: what stays when the file cannot be used.
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
        // Days that did not change stay the one list that teams share.
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
    // Half a calendar would take days off away.
    if contents.isCut { throw CalendarTrouble(sentence: "it stops before its end") }
    var days: [(date: CivilDate, name: HolidayName)] = []
    var observances: [(date: CivilDate, name: HolidayName)] = []
    var other = Other()
    for event in contents.entries {
      // What its owner keeps private is a day off without a reason.
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
