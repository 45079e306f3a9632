import Ledger
import Model
import TestOffice

@testable import HTTP

/// What the ledger should hold, kept beside it: for each look of the daemon, the slots that a wall has reached since the
/// edition's last decision, and what is to be done with them by the promises of docs/design/time.md.
struct PaperLedger {
  struct Entry: Hashable {
    let state: SlotState
    /// When it was due, by the rules of the moment at which it was decided.
    let moment: Instant
    let deadline: Instant
    let decided: Instant
  }
  struct Line {
    let team: PaperTeam
    let edition: PaperEdition
    let at: TimeOfDay
    let dates: [CivilDate]
    let holiday: @Sendable (CivilDate) -> Bool
    /// Up to where it was looked at: where it began, or was last decided.
    var mark: Instant
    /// What the wall had shown by then.
    var wall: CivilDateTime
  }

  private(set) var lines: [Line]
  private(set) var entries: [SlotKey: Entry] = [:]
  private(set) var late = 0
  /// What was decided late although the daemon was there.
  private(set) var tardy: [SlotKey] = []
  /// Notes of the week that were made up on the day of a newer daily.
  private(set) var notesBesideDailies = 0

  init(_ lines: [Line]) { self.lines = lines }

  func isAhead(of now: Instant) -> Bool { lines.contains { $0.mark > now } }

  /// The clock had been ahead: what was posted by it was posted now at the latest.
  mutating func putRight(at now: Instant, untouched: Set<SlotKey>) {
    for (key, entry) in entries where entry.decided > now && entry.state == .posted && !untouched.contains(key) {
      entries[key] = Entry(state: entry.state, moment: entry.moment, deadline: entry.deadline, decided: now)
    }
  }

  /// - Parameters:
  ///   - walls: by zone, as its file is now.
  ///   - awakeSince: from when on the daemon was there.
  ///   - untouched: slots of which nothing was ever tried to send.
  mutating func look(
    at now: Instant, walls: [String: WallHistory], awakeSince: Instant?, untouched: Set<SlotKey>
  ) throws {
    var found: [(line: Int, nominal: CivilDateTime, moment: Instant)] = []
    for index in lines.indices {
      let line = lines[index]
      guard let wall = walls[line.team.zone] else { throw Unreadable(text: line.team.zone) }
      // A clock that went back: the edition goes on from here, and what was passed over is still to come.
      if line.mark > now {
        lines[index].mark = now
        lines[index].wall = wall.reached(by: now)
        let passedOver = entries.filter { key, entry in
          key.team == line.team.name && key.edition == line.edition.name && entry.decided > now
            && (entry.state != .posted || untouched.contains(key))
        }
        for key in passedOver.keys { entries[key] = nil }
        // By other rules it may have come already.
        if let first = passedOver.keys.map(\.date).min() {
          let eve = CivilDateTime(wallSeconds: CivilDateTime(first, .midnight).wallSeconds - 1)
          lines[index].wall = min(lines[index].wall, eve)
        }
      }
      let (seen, oldest) = (lines[index].wall, now.adding(.seconds(-800 * 86_400)))
      let (from, end) = (max(seen.date, wall.date(at: oldest).adding(days: -3)), wall.date(at: now).adding(days: 3))
      var place = line.dates.partitioningIndex { $0 >= from }
      while place < line.dates.count, line.dates[place] <= end {
        let nominal = CivilDateTime(line.dates[place], line.at)
        let moment = wall.first(reaching: nominal)
        if nominal > seen, moment > oldest, moment <= now { found.append((index, nominal, moment)) }
        place += 1
      }
    }
    for slot in found {
      guard let awakeSince, slot.moment > awakeSince, now.since(slot.moment) > .seconds(1) else { continue }
      let line = lines[slot.line]
      tardy.append(SlotKey(team: line.team.name, edition: line.edition.name, date: slot.nominal.date))
    }
    decide(found, now: now, walls: walls)
  }

  private mutating func decide(
    _ found: [(line: Int, nominal: CivilDateTime, moment: Instant)], now: Instant, walls: [String: WallHistory]
  ) {
    for slot in found {
      let line = lines[slot.line]
      guard let wall = walls[line.team.zone] else { continue }
      let mine = found.filter { $0.line == slot.line }
      let isNewest = mine.allSatisfy { $0.nominal <= slot.nominal }
      // Of one team and kind at one moment, the earliest nominal time; of equal ones the first in the file.
      let isDouble = found.contains { other in
        other.moment == slot.moment && lines[other.line].team.name == line.team.name
          && lines[other.line].edition.kind == line.edition.kind
          && (other.nominal, other.line) < (slot.nominal, slot.line)
      }
      let next = line.team.nextWorkday(after: slot.nominal.date, holiday: line.holiday)
      let deadline =
        switch line.edition.kind {
        case .daily: wall.first(reaching: CivilDateTime(next, line.at)).adding(.seconds(-7200))
        case .weekly: wall.first(reaching: CivilDateTime(next, TimeOfDay(hour: 12, minute: 0) ?? line.at))
        }
      let state: SlotState = isDouble ? .skipped : isNewest && now < deadline ? .posted : .missed
      let key = SlotKey(team: line.team.name, edition: line.edition.name, date: slot.nominal.date)
      lines[slot.line].mark = now
      lines[slot.line].wall = wall.reached(by: now)
      guard entries[key] == nil else { continue }
      entries[key] = Entry(state: state, moment: slot.moment, deadline: deadline, decided: now)
      if state == .posted, now.since(slot.moment) > .seconds(60) {
        late += 1
        let sisters = found.filter {
          lines[$0.line].team.name == line.team.name && lines[$0.line].edition.kind == .daily
        }
        if line.edition.kind == .weekly, sisters.contains(where: { $0.nominal.date > slot.nominal.date }) {
          notesBesideDailies += 1
        }
      }
    }
  }
}

extension Array {
  /// The first place from which a condition holds.
  fileprivate func partitioningIndex(_ isPast: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
