import Compose
import Model
import Testing

/// What is told ahead of its day: milestones with both their days, real deadlines that nobody has, decisions that
/// begin.
@Suite struct AheadTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  @Test func `a milestone ahead stands with its planned day, its real deadline and its people`() {
    var desk = desk()
    desk.go(to: "2026-11-23")
    desk.memory.since = Desk.at("2026-11-20", "16:30")
    desk.milestone("m", "all 62 printers replaced") {
      $0.due = Desk.day("2026-12-09")
      $0.hard = Desk.day("2026-12-31")
      $0.people = ["Bram", "Esma"].map { UntrustedText($0) }
    }
    #expect(
      desk.shown(.ahead) == [
        "- Wed 9 Dec, milestone, real deadline Thu 31 Dec: all 62 printers replaced (Bram, Esma)"
      ])
    #expect(
      desk.shown(.ahead, .nl) == [
        "- wo 9 dec, mijlpaal, harde deadline do 31 dec: all 62 printers replaced (Bram, Esma)"
      ])
    // It is told once a week while it is far ahead.
    desk.go(to: "2026-11-24")
    #expect(desk.shown(.ahead) == [])
    desk.go(to: "2026-12-07")
    #expect(desk.first(.next).hasPrefix("- milestone, real deadline Thu 31 Dec: all 62"))
    // Near the planned day it reads the same in every update, behind the day as the heading or with it.
    desk.item("i", "letter", .planned) { $0.due = Desk.day("2026-12-08") }
    #expect(desk.first(.ahead).hasPrefix("- Wed 9, milestone, real deadline Thu 31 Dec: all 62"))
  }

  @Test func `a milestone that only has a real deadline says so, and near it both days stand`() {
    var desk = desk()
    desk.milestone("m", "all moved") { $0.hard = Desk.day("2026-12-15") }
    desk.go(to: "2026-11-23")
    #expect(desk.shown(.ahead) == ["- Tue 15 Dec, milestone, real deadline: all moved"])
    desk.readings["planning"] = []
    desk.milestone("m", "all moved") { ($0.due, $0.hard) = (Desk.day("2026-11-26"), Desk.day("2026-11-27")) }
    #expect(desk.shown(.next) == ["! real deadline, milestone, planned for Thu 26: all moved"])
  }

  /// On which days, by the evening update, a real deadline stands that nobody has.
  private func days(_ day: String, through last: String, owner: String? = nil) -> [String] {
    var desk = desk()
    desk.item("1", "renewal of the certificate", .planned) {
      $0.hard = Desk.day(day)
      $0.owner = owner.map { UntrustedText($0) }
    }
    return desk.post(through: last, .trouble).map { String($0.prefix(5)) }
  }

  @Test func `a real deadline without an owner is told when it is known, and in steps before it`() {
    // It is known on Tuesday the 24th; ten workdays before it is the 4th, and from five workdays on it is near.
    #expect(
      days("2026-12-18", through: "2026-12-18") == [
        "11-24", "12-04", "12-11", "12-14", "12-15", "12-16", "12-17", "12-18",
      ])
    #expect(days("2026-12-18", through: "2026-12-10", owner: "Dirk") == [])
  }

  @Test func `a far deadline without an owner asks who takes it and says how long is left`() {
    var desk = desk()
    desk.item("1", "renewal", .planned) { $0.hard = Desk.day("2026-12-18") }
    #expect(desk.shown(.trouble) == ["! Fri 18 Dec, real deadline: renewal. 18 workdays left. Who takes it?"])
    #expect(desk.update().summary.ask == .trouble(1))
    desk.go(to: "2026-12-17")
    #expect(desk.shown(.trouble, .nl) == ["! vr 18, harde deadline: renewal. Nog 1 werkdag. Wie pakt dit op?"])
    desk.go(to: "2026-12-18", "08:30")
    #expect(
      desk.shown(.trouble, .nl) == ["! vandaag, harde deadline: renewal. Vandaag is de laatste dag. Wie pakt dit op?"])
  }

  @Test func `a step that falls on a day without an update is told in the next one`() {
    var desk = desk()
    desk.item("1", "renewal", .planned) { $0.hard = Desk.day("2026-12-18") }
    desk.keep(desk.update())
    desk.go(to: "2026-12-03")
    #expect(desk.shown(.next) == [])
    desk.keep(desk.update())
    desk.go(to: "2026-12-08")
    #expect(desk.rules(.trouble) == ["next.deadline-without-owner"])
  }

  @Test func `of many far deadlines without an owner the first three stand, the others in the next update`() {
    var desk = desk()
    for number in 1...5 {
      desk.item("\(number)", "renewal \(number)", .planned) { $0.hard = Desk.day("2026-12-2\(number)") }
    }
    #expect(desk.rules(.trouble).count == 3)
    desk.keep(desk.update())
    desk.go(to: "2026-11-25")
    #expect(desk.update().sections.first { $0.kind == .trouble }?.lines.flatMap(\.records).map(\.id) == ["4", "5"])
  }

  @Test func `a decision is told on the workday before it takes effect, and on that day`() {
    var desk = desk()
    desk.decision("1", "outages are on the intranet within a quarter of an hour") {
      $0.decided = Desk.day("2026-11-12")
      $0.due = Desk.day("2026-11-30")
      $0.owner = UntrustedText("Yusuf")
      $0.touches = UntrustedText("everybody")
    }
    desk.memory.seen[RecordKey(source: "planning", kind: .decision, id: "1")] = Seen(
      first: Desk.at("2026-10-12", "16:30"), finished: nil, changed: Desk.at("2026-11-12", "16:30"), vanished: nil)
    desk.go(to: "2026-11-27")
    #expect(
      desk.shown(.followThrough) == [
        "\"outages are on the intranet within a quarter of an hour\" starts on Monday, for: everybody (Yusuf)"
      ])
    #expect(desk.first(.followThrough, .nl).contains("\" gaat maandag in, geldt voor: "))
    desk.keep(desk.update())
    desk.go(to: "2026-11-30", "08:30")
    #expect(desk.first(.followThrough).contains("\" starts today, for: "))
    #expect(desk.first(.followThrough, .nl).contains("\" gaat vandaag in, geldt voor: "))
    desk.keep(desk.update())
    desk.go(to: "2026-11-30", "09:30", edition: "daily")
    #expect(desk.rules(.followThrough) == [])
  }

  @Test func `a decision that takes effect on a free day is told on the workday before`() {
    var desk = desk()
    desk.decision("1", "no walk-in desk") { $0.due = Desk.day("2026-11-28") }
    desk.memory.seen[RecordKey(source: "planning", kind: .decision, id: "1")] = Seen(
      first: Desk.at("2026-10-12", "16:30"), finished: nil, changed: Desk.at("2026-10-12", "16:30"), vanished: nil)
    desk.go(to: "2026-11-27")
    #expect(desk.first(.followThrough) == "\"no walk-in desk\" starts tomorrow")
  }
}
