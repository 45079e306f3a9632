import Compose
import Model
import Testing

/// What only the team's manager is told.
@Suite struct ManagerTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.profile.hasManager = true
    return desk
  }

  private func items(_ desk: inout Desk, top: Int, of count: Int) {
    desk.readings["planning"] = []
    for number in 1...count { desk.item("\(number)", "task \(number)", .active) { $0.isTop = number <= top } }
  }

  @Test func `on most days there is no update for the manager, and without a channel never`() {
    var desk = desk()
    #expect(desk.forManager() == nil)
    items(&desk, top: 3, of: 10)
    #expect(desk.forManager()?.audience == .manager)
    desk.profile.hasManager = false
    #expect(desk.forManager() == nil)
    desk.profile.hasManager = true
    desk.kind = .weekly
    #expect(desk.forManager() == nil)
  }

  @Test func `the manager is told when more than one in five items has top priority, at most weekly`() throws {
    var desk = desk()
    items(&desk, top: 2, of: 10)
    #expect(desk.forManager() == nil)
    items(&desk, top: 3, of: 9)
    #expect(desk.forManager() == nil)
    // Calls of a desk that gives no priorities are not among them.
    desk.calls(closed: 0, cameIn: 0, open: 40)
    items(&desk, top: 3, of: 10)
    #expect(
      desk.managerLines() == [
        "Service Desk | for the manager, Tuesday 24 November",
        "One point needs you. This message goes to this channel only.",
        "- 3 of 10 open items carry the highest priority. When everything is urgent, nothing is: which ones really are?",
      ])
    desk.keep(try #require(desk.forManager()))
    desk.go(to: "2026-11-30")
    #expect(desk.forManager() == nil)
    desk.go(to: "2026-12-01")
    #expect(desk.forManager() != nil)
    // The team's own update says nothing of it.
    #expect(!desk.lines().joined().contains("priority"))
  }

  @Test func `the manager is told of planned work without a goal, in lists that name some goals`() throws {
    var desk = desk()
    for number in 1...7 {
      desk.item("\(number)", "task \(number)", .planned) { $0.due = Desk.day("2026-12-0\(8 - number)") }
    }
    #expect(desk.forManager() == nil)
    desk.item("g", "mail migration", .active) { $0.goal = UntrustedText("one mail system") }
    desk.milestone("m", "new phones") { $0.goal = UntrustedText("reachable everywhere") }
    desk.item("p", "order phones", .planned) { $0.milestone = "m" }
    desk.item("done", "no goal, and done", .finished)
    desk.item("x", "in another list", .planned, from: "other")
    #expect(
      desk.managerLines().last
        == "- What is this for? No goal is written down: task 7; task 6; task 5; task 4; task 3 (+2 more)")
    desk.keep(try #require(desk.forManager()))
    desk.go(to: "2026-11-30")
    #expect(desk.forManager() == nil)
  }

  @Test func `the manager is told of an agreement on which reminders did not help, as often as they come back`() throws
  {
    var desk = desk()
    desk.decision("1", "no walk-in desk") {
      ($0.decided, $0.due, $0.owner) = (Desk.day("2026-11-02"), Desk.day("2026-11-16"), UntrustedText("Marjan"))
    }
    #expect(desk.forManager() == nil)
    desk.go(to: "2026-11-25")
    #expect(
      desk.managerLines(.nl).dropFirst() == [
        "Eén punt vraagt jouw aandacht. Dit bericht gaat alleen naar dit kanaal.",
        "! \"no walk-in desk\" loopt al 7 werkdagen uit (besloten 2 nov, zou 16 nov ingaan, Marjan). Doen we dit nog zo?",
      ])
    desk.keep(try #require(desk.forManager()))
    desk.go(to: "2026-12-01")
    #expect(desk.forManager() == nil)
    desk.go(to: "2026-12-02")
    #expect(desk.forManager() != nil)
    desk.change("1") { $0.due = Desk.day("2026-12-04") }
    #expect(desk.forManager() == nil)
  }

  @Test func `the manager is told once of promised work that left its list`() throws {
    var desk = desk()
    desk.vanished("v", "new intake form", promised: "2026-11-24")
    let update = try #require(desk.forManager())
    #expect(update.sections.flatMap(\.lines).map(\.rule) == ["promised.vanished"])
    // The team's update may not have been delivered and tells it once more; the manager was told.
    desk.keep(update)
    #expect(desk.forManager() == nil)
  }

  @Test func `many points for the manager still fit`() {
    var desk = desk()
    for number in 1...9 {
      desk.decision("\(number)", String(repeating: "agreement \(number) ", count: 20)) {
        $0.due = Desk.day("2026-11-02")
      }
    }
    for number in 1...30 {
      desk.item("\(number)", String(repeating: "task \(number) ", count: 20), .planned) {
        $0.isTop = true
        $0.goal = number == 1 ? UntrustedText("a goal") : nil
      }
    }
    #expect(desk.managerLines().count == 9)
    #expect(desk.managerLines()[1].contains("7 points"))
    #expect(desk.managerLines(.nl).joined(separator: " ").split(separator: " ").count <= 220)
  }
}

extension Desk {
  func forManager() -> Update? {
    Compose.chooseForManager(
      snapshot, memory: memory,
      occasion: Occasion(slot: slot, kind: kind, now: now, late: late, calendar: calendar), profile: profile)
  }

  func managerLines(_ language: Language = .en) -> [String] {
    forManager().map { Compose.word($0, in: language).plainLines } ?? []
  }
}
