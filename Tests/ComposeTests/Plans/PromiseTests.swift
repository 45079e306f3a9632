import Compose
import Model
import Testing

/// What became of each promise: account is given once, and no two lines contradict each other.
@Suite struct PromiseTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  private func key(_ id: String, _ kind: RecordKind = .item) -> RecordKey {
    RecordKey(source: "planning", kind: kind, id: id)
  }

  private func said(_ desk: Desk, _ topic: Said.Topic) -> [Said] { desk.update().said.filter { $0.topic == topic } }

  /// The accounts that this update gives, as record, promised day and outcome.
  private func accounts(_ desk: Desk) -> [String] {
    said(desk, .reconciled).map { "\($0.record.id) \($0.day?.description.suffix(5) ?? "") \($0.detail)" }
  }

  private func followThrough(_ desk: Desk) -> [Fact] {
    desk.update().sections.first { $0.kind == .followThrough }?.lines.map(\.fact) ?? []
  }

  @Test func `what a line names a day for is promised, a meeting and a passed deadline are not`() {
    var desk = desk()
    desk.item("due", "letter", .planned) { $0.due = Desk.day("2026-11-25") }
    desk.item("later", "list", .planned) { $0.due = Desk.day("2026-11-26") }
    desk.item("hard", "survey", .planned) { $0.hard = Desk.day("2026-11-27") }
    desk.item("late", "form", .planned) { $0.hard = Desk.day("2026-11-20") }
    desk.milestone("m", "all moved") { $0.due = Desk.day("2026-11-30") }
    desk.item("active", "report", .active)
    desk.add(
      .event(Event(key: key("e", .event), title: UntrustedText("visit"), start: Desk.moment("2026-11-25", "10:00"))))
    #expect(
      Set(said(desk, .promise)) == [
        Said(.promise, key("due"), day: Desk.date("2026-11-25")),
        Said(.promise, key("hard"), day: Desk.date("2026-11-27")),
        Said(.promise, key("m", .milestone), day: Desk.date("2026-11-30")),
      ])
  }

  @Test func `deadlines that share a line are promised each`() {
    var desk = desk()
    for number in 1...8 {
      desk.item("h\(number)", "task \(number)", .planned) {
        $0.hard = Desk.day(number < 5 ? "2026-11-26" : "2026-11-27")
        $0.owner = UntrustedText("Gerda")
      }
    }
    #expect(said(desk, .promise).count == 8)
    #expect(said(desk, .promise).allSatisfy { $0.detail == "" })
  }

  @Test func `all plans of the coming day are remembered, also those that share a line or stand behind a number`() {
    var desk = desk()
    for number in 1...16 { desk.item("t\(number)", "task \(number)", .planned) { $0.due = Desk.day("2026-11-25") } }
    desk.item("later", "report", .planned) { $0.due = Desk.day("2026-11-26") }
    let promises = said(desk, .promise)
    #expect(promises.filter { $0.detail == "" }.map(\.record.id) == (1...13).map { "t\($0)" })
    #expect(promises.filter { $0.detail == "more" }.map(\.record.id) == ["t14", "t15", "t16"])
    // A promise behind "+n" counts in the plan, but no line tells when it moves.
    desk.readings = [:]
    desk.promised(key("t6"), for: "2026-11-24", detail: "more")
    desk.item("t6", "task 6", .planned) { $0.due = Desk.day("2026-12-07") }
    #expect(accounts(desk) == ["t6 11-24 moved"])
    #expect(followThrough(desk) == [])
    #expect(desk.update().summary.plan == PlanKept(done: 0, of: 1))
  }

  @Test func `a promise is said once, and again on a line when it only stood behind a number`() {
    var desk = desk()
    let due = desk.item("1", "letter", .planned) { $0.due = Desk.day("2026-11-26") }
    desk.promised(due, for: "2026-11-26")
    #expect(desk.update().said == [])
    desk.memory.said = []
    desk.promised(due, for: "2026-11-26", detail: "more")
    #expect(said(desk, .promise) == [Said(.promise, due, day: Desk.date("2026-11-26"))])
    // Named twice, it is still one promise.
    desk.memory.said = []
    desk.readings = [:]
    desk.promised("1", "letter", .finished, for: "2026-11-24", now: "2026-11-24", on: "2026-11-20")
    desk.promised(due, for: "2026-11-24", on: "2026-11-23")
    #expect(accounts(desk) == ["1 11-24 kept"])
    #expect(desk.update().summary.plan == PlanKept(done: 1, of: 1))
  }

  @Test func `what is done is kept, also before its day, and counts on its day`() {
    var desk = desk()
    desk.promised("1", "letter", .finished, for: "2026-11-26", now: "2026-11-26")
    #expect(accounts(desk) == ["1 11-26 kept"])
    #expect(desk.update().summary.plan == nil)
    #expect(desk.lines().contains("- letter"))
    // Two days later: it was told as done before.
    desk.memory.told = Set(desk.update().told)
    desk.memory.said.append(
      Recalled(
        Said(.reconciled, key("1"), day: Desk.date("2026-11-26"), detail: "kept"), edition: "daily",
        on: Desk.date("2026-11-24")))
    desk.now = Desk.at("2026-11-26", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-26"))
    desk.memory.since = Desk.at("2026-11-25", "16:30")
    #expect(accounts(desk) == [])
    #expect(desk.update().summary.plan == PlanKept(done: 1, of: 1, doneBefore: 1))
    #expect(desk.lines()[1] == "What was planned is done (since before).")
    #expect(desk.lines(.nl)[1] == "Wat gepland stond, is af (al eerder).")
    // It was reopened, so it is neither done nor in the plan of today.
    desk.readings = [:]
    desk.item("1", "letter", .active) { $0.due = Desk.day("2026-12-02") }
    #expect(desk.update().summary.plan == nil)
  }

  @Test func `what was kept, reopened and planned for the day again is promised anew`() {
    var desk = desk()
    desk.promised("1", "letter", .active, for: "2026-11-26", now: "2026-11-26", on: "2026-11-20")
    desk.memory.said.append(
      Recalled(
        Said(.reconciled, key("1"), day: Desk.date("2026-11-26"), detail: "kept"), edition: "daily",
        on: Desk.date("2026-11-23")))
    #expect(said(desk, .promise) == [Said(.promise, key("1"), day: Desk.date("2026-11-26"))])
  }

  @Test func `work that is open when its day ends is reckoned up once, and stands under stuck from then on`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-24", now: "2026-11-24")
    #expect(accounts(desk) == ["1 11-24 open"])
    #expect(said(desk, .promise) == [])
    #expect(desk.update().summary.plan == PlanKept(done: 0, of: 1))
    desk.memory.said.append(
      Recalled(
        Said(.reconciled, key("1"), day: Desk.date("2026-11-24"), detail: "open"), edition: "daily",
        on: Desk.date("2026-11-24")))
    desk.now = Desk.at("2026-11-25", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-25"))
    desk.memory.since = Desk.at("2026-11-24", "16:30")
    #expect(desk.update().said == [])
    #expect(desk.update().summary.plan == nil)
    #expect(desk.lines().contains("Stuck: letter should have been done on Tue 24"))
    // Done after its day: it is told as done, and was not kept.
    desk.readings = [:]
    desk.item("1", "letter", .finished) { $0.finished = Desk.moment("2026-11-25", "10:00") }
    #expect(desk.update().said == [])
    #expect(desk.lines().contains("- letter"))
  }

  @Test func `a move is told once, on the line of the new day where it stands`() {
    var desk = desk()
    desk.promised("near", "letter", .planned, for: "2026-11-25", now: "2026-11-27")
    desk.promised("far", "report", .planned, for: "2026-11-26", now: "2026-12-15") { $0.owner = UntrustedText("Ravi") }
    #expect(accounts(desk) == ["near 11-25 moved", "far 11-26 moved"])
    #expect(desk.lines().contains("- moved from Wed 25: letter. Who takes it?"))
    #expect(desk.lines().contains("Follow-through: moved from Thu 26 to Tue 15 Dec: report (Ravi)"))
    // The move was told in time, so it is not in the plan of its day any more.
    #expect(desk.update().summary.plan == nil)
    desk.memory.said += desk.update().said.map { Recalled($0, edition: "daily", on: Desk.date("2026-11-24")) }
    #expect(accounts(desk) == [])
    #expect(!desk.lines().joined().contains("moved"))
  }

  @Test func `where the line of the new day was cut, the move has a line of its own`() throws {
    var desk = desk()
    for number in 1...6 { desk.item("a\(number)", "task \(number)", .planned) { $0.due = Desk.day("2026-11-25") } }
    desk.promised("moved", "letter", .planned, for: "2026-11-25", now: "2026-11-30")
    #expect(
      followThrough(desk) == [
        .promised(
          Promised(
            subject: Subject(title: UntrustedText("letter")), day: Desk.date("2026-11-25"),
            fate: .moved(to: Desk.date("2026-11-30"))))
      ])
    let next = try #require(desk.update().sections.first { $0.kind == .next })
    #expect(!next.lines.flatMap(\.records).contains(key("moved")))
  }

  @Test func `a wished and a real day both stand as long as the work has them`() {
    var desk = desk()
    // It was promised for its planned day; now its real deadline is near and named instead.
    desk.promised("1", "survey", .planned, for: "2026-11-25", now: "2026-11-25") { $0.hard = Desk.day("2026-11-27") }
    #expect(accounts(desk) == [])
    #expect(said(desk, .promise) == [Said(.promise, key("1"), day: Desk.date("2026-11-27"))])
    #expect(
      desk.lines().contains("! Fri 27, real deadline, planned for Wed 25: survey. 3 workdays left. Who takes it?"))
  }

  @Test func `what is brought forward is promised for its new day, without a word about the old one`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-27", now: "2026-11-25")
    #expect(accounts(desk) == ["1 11-27 moved"])
    #expect(said(desk, .promise) == [Said(.promise, key("1"), day: Desk.date("2026-11-25"))])
    #expect(followThrough(desk) == [])
    #expect(desk.shown(.next) == ["- letter"])
    #expect(desk.lines().contains("Tomorrow"))
  }

  @Test func `work that was moved to a day that is over too is told as late`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-19", now: "2026-11-23", on: "2026-11-18")
    desk.memory.since = Desk.at("2026-11-18", "16:30")
    #expect(accounts(desk) == ["1 11-19 open"])
    #expect(desk.lines().contains("Stuck: letter should have been done on Mon 23"))
  }

  @Test func `work that has lost its day is told so`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-25", now: nil)
    #expect(accounts(desk) == ["1 11-25 moved"])
    #expect(desk.lines().contains("Follow-through: no longer has a day (was planned for Wed 25): letter"))
    #expect(desk.lines(.nl).contains("Afgesproken: heeft geen datum meer (stond voor wo 25): letter"))
  }

  @Test func `what was dropped is told with its reason, and a milestone without`() {
    var desk = desk()
    desk.promised("1", "letter", .dropped, for: "2026-11-25", now: "2026-11-25") {
      $0.droppedWhy = UntrustedText("The supplier left")
    }
    let milestone = desk.milestone("m", "all moved") {
      $0.due = Desk.day("2026-11-26")
      $0.dropped = true
    }
    desk.promised(milestone, for: "2026-11-26")
    #expect(accounts(desk) == ["1 11-25 dropped", "m 11-26 dropped"])
    #expect(
      desk.lines().contains(
        "Follow-through: dropped (was planned for Wed 25): letter. The supplier left; dropped (was planned for Thu 26): all moved"
      ))
  }

  @Test(arguments: [true, false]) func `what left a complete list has vanished, an incomplete one proves nothing`(
    _ isComplete: Bool
  ) {
    var desk = desk()
    desk.completeness.complete = isComplete
    desk.promised(key("1"), for: "2026-11-24")
    desk.memory.seen[key("1")] = Seen(
      first: Desk.at("2026-11-18", "16:30"), finished: nil, changed: Desk.at("2026-11-18", "16:30"),
      vanished: Desk.at("2026-11-23", "16:30"))
    desk.memory.vanished = [.item(Item(key: key("1"), title: UntrustedText("letter"), state: .planned))]
    #expect(accounts(desk) == (isComplete ? ["1 11-24 vanished"] : []))
    #expect(
      desk.shown(.done) == (isComplete ? ["- was planned for today and has left its list: letter"] : []))
    #expect(desk.update().summary.plan == (isComplete ? PlanKept(done: 0, of: 1) : nil))
  }

  @Test func `of a source that does not list everything nothing is called kept or broken`() {
    var desk = desk()
    desk.promised(key("1"), for: "2026-11-24")
    #expect(accounts(desk) == [])
    #expect(desk.update().summary.plan == nil)
  }

  @Test func `what left a list after it was finished is kept`() {
    var desk = desk()
    desk.promised(key("1"), for: "2026-11-24")
    desk.memory.gone = [Item(key: key("1"), title: UntrustedText("letter"), state: .active)]
    #expect(accounts(desk) == ["1 11-24 kept"])
    desk.memory.gone = []
    desk.memory.seen[key("1")] = Seen(
      first: Desk.at("2026-11-18", "16:30"), finished: Desk.at("2026-11-20", "16:30"),
      changed: Desk.at("2026-11-20", "16:30"), vanished: Desk.at("2026-11-23", "16:30"))
    #expect(accounts(desk) == ["1 11-24 kept"])
  }

  @Test func `promises of a source that failed are reckoned up when it is read again`() {
    var desk = desk()
    desk.promised("1", "letter", .finished, for: "2026-11-24", now: "2026-11-24")
    let other = RecordKey(source: "changes", kind: .item, id: "2")
    desk.promised(other, for: "2026-11-24")
    desk.fail("changes", lastRead: nil)
    #expect(accounts(desk) == ["1 11-24 kept"])
    #expect(desk.update().summary.plan == PlanKept(done: 1, of: 1, partial: true))
    // The next day it is back, and shows what happened.
    desk.failed = [:]
    desk.readings["planning"] = []
    desk.item("2", "patch", .finished, from: "changes") { $0.finished = Desk.moment("2026-11-24", "12:00") }
    desk.memory.said.append(
      Recalled(
        Said(.reconciled, key("1"), day: Desk.date("2026-11-24"), detail: "kept"), edition: "daily",
        on: Desk.date("2026-11-24")))
    desk.now = Desk.at("2026-11-25", "16:30")
    desk.memory.since = Desk.at("2026-11-24", "16:30")
    #expect(accounts(desk) == ["2 11-24 kept"])
    #expect(desk.update().summary.plan == PlanKept(done: 1, of: 1, doneBefore: 1))
  }

  @Test func `a source that comes back after weeks is told, and counts in no plan of today`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-10-30", now: "2026-12-15", on: "2026-10-29")
    #expect(accounts(desk) == ["1 10-30 moved"])
    #expect(desk.shown(.done) == ["- not done, planned for Fri 30 Oct: letter, new day Tue 15 Dec"])
    #expect(desk.update().summary.plan == nil)
  }

  @Test func `each edition keeps its own promises`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-25", now: "2026-11-27")
    desk.slot = SlotKey(team: "servicedesk", edition: "morning", date: desk.slot.date)
    #expect(accounts(desk) == [])
    #expect(desk.shown(.next) == ["- letter"])
    #expect(desk.lines().contains("Friday"))
  }

  @Test(arguments: [("08:45", [String](), PlanKept?.none), ("16:30", ["1 11-24 open"], PlanKept(done: 0, of: 1))])
  func `a morning's update does not reckon up its own day`(_ time: String, _ expected: [String], _ plan: PlanKept?) {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-24", now: "2026-11-24")
    desk.now = Desk.at("2026-11-24", time)
    #expect(accounts(desk) == expected)
    #expect(desk.update().summary.plan == plan)
  }

  @Test func `an edition of the morning that comes in the afternoon still leaves the day its evening`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-24", now: "2026-11-24")
    desk.now = Desk.at("2026-11-24", "13:10")
    desk.late = CivilDateTime(Desk.date("2026-11-24"), TimeOfDay(hour: 8, minute: 45) ?? .midnight)
    #expect(accounts(desk) == [])
  }

  @Test func `an update that is made up the next morning reckons up its own day, not the new one`() {
    var desk = desk()
    desk.promised("1", "letter", .planned, for: "2026-11-24", now: "2026-11-24")
    desk.promised("2", "report", .planned, for: "2026-11-25", now: "2026-11-25")
    desk.now = Desk.at("2026-11-25", "09:05")
    desk.late = CivilDateTime(Desk.date("2026-11-24"), TimeOfDay(hour: 16, minute: 30) ?? .midnight)
    #expect(accounts(desk) == ["1 11-24 open"])
  }

  @Test func `a plan for a weekend day is reckoned up on Monday`() {
    var desk = desk()
    desk.now = Desk.at("2026-11-27", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-27"))
    desk.promised("1", "letter", .planned, for: "2026-11-28", now: "2026-11-28", on: "2026-11-26")
    #expect(accounts(desk) == [])
    desk.now = Desk.at("2026-11-30", "16:30")
    desk.slot = SlotKey(team: "servicedesk", edition: "daily", date: Desk.date("2026-11-30"))
    desk.memory.since = Desk.at("2026-11-27", "16:30")
    #expect(accounts(desk) == ["1 11-28 open"])
    #expect(desk.update().summary.plan == PlanKept(done: 0, of: 1))
  }

  @Test func `a hidden title stays hidden when its work moves or vanishes`() {
    var desk = desk()
    desk.promised("1", "secret", .planned, for: "2026-11-25", now: "2026-12-20") {
      $0.hidden = true
      $0.id = UntrustedText("W 1")
    }
    desk.promised(key("2"), for: "2026-11-25")
    desk.memory.seen[key("2")] = Seen(
      first: Desk.at("2026-11-18", "16:30"), finished: nil, changed: Desk.at("2026-11-18", "16:30"),
      vanished: Desk.at("2026-11-24", "16:30"))
    var gone = Item(key: key("2"), title: UntrustedText("secret"), state: .planned)
    (gone.hidden, gone.id) = (true, UntrustedText("W 2"))
    desk.memory.vanished = [.item(gone)]
    #expect(
      desk.lines().contains(
        "Follow-through: moved from Wed 25 to Sun 20 Dec: W 1; was planned for Wed 25 and has left its list: W 2"))
    #expect(!desk.lines().joined().contains("secret"))
  }
}
