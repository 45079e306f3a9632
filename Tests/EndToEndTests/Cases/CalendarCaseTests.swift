import Foundation
import TestKit
import Testing

/// Calendars of real users, and answers of servers that stop or moved. See the `expected.txt` of each.
@Suite struct CalendarCaseTests {
  @Test func `ics-alleen-taken: a calendar of tasks is refused, and says how many it has`() async throws {
    let shown = try await Case("ics-alleen-taken").preview()
    #expect(shown.errors.contains("it has 1 task and no events; tasks are not read"))
    #expect(!shown.output.contains("Server patchen"))
  }

  @Test func `ics-hele-dag-van-middernacht: midnight to midnight is a whole day, in any zone`() async throws {
    let scene = try Case("ics-hele-dag-van-middernacht")
    let simulated = try await scene.run("simulate", "--from", "2026-12-28", "--to", "2026-12-31")
    for (day, why) in [
      ("2026-12-28", "Collectieve sluiting"), ("2026-12-29", "Collectieve sluiting"), ("2026-12-30", "Brugdag"),
      ("2026-12-31", "Oudjaarsdag"),
    ] {
      let line = simulated.output.split(separator: "\n").first { $0.contains(day) && $0.contains("daily") }
      #expect(line?.contains(why) == true, "\(day)")
    }
    let check = try await scene.run("check")
    #expect(check.code == 0)
  }

  @Test func `ics-vieringen-van-google: who works on an observance is posted to, and check names both`() async throws {
    let scene = try Case("ics-vieringen-van-google")
    let simulated = try await scene.run("simulate", "--from", "2026-12-04", "--to", "2026-12-25")
    func line(_ day: String) -> Substring? {
      simulated.output.split(separator: "\n").first { $0.contains(day) && $0.contains("daily") }
    }
    #expect(line("2026-12-04") != nil)
    #expect(line("2026-12-04")?.contains("Sinterklaasavond") == false)
    #expect(line("2026-12-25")?.contains("Eerste kerstdag") == true)
  }

  @Test func `ics-zone-met-dubbelepunt: what stands behind the last colon is the time`() async throws {
    let shown = try await Case("ics-zone-met-dubbelepunt").preview()
    for line in ["Woensdag\n- 9.00 uur: Onderhoud netwerk", "- 11.00 uur: Leveranciersoverleg"] {
      #expect(shown.output.contains(line), "\(shown.output)")
    }
    #expect(!shown.errors.contains("tzone") && !shown.errors.contains("not known"))
  }

  @Test func `ics-verhuisd: a redirect to the same server is followed`() async throws {
    let scene = try Case("ics-verhuisd")
    let calendar = try String(contentsOfFile: scene.folder.path("agenda.ics"), encoding: .utf8)
    let server = try LoopbackServer { request in
      request.path == "/oud.ics"
        ? .answer(status: 301, headers: [("Location", "/nieuw.ics")]) : .answer(calendar, type: "text/calendar")
    }
    defer { server.stop() }
    try scene.replace("32991", with: "\(server.port)")
    let shown = try await scene.preview()
    #expect(shown.output.contains("Onderhoud servers"))
    #expect(server.requests.map(\.path) == ["/oud.ics", "/nieuw.ics"])
    #expect(!shown.errors.contains("elsewhere"))
  }

  @Test func `ics-verhuisd: a redirect to another server is not followed, and says where it leads`() async throws {
    let scene = try Case("ics-verhuisd")
    let server = try LoopbackServer { _ in
      .answer(status: 301, headers: [("Location", "http://agenda.example.org/nieuw.ics?sleutel=geheim")])
    }
    defer { server.stop() }
    try scene.replace("32991", with: "\(server.port)")
    let shown = try await scene.preview()
    #expect(shown.errors.contains("it sends us elsewhere, to http://agenda.example.org/nieuw.ics;"))
    #expect(!(shown.errors + shown.output).contains("geheim"))
  }

  @Test func `json-afgebroken-antwoord: half an answer is told as that, and asked for once more`() async throws {
    let scene = try Case("json-afgebroken-antwoord")
    let server = try LoopbackServer { _ in
      .text(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n[{\"name\":\"open\",\"value\":12}",
        then: .close)
    }
    defer { server.stop() }
    try scene.replace("32990", with: "\(server.port)")
    let shown = try await scene.preview()
    #expect(shown.errors.contains("the connection ended before the whole answer was there (27 of 500 bytes)"))
    #expect(!shown.errors.contains("more than 16 MiB"))
    #expect(server.requests.count == 2)
  }
}
