import Almanac
import Foundation
import Model
import Teams

/// One question of `slots`: when slots come next, or what a tick decides. The forms are those of the scheduler's
/// reference cases (Tests/Fixtures/schedule_cases.json); the answers come from what the daemon itself uses.
struct SlotCase: Decodable, Sendable {
  struct Spec: Decodable {
    let zone: String
    /// Each is a schedule of its own; together they count as one edition.
    let times: [String]
    /// ISO: 1 is Monday.
    let weekdays: [Int]
    let holidays: [String]?
  }

  let id: String
  let spec: Spec
  let after: String?
  let count: Int?
  let high_water_mark: String?
  let now: String?
  let catchup_window_hours: Double?
  let already_posted_dates: [String]?
  /// Only how many there are matters, where `count` is not given.
  let expected: [Ignored]?

  struct Ignored: Decodable {
    init(from decoder: any Decoder) {}
  }

  struct Failure: Error {
    let sentence: String
  }

  /// Reads one line.
  static func parse(_ line: String) -> Result<SlotCase, Failure> {
    do {
      return .success(try JSONDecoder().decode(SlotCase.self, from: Data(line.utf8)))
    } catch {
      return .failure(Failure(sentence: "is not a case: \(error)"))
    }
  }

  func answer(_ zones: ZoneRules) -> Result<SlotAnswer, Failure> {
    do throws(Failure) {
      let schedules = try schedules(zones)
      return .success(SlotAnswer(id: id, expected: try entries(schedules)))
    } catch {
      return .failure(error)
    }
  }

  /// How long the slots of a case take to find, without reading and printing: for `make bench`.
  func time(_ zones: ZoneRules) -> Result<(slots: Int, took: Duration), Failure> {
    do throws(Failure) {
      let schedules = try schedules(zones)
      var last = try instant(after ?? "")
      var found = 0
      let took = ContinuousClock().measure {
        while found < (count ?? 1), let meeting = CoincidingSlots.next(of: schedules, after: last) {
          last = meeting.at
          found += 1
        }
      }
      return .success((found, took))
    } catch {
      return .failure(error)
    }
  }

  private func entries(_ schedules: [Schedule]) throws(Failure) -> [SlotAnswer.Entry] {
    if let after { return upcoming(schedules, after: try instant(after)) }
    guard let mark = high_water_mark, let now else {
      throw Failure(sentence: "\(id) has neither \"after\" nor \"high_water_mark\" and \"now\"")
    }
    return try decided(schedules, mark: try instant(mark), now: try instant(now))
  }

  private func upcoming(_ schedules: [Schedule], after: Instant) -> [SlotAnswer.Entry] {
    var entries: [SlotAnswer.Entry] = []
    var last = after
    let wanted = min(count ?? expected?.count ?? 1, 100_000)
    while entries.count < wanted, let meeting = CoincidingSlots.next(of: schedules, after: last) {
      entries.append(.upcoming(meeting, schedules[meeting.first.line].calendar.zone))
      last = meeting.at
    }
    return entries
  }

  private func decided(_ schedules: [Schedule], mark: Instant, now: Instant) throws(Failure) -> [SlotAnswer.Entry] {
    let posted = Set(already_posted_dates ?? [])
    // The window's last moment still counts, a deadline does not.
    let window = Duration.milliseconds(Int64((catchup_window_hours ?? 4) * 3_600_000) + 1)
    let meetings = CoincidingSlots.due(of: schedules, after: mark, through: now)
      .filter { !posted.contains($0.first.occurrence.date.description) }
    let fates = Planner.fates(
      of: meetings.map { ($0.first.occurrence, $0.at.adding(window)) }, now: now, name: "slot")
    return zip(meetings, fates).map { .decided($0, $1, now: now) }
  }

  private func schedules(_ zones: ZoneRules) throws(Failure) -> [Schedule] {
    let zone: Zone
    do {
      zone = try zones.store.zone(spec.zone)
    } catch {
      throw Failure(sentence: "\(id): the time zone \"\(spec.zone)\" \(error.sentence)")
    }
    let weekdays = Set(spec.weekdays.compactMap { Weekday(rawValue: $0) })
    var daysOff: [CivilDate: UntrustedText] = [:]
    for text in spec.holidays ?? [] {
      guard let date = CivilDate(text) else { throw Failure(sentence: "\(id): \"\(text)\" is not a date") }
      daysOff[date] = UntrustedText("holiday")
    }
    let calendar = WorkCalendar(zone: zone, workdays: weekdays, daysOff: daysOff)
    var schedules: [Schedule] = []
    for text in spec.times {
      guard let time = TimeOfDay(text) else { throw Failure(sentence: "\(id): \"\(text)\" is not a time of day") }
      schedules.append(Schedule(calendar: calendar, time: time, days: .all))
    }
    return schedules
  }

  private func instant(_ text: String) throws(Failure) -> Instant {
    guard let instant = Instant(utc: text) else {
      throw Failure(sentence: "\(id): \"\(text)\" is not a moment like 2026-03-28T00:00:00Z")
    }
    return instant
  }
}

/// The machine's zones, for whoever stands above this room.
struct ZoneRules: Sendable {
  let store: ZoneStore
  init(_ surroundings: Surroundings) { store = ZoneStore(directory: surroundings.zoneDirectory) }
}

extension Instant {
  /// `2026-03-28T00:00:00Z`, or with a fraction.
  fileprivate init?(utc text: String) {
    guard text.hasSuffix("Z") else { return nil }
    let parts = text.dropLast().split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CivilDate(String(parts[0])) else { return nil }
    let clock = parts[1].split(separator: ".", maxSplits: 1)
    guard let first = clock.first, let time = TimeOfDay(String(first)) else { return nil }
    self.init(seconds: CivilDateTime(date, time).wallSeconds)
    guard clock.count == 2 else { return }
    guard let fraction = Int.digits(clock[1].prefix(3)) else { return nil }
    milliseconds += Int64(fraction * [100, 10, 1][clock[1].prefix(3).count - 1])
  }
}
