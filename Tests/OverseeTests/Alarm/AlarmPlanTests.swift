import Ledger
import Model
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// What a channel of alarms is told, by what it was told before.
struct AlarmPlanTests {
  private let now: Instant
  init() throws { now = try instant("2026-11-24T17:00") }

  private func told(
    _ trouble: Trouble, hoursAgo: Int64, isPending: Bool = false, hasArrived: Bool = true, isOver: Bool = false
  ) -> StoredAlarm {
    StoredAlarm(
      key: trouble.key, detail: trouble.detail, told: now.adding(.seconds(-3600 * hoursAgo)), isPending: isPending,
      hasArrived: hasArrived, isOver: isOver)
  }

  private func plan(_ troubles: [Trouble], _ told: [StoredAlarm], knows: Bool = true) -> AlarmPlan {
    AlarmPlan(troubles, told: told, now: now) { _ in knows }
  }

  @Test func `what is new is told at once`() throws {
    let broken = try trouble(.broken, "chat")
    let plan = plan([broken], [])
    #expect(plan.news == [broken])
    #expect(plan.writes.map(\.key) == [broken.key])
    #expect(plan.writes.map(\.isPending) == [true])
  }

  @Test func `what was told is not told again within a day, and then once`() throws {
    let broken = try trouble(.broken, "chat")
    #expect(plan([broken], [told(broken, hoursAgo: 23)]).saysNothing)
    #expect(plan([broken], [told(broken, hoursAgo: 24)]).still == [broken])
  }

  @Test func `reminders wait for each other, for one day at most`() throws {
    let (first, second) = (try trouble(.broken, "chat"), try trouble(.failing, "calls"))
    #expect(plan([first, second], [told(first, hoursAgo: 30), told(second, hoursAgo: 12)]).saysNothing)
    #expect(plan([first, second], [told(first, hoursAgo: 48), told(second, hoursAgo: 12)]).still == [first])
    #expect(plan([first, second], [told(first, hoursAgo: 36), told(second, hoursAgo: 24)]).still == [first, second])
    let news = try trouble(.held, "chat")
    let withNews = plan([first, second, news], [told(first, hoursAgo: 30), told(second, hoursAgo: 12)])
    #expect(withNews.news == [news])
    #expect(withNews.still == [first])
  }

  @Test func `a message that did not arrive is told again`() throws {
    let broken = try trouble(.broken, "chat")
    #expect(plan([broken], [told(broken, hoursAgo: 0, isPending: true, hasArrived: false)]).news == [broken])
    let reminder = plan([broken], [told(broken, hoursAgo: 0, isPending: true)])
    #expect(reminder.still == [broken])
    #expect(reminder.news.isEmpty)
  }

  @Test func `a newer post of the same channel is news`() throws {
    let before = try trouble(.refused, "chat", detail: "monday"),
      after = try trouble(.refused, "chat", detail: "tuesday")
    #expect(plan([after], [told(before, hoursAgo: 1)]).news == [after])
  }

  @Test func `its end is told once, to who heard of it`() throws {
    let broken = try trouble(.broken, "chat")
    let over = plan([], [told(broken, hoursAgo: 5)])
    #expect(over.over == [broken.key])
    #expect(over.writes.map(\.isOver) == [true])
    let unheard = plan([], [told(broken, hoursAgo: 0, isPending: true, hasArrived: false)])
    #expect(unheard.saysNothing)
    #expect(unheard.gone == [broken.key])
    // The end itself did not arrive.
    #expect(plan([], [told(broken, hoursAgo: 0, isPending: true, isOver: true)]).over == [broken.key])
  }

  @Test func `what the configuration no longer has is forgotten without a word`() throws {
    let broken = try trouble(.broken, "chat")
    let plan = plan([], [told(broken, hoursAgo: 5)], knows: false)
    #expect(plan.saysNothing)
    #expect(plan.gone == [broken.key])
  }
}
