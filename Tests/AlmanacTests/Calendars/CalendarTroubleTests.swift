import Model
import Testing

@testable import Almanac

/// Calendars that are broken, hostile or much too large.
@Suite struct CalendarTroubleTests {
  private func trouble(_ text: String) -> String {
    do {
      return "\(try read(text).entries.count) entries"
    } catch {
      return (error as? CalendarTrouble)?.sentence ?? "\(error)"
    }
  }

  @Test func `reports a file that is no calendar, or not all of one, in a sentence`() {
    #expect(
      trouble("<!DOCTYPE html>\n<p>Please log in")
        == "it is no calendar: BEGIN:VCALENDAR was expected, and it begins with \"<!DOCTYPE html>\"")
    #expect(
      trouble("BEGIN:VCARD\nEND:VCARD\n")
        == "it is no calendar: BEGIN:VCALENDAR was expected, and it begins with \"BEGIN:VCARD\"")
    #expect(trouble(" \n\n") == "it is empty; a calendar begins with BEGIN:VCALENDAR")
    #expect(
      trouble("BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:X\n", count: 9))
        == "line 9: components stand inside each other too deeply")
    #expect(trouble("BEGIN:VCALENDAR\n" + String(repeating: "X:1\n", count: 2_000_000)) == "it is larger than 5 MiB")
    #expect(trouble("begin:vcalendar\nend:vcalendar") == "0 entries")
  }

  @Test func `leaves out an event that cannot be read, and reports its line`() throws {
    let contents = try read(
      calendar([
        "SUMMARY:no start", "DTSTART:yesterday", "DTSTART:20261131", "DTSTART:20261104T250000",
        "DTSTART:20261104T100000Z\nRRULE:FREQ=SECONDLY", "DTSTART:20261104T100000Z\nRRULE:sometimes",
        "DTSTART:20261104T100000Z\nRRULE:FREQ=MONTHLY;BYEASTER=1", "DTSTART:20261104T100000Z\nDURATION:P99999999W",
        "DTSTART:00010101\nRRULE:FREQ=YEARLY", "DTSTART:20261104\nRRULE:FREQ=DAILY;UNTIL=never",
        "DTSTART:20261104\nRRULE:FREQ=DAILY;INTERVAL=0", "DTSTART:20261104\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "this is no property\nDTSTART:20261104\nSUMMARY:the good one\nEXDATE:when", "DTSTART:20261104\nDTEND:21990101",
      ]))
    #expect(contents.entries.map(\.told) == ["2026-11-04 the good one", "2026-11-04T10:00:00Z"])
    #expect(
      contents.sentences == [
        "line 3: the event has no DTSTART; it was left out",
        "line 6: the event has a DTSTART that cannot be read, \"yesterday\"; it was left out",
        "line 9: the event has a DTSTART that cannot be read, \"20261131\"; it was left out",
        "line 12: the event has a DTSTART that cannot be read, \"20261104T250000\"; it was left out",
        "line 27: the event has a DURATION that cannot be read; it was read without an end",
        "line 53: the event lasts more than a hundred years; it was left out",
        "line 15: the event repeats more often than daily (SECONDLY), which is not followed; it was left out",
        "line 19: the event repeats by a rule that cannot be read; it was left out",
        "line 23: the event repeats by a rule with BYEASTER, which is not followed there; it was left out",
        "line 31: the event repeats from the year 1 on, which is not followed; it was left out",
        "line 35: the event repeats until a date that cannot be read; it was left out",
        "line 39: the event repeats by a rule that cannot be read; it was left out",
        "line 43: the event repeats by a rule that never comes true; it was left out",
        "line 51: the event has an EXDATE that cannot be read, \"when\"; that date was not excluded",
      ])
  }

  @Test func `gives each problem its line and its kind of fault, and none where nothing is lost`() throws {
    let contents = try read(
      calendar([
        "SUMMARY:x", "DTSTART:yesterday", "DTSTART:20261104T100000Z\nRRULE:sometimes", "DTSTART:20261104\nDTEND:never",
        "DTSTART;TZID=Nowhere:20261104T100000",
      ]) + "END:VCALENDAR\n")
    #expect(
      contents.problems.map { "\($0.line ?? 0) \($0.fault?.rawValue ?? "hint")" }.sorted() == [
        "13 date", "17 date", "21 hint", "3 missing", "6 date", "9 form",
      ])
    #expect(contents.entries.map(\.told) == ["2026-11-04"])
  }

  @Test func `loses nothing by a missing END, and only the rest by a file that is cut off`() throws {
    let event = "BEGIN:VEVENT\nDTSTART:20261104\nEND:VEVENT\n"
    let open = try read("BEGIN:VCALENDAR\n\(event)")
    #expect(open.entries.count == 1 && open.problems.map(\.fault) == [nil] && !open.isCut)
    let nested = try read(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261103\nBEGIN:VALARM\n\(event)END:VCALENDAR\nEND:VCALENDAR\n")
    #expect(nested.entries.map(\.told) == ["2026-11-03", "2026-11-04"])
    #expect(nested.problems.allSatisfy { $0.fault == nil } && nested.problems.count == 3)
    for cut in ["BEGIN:VEVENT\nDTSTART:20261105\nSUMM", "BEGIN:VEV", "BEGIN:VEVENT\nDTSTART:20261105\n"] {
      let contents = try read("BEGIN:VCALENDAR\n\(event)\(cut)")
      #expect(contents.entries.map(\.told) == ["2026-11-04"], "\(cut)")
      #expect(contents.isCut && contents.problems.map(\.fault) == [.excess], "\(cut)")
    }
    let two = "BEGIN:VCALENDAR\n\(event)END:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\n\(event)END:VCALENDAR\n"
    #expect(try read(two).entries.count == 1)
  }

  @Test func `refuses a calendar of tasks only, and counts tasks among events`() throws {
    func all(_ names: [String]) -> String {
      "BEGIN:VCALENDAR\n" + names.map { "BEGIN:\($0)\nUID:1\nSUMMARY:x\nEND:\($0)\n" }.joined() + "END:VCALENDAR\n"
    }
    let remedy = "name a calendar of events, or a list of the tasks as CSV, JSON or Markdown"
    #expect(trouble(all(["VTODO"])) == "it has 1 task and no events; tasks are not read; \(remedy)")
    #expect(
      trouble(all(["VTODO", "VTODO", "VJOURNAL"]))
        == "it has 2 tasks and 1 journal entry and no events; tasks are not read; \(remedy)")
    #expect(trouble(all(["VJOURNAL"])).hasPrefix("it has 1 journal entry and no events; those are not read"))
    #expect(trouble(all(["VFREEBUSY"])).contains("tells only when somebody is busy"))
    let mixed = calendar(["DTSTART:20261104"]).replacing("END:VCALENDAR", with: "BEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR")
    #expect(try read(mixed).unread == "1 task")
    #expect(try read(mixed).entries.count == 1)
  }

  @Test func `gives only the start of an event with an impossible rule`() throws {
    let contents = try read(calendar(["DTSTART:20261104T100000Z\nRRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"]))
    #expect(contents.entries.map(\.told) == ["2026-11-04T10:00:00Z"])
  }

  @Test(.timeLimit(.minutes(5)))
  func `reads a thousand rules without any occurrence in a bounded number of steps`() throws {
    let contents = try read(
      calendar(
        (0..<1000).map {
          "UID:\($0)\nDTSTART:20200104T100000Z\nRRULE:FREQ=MONTHLY;BYDAY=\($0 % 4 + 1)MO;BYSETPOS=\($0 / 4 % 300 + 7)"
        }))
    #expect(contents.entries.isEmpty)
    #expect(contents.problems.count == 101)
    #expect(contents.sentences[50].hasSuffix("takes too long to work out; it was left out"))
  }

  @Test func `limits the entries, components and problems of one file`() throws {
    let daily = (0..<400).map { "UID:\($0)\nDTSTART:20200104T100000Z\nRRULE:FREQ=DAILY" }
    let contents = try read(calendar(daily))
    #expect(contents.entries.count == 10_000)
    #expect(contents.problems.count == 1)
    #expect(contents.sentences.first?.contains("there are more than 10000 entries") == true)
    let many = try read(calendar(Array(repeating: "DTSTART:20261104", count: 20_010)))
    #expect(many.sentences.first == "line 60000: the calendar has more than 20000 components; the rest was not read")
    #expect(try read(calendar(Array(repeating: "SUMMARY:x", count: 300))).problems.count == 101)
  }

  @Test(.timeLimit(.minutes(5)))
  func `reads the people of a repeating event only once`() throws {
    let crowd = "DTSTART:20200101\nRRULE:FREQ=DAILY\n" + String(repeating: "ATTENDEE;CN=a:mailto:b\n", count: 20_000)
    #expect(try read(calendar([crowd])).entries.count == 61)
  }

  @Test func `text from outside is cleaned before anybody sees it`() throws {
    let contents = try read(
      calendar(["UID:a\u{202E}b\nDTSTART:20261104\nSUMMARY:<!channel> \u{202E}evil\u{0007}\nURL:javascript:alert(1)"]))
    let entry = try #require(contents.entries.first)
    #expect(entry.uid == "ab")
    #expect(entry.title.description == "<!channel> evil")
    #expect(entry.link == nil)
  }
}
