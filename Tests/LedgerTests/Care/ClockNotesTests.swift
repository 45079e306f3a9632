import Foundation
import GRDB
import Ledger
import Model
import Testing

/// What the ledger knows of time, and what a clock that was ahead cannot do to it.
@Suite struct ClockNotesTests {
  private let year = Int64(365)

  private func note(_ wall: Instant, lived: Int64, boot: String = "a") -> ClockNote {
    ClockNote(wall: wall, known: wall, sinceBoot: .seconds(lived), boot: boot)
  }

  private func posted(_ desk: Desk, _ key: SlotKey, at now: Instant) async throws {
    let deadline = now.adding(.seconds(86_400))
    _ = try await desk.ledger.decide(
      [posting(key, [newPost("\(key)", "chat", deadline: deadline)], at: now)], marks: [dailyMark: wall], now: now)
    try await desk.ledger.deliverAll(at: now)
  }

  @Test func `a note is kept, and a ledger of an older version knows the latest moment in it`() async throws {
    let desk = try Desk()
    #expect(try await desk.ledger.clockNote() == nil)
    _ = try await desk.ledger.decide([], marks: [dailyMark: wall], now: minute(7))
    let old = try await desk.ledger.clockNote()
    #expect(old?.wall == minute(7) && old?.known == minute(7))
    let written = note(minute(60), lived: 500)
    #expect(try await desk.ledger.note(written) == nil)
    try desk.crash()
    #expect(try await desk.ledger.clockNote() == written)
  }

  @Test func `whatever the clock shows, what counts for deleting goes on by a week a day that was lived`() async throws
  {
    let desk = try Desk()
    _ = try await desk.ledger.note(note(minute(0), lived: 100))
    #expect(try await desk.ledger.pruneMoment(now: minute(0)) == minute(0))
    // 2040, by a wrong server.
    _ = try await desk.ledger.note(note(day(5000), lived: 1_900))
    #expect(try await desk.ledger.pruneMoment(now: day(5000)) == minute(7 * 30))
    #expect(try await desk.ledger.pruneMoment(now: day(5000)) == minute(7 * 30), "not again for the same time")
    // Put right: nothing counts as later than it is.
    _ = try await desk.ledger.note(note(minute(31), lived: 1_960))
    #expect(try await desk.ledger.pruneMoment(now: minute(31)) == minute(31))
    // A machine that was off for three weeks makes up for it in four days.
    for days in Int64(0)..<5 {
      _ = try await desk.ledger.note(note(day(21 + days), lived: 60 + days * 86_400, boot: "b"))
      let moment = try await desk.ledger.pruneMoment(now: day(21 + days))
      #expect((moment == day(21 + days)) == (days == 4), "after \(days) days")
    }
  }

  @Test func `a slot stays decided while its own time is not past, whenever it was decided`() async throws {
    let desk = try Desk()
    let early = SlotDecision(slot: wednesday, nominal: day(1), how: .hand, verdict: .skipped(why: "by hand"))
    _ = try await desk.ledger.decide([early], now: day(-500))
    _ = try await desk.ledger.prune(now: day(2))
    #expect(try await desk.ledger.states(of: [wednesday]) == [wednesday: .skipped])
    #expect(try await desk.ledger.prune(now: day(402)).slots == 1)
  }

  @Test func `what is dated ahead keeps nothing else from being deleted`() async throws {
    let desk = try Desk()
    let decisions = (0..<600).map { number in
      SlotDecision(
        slot: slot(CivilDate(dayNumber: 25_000 + number).description), nominal: day(5000), how: .schedule,
        verdict: .missed(why: "x"))
    }
    _ = try await desk.ledger.decide(decisions, now: day(5000))
    try await posted(desk, tuesday, at: minute(0))
    let pruned = try await desk.ledger.prune(now: day(401))
    #expect((pruned.bodies, pruned.updates, pruned.slots) == (1, 1, 1))
  }

  @Test func `what a clock that was ahead wrote is taken back, and what was posted stays`() async throws {
    let desk = try Desk()
    let ahead = day(5000)
    _ = try await desk.ledger.note(note(minute(0), lived: 100))
    try await posted(desk, tuesday, at: minute(0))
    _ = try await desk.ledger.note(note(ahead, lived: 400))
    let far = slot("2040-08-02")
    _ = try await desk.ledger.decide(
      [
        SlotDecision(slot: wednesday, nominal: day(1), how: .schedule, verdict: .missed(why: "off")),
        SlotDecision(slot: slot("2040-08-01"), nominal: day(4999), how: .schedule, verdict: .missed(why: "off")),
      ], now: ahead)
    try await posted(desk, far, at: ahead)
    let figure = Metric(key: key("f", .metric), name: UntrustedText("f"), value: 4, at: .instant(ahead))
    let stories = [item("1", .finished), .metric(figure)]
    try await desk.ledger.ingest(snapshot(ahead, stories), calendar: utc)
    _ = try await desk.ledger.pause(TeamPause(team: "desk", until: CivilDateTime(utc: day(5003)).date), now: ahead)
    _ = try await desk.ledger.keep([
      SentNote(id: "n", team: "desk", kind: .done, text: UntrustedText("x"), from: nil, at: ahead)
    ])

    let found = try #require(try await desk.ledger.note(note(minute(30), lived: 1_900)))
    #expect(found.ahead == ahead && found.at == minute(30))
    #expect(found.sentence.contains("2 slots passed over"))
    #expect(try await desk.ledger.clockCorrection() == found)
    #expect(try await desk.marks([dailyMark], now: minute(30)) == [dailyMark: minute(30)])
    #expect(try await desk.ledger.states(of: [tuesday, wednesday, far]) == [tuesday: .posted, far: .posted])
    let memory = try await desk.ledger.memory(for: wednesday, at: day(1))
    #expect(memory.history == [:], "no figure of 2040")
    #expect(memory.seen[key("1")]?.first == minute(30) && memory.seen[key("1")]?.finished == minute(30))
    #expect(try await desk.ledger.pauses()["desk"]?.until == CivilDateTime(utc: minute(30)).date.adding(days: 3))
    #expect(try await desk.ledger.notes(of: "desk", after: minute(0)).map(\.at) == [minute(30)])
    #expect(try await desk.ledger.sources(team: "desk").first?.lastRead == minute(30))
    #expect(try await desk.ledger.posts().map(\.settled) == [minute(30), minute(0)])
    #expect(try await desk.ledger.note(note(minute(31), lived: 1_960)) == nil, "once")
  }

  @Test func `a post that was made ahead and never tried makes way, one that was given up ahead goes on`() async throws
  {
    let desk = try Desk()
    _ = try await desk.ledger.note(note(minute(0), lived: 100))
    _ = try await desk.ledger.decide(
      [posting(tuesday, [newPost("a", "chat", deadline: day(1))])], marks: [dailyMark: wall], now: minute(0))
    let ahead = day(1, minute: 300)
    _ = try await desk.ledger.note(note(ahead, lived: 1_000))
    _ = try await desk.ledger.processOutbox(now: ahead)
    #expect(try await desk.ledger.state("a") == .expired)
    _ = try await desk.ledger.decide(
      [posting(wednesday, [newPost("b", "chat", deadline: day(2))], at: ahead)], marks: [dailyMark: wall], now: ahead)

    #expect(try await desk.ledger.note(note(minute(60), lived: 3_700)) != nil)
    _ = try await desk.marks([dailyMark], now: minute(60))
    #expect(try await desk.ledger.states(of: [tuesday, wednesday]) == [tuesday: .posted])
    #expect(try await desk.ledger.claim(now: minute(60)) == ["a"])
  }

  @Test func `a clock that is set back takes nothing back that was right`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.note(note(day(400), lived: 100))
    try await posted(desk, slot("2027-12-29"), at: day(400))
    let figure = Metric(key: key("f", .metric), name: UntrustedText("f"), value: 4, at: .instant(day(400)))
    try await desk.ledger.ingest(snapshot(day(400), [.metric(figure)]), calendar: utc)
    // By hand, a year back: what is known stands.
    let back = ClockNote(wall: day(35), known: day(400, minute: 20), sinceBoot: .seconds(1_300), boot: "a")
    #expect(try await desk.ledger.note(back) == nil)
    #expect(try await desk.ledger.pruneMoment(now: day(35)) == day(35))
    _ = try await desk.ledger.note(note(day(400, minute: 40), lived: 2_500))
    #expect(try await desk.ledger.posts().map(\.settled) == [day(400)])
    #expect(try await desk.ledger.memory(for: slot("2027-12-30"), at: day(401)).history.count == 1)
    #expect(try await desk.ledger.pruneMoment(now: day(400, minute: 40)) == day(400, minute: 40))
  }

  /// A wrong server, ten months back, on a machine whose clock ran well for days.
  @Test(arguments: [true, false])
  func `a wrong time service takes nothing back before the machine has run so for days, or a person says so`(
    isSaid: Bool
  ) async throws {
    let desk = try Desk()
    for hour in Int64(0)...80 { _ = try await desk.ledger.note(note(day(400, minute: 60 * hour), lived: 3600 * hour)) }
    let now = day(403)
    let figure = Metric(key: key("f", .metric), name: UntrustedText("f"), value: 4, at: .instant(now))
    try await desk.ledger.ingest(snapshot(now, [item("1", .finished), .metric(figure)]), calendar: utc)
    let lived = Int64(81 * 3600)
    #expect(try await desk.ledger.note(note(day(100), lived: lived)) == nil)
    #expect(try await desk.ledger.note(note(day(101), lived: lived + 86_400)) == nil)
    #expect(try await desk.ledger.note(note(day(404, minute: 540), lived: lived + 86_460)) == nil, "it is right again")
    let memory = try await desk.ledger.memory(for: slot("2027-12-30"), at: day(405))
    #expect(memory.history.count == 1 && memory.seen[key("1")]?.first == now)

    // Nor does one that is ahead make the ledger forget, however long ago it was last asked to.
    _ = try await desk.ledger.note(note(day(5000), lived: lived + 87_000))
    let moment = try await desk.ledger.pruneMoment(now: day(5000))
    #expect(moment < day(404, minute: 600), "by the clock that ran for days")

    let back = lived + 90_000
    #expect(try await desk.ledger.note(note(day(100), lived: back)) == nil)
    if isSaid {
      #expect(try await desk.ledger.note(note(day(100), lived: back), isSaid: true) != nil)
    } else {
      #expect(try await desk.ledger.note(note(day(102), lived: back + 2 * 86_400)) == nil)
      #expect(try await desk.ledger.note(note(day(103), lived: back + 3 * 86_400)) != nil)
    }
  }

  /// "until 8 January", said on a machine whose clock was a week ahead, is 8 January.
  @Test func `a pause that was made by a clock that was a little ahead keeps the day that a person named`() async throws
  {
    let desk = try Desk()
    _ = try await desk.ledger.note(note(minute(0), lived: 100))
    _ = try await desk.ledger.note(note(day(7), lived: 400))
    let until = CivilDateTime(utc: day(20)).date
    _ = try await desk.ledger.pause(TeamPause(team: "desk", until: until), now: day(7))
    #expect(try await desk.ledger.note(note(minute(30), lived: 1_900)) != nil)
    #expect(try await desk.ledger.pauses()["desk"]?.until == until)
  }

  @Test func `what somebody posts by a clock that is not believed is put right too`() async throws {
    let desk = try Desk()
    _ = try await desk.ledger.note(note(minute(0), lived: 100))
    try await desk.ledger.noteDoubted(day(5000))
    try await posted(desk, slot("2040-08-02"), at: day(5000))
    #expect(try await desk.ledger.note(note(minute(5), lived: 400)) != nil)
    #expect(try await desk.ledger.posts().map(\.settled) == [minute(5)])
    #expect(try await desk.ledger.clockNote()?.wall == minute(5))
  }
}
