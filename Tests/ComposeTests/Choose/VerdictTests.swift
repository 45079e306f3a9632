import Model
import Testing

@testable import Compose

/// What kind of day it was, and only where a rule says so.
@Suite struct VerdictTests {
  private func desk(_ language: Language = .en) -> Desk {
    var desk = Desk.team(language)
    desk.profile.figures = []
    return desk
  }

  /// A desk whose calls are known of the last workdays, the newest first.
  private func desk(closed: Int, _ days: [Int]) -> Desk {
    var desk = desk()
    desk.calls(closed: closed, cameIn: 0, open: 5)
    desk.remember(days, before: "2026-11-24")
    return desk
  }

  private func verdict(_ desk: Desk) -> Verdict? { desk.update().summary.verdict }

  @Test func `a day is full when more was closed than on 85 of a hundred workdays`() {
    // Of twenty days with 1 to 20, the 85th percentile is 17.
    let days = Array(1...20)
    #expect(verdict(desk(closed: 18, days)) == .full)
    #expect(verdict(desk(closed: 17, days)) == .quiet)
    #expect(desk(closed: 18, days).lines()[1] == "A full day: 18 calls were closed (1 yesterday).")
    // Ten days are enough; then the day before does not matter.
    #expect(verdict(desk(closed: 21, Array(repeating: 20, count: 10))) == .full)
    #expect(verdict(desk(closed: 20, Array(repeating: 20, count: 10))) == .quiet)
  }

  @Test func `while few days are known, a day is full when twice as much was closed, and ten more`() {
    #expect(verdict(desk(closed: 20, [10])) == .full)
    #expect(verdict(desk(closed: 19, [10])) == .quiet)
    #expect(verdict(desk(closed: 15, [6])) == .quiet)
    #expect(verdict(desk(closed: 16, [6])) == .full)
    #expect(verdict(desk(closed: 50, [])) == nil, "nobody knows what is much")
    // Nine workdays are too few to compare with.
    #expect(verdict(desk(closed: 20, [10] + Array(repeating: 60, count: 8))) == .full)
    #expect(verdict(desk(closed: 20, [10] + Array(repeating: 60, count: 9))) == .quiet)
  }

  @Test func `days off and days long ago are not compared with`() {
    var desk = desk(closed: 21, Array(repeating: 20, count: 9))
    let weekend = Completion(day: Desk.date("2026-11-22"), workdays: nil, count: 1)
    let old = Completion(day: Desk.date("2026-09-24"), workdays: nil, count: 1)
    desk.memory.completions["topdesk"]? += [weekend, old]
    #expect(verdict(desk) == .quiet, "nine days are known")
    desk.memory.completions["topdesk"]?.append(Completion(day: Desk.date("2026-09-25"), workdays: nil, count: 1))
    #expect(verdict(desk) == .full, "the tenth is sixty days ago")
  }

  @Test func `of a list that was read in part no day is called full or quiet`() {
    var desk = desk(closed: 100, Array(1...20))
    #expect(verdict(desk) == .full)
    desk.completeness.complete = false
    #expect(verdict(desk) == nil)
  }

  @Test func `a day is good when nearly all of the plan is done and nothing needs somebody`() {
    var desk = desk()
    for number in 1...4 { desk.promised("\(number)", "letter \(number)", .finished, for: "2026-11-24", now: nil) }
    #expect(verdict(desk) == .good)
    #expect(desk.lines()[1] == "A good day: all 4 planned items are done.")
    #expect(desk.lines(.nl)[1] == "Een goede dag: alle 4 geplande taken zijn af.")
    desk.promised("5", "form", .planned, for: "2026-11-24", now: "2026-12-07")
    #expect(verdict(desk) == .good, "four of five")
    var worse = desk
    worse.promised("6", "list", .planned, for: "2026-11-24", now: "2026-12-07")
    #expect(verdict(worse) == nil, "four of six")
    desk.item("h", "survey", .planned) { $0.hard = Desk.day("2026-11-27") }
    #expect(desk.update().summary.ask == .trouble(1))
    #expect(verdict(desk) == nil)
  }

  @Test func `a plan of two is too small to make a good day`() {
    var desk = desk()
    for number in 1...2 { desk.promised("\(number)", "letter \(number)", .finished, for: "2026-11-24", now: nil) }
    #expect(verdict(desk) == nil)
  }

  @Test func `a day is quiet when only counted work was done and nobody is asked anything`() {
    var desk = desk()
    desk.calls(closed: 3, cameIn: 2, open: 5)
    desk.remember([4], before: "2026-11-24")
    #expect(verdict(desk) == .quiet)
    #expect(desk.lines()[1] == "A quiet day: 3 calls were closed (4 yesterday). Nothing needs you.")
    #expect(
      desk.lines(.nl)[1] == "Een rustige dag: 3 meldingen zijn afgehandeld (gisteren 4). Je hoeft niets te doen.")
  }

  @Test func `no day is quiet on which something else was done, planned, stuck, asked or not read`() {
    var quiet = desk()
    quiet.calls(closed: 3, cameIn: 2, open: 5)
    quiet.remember([4], before: "2026-11-24")
    let changes: [(inout Desk) -> Void] = [
      { $0.item("d", "letter", .finished) { $0.finished = Desk.moment("2026-11-24", "10:00") } },
      { $0.promised("p", "letter", .planned, for: "2026-11-24", now: "2026-11-30") },
      { $0.item("o", "old form", .planned) { $0.due = Desk.day("2026-11-18") } },
      { $0.item("h", "survey", .planned) { $0.hard = Desk.day("2026-11-27") } },
      { $0.fail("planning", lastRead: nil) },
      { $0.losses["planning"] = [.init(.date, line: 4)] },
    ]
    for (place, change) in changes.enumerated() {
      var desk = quiet
      change(&desk)
      #expect(verdict(desk) != .quiet, "change \(place)")
    }
  }

  @Test func `where several workdays are told no day is called anything`() {
    var full = desk(closed: 100, Array(1...20))
    var good = desk()
    for number in 1...4 { good.promised("\(number)", "letter \(number)", .finished, for: "2026-11-24", now: nil) }
    var quiet = desk()
    quiet.calls(closed: 3, cameIn: 2, open: 5)
    quiet.remember([4], before: "2026-11-24")
    for since in ["2026-11-20", "2026-11-17"] {
      for desk in [full, good, quiet] {
        var desk = desk
        desk.memory.since = Desk.at(since, "16:30")
        #expect(verdict(desk) == nil, "since \(since)")
      }
    }
    // Nor on a day off, when no workday is told.
    full.free = [Desk.date("2026-11-24")]
    #expect(verdict(full) == nil)
  }

  @Test func `in the morning the day before is called full, by its name where that was not yesterday`() {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.go(to: "2026-11-24", "08:15")
    desk.memory.since = Desk.at("2026-11-23", "08:15")
    desk.calls(["2026-11-23": 30], cameIn: 0, open: 5)
    desk.memory.completions["topdesk"]?.append(Completion(day: Desk.date("2026-11-20"), workdays: nil, count: 10))
    #expect(desk.lines()[1] == "Yesterday was a full day: 30 calls were closed (10 on Friday).")
    #expect(desk.lines(.nl)[1] == "Gisteren was een volle dag: 30 meldingen zijn afgehandeld (vrijdag 10).")
    desk.readings["topdesk"] = []
    desk.go(to: "2026-11-23", "08:15")
    desk.memory.since = Desk.at("2026-11-20", "08:15")
    desk.calls(["2026-11-20": 30], cameIn: 0, open: 5)
    desk.memory.completions["topdesk"] = [Completion(day: Desk.date("2026-11-19"), workdays: nil, count: 10)]
    #expect(desk.lines()[1].hasPrefix("Friday was a full day: 30 calls were closed (10 on Thursday)."))
    #expect(desk.lines(.nl)[1].hasPrefix("Vrijdag was een volle dag: 30 meldingen zijn afgehandeld (donderdag 10)."))
  }
}

extension Desk {
  /// Remembers how many calls were closed on the workdays before that day, the newest first.
  fileprivate mutating func remember(_ counts: [Int], before day: String) {
    var day = Desk.date(day)
    for count in counts {
      repeat { day = day.adding(days: -1) } while !calendar.isWorkday(day)
      memory.completions["topdesk", default: []].append(Completion(day: day, workdays: nil, count: count))
    }
    memory.completions["topdesk"]?.sort { $0.day < $1.day }
  }
}
