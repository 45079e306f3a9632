import Foundation
import HTTP
import Model
import TestKit
import Testing

@testable import Collect

/// A calendar as a source of events and absences. Now is Tuesday 24 November 2026, 16:30 in Amsterdam.
@Suite struct CalendarDecoderTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private let people = People([["Fatima", "Fatima Jansen", "fjansen@example.org"], ["Jan de Vries"], ["Jan"]])

  private func read(_ events: [String], _ settings: String) async throws -> Reading {
    let events = events.map { "BEGIN:VEVENT\r\n\($0.replacing("\n", with: "\r\n"))\r\nEND:VEVENT\r\n" }.joined()
    let file = try folder.write("team.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(events)END:VCALENDAR\r\n")
    return try await Room.read(try Room.source("file: \(file)\n\(settings)\n", privacy: Privacy(people: people)))
  }

  @Test func `events have their title, times, link and the person who calls`() async throws {
    let reading = try await read(
      [
        "UID:1\nDTSTART;TZID=Europe/Amsterdam:20261204T180000\nDTEND;TZID=Europe/Amsterdam:20261204T220000\nSUMMARY:Livegang\nURL:https://wiki.example.org/w11\nORGANIZER;CN=Fatima Jansen:mailto:fjansen@example.org",
        "UID:2\nDTSTART;VALUE=DATE:20261126\nDTEND;VALUE=DATE:20261128\nSUMMARY:Teamdagen\nORGANIZER:mailto:somebody@example.org",
        "UID:3\nDTSTART:20261130T100000Z\nSUMMARY:Tandarts\nCLASS:PRIVATE",
        "UID:4\nDTSTART:20261020T100000Z\nRRULE:FREQ=MONTHLY;COUNT=3\nSUMMARY:Overleg",
        "UID:5\nDTSTART:20270301T100000Z\nSUMMARY:Much later",
      ], "gives: event")
    #expect(reading.failure == "")
    let events = reading.records.compactMap { if case .event(let event) = $0 { event } else { nil } }
    #expect(events.map(\.key.id) == ["4 2026-11-20T10:00:00Z", "2", "1", "4 2026-12-20T10:00:00Z"])
    #expect(events.map(\.title.description) == ["Overleg", "Teamdagen", "Livegang", "Overleg"])
    let launch = events[2]
    #expect(launch.start == .instant(Instant(seconds: 1_796_403_600)))
    #expect(launch.end == .instant(Instant(seconds: 1_796_418_000)))
    #expect(launch.link?.address == "https://wiki.example.org/w11")
    #expect(launch.owner?.description == "Fatima")
    #expect(events[1].start == CivilDate("2026-11-26").map(Moment.day))
    #expect(events[1].end == CivilDate("2026-11-27").map(Moment.day))
    // An address by which nobody is known is not shown.
    #expect(events[1].owner == nil)
  }

  @Test
  func `entries cancelled in their title are left out, and busy times without a title are only counted`()
    async throws
  {
    let titles = [
      "Geannuleerd: Fatima vrij", "Canceled: Fatima leave", "CANCELLED - Fatima", "Afgezegd: Fatima",
      "Abgesagt: Fatima",
      "Annulé\u{A0}: Fatima", "[Geannuleerd] Fatima",
    ]
    let away = try await read(titles.map { "DTSTART;VALUE=DATE:20261201\nSUMMARY:\($0)" }, "gives: absence")
    #expect(away.records == [])
    #expect(away.sentences == [])
    let plans = try await read(
      (titles + ["Bezet", "Busy", "Privé", "Geannuleerde orders uitzoeken"]).map {
        "DTSTART:20261201T100000Z\nSUMMARY:\($0)"
      }, "gives: event")
    let events = plans.records.compactMap { if case .event(let event) = $0 { event.title.description } else { nil } }
    #expect(events == ["Geannuleerde orders uitzoeken"])
    #expect(plans.sentences.map { $0.prefix(25) } == ["it: 3 entries say only tha"].map { $0.prefix(25) })
  }

  @Test func `an absence has its person, by title or invitation, and its days, and never the reason`() async throws {
    let reading = try await read(
      [
        "UID:1\nDTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261128\nSUMMARY:Fatima: zwangerschapsverlof\nTRANSP:TRANSPARENT",
        "UID:2\nDTSTART;VALUE=DATE:20261201\nSUMMARY:Vakantie JAN DE VRIES",
        "UID:3\nDTSTART;VALUE=DATE:20261202\nSUMMARY:Out of office\nCLASS:PRIVATE\nATTENDEE;CN=Ravi:mailto:ravi@example.org\nORGANIZER;CN=HR:mailto:hr@example.org",
        "UID:4\nDTSTART;VALUE=DATE:20261203\nSUMMARY:Verlof\nORGANIZER:mailto:FJansen@example.org",
        "UID:5\nDTSTART;TZID=Europe/Amsterdam:20261204T130000\nDTEND;TZID=Europe/Amsterdam:20261204T140000\nSUMMARY:Jan tandarts",
        "UID:6\nDTSTART;TZID=Europe/Amsterdam:20261204T083000\nDTEND;TZID=Europe/Amsterdam:20261204T170000\nSUMMARY:Jan's cursus",
      ], "gives: absence")
    #expect(reading.failure == "")
    #expect(reading.sentences == [])
    let absences = reading.records.compactMap { if case .absence(let absence) = $0 { absence } else { nil } }
    #expect(
      absences.map { "\($0.person) \($0.first) \($0.last)" } == [
        "Fatima 2026-11-23 2026-11-27", "Jan de Vries 2026-12-01 2026-12-01", "Ravi 2026-12-02 2026-12-02",
        "Fatima 2026-12-03 2026-12-03", "Jan 2026-12-04 2026-12-04",
      ])
  }

  @Test func `an absence without a person is refused, and the problem does not quote its title`()
    async throws
  {
    let reading = try await read(
      [
        "UID:1\nDTSTART;VALUE=DATE:20261201\nSUMMARY:Burn-out Pietje",
        "UID:2\nDTSTART;VALUE=DATE:20261202\nSUMMARY:Jan vervangt Fatima (ziek)",
        "UID:3\nDTSTART;VALUE=DATE:20261203\nSUMMARY:vrij\nATTENDEE:mailto:a@example.org",
        "UID:4\nDTSTART;VALUE=DATE:20261204\nSUMMARY:Fatimah vrij",
      ], "gives: absence")
    #expect(reading.records == [])
    let remedy =
      "does not show whose it is; add their spelling in this calendar under people:, or say with jq: who is away"
    #expect(
      reading.sentences == [
        "it: line 3: the absence of 2026-12-01 \(remedy)",
        "it: line 8: the absence of 2026-12-02 names more than one person; name one, or say with jq: who is away",
        "it: line 13: the absence of 2026-12-03 \(remedy)",
        "it: line 19: the absence of 2026-12-04 \(remedy)",
      ])
  }

  @Test(arguments: [
    // A shared mailbox invites the absent person.
    (
      "ORGANIZER;CN=Team Beheer:mailto:beheer@example.org\nATTENDEE;CN=Ravi;PARTSTAT=ACCEPTED:mailto:ravi@example.org",
      "Ravi"
    ),
    (
      "ORGANIZER;CN=Team Beheer:mailto:beheer@example.org\nATTENDEE;CN=Team Beheer;PARTSTAT=ACCEPTED:mailto:beheer@example.org\nATTENDEE;CN=Ravi;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED:MAILTO:Ravi@example.org",
      "Ravi"
    ),
    (
      "ORGANIZER;CN=Team Beheer;SENT-BY=\"mailto:fjansen@example.org\":mailto:beheer@example.org\nX-MS-OLK-SENDER;CN=Fatima:mailto:fjansen@example.org\nATTENDEE;CN=Ravi:mailto:ravi@example.org",
      "Ravi"
    ),
    (
      "ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:mailto:b@example.org\nATTENDEE;CUTYPE=ROOM;CN=Zaal:mailto:z@example.org\nATTENDEE;CUTYPE=GROUP;CN=Allen:mailto:g@example.org\nATTENDEE;CN=Ravi:mailto:ravi@example.org",
      "Ravi"
    ),
    ("ATTENDEE;CN=Jan:mailto:jan@example.org\nATTENDEE;CN=Ravi;PARTSTAT=DECLINED:mailto:r@example.org", "Jan"),
    ("ORGANIZER;CN=\"Jansen, F.\":mailto:fjansen@example.org", "Fatima"),
    ("ORGANIZER;CN=Jansen: Fatima;X-A=b:mailto:fjansen@example.org", "Fatima"),
    ("ORGANIZER;CN=Ravi;CUTYPE=INDIVIDUAL:mailto:ravi@example.org", "Ravi"),
    (
      "ORGANIZER;CN=Ravi:mailto:ravi@example.org\nATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Ravi:mailto:ravi@example.org",
      "Ravi"
    ),
    // Entries without a person, or with an unsure one, are refused.
    ("ORGANIZER;CN=Team Beheer:mailto:beheer@example.org", "refused"),
    ("ORGANIZER;CN=Ravi:mailto:ravi@example.org", "refused"),
    (
      "ORGANIZER;CN=Team Beheer:mailto:beheer@example.org\nATTENDEE;CN=Team Beheer;PARTSTAT=ACCEPTED:mailto:beheer@example.org",
      "refused"
    ),
    (
      "ORGANIZER;CN=HR:mailto:hr@example.org\nATTENDEE;CN=Ravi;PARTSTAT=NEEDS-ACTION:mailto:ravi@example.org", "refused"
    ),
    (
      "ORGANIZER;CN=HR:mailto:hr@example.org\nATTENDEE;CN=Ravi:mailto:r@x.org\nATTENDEE;CN=Piet:mailto:p@x.org",
      "refused"
    ),
    // Either Fatima or Ravi may be absent.
    ("ORGANIZER;CN=Fatima:mailto:fjansen@example.org\nATTENDEE;CN=Ravi;PARTSTAT=ACCEPTED:mailto:r@x.org", "refused"),
    // Whoever declined is present; so is whoever works elsewhere.
    ("ORGANIZER;CN=HR:mailto:hr@example.org\nATTENDEE;CN=Ravi;PARTSTAT=DECLINED:mailto:ravi@example.org", ""),
    ("ATTENDEE;CN=Ravi:mailto:ravi@example.org\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", "hint"),
    // Outlook marks every all-day entry as free.
    ("ATTENDEE;CN=Ravi:mailto:ravi@example.org\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", "Ravi"),
    ("ATTENDEE;CN=Ravi:mailto:ravi@example.org\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", "Ravi"),
  ])
  func `an absence is the invited person's and not the organizer's, and is refused where unsure`(
    lines: String, expected: String
  ) async throws {
    let reading = try await read(["UID:1\nDTSTART;VALUE=DATE:20261201\nSUMMARY:Verlof\n\(lines)"], "gives: absence")
    let told = reading.records.map { if case .absence(let absence) = $0 { absence.person.description } else { "?" } }
    switch expected {
    case "refused":
      #expect(told == [])
      #expect(reading.problems.map(\.loss) == [ReadingProblem.Loss(.word, line: 3)])
    case "hint":
      #expect(told == [])
      #expect(reading.problems.map(\.loss) == [nil])
      #expect(reading.completeness?.complete == true)
    default:
      #expect(told == (expected.isEmpty ? [] : [expected]))
      #expect(reading.problems == [])
    }
  }

  @Test func `a person in the title who declined is not absent`() async throws {
    let reading = try await read(
      [
        "UID:1\nDTSTART;VALUE=DATE:20261201\nSUMMARY:Verlof Fatima\nATTENDEE;CN=F;PARTSTAT=DECLINED:mailto:fjansen@example.org",
        "UID:2\nDTSTART;VALUE=DATE:20261202\nSUMMARY:Fatima - vakantie\nORGANIZER;CN=Team Beheer:mailto:beheer@example.org",
      ], "gives: absence")
    #expect(reading.problems == [])
    #expect(reading.records.count == 1)
  }

  @Test func `free hours of Outlook are no absence, but free whole days are`() async throws {
    let reading = try await read(
      [
        "UID:1\nDTSTART:20261201T080000Z\nDTEND:20261201T160000Z\nSUMMARY:Fatima vrij\nX-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "UID:2\nDTSTART;VALUE=DATE:20261202\nSUMMARY:Fatima vrij\nX-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "UID:3\nDTSTART;VALUE=DATE:20261203\nSUMMARY:Fatima thuis\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
      ], "gives: absence")
    let days = reading.records.map { if case .absence(let absence) = $0 { absence.first.description } else { "?" } }
    #expect(days == ["2026-12-02"])
    #expect(reading.sentences == ["it: 2 entries are marked as free or as working elsewhere, which is no absence"])
  }

  @Test func `unreadable parts of a calendar are reported with line and kind, and hints are no loss`() async throws {
    let reading = try await read(
      [
        "UID:1\nDTSTART:soon\nSUMMARY:a", "UID:2\nDTSTART;TZID=Nowhere:20261201T100000",
        "UID:3\nDTSTART:20261201T100000Z\nRRULE:FREQ=HOURLY", "UID:4\nDTSTART;VALUE=DATE:20261202\nSUMMARY:b",
      ], "gives: event")
    #expect(reading.records.count == 1)
    #expect(
      reading.problems.map(\.loss) == [
        ReadingProblem.Loss(.date, line: 3), ReadingProblem.Loss(.date, line: 8), ReadingProblem.Loss(.form, line: 12),
      ])
    #expect(reading.sentences.first?.hasPrefix("it: line 3: the event has a DTSTART that cannot be read") == true)
    #expect(reading.completeness?.complete == false)
    let file = try folder.write("tasks.ics", "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR\n")
    let tasks = try await Room.read(try Room.source("file: \(file)\ngives: event\n"))
    #expect(tasks.failure.contains("it has 1 task and no events; tasks are not read"))
    let both = try await Room.read(
      try Room.source(
        "file: \(try folder.write("both.ics", "BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nBEGIN:VEVENT\nDTSTART:20261201\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n"))\ngives: event\n"
      ))
    #expect(both.sentences == ["it: it also has 1 task, which are not read"])
    #expect(both.problems.map(\.loss) == [nil])
  }

  @Test func `with jq a calendar gives anything`() async throws {
    let reading = try await read(
      [
        "UID:1\nDTSTART;VALUE=DATE:20261204\nSUMMARY:Fase 2\nCATEGORIES:mijlpaal,werkplek\nORGANIZER;CN=Fatima Jansen:mailto:x",
        "UID:2\nDTSTART;VALUE=DATE:20261205\nSUMMARY:Lunch",
      ],
      """
      gives: milestone
      each: '.[] | select(.categories | index("mijlpaal"))'
      jq: '{key, title, due: .last, people}'
      """)
    #expect(reading.failure == "")
    #expect(reading.milestones.map(\.title.description) == ["Fase 2"])
    #expect(reading.milestones.first?.due == CivilDate("2026-12-04").map(Moment.day))
    #expect(reading.milestones.first?.people.map(\.description) == ["Fatima"])
  }

  @Test func `a calendar without jq gives events and absences only`() {
    #expect(
      Room.mistakes("file: team.ics\ngives: item\n") == [
        "/etc/dagpost/dagpost.yaml:2:8: sources.it.gives is item; a calendar gives event or absence, and anything else only through jq:"
      ])
  }

  @Test func `a login page in place of a calendar fails the reading`() async throws {
    let file = try folder.write("team.ics", "<html>Log in</html>")
    let reading = try await Room.read(try Room.source("file: \(file)\ngives: event\n"))
    #expect(reading.failure.contains("this is a web page that asks for a login"))
  }

  @Test func `the secret address of a published calendar is requested and never shown`() async throws {
    let web = Asked(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261126\nSUMMARY:Teamdag\nEND:VEVENT\nEND:VCALENDAR\n")
    let source = try Room.source("get: webcal://cal.example.org/private-abc/basic.ics\ngives: event\n")
    let reading = try await Room.read(source, http: web)
    #expect(reading.records.count == 1)
    #expect(await web.addresses == ["https://cal.example.org/private-abc/basic.ics"])
    let secret = try Room.source("get: { credential: calendar }\nformat: ics\ngives: event\n")
    let failed = try await Room.read(secret, http: web)
    #expect(failed.failure == "its address is not one of http or https, or holds a login")
  }
}

/// Answers every request with the same calendar and keeps the addresses.
private actor Asked: HTTPClient {
  private let body: String
  private(set) var addresses: [String] = []
  init(_ body: String) { self.body = body }

  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    addresses.append(request.url.reveal())
    return .success(HTTPAnswer(status: 200, headers: [], body: Array(body.utf8), elapsed: .zero))
  }
}
