import Testing

@testable import Daemon
@testable import Model
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

struct ClockDoubtNoticesTests {
  @Test func `a doubt is told after a quarter of an hour, then daily, and once that it is over`() {
    var hours = ClockDoubtNotices()
    var told: [(minute: Int, subject: Bulletin.Subject)] = []
    for minute in 0...(60 * 24 * 2 + 30) {
      let isDoubted = minute < 60 * 24 * 2 + 20
      if let subject = hours.look(isDoubted: isDoubted, sinceBoot: .seconds(60 * Int64(minute))) {
        told.append((minute, subject))
      }
    }
    #expect(told.map(\.minute) == [15, 1440, 2880, 2900])
    #expect(told.map(\.subject) == [.clock(days: 0), .clock(days: 1), .clock(days: 2), .clockOver])
  }

  @Test func `a doubt that is over within a quarter of an hour is not told`() {
    var hours = ClockDoubtNotices()
    for seconds in [Int64(10), 900] { #expect(hours.look(isDoubted: true, sinceBoot: .seconds(seconds)) == nil) }
    #expect(hours.look(isDoubted: false, sinceBoot: .seconds(905)) == nil)
    #expect(hours.look(isDoubted: true, sinceBoot: .seconds(950)) == nil, "a new one begins anew")
    #expect(hours.look(isDoubted: true, sinceBoot: .seconds(1_850)) == .clock(days: 0))
  }
}
