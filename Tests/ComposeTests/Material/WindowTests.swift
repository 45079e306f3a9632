import Compose
import Model
import Testing

/// Which records an update tells as done.
@Suite struct WindowTests {
  private func desk() -> Desk { Desk.team(.en) }

  private func told(_ desk: Desk, _ key: RecordKey) -> Bool { desk.update().told.contains { $0.record == key } }

  @Test(arguments: [
    (Desk.moment("2026-11-23", "16:29"), false), (Desk.moment("2026-11-23", "16:31"), true),
    (Desk.moment("2026-11-24", "16:29"), true), (Desk.day("2026-11-22"), false), (Desk.day("2026-11-23"), true),
    (Desk.day("2026-11-24"), true), (Desk.day("2026-11-25"), false),
  ])
  func `what finished since the last update is told`(_ finished: Moment, _ isTold: Bool) {
    var desk = desk()
    let key = desk.item("1", "report", .finished) { $0.finished = finished }
    // It was seen finished before the last update, so only its moment decides.
    desk.memory.seen[key] = Seen(
      first: Desk.at("2026-11-20", "16:30"), finished: Desk.at("2026-11-20", "16:30"),
      changed: Desk.at("2026-11-20", "16:30"), vanished: nil)
    #expect(told(desk, key) == isTold)
    #expect(desk.lines().contains { $0.contains("report") } == isTold)
  }

  @Test func `nothing is told twice, and what was reopened and finished again is`() {
    var desk = desk()
    let key = desk.item("1", "report", .finished) { $0.finished = Desk.day("2026-11-23") }
    desk.memory.told = [Told(record: key, finished: Desk.day("2026-11-23"))]
    #expect(!told(desk, key))
    desk.memory.told = [Told(record: key, finished: Desk.day("2026-11-16"))]
    #expect(told(desk, key))
  }

  @Test(arguments: [
    ("2026-11-20", "2026-09-01", "2026-11-24", true),
    // In turn: too long ago; in a source that is new itself; seen finished before the last update.
    ("2026-11-09", "2026-09-01", "2026-11-24", false),
    ("2026-11-20", "2026-11-24", "2026-11-24", false),
    ("2026-11-20", "2026-09-01", "2026-11-23", false),
  ])
  func `what was registered late is told once, as added later`(
    _ finished: String, _ firstRead: String, _ seen: String, _ isTold: Bool
  ) {
    var desk = desk()
    let key = desk.item("1", "report", .finished) { $0.finished = Desk.moment(finished, "10:00") }
    desk.memory.firstRead["planning"] = Desk.at(firstRead, "16:30")
    desk.memory.seen[key] = Seen(
      first: Desk.at(seen, "16:30"), finished: Desk.at(seen, "16:30"), changed: Desk.at(seen, "16:30"), vanished: nil)
    #expect(told(desk, key) == isTold)
    if isTold { #expect(desk.lines().contains("- report, done Fri 20, added later")) }
  }

  /// A tracker that was synchronised late, on the second day of a source: it was first read for the last update itself.
  @Test func `what was finished before the first update and became visible after it is told in the second`() {
    for finished in [Desk.moment("2026-11-23", "15:00"), Desk.moment("2026-11-20", "15:00"), Desk.day("2026-11-20")] {
      var desk = desk()
      let since = Desk.at("2026-11-23", "16:30")
      desk.memory.since = since
      desk.memory.firstRead["planning"] = since
      let key = desk.item("1", "report", .finished) { $0.finished = finished }
      let had = desk.item("2", "letter", .finished) { $0.finished = Desk.moment("2026-11-20", "09:00") }
      desk.memory.seen[had] = Seen(first: since, finished: since, changed: since, vanished: nil)
      #expect(told(desk, key), "\(finished)")
      #expect(!told(desk, had), "it was there when the source was first read")
      desk.memory.seen[key] = Seen(first: desk.now, finished: desk.now, changed: desk.now, vanished: nil)
      desk.memory.told = [Told(record: key, finished: finished)]
      #expect(!told(desk, key), "once")
    }
  }

  @Test func `a mail of before the last update that was delivered after it is told, an old one is not`() {
    for (written, isTold) in [
      ("2026-11-24", true), ("2026-11-23", true), ("2026-11-20", true), ("2026-11-02", false),
    ] {
      var desk = desk()
      desk.memory.firstRead["planning"] = Desk.at("2026-09-01", "16:30")
      desk.note(.done, "the lift works", Desk.moment(written, "10:00"))
      #expect(desk.lines().contains { $0.contains("the lift works") } == isTold, "\(written)")
      let key = RecordKey(source: "planning", kind: .note, id: "the lift works")
      let before = Desk.at("2026-11-23", "16:00")
      desk.memory.seen[key] = Seen(first: before, finished: nil, changed: before, vanished: nil)
      #expect(desk.lines().contains { $0.contains("the lift works") } == (written == "2026-11-24"), "it was there")
    }
  }

  @Test func `what was ticked when a list that was read before first showed it is told, once`() {
    var desk = desk()
    desk.completeness.listed = [.item, .milestone]
    let key = desk.item("t00000000000000aa", "report", .finished)
    // The first reading of the source, and one that had earlier readings.
    desk.memory.firstRead["planning"] = nil
    #expect(!told(desk, key))
    desk.memory.firstRead["planning"] = Desk.at("2026-11-20", "16:30")
    #expect(told(desk, key))
    let milestone = desk.milestone("t00000000000000ab", "laptops") { $0.reachedUndated = true }
    #expect(told(desk, milestone))
    // It was there when the last update looked.
    let early = Desk.at("2026-11-23", "09:00")
    desk.memory.seen[key] = Seen(first: early, finished: early, changed: early, vanished: nil)
    #expect(!told(desk, key))
    desk.memory.seen[key] = nil
    desk.memory.told = [Told(record: key, finished: nil)]
    #expect(!told(desk, key))
  }

  @Test func `in a new list of a source that was read before, what is ticked is old`() {
    var desk = desk()
    desk.completeness.listed = [.item]
    desk.memory.firstRead["planning"] = Desk.at("2026-11-20", "16:30")
    let key = desk.item("t00000000000000aa.0000000a", "report", .finished)
    #expect(!told(desk, key))
    let other = RecordKey(source: "planning", kind: .item, id: "t00000000000000bb.0000000a")
    let early = Desk.at("2026-11-20", "16:30")
    desk.memory.seen[other] = Seen(first: early, finished: nil, changed: early, vanished: nil)
    #expect(told(desk, key))
  }

  @Test func `work without a moment of its end is told only where it was seen open before`() {
    var desk = desk()
    let key = desk.item("1", "report", .finished)
    #expect(!told(desk, key))
    desk.memory.seen[key] = Seen(
      first: Desk.at("2026-11-20", "16:30"), finished: nil, changed: Desk.at("2026-11-20", "16:30"), vanished: nil)
    #expect(told(desk, key))
    desk.memory.seen[key]?.finished = Desk.at("2026-11-20", "16:30")
    #expect(!told(desk, key))
  }

  @Test func `a milestone reached at an unknown moment counts from the first reading that shows it`() {
    var desk = desk()
    let key = desk.milestone("m", "all moved") {
      $0.reachedUndated = true
      $0.due = Desk.day("2026-12-01")
    }
    #expect(!told(desk, key))
    desk.memory.seen[key] = Seen(
      first: Desk.at("2026-11-20", "16:30"), finished: nil, changed: Desk.at("2026-11-20", "16:30"), vanished: nil)
    #expect(told(desk, key))
    // How early it was is not known, so nothing is said of it.
    #expect(desk.lines().contains("* Milestone: all moved."))
  }

  @Test func `dropped work is not celebrated, what left a finished list is`() {
    var desk = desk()
    let dropped = desk.item("1", "report", .dropped) { $0.finished = Desk.moment("2026-11-24", "10:00") }
    let goneKey = RecordKey(source: "planning", kind: .item, id: "2")
    desk.memory.gone = [Item(key: goneKey, title: UntrustedText("cable laid"), state: .active)]
    #expect(!told(desk, dropped))
    #expect(told(desk, goneKey))
    #expect(desk.lines().contains("- cable laid"))
    // It came back into the list, so it is not gone.
    desk.item("2", "cable laid", .active)
    #expect(!told(desk, goneKey))
  }

  @Test func `the first update looks back to the previous workday, over free days`() {
    var desk = desk()
    desk.memory = Memory()
    desk.now = Desk.at("2026-11-23", "16:30")
    desk.free = [Desk.date("2026-11-20")]
    let inside = desk.item("1", "report", .finished) { $0.finished = Desk.moment("2026-11-19", "16:31") }
    let before = desk.item("2", "letter", .finished) { $0.finished = Desk.moment("2026-11-19", "16:29") }
    let update = desk.update()
    #expect(update.first)
    #expect(update.since?.date == Desk.date("2026-11-19"))
    #expect(told(desk, inside))
    #expect(!told(desk, before))
  }

  @Test func `counted work is told as finished, new and open, each by its own moment`() throws {
    var desk = desk()
    func call(_ id: String, _ state: ItemState, created: Moment, finished: Moment? = nil) {
      desk.item(id, "geheim", state, from: "topdesk") {
        $0.counted = true
        $0.kind = UntrustedText("Storing")
        $0.created = created
        $0.finished = finished
      }
    }
    call("1", .finished, created: Desk.moment("2026-11-24", "09:00"), finished: Desk.moment("2026-11-24", "10:00"))
    call("2", .finished, created: Desk.moment("2026-11-02", "09:00"), finished: Desk.moment("2026-11-24", "10:00"))
    call("3", .finished, created: Desk.moment("2026-11-02", "09:00"), finished: Desk.moment("2026-11-23", "10:00"))
    desk.memory.seen[RecordKey(source: "topdesk", kind: .item, id: "3")] = Seen(
      first: Desk.at("2026-11-02", "16:30"), finished: Desk.at("2026-11-23", "16:30"),
      changed: Desk.at("2026-11-23", "16:30"), vanished: nil)
    call("4", .active, created: Desk.moment("2026-11-24", "09:00"))
    call("5", .waiting, created: Desk.moment("2026-11-01", "09:00"))
    call("6", .dropped, created: Desk.moment("2026-11-24", "09:00"))
    let line = try #require(desk.update().sections.first { $0.kind == .done }?.lines.first)
    #expect(line.fact == .counted([Flow(noun: .calls, finished: 2, created: 3, open: 2, oldest: 17)]))
    #expect(desk.lines().contains("- 2 calls closed, 3 came in, 2 still open, the oldest for 17 workdays"))
    #expect(
      desk.lines(.nl).contains(
        "- 2 meldingen afgehandeld, 3 nieuw, nog 2 open, de oudste ligt er 17 werkdagen"))
    #expect(!desk.lines().joined().contains("geheim"))
  }

  @Test func `a kind of work without a common name keeps its own, and an incomplete list is told with at least`() {
    var desk = desk()
    desk.calls(closed: 3, cameIn: 1, open: 2, kind: "Bug")
    desk.completeness.complete = false
    #expect(
      desk.lines().contains(
        "- Bug: at least 3 closed, at least 1 came in, at least 2 still open, the oldest for at least 28 workdays"))
    #expect(desk.lines(.nl)[1].hasPrefix("Minstens 3 zaken zijn afgehandeld."))
    #expect(
      desk.lines(.nl).contains(
        "- Bug: minstens 3 afgehandeld, minstens 1 nieuw, nog minstens 2 open, de oudste ligt er minstens 28 werkdagen"
      ))
  }

  @Test func `an incomplete list is never told to have none`() {
    var desk = desk()
    desk.calls(closed: 0, cameIn: 0, open: 2)
    desk.completeness.complete = false
    let line = desk.lines(.nl).first { $0.contains("open") }
    #expect(
      line
        == "- hoeveel er is afgehandeld is niet bekend (meldingen), nog minstens 2 open, de oudste ligt er minstens 28 werkdagen"
    )
    #expect(!desk.lines().joined().contains("no call"))
  }

  @Test func `none came in is told only of sources that were asked for new work`() {
    var desk = desk()
    desk.calls(closed: 3, cameIn: 0, open: 0)
    #expect(desk.lines(.nl).contains("- 3 meldingen afgehandeld, geen nieuwe"))
    desk.completeness.created = false
    #expect(desk.lines(.nl).contains("- 3 meldingen afgehandeld"))
  }
}
