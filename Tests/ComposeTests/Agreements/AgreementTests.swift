import Compose
import Model
import Testing

/// What is told of a decision, from its first line to the question whether it still holds.
@Suite struct AgreementTests {
  private func desk(_ change: (inout Decision) -> Void = { _ in }) -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.decision("1", "no walk-in desk on Fridays") {
      $0.decided = Desk.day("2026-11-24")
      $0.due = Desk.day("2026-12-04")
      $0.owner = UntrustedText("Marjan")
      $0.touches = UntrustedText("everyone at the desk")
      change(&$0)
    }
    return desk
  }

  @Test func `a new decision is told once in each edition, with its day and whom it touches`() {
    var desk = desk()
    #expect(
      desk.shown(.followThrough) == [
        "decided: \"no walk-in desk on Fridays\", from Fri 4 Dec, for: everyone at the desk (Marjan)"
      ])
    desk.keep(desk.update())
    #expect(desk.rules(.followThrough) == [])
    desk.go(to: "2026-11-25")
    #expect(desk.rules(.followThrough) == [])
    desk.go(to: "2026-11-25", "08:45", edition: "morning")
    #expect(desk.rules(.followThrough) == ["agreed.told"])
  }

  @Test func `decisions that found no room are told when there is some, and told ones take no room`() {
    var desk = desk()
    for number in 2...5 {
      desk.decision("\(number)", "agreement \(number)") {
        $0.decided = Desk.day("2026-11-24")
        $0.due = Desk.day("2026-12-0\(number)")
      }
    }
    let update = desk.update()
    #expect(update.sections.first { $0.kind == .followThrough }?.more == 2)
    #expect(update.said.filter { $0.topic == .agreement }.count == 3)
    #expect(desk.post(through: "2026-11-26").map { $0.suffix(4) } == Array(repeating: "told", count: 5))
  }

  @Test func `of a list that is read for the first time only decisions since yesterday are told`() {
    var desk = desk()
    desk.memory = Memory()
    desk.decision("old", "phones off in meetings") {
      $0.decided = Desk.day("2026-11-12")
      $0.due = Desk.day("2026-12-10")
    }
    desk.decision("kept", "one front desk") { $0.realised = Desk.day("2026-11-13") }
    #expect(desk.post(through: "2026-11-27") == ["11-24 told"])
  }

  @Test func `a decision that is new in a list is told, however long ago it was taken`() {
    var desk = desk { $0.decided = Desk.day("2026-10-01") }
    desk.memory.seen[RecordKey(source: "planning", kind: .decision, id: "1")] = Seen(
      first: Desk.at("2026-11-24", "16:30"), finished: nil, changed: Desk.at("2026-11-24", "16:30"), vanished: nil)
    #expect(desk.rules(.followThrough) == ["agreed.told"])
  }

  @Test func `reminders become firmer with the workdays, and never come more often`() {
    var desk = desk { $0.due = Desk.day("2026-11-27") }
    desk.free = [Desk.date("2026-12-25")]
    #expect(
      desk.post(through: "2027-01-06") == [
        "11-24 told", "11-26 starts-next", "11-27 starts-today", "11-30 slipping 1 after 1", "12-02 slipping 2 after 3",
        "12-08 slipping 3 after 7",
        "12-15 slipping 3 after 12", "12-22 slipping 3 after 17", "12-30 slipping 3 after 22",
        "01-06 slipping 3 after 27",
      ])
  }

  @Test func `two editions of a day do not both send a reminder`() {
    var desk = desk { $0.due = Desk.day("2026-11-20") }
    #expect(desk.rules(.followThrough) == ["agreed.slipping"])
    desk.keep(desk.update())
    desk.go(to: "2026-11-24", "17:00", edition: "evening")
    #expect(desk.rules(.followThrough) == [])
  }

  @Test func `the first reminder is friendly, the second is marked, the third asks`() {
    var desk = desk { ($0.decided, $0.due) = (Desk.day("2026-11-12"), Desk.day("2026-11-23")) }
    #expect(
      desk.shown(.followThrough) == [
        "\"no walk-in desk on Fridays\" was due on Monday. Marjan, what does it still need?"
      ])
    #expect(desk.update().summary.ask == nil)
    desk.go(to: "2026-11-26")
    #expect(
      desk.shown(.followThrough) == [
        """
        ! "no walk-in desk on Fridays" is slipping (decided 12 Nov, due 23 Nov, it touches: everyone at the desk). \
        Marjan, what does it still need?
        """
      ])
    #expect(desk.update().summary.ask == .trouble(1))
    desk.go(to: "2026-12-02")
    #expect(
      desk.shown(.followThrough, .nl) == [
        """
        ! "no walk-in desk on Fridays" loopt al 7 werkdagen uit (besloten 12 nov, zou 23 nov ingaan, Marjan). \
        Doen we dit nog zo?
        """
      ])
    desk.change("1") { ($0.owner, $0.started) = (nil, true) }
    desk.decision("2", "phones off") { ($0.due, $0.owner) = (Desk.day("2026-12-24"), UntrustedText("Gerda")) }
    #expect(
      desk.shown(.followThrough).first == """
        ! "no walk-in desk on Fridays" has been slipping for 7 workdays now (decided 12 Nov, due 23 Nov, under way). \
        Is it still on, and who takes it?
        """)
  }

  @Test func `another day is told, and the reminders begin anew`() {
    var desk = desk { $0.due = Desk.day("2026-11-27") }
    var told = desk.post(through: "2026-12-02")
    desk.change("1") { $0.due = Desk.day("2026-12-07") }
    #expect(
      desk.shown(.followThrough) == [
        "new day: \"no walk-in desk on Fridays\", from Mon 7 instead of 27 Nov (Marjan)"
      ])
    told += desk.post(through: "2026-12-10")
    #expect(
      told == [
        "11-24 told", "11-26 starts-next", "11-27 starts-today", "11-30 slipping 1 after 1", "12-02 slipping 2 after 3",
        "12-03 moved", "12-04 starts-next", "12-07 starts-today", "12-08 slipping 1 after 1",
        "12-10 slipping 2 after 3",
      ])
  }

  @Test func `that work on a decision has begun is told once, together with the decision where both are new`() {
    var desk = desk()
    var told = desk.post(through: "2026-11-25")
    desk.change("1") { $0.started = true }
    #expect(desk.shown(.followThrough) == ["under way: \"no walk-in desk on Fridays\", from Fri 4 Dec (Marjan)"])
    told += desk.post(through: "2026-11-30")
    #expect(told == ["11-24 told", "11-26 under-way"])
    var other = self.desk { $0.started = true }
    #expect(other.first(.followThrough).contains("from Fri 4 Dec, under way already, for:"))
    #expect(other.post(through: "2026-11-30") == ["11-24 told"])
  }

  @Test func `a withdrawn decision is told once, in editions that told of the decision`() {
    var desk = desk()
    var told = desk.post(through: "2026-11-25")
    desk.change("1") { $0.withdrawn = true }
    told += desk.post(through: "2026-12-10")
    #expect(told == ["11-24 told", "11-26 withdrawn"])
    var unheard = self.desk { $0.withdrawn = true }
    #expect(unheard.post(through: "2026-11-27") == [])
  }

  @Test func `the owner's date is enough where no proof is asked for`() {
    var desk = desk { $0.due = Desk.day("2026-11-26") }
    var told = desk.post(through: "2026-11-26")
    desk.change("1") { $0.realised = Desk.day("2026-11-25") }
    desk.go(to: "2026-11-27")
    #expect(desk.shown(.followThrough) == ["\"no walk-in desk on Fridays\" is in force, since Wed 25 (Marjan)"])
    told += desk.post(through: "2026-12-10")
    #expect(told == ["11-24 told", "11-25 starts-next", "11-26 starts-today", "11-27 realised"])
  }

  @Test func `a box that was ticked without a date counts from when it was seen`() {
    var desk = desk { $0.realisedUndated = true }
    desk.memory.seen[RecordKey(source: "planning", kind: .decision, id: "1")] = Seen(
      first: Desk.at("2026-11-12", "16:30"), finished: Desk.at("2026-11-24", "16:30"),
      changed: Desk.at("2026-11-24", "16:30"), vanished: nil)
    #expect(desk.shown(.followThrough) == ["\"no walk-in desk on Fridays\" is in force (Marjan)"])
  }

  @Test func `a decision that was kept and is open again is told, and its reminders begin anew`() {
    var desk = desk { $0.due = Desk.day("2026-11-25") }
    desk.change("1") { $0.realised = Desk.day("2026-11-24") }
    var told = desk.post(through: "2026-12-09")
    desk.change("1") { $0.realised = nil }
    told += desk.post(through: "2026-12-16")
    desk.change("1") { $0.realised = Desk.day("2026-12-17") }
    told += desk.post(through: "2026-12-18")
    #expect(
      told == [
        "11-24 realised", "12-10 reopened", "12-11 slipping 1 after 1", "12-15 slipping 2 after 3", "12-17 realised",
      ])
  }

  @Test func `after 30 and 90 days it is asked once each whether it still holds`() {
    var desk = desk { $0.realised = Desk.day("2026-11-24") }
    // The thirtieth day is a holiday, the ninetieth a Monday.
    desk.free = [Desk.date("2026-12-24"), Desk.date("2026-12-25")]
    #expect(
      desk.post(through: "2027-03-31") == ["11-24 realised", "12-28 still-holds 34", "02-22 still-holds 90"])
    desk.memory.said = []
    desk.go(to: "2027-02-22")
    #expect(
      desk.shown(.followThrough, .nl) == [
        "geldt nu 90 dagen: \"no walk-in desk on Fridays\" (Marjan). Houdt dit nog stand?"
      ])
    // A decision that was in force before its list was first read is no news.
    desk.memory.firstRead["planning"] = Desk.at("2027-02-01", "16:30")
    #expect(desk.rules(.followThrough) == [])
  }

  @Test func `a decision without a day is told, asked about once, and never slips`() {
    var desk = desk { $0.due = nil }
    desk.decision("2", "another") { $0.due = Desk.day("2027-12-24") }
    desk.memory.told.insert(Told(record: RecordKey(source: "planning", kind: .decision, id: "2"), finished: nil))
    #expect(
      desk.first(.followThrough)
        == "decided: \"no walk-in desk on Fridays\", for: everyone at the desk (Marjan). From when?")
    var told = desk.post(through: "2026-12-18")
    #expect(told.filter { $0 != "11-24 told" } == ["12-08 undated"])
    desk.change("1") { $0.due = Desk.day("2026-12-24") }
    #expect(
      desk.shown(.followThrough) == ["now with a day: \"no walk-in desk on Fridays\", from Thu 24 (Marjan)"])
    told = desk.post(through: "2026-12-24")
    #expect(told == ["12-21 moved", "12-23 starts-next", "12-24 starts-today"])
  }

  @Test func `where no decision of a source has a day or an owner, nobody is asked for one`() {
    var desk = desk { ($0.due, $0.owner) = (nil, nil) }
    #expect(!desk.first(.followThrough).contains("?"))
    #expect(desk.post(through: "2027-01-08") == ["11-24 told"])
  }

  @Test func `a decision without an owner asks who takes it, where others have one`() {
    var desk = desk { $0.owner = nil }
    desk.decision("2", "another") { ($0.owner, $0.due) = (UntrustedText("Gerda"), Desk.day("2027-12-24")) }
    #expect(desk.first(.followThrough, .nl).hasSuffix("geldt voor: everyone at the desk. Wie pakt dit op?"))
    desk.change("1") { $0.due = nil }
    #expect(desk.first(.followThrough, .nl).hasSuffix("Vanaf wanneer, en wie pakt dit op?"))
  }

  @Test func `a decision that stands in several sources is told once, with what either knows`() {
    var desk = desk()
    let other = RecordKey(source: "github", kind: .decision, id: "77")
    var issue = Decision(key: other, title: UntrustedText("No walk-in desk on Fridays"))
    issue.due = Desk.day("2026-12-04")
    desk.add(.decision(issue))
    #expect(desk.rules(.followThrough) == ["agreed.told"])
    let update = desk.update()
    #expect(update.said.map(\.record.source) == ["planning", "github"])
    desk.keep(update)
    // The minutes cannot be read: nothing is told anew.
    desk.fail("planning", lastRead: nil)
    desk.go(to: "2026-11-25")
    #expect(desk.rules(.followThrough) == [])
    desk.failed = [:]
    issue.realised = Desk.day("2026-11-25")
    desk.readings["github"] = [.decision(issue)]
    #expect(desk.shown(.followThrough) == ["\"no walk-in desk on Fridays\" is in force (Marjan)"])
    // With another day it is another decision.
    issue.due = Desk.day("2027-01-15")
    desk.readings["github"] = [.decision(issue)]
    #expect(desk.rules(.followThrough) == ["agreed.realised"])
    #expect(desk.update().said.map(\.record.source) == ["github"])
  }

  @Test func `a decision more than a year past its day is left alone`() {
    var desk = desk { ($0.decided, $0.due) = (nil, Desk.day("2025-11-20")) }
    desk.memory.told.insert(Told(record: RecordKey(source: "planning", kind: .decision, id: "1"), finished: nil))
    #expect(desk.rules(.followThrough) == [])
  }

  @Test func `marked, new and other agreements have a line each`() {
    var desk = desk()
    desk.decision("2", "phones off") { $0.due = Desk.day("2026-11-12") }
    desk.decision("3", "one front desk") { $0.realised = Desk.day("2026-11-24") }
    #expect(
      desk.lines().dropFirst(2).filter { $0.contains("\"") } == [
        "! \"phones off\" has been slipping for 8 workdays now (due 12 Nov). Is it still on, and who takes it?",
        "Follow-through: decided: \"no walk-in desk on Fridays\", from Fri 4 Dec, for: everyone at the desk (Marjan)",
        "- \"one front desk\" is in force",
      ])
  }
}
