import Almanac
import Model
import Testing

/// Calendars as programs write them.
@Suite struct CalendarFileTests {
  @Test func `a Radicale calendar: folded lines, a series with an exception, a moved occurrence, all-day events`()
    throws
  {
    let contents = try read(try fixture("radicale.ics"), from: "2026-09-01", through: "2027-01-31")
    #expect(
      contents.entries.map(\.told) == [
        "2026-09-08T18:00:00Z/2026-09-08T21:00:00Z Patchronde servers (een lange samenvatting die over de vijfenzeventig octetten gaat zodat vouwen nodig is — écht waar)",
        "2026-11-10T19:00:00Z/2026-11-10T22:00:00Z Patchronde servers (een lange samenvatting die over de vijfenzeventig octetten gaat zodat vouwen nodig is — écht waar)",
        "2026-11-20 Wifi hoofdgebouw opgeleverd",
        "2026-12-04T17:00:00Z/2026-12-04T21:00:00Z Livegang Windows 11, fase 2",
        "2026-12-10T19:00:00Z/2026-12-10T22:00:00Z Patchronde servers (verplaatst naar donderdag)",
        "2027-01-12T19:00:00Z/2027-01-12T22:00:00Z Patchronde servers (een lange samenvatting die over de vijfenzeventig octetten gaat zodat vouwen nodig is — écht waar)",
      ])
    #expect(contents.problems == [])
    let launch = try #require(contents.entries.first { $0.uid == "livegang-w11@example.org" })
    #expect(launch.organizer?.description == "Jansen, Fatima")
    #expect(launch.link?.address == "https://wiki.example.org/w11")
    #expect(launch.categories.map(\.description) == ["mijlpaal", "werkplek"])
    #expect(launch.isBusy)
    let moved = try #require(contents.entries.first { $0.firstDay == CivilDate("2026-12-10") })
    #expect(moved.occurrence == .instant(instant("2026-12-08T19:00:00Z")))
  }
}
