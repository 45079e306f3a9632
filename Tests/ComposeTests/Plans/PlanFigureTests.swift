import Compose
import Model
import Testing

/// How much of the plan is kept, and how much of a day's plan usually gets done.
@Suite struct PlanFigureTests {
  private func desk(_ kept: [Int], of planned: [Int], tomorrow: Int = 0) -> Desk {
    var desk = Desk.fridayEvening(.en)
    desk.pastPlans(kept, of: planned)
    for number in 0..<tomorrow {
      desk.item("t\(number)", "task \(number)", .planned) { $0.due = Desk.day("2026-11-30") }
    }
    return desk
  }

  private func crowded(_ desk: Desk) -> Crowded? {
    for line in desk.update().sections.flatMap(\.lines) {
      if case .crowded(let crowded) = line.fact { return crowded }
    }
    return nil
  }

  private func kept(_ desk: Desk) -> (PlanKept, Int)? {
    for line in desk.update().sections.flatMap(\.lines) {
      if case .planKept(let plan, let workdays) = line.fact { return (plan, workdays) }
    }
    return nil
  }

  @Test func `a day with more than usual is told, one with as much is not`() {
    // Sorted: 1 1 2 2 3 3 4 4 5 6. The 15th percentile is the second value, the 85th the ninth.
    let done = [3, 1, 4, 1, 5, 2, 6, 3, 2, 4]
    #expect(crowded(desk(done, of: done, tomorrow: 5)) == nil)
    #expect(
      crowded(desk(done, of: done, tomorrow: 6))
        == Crowded(day: Desk.date("2026-11-30"), planned: 6, usual: 1...5))
    #expect(
      desk(done, of: done, tomorrow: 6).lines().contains(
        "Monday has 6 items planned; you usually finish 1 to 5 a day. What can wait?"))
  }

  @Test func `nine days with a plan say nothing yet, and days without one do not count`() {
    #expect(crowded(desk(Array(repeating: 2, count: 9), of: Array(repeating: 2, count: 9), tomorrow: 5)) == nil)
    let holes = [2, 0, 2, 0, 2, 0, 2, 0, 2, 2, 2, 2, 2, 2]
    #expect(crowded(desk(holes, of: holes, tomorrow: 5))?.usual == 2...2)
    #expect(
      desk(holes, of: holes, tomorrow: 5).lines().contains(
        "Monday has 5 items planned; you usually finish 2 a day. What can wait?"))
  }

  @Test func `only the last twenty workdays count`() {
    let done = Array(repeating: 9, count: 10) + Array(repeating: 2, count: 20)
    var desk = desk(done, of: done, tomorrow: 5)
    #expect(crowded(desk)?.usual == 2...2)
    #expect(kept(desk)?.0 == PlanKept(done: 38, of: 38))
    // The day of the update itself is one of the twenty, and had no plan.
    #expect(kept(desk)?.1 == 19)
    // Free days are no workdays, so the figure looks further back; work that was done on them counts all the same.
    desk.free = [Desk.date("2026-11-25"), Desk.date("2026-11-26")]
    #expect(kept(desk)?.1 == 19)
    #expect(kept(desk)?.0 == PlanKept(done: 18 * 2 + 9 + 2 * 2, of: 18 * 2 + 9 + 2 * 2))
  }

  @Test func `a day is not called crowded with two things, or when none is usual`() {
    let ones = Array(repeating: 1, count: 12)
    #expect(crowded(desk(ones, of: ones, tomorrow: 2)) == nil)
    #expect(crowded(desk(ones, of: ones, tomorrow: 3)) != nil)
    #expect(crowded(desk(Array(repeating: 0, count: 12), of: ones, tomorrow: 5)) == nil)
    let some = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    #expect(
      desk(some, of: some.map { $0 + 1 }, tomorrow: 5).lines(.nl).contains(
        "Maandag staan er 5 taken gepland; meestal krijgen jullie er hooguit 3 op een dag af. Wat kan wachten?"))
  }

  @Test func `meetings and passed deadlines do not make a day crowded`() {
    let ones = Array(repeating: 1, count: 12)
    var desk = desk(ones, of: ones, tomorrow: 2)
    for number in 0..<4 {
      let key = RecordKey(source: "planning", kind: .event, id: "e\(number)")
      desk.add(
        .event(Event(key: key, title: UntrustedText("meeting"), start: Desk.moment("2026-11-30", "1\(number):00"))))
    }
    desk.item("late", "form", .planned) { $0.hard = Desk.day("2026-11-26") }
    #expect(crowded(desk) == nil)
  }

  @Test func `the plan of the last workdays stands under the numbers at the end of the week`() {
    let all = Array(repeating: 3, count: 12)
    let desk = desk([3, 2, 1, 3, 3, 3, 0, 2, 3, 3, 3, 3], of: all)
    #expect(desk.lines().contains("Numbers: plan kept: 29 of 36 planned items in 12 workdays"))
    #expect(desk.lines(.nl).contains("Cijfers: plan nagekomen: 29 van de 36 geplande taken in 12 werkdagen"))
    var thursday = desk
    thursday.now = Desk.at("2026-11-26", "16:30")
    thursday.memory.since = Desk.at("2026-11-25", "16:30")
    #expect(kept(thursday) == nil)
    // Where Friday is free, Thursday is the last workday of the week.
    thursday.free = [Desk.date("2026-11-27")]
    #expect(kept(thursday) != nil)
  }

  @Test func `work that was moved in time is in no plan, work that was moved on its day is`() {
    let all = Array(repeating: 2, count: 12)
    var desk = desk(all, of: all)
    for (id, on) in [("early", "2026-11-24"), ("late", "2026-11-25")] {
      let key = RecordKey(source: "planning", kind: .item, id: id)
      let day = Desk.date("2026-11-25")
      desk.promised(key, for: "2026-11-25", on: "2026-11-23")
      desk.memory.said.append(
        Recalled(Said(.reconciled, key, day: day, detail: "moved"), edition: "daily", on: Desk.date(on)))
    }
    #expect(kept(desk)?.0 == PlanKept(done: 24, of: 25))
  }

  @Test func `the day of the update counts in its own figure`() {
    let all = Array(repeating: 2, count: 12)
    var desk = desk(all, of: all)
    desk.promised("1", "letter", .finished, for: "2026-11-27", now: "2026-11-27", on: "2026-11-26")
    desk.promised("2", "report", .active, for: "2026-11-27", now: "2026-11-27", on: "2026-11-26")
    #expect(kept(desk)?.0 == PlanKept(done: 25, of: 26))
    #expect(kept(desk)?.1 == 13)
  }
}
