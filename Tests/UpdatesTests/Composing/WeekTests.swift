import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// A team's fortnight with crashes, absences and a clock that is stepped, again and again from other seeds.
struct WeekTests {
  @Test(arguments: 1...12) func `every slot is decided once, and every post is printed once`(seed: UInt64) async throws
  {
    var random = Steps(state: seed)
    let office = try Office(at: "2026-11-22T20:00", Office.config(teams: ["desk", "web"]))
    try await office.tickAndDeliver()
    let end = try instant("2026-12-04T23:00")
    while office.clock.now < end {
      switch random.next() % 10 {
      case 0: office.clock.move(by: .seconds(-Int(random.next() % 7200)))
      case 1: office.clock.move(by: .seconds(Int(random.next() % 200_000)))
      default: office.clock.move(by: .seconds(Int(random.next() % 10_800)))
      }
      switch random.next() % 5 {
      case 0: try office.restart()
      case 1:
        // Decided, and then the program ends before a byte leaves.
        _ = try await office.desk.tick()
        try office.restart()
        try await office.deliver()
      default: try await office.tickAndDeliver()
      }
    }
    try await office.tickAndDeliver()

    let posts = try await office.ledger.posts(PostFilter(limit: 10_000))
    #expect(Set(posts.map { "\($0.slot) \($0.channel)" }).count == posts.count)
    #expect(posts.allSatisfy { $0.state == .delivered || $0.state == .expired })
    #expect(office.texts.count == posts.filter { $0.state == .delivered }.count)
    let states = try await office.states()
    for (key, state) in states where state == .posted { #expect(posts.filter { $0.slot == key }.count == 2) }
    for team in ["desk", "web"] as [TeamName] {
      for week in 0..<2 {
        for day in 0..<5 {
          let date = try slot("2026-11-23").date.adding(days: 7 * week + day)
          #expect(states[SlotKey(team: team, edition: "daily", date: date)] != nil, "\(team) \(date)")
        }
        let friday = try slot("2026-11-27").date.adding(days: 7 * week)
        #expect(states[SlotKey(team: team, edition: "weekly", date: friday)] != nil)
      }
    }
    #expect(states.count == 24, "no slot on a free day")
  }
}
