import Model
import Testing

@testable import Compose

/// A day of another year than the reader's is told with its year, so that nobody takes it for a day of this one.
@Suite struct YearTests {
  private func desk(_ day: String) -> Desk {
    var desk = Desk()
    desk.go(to: day)
    desk.memory.since = Desk.at(day, "08:00")
    return desk
  }

  private func text(_ desk: Desk, _ language: Language) -> String { desk.lines(language).joined(separator: "\n") }

  @Test func `work and a decision of last year are told with their year`() {
    var desk = desk("2026-11-30")
    desk.item("a", "Oude servers weg", .planned) {
      $0.due = Desk.day("2025-12-02")
      $0.owner = UntrustedText("Joost")
    }
    let decision = desk.decision("b", "Geen faxen meer") {
      $0.owner = UntrustedText("Marjan")
      $0.decided = Desk.day("2025-11-01")
      $0.due = Desk.day("2025-12-04")
    }
    for day in ["2025-12-05", "2025-12-12"] {
      desk.memory.said.append(
        Recalled(Said(.agreement, decision, detail: "slipping"), edition: "daily", on: Desk.date(day)))
    }
    let (dutch, english) = (text(desk, .nl), text(desk, .en))
    #expect(dutch.contains("had di 2 dec 2025 klaar moeten zijn"))
    #expect(dutch.contains("besloten 1 nov 2025, zou 4 dec 2025 ingaan"))
    #expect(english.contains("should have been done on Tue 2 Dec 2025"))
    #expect(english.contains("decided 1 Nov 2025, due 4 Dec 2025"))
  }

  @Test func `a day shortly after New Year is told with its year`() {
    var desk = desk("2026-12-30")
    desk.item("a", "Wachtwoorden om", .planned) {
      $0.due = Desk.day("2027-01-04")
      $0.owner = UntrustedText("Joost")
    }
    desk.absence("Ravi", "2026-12-31", "2027-01-08")
    let (dutch, english) = (text(desk, .nl), text(desk, .en))
    #expect(dutch.contains("Op 4 januari 2027\n- Wachtwoorden om"))
    #expect(dutch.contains("t/m vr 8 jan 2027"))
    #expect(english.contains("4 January 2027\n- Wachtwoorden om"))
    #expect(english.contains("through Fri 8 Jan 2027"))
  }

  @Test func `days of the reader's year are told without the year`() {
    var desk = desk("2026-12-01")
    desk.item("a", "Kluis", .planned) { $0.due = Desk.day("2026-12-04") }
    desk.item("b", "Rooster", .planned) { $0.due = Desk.day("2026-11-03") }
    for language in Language.allCases {
      #expect(!text(desk, language).contains("2026"))
    }
  }

  @Test func `a figure of last year has its year`() {
    var desk = desk("2027-01-04")
    desk.metric("inloop", nil, history: [3, 4, 5, 4, 3, 5, 4, 3], every: 7)
    desk.metric("wachttijd", 12, at: Desk.day("2026-12-22"))
    let (dutch, english) = (text(desk, .nl), text(desk, .en))
    #expect(dutch.contains("laatst 3 op 28 dec 2026"))
    #expect(english.contains("last 3 on 28 Dec 2026"))
    #expect(dutch.contains("wachttijd 12 op 22 dec 2026"))
    #expect(english.contains("wachttijd 12 on 22 Dec 2026"))
  }

  @Test func `every way to tell a day knows of years`() {
    let now = CivilDateTime(Desk.date("2026-12-30"), .midnight)
    let (old, next) = (Desk.date("2025-03-04"), Desk.date("2027-01-01"))
    let (dutch, english) = (Dutch(), English())
    #expect(
      [dutch.long(old, now), dutch.short(old, now), dutch.month(old, now)] == [
        "4 maart 2025", "4 mrt 2025", "maart 2025",
      ])
    #expect(
      [english.long(old, now), english.short(old, now), english.month(old, now)] == [
        "4 March 2025", "4 Mar 2025", "March 2025",
      ])
    #expect([dutch.day(next, now), dutch.of(next, now)] == ["vr 1 jan 2027", "1 januari 2027"])
    #expect([english.day(next, now), english.onDay(next, now)] == ["Fri 1 Jan 2027", "on 1 January 2027"])
    let since = CivilDateTime(Desk.date("2026-12-31"), .midnight)
    let later = CivilDateTime(Desk.date("2027-01-04"), .midnight)
    #expect(dutch.moment(since, later) == "31 december 2026")
    #expect(english.moment(since, later) == "31 December 2026")
    #expect(dutch.planned(for: .since(since.date, seen: later)) == "sinds 31 december 2026")
    #expect(english.due(in: .since(since.date, seen: later)) == "due since 31 December 2026")
    let planned = Planned(kind: .task, subject: Subject(title: UntrustedText("Kluis")), day: next)
    let coming = [(planned: planned, subject: "Kluis" as Words, people: Words())]
    #expect(dutch.nextWeek(coming, now: now).plain == "Deze week: Kluis (vr 1 jan 2027)")
    #expect(english.nextWeek(coming, now: now).plain == "This week: Kluis (Fri 1 Jan 2027)")
    let title = dutch.title(team: "Beheer", kind: .daily, audience: .team, date: since.date, now: later)
    #expect(title.plain == "Beheer | dagupdate donderdag 31 december 2026")
  }
}
