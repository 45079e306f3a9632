import Almanac
import Model
import Testing

/// Calendars in the form in which common programs write them.
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
    #expect(launch.organizer?.name.description == "Jansen, Fatima")
    #expect(launch.link?.address == "https://wiki.example.org/w11")
    #expect(launch.categories.map(\.description) == ["mijlpaal", "werkplek"])
    #expect(launch.isBusy)
    let moved = try #require(contents.entries.first { $0.firstDay == CivilDate("2026-12-10") })
    #expect(moved.occurrence == .instant(instant("2026-12-08T19:00:00Z")))
  }

  @Test
  func `an Outlook calendar: names of Windows, all-day as two midnights, a moved occurrence, a room among the people`()
    throws
  {
    let contents = try read(try fixture("outlook.ics"), from: "2026-10-19")
    #expect(
      contents.entries.map(\.told) == [
        "2026-10-20T08:00:00Z/2026-10-20T09:00:00Z Wijzigingsoverleg",
        "2026-11-03T09:00:00Z/2026-11-03T10:00:00Z Wijzigingsoverleg",
        "2026-11-05T15:00:00Z/2026-11-05T15:30:00Z Vendor call",
        "2026-11-25T08:00:00Z/2026-11-25T08:30:00Z Afspraak",
        "2026-11-26 Teamdag",
        "2026-12-02T13:00:00Z/2026-12-02T14:00:00Z Wijzigingsoverleg (met leverancier)",
        "2026-12-15T09:00:00Z/2026-12-15T10:00:00Z Wijzigingsoverleg",
      ])
    #expect(contents.problems == [])
    let call = try #require(contents.entries.first { $0.title.description == "Vendor call" })
    #expect(call.organizer?.name.description == "de Vries, Joost")
    #expect(call.invited.map(\.name.description) == ["Fatima Jansen", "Ravi"])
    #expect(call.invited.map(\.answer) == [.accepted, .declined])
    #expect(call.people.map(\.description) == ["de Vries, Joost", "Fatima Jansen"])
    #expect(contents.entries.filter(\.isPrivate).map(\.title.description) == ["Afspraak"])
    #expect(contents.entries.filter { !$0.isBusy }.map(\.title.description) == ["Teamdag"])
  }

  @Test
  func
    `a Google calendar: an exception, one cancelled occurrence, a holiday of a week, an organizer that is a calendar`()
    throws
  {
    let contents = try read(try fixture("google.ics"), through: "2026-11-23")
    #expect(
      contents.entries.map(\.told) == [
        "2026-11-02T08:30:00Z/2026-11-02T08:45:00Z Weekstart",
        "2026-11-05T08:30:00Z/2026-11-05T08:45:00Z Weekstart",
        "2026-11-16T08:30:00Z/2026-11-16T08:45:00Z Weekstart",
        "2026-11-17T13:00:00Z/2026-11-17T14:00:00Z Demo 🎉",
        "2026-11-19T08:30:00Z/2026-11-19T08:45:00Z Weekstart",
        "2026-11-23/2026-11-27 Fatima vakantie",
        "2026-11-23T08:30:00Z/2026-11-23T08:45:00Z Weekstart",
      ])
    #expect(contents.problems == [])
    #expect(contents.entries.allSatisfy { $0.organizer == nil })
  }

  @Test func `an Apple calendar: the last workday, a birthday of 1604, a floating time, a change to all later events`()
    throws
  {
    let contents = try read(try fixture("apple.ics"), through: "2028-02-29")
    let told = contents.entries.map(\.told)
    #expect(contents.problems == [])
    #expect(
      told.prefix(13) == [
        "2026-11-02T08:00:00Z/2026-11-02T09:00:00Z Formation",
        "2026-11-03T08:00:00Z/2026-11-03T09:00:00Z Formation",
        "2026-11-04T08:00:00Z/2026-11-04T09:00:00Z Formation",
        "2026-11-05T08:00:00Z/2026-11-05T09:00:00Z Formation",
        "2026-11-06T13:00:00Z/2026-11-06T14:30:00Z Formation (après-midi)",
        "2026-11-07T13:00:00Z/2026-11-07T14:30:00Z Formation (après-midi)",
        "2026-11-08T13:00:00Z/2026-11-08T14:30:00Z Formation (après-midi)",
        "2026-11-09T13:00:00Z/2026-11-09T14:30:00Z Formation (après-midi)",
        "2026-11-10T13:00:00Z/2026-11-10T14:30:00Z Formation (après-midi)",
        "2026-11-11T13:00:00Z/2026-11-11T14:30:00Z Formation (après-midi)",
        // The start is an occurrence although the rule means the last workday.
        "2026-11-13T16:00:00Z/2026-11-13T17:00:00Z Rétrospective",
        "2026-11-20T11:00:00Z/2026-11-20T12:30:00Z Déjeuner flottant",
        "2026-11-30T16:00:00Z/2026-11-30T17:00:00Z Rétrospective",
      ])
    #expect(told.filter { $0.hasSuffix("Anniversaire") } == ["2028-02-29 Anniversaire"])
    #expect(told.contains("2027-04-30T15:00:00Z/2027-04-30T16:00:00Z Rétrospective"))
    let lunch = try #require(contents.entries.first { $0.title.description == "Déjeuner flottant" })
    #expect(lunch.link?.address == "https://intranet.example.org/d%C3%A9jeuner")
  }

  @Test func `finds zones whose names have a prefix of Evolution or Mozilla`() throws {
    let contents = try read(try fixture("evolution.ics"))
    #expect(
      contents.entries.map(\.told) == [
        "2026-11-04T08:00:00Z/2026-11-04T09:00:00Z Onderhoud", "2026-11-04T14:00:00Z/2026-11-04T15:00:00Z New York",
      ])
  }

  @Test func `a file in Windows-1252, in UTF-16 or with a mark is read`() throws {
    let expected = ["2026-11-04 Café – één keer"]
    let bytes = try fixture("windows1252.ics")
    #expect(try read(bytes).entries.map(\.told) == expected)
    let text = calendar(["DTSTART;VALUE=DATE:20261104\nSUMMARY:Café – één keer"])
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).entries.map(\.told) == expected)
    let units = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try read([0xFF, 0xFE] + units).entries.map(\.told) == expected)
    #expect(try read(units).entries.map(\.told) == expected, "without a mark")
  }

  @Test func `decodes escapes, and joins lines that are folded inside a character`() throws {
    let folded =
      Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261104T100000Z\r\nSUMMARY:Caf".utf8)
      + [0xC3, 0x0D, 0x0A, 0x20, 0xA9] + Array("\\, a\\;b\\\\c\\nd C:\\temp\r\nEND:VEVENT\r\nEND:VCALENDAR".utf8)
    #expect(try read(folded).entries.map(\.title.description) == ["Café, a;b\\c d C:\\temp"])
  }
}
