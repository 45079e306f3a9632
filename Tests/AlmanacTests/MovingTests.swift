import Almanac
import Model
import Testing

/// Editions on holidays and days off. In 2026 Good Friday is 3 April and Easter Monday 6 April.
@Suite struct MovingTests {
  private func schedule(
    _ onHoliday: OnHoliday, days: Set<Weekday>? = [.fri], workdays: Set<Weekday> = [.mon, .tue, .wed, .thu, .fri],
    free: [String] = ["2026-04-03", "2026-04-06"], working: [String] = [], in id: String = "Europe/Amsterdam"
  ) throws -> Schedule {
    let holidays = try free.map {
      (try day($0), HolidayName(own: UntrustedText("Feest \($0)"), english: UntrustedText("Feast")))
    }
    let calendar = WorkCalendar(
      zone: try zone(id), workdays: workdays, holidays: Holidays(holidays), extraWorkdays: Set(try working.map(day)))
    return Schedule(
      calendar: calendar, time: try #require(TimeOfDay("15:30")), days: days.map { .on($0) } ?? .all,
      onHoliday: onHoliday)
  }

  private func slots(_ schedule: Schedule, from: String = "2026-03-30", to: String = "2026-04-12") -> [String] {
    schedule.due(after: instant(from + "T00:00:00Z"), through: instant(to + "T00:00:00Z")).map {
      "\($0.date)" + ($0.movedFrom.map { " for \($0)" } ?? "")
    }
  }

  @Test func `a weekly note planned for Good Friday is skipped, or comes on Thursday, or on Tuesday after Easter`()
    throws
  {
    #expect(try slots(schedule(.skip)) == ["2026-04-10"])
    #expect(try slots(schedule(.before)) == ["2026-04-02 for 2026-04-03", "2026-04-10"])
    #expect(try slots(schedule(.after)) == ["2026-04-07 for 2026-04-03", "2026-04-10"])
  }

  @Test func `never posts a daily edition twice on the workday beside a holiday`() throws {
    let expected = [
      "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-07", "2026-04-08", "2026-04-09", "2026-04-10",
    ]
    for choice in OnHoliday.allCases { #expect(try slots(schedule(choice, days: nil)) == expected) }
  }

  @Test func `merges two slots that move to one day, and leaves a slot that is there as it is`() throws {
    #expect(
      try slots(schedule(.after, days: [.mon, .fri])) == ["2026-03-30", "2026-04-07 for 2026-04-06", "2026-04-10"])
    #expect(try slots(schedule(.after, days: [.tue, .fri])) == ["2026-03-31", "2026-04-07", "2026-04-10"])
    #expect(try slots(schedule(.before, days: [.thu, .fri])) == ["2026-04-02", "2026-04-09", "2026-04-10"])
  }

  @Test func `does not move a slot from a weekday on which the team never works`() throws {
    let schedule = try schedule(.before, workdays: [.mon, .tue, .wed, .thu])
    #expect(slots(schedule) == [])
    #expect(try schedule.plan(for: day("2026-04-10")) == nil)
  }

  @Test func `moves the slot of a part-time team across its free weekdays`() throws {
    let schedule = try schedule(.before, days: [.fri], workdays: [.mon, .tue, .fri])
    #expect(slots(schedule) == ["2026-03-31 for 2026-04-03", "2026-04-10"])
  }

  @Test func `moves a slot to a Saturday only when the team works then`() throws {
    #expect(try slots(schedule(.after, working: ["2026-04-04"])) == ["2026-04-04 for 2026-04-03", "2026-04-10"])
  }

  @Test func `gives the same slots when asked for the next, for a date, and for what is due`() throws {
    let schedule = try schedule(.before)
    let next = try #require(schedule.next(after: instant("2026-03-30T00:00:00Z")))
    #expect(next.date == (try day("2026-04-02")))
    #expect(next.at == instant("2026-04-02T13:30:00Z"))
    #expect(try schedule.occurrence(on: day("2026-04-02")) == next)
    #expect(try schedule.occurrence(on: day("2026-04-03")) == nil)
    #expect(schedule.next(after: next.at)?.date == (try day("2026-04-10")))
  }

  @Test func `tells what became of a planned date, and why`() throws {
    let feast = DayOff.holiday(HolidayName(own: UntrustedText("Feest 2026-04-03"), english: UntrustedText("Feast")))
    let friday = try day("2026-04-03")
    #expect(try schedule(.skip).plan(for: friday) == .skipped(because: feast))
    let before = try schedule(.before)
    let thursday = try #require(try before.occurrence(on: day("2026-04-02")))
    #expect(before.plan(for: friday) == .moved(to: thursday, because: feast))
    #expect(try before.plan(for: day("2026-04-02")) == .appears(thursday))
    #expect(try before.plan(for: day("2026-04-01")) == nil)
  }

  @Test func `never moves a slot to a date that the zone does not have`() throws {
    // Samoa skipped 30 December 2011.
    let schedule = try schedule(
      .before, days: [.sat], workdays: Set(Weekday.allCases), free: ["2011-12-31"], in: "Pacific/Apia")
    #expect(slots(schedule, from: "2011-12-26", to: "2012-01-03") == ["2011-12-29 for 2011-12-31"])
  }

  @Test func `has no next slot for a team that never works, in whichever way slots move`() throws {
    for choice in OnHoliday.allCases {
      #expect(try schedule(choice, workdays: []).next(after: instant("2026-04-01T00:00:00Z")) == nil)
    }
  }

  @Test func `keeps a moved weekly slot worth posting until noon of the next workday`() throws {
    let schedule = try schedule(.before)
    let note = try #require(try schedule.occurrence(on: day("2026-04-02")))
    #expect(schedule.deadline(of: note, kind: .weekly) == instant("2026-04-07T10:00:00Z"))
  }

  @Test(arguments: 0..<200)
  func `matches a day-by-day search in random years`(seed: UInt64) throws {
    var dice = SeededDice(seed)
    let first = try day("2026-01-01")
    let free = (0..<400).filter { _ in dice.next(below: 4) == 0 }.map { first.adding(days: $0).description }
    let working = (0..<400).filter { _ in dice.next(below: 30) == 0 }.map { first.adding(days: $0).description }
    let workdays = Set(Weekday.allCases.filter { _ in dice.next(below: 4) > 0 })
    let days = dice.next(below: 5) == 0 ? nil : Set(Weekday.allCases.filter { _ in dice.next(below: 3) == 0 })
    let onHoliday = OnHoliday.allCases[dice.next(below: 3)]
    let schedule = try schedule(onHoliday, days: days, workdays: workdays, free: free, working: working)
    func works(_ date: CivilDate) -> Bool {
      working.contains("\(date)") || (workdays.contains(date.weekday) && !free.contains("\(date)"))
    }
    var expected: Set<CivilDate> = []
    for offset in 0..<400 {
      let planned = first.adding(days: offset)
      guard days?.contains(planned.weekday) ?? true else { continue }
      var date = planned
      // A free weekday does not move a slot; a day off does, over as many days as needed.
      if !works(planned), onHoliday == .skip || !workdays.contains(planned.weekday) { continue }
      while !works(date), abs(date.days(since: planned)) < 500 {
        date = date.adding(days: onHoliday == .after ? 1 : -1)
      }
      if works(date) { expected.insert(date) }
    }
    // Slots planned outside the year may be moved into its first and last days.
    let span = first.adding(days: 60)...first.adding(days: 340)
    let found = schedule.due(after: instant("2026-01-01T00:00:00Z"), through: instant("2027-01-20T00:00:00Z")).map(
      \.date)
    #expect(Set(found).count == found.count)
    #expect(found.filter(span.contains) == expected.filter(span.contains).sorted())
  }
}

/// A random generator that gives the same numbers for the same seed (SplitMix64).
private struct SeededDice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }
}
