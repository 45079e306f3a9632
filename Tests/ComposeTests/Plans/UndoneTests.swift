import Compose
import Model
import Testing

/// What was promised for now and is not done stands under what was done, and nowhere else.
@Suite struct UndoneTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  private func everywhere(_ desk: Desk, _ title: String) -> Int {
    desk.lines().count { $0.contains(title) }
  }

  @Test func `what was planned for today and is open is told as not done, and as nothing else`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-24", now: "2026-11-24") { $0.owner = UntrustedText("Gerda") }
    #expect(desk.shown(.done) == ["- not done yet, planned for today: letter (Gerda)"])
    #expect(desk.shown(.done, .nl) == ["- vandaag nog niet af: letter (Gerda)"])
    #expect(everywhere(desk, "letter") == 1)
    #expect(desk.update().summary.plan == PlanKept(done: 0, of: 1))
  }

  @Test func `a new day is told with it, and the plan of that day does not call it moved once more`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-24", now: "2026-11-26")
    #expect(desk.first(.done).hasSuffix("letter, new day Thu 26"))
    #expect(desk.first(.done, .nl).hasSuffix("letter, nieuwe datum do 26"))
    #expect(desk.shown(.next) == ["- letter"])
    #expect(!desk.lines().joined().contains("moved from"))
    #expect(desk.rules(.followThrough) == [])
  }

  @Test func `what was dropped or has lost its day on its day is told there too`() {
    var desk = desk()
    desk.promised("1", "letter", .dropped, for: "2026-11-24", now: "2026-11-24") {
      $0.droppedWhy = UntrustedText("The supplier left")
    }
    desk.promised("2", "form", .planned, for: "2026-11-24", now: nil)
    #expect(desk.rules(.done) == ["promised.dropped", "promised.moved"])
    #expect(desk.rules(.followThrough) == [])
  }

  @Test func `what changes before its day is no failure, and stands under follow-through`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-26", now: "2026-12-15")
    #expect(desk.rules(.done) == [])
    #expect(desk.rules(.followThrough) == ["promised.moved"])
  }

  @Test func `of many three are named, and the plan counts all`() {
    var desk = desk()
    for number in 1...5 {
      desk.promised("\(number)", "letter \(number)", .planned, for: "2026-11-24", now: "2026-11-24")
    }
    #expect(desk.rules(.done) == Array(repeating: "promised.open", count: 3))
    #expect(desk.update().summary.plan == PlanKept(done: 0, of: 5))
  }

  @Test func `where a layout hides what was done, a move stands where it always did`() {
    var desk = desk()
    desk.profile.layouts["daily"] = Layout(sections: [.next, .followThrough])
    desk.promised("1", "letter", .planned, for: "2026-11-24", now: "2026-12-15")
    #expect(desk.rules(.followThrough) == ["promised.moved"])
    #expect(everywhere(desk, "letter") == 1)
  }

  @Test func `a real deadline that moves is told once, also where nobody has it`() {
    var desk = desk()
    desk.promised("1", "survey", .planned, for: "2026-11-25", now: nil) { $0.hard = Desk.day("2026-11-27") }
    #expect(desk.first(.trouble).hasPrefix("! Fri 27, real deadline, moved from Wed 25: survey."))
    #expect(everywhere(desk, "survey") == 1)
  }
}
