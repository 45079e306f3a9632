import Config
import HTTP
import Model
import Testing

@testable import Collect

/// Fetching a calendar from an address that may be secret.
@Suite struct CalendarAddressTests {
  private func mistake(_ text: String, proxy: String? = nil) -> String? {
    do throws(CalendarAddress.Mistake) {
      _ = try CalendarAddress(Secret(text), NetworkSettings(proxy: proxy.map { Proxy($0) }))
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test func `an address that cannot be used is reported without quoting it`() {
    for text in [
      "http://calendar.example.org/canary", "ftp://canary.example/x", "https://user:canary@example.org/", "canary",
      "https://example.org/can ary", "https://169.254.169.254/canary", "BEGIN:VCALENDAR\ncanary",
    ] {
      #expect(mistake(text) != nil, "\(text)")
      #expect(mistake(text)?.contains("canary") == false, "\(text)")
    }
    #expect(mistake("https://example.org/x", proxy: "socks5://canary") != nil)
    for text in [
      "https://example.org/x.ics", "webcal://example.org/x.ics", "http://localhost:8080/x", "http://intranet/x",
    ] {
      #expect(mistake(text) == nil, "\(text)")
    }
  }

  @Test func `a calendar is fetched over https, and only its host is shown`() async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(200, "BEGIN:VCALENDAR"))
    let address = try CalendarAddress(
      Secret("webcal://example.org/private-canary/basic.ics"), NetworkSettings(ca: "/ca.pem"))
    #expect(address.shown == "https://example.org/…")
    #expect(!"\(address)".contains("canary"))
    #expect(!address.key.contains("canary"))
    #expect(try await address.fetch(limit: 1 << 20, by: web, now: Room.now).get() == Array("BEGIN:VCALENDAR".utf8))
    let request = try #require(web.requests.first)
    #expect(request.url.reveal() == "https://example.org/private-canary/basic.ics")
    #expect(request.access.ca == "/ca.pem")
    #expect(!request.access.allowsHTTP)
    #expect(request.limits.bodyBytes == 1 << 20)
  }

  @Test(arguments: [
    (ScriptedWeb.answer(404), "answered 404: there is no calendar at this address any more; copy it anew"),
    (ScriptedWeb.answer(403), "answered 403: we may not read it; ask for an address that holds its own key"),
    (
      ScriptedWeb.answer(302),
      "answered 302: it sends us elsewhere and does not say where; ask who looks after it for the address"
    ),
    (
      ScriptedWeb.answer(301, headers: [("Location", "https://new.example.org/team.ics?key=canary")]),
      "answered 301: it sends us elsewhere, to https://new.example.org/team.ics; nothing is asked there until that address is in the configuration"
    ),
    (ScriptedWeb.answer(204), "answered 204: there is nothing in it"),
    (ScriptedWeb.answer(206, "BEGIN:VCALENDAR"), "answered 206: it gave only a part of the calendar"),
    (ScriptedWeb.answer(503), "answered 503: it has trouble of its own"),
    (ScriptedWeb.answer(200, "x", cut: .limit), "answered with more than 1 MiB"),
    (
      ScriptedWeb.answer(200, "x", cut: .ended),
      "answered 200, but the connection ended before the whole answer was there (1 bytes came)"
    ),
    (.failure(.notSent("no such host")), "could not be reached: no such host"),
    (.failure(.noAnswer("it hung up")), "gave no answer: it hung up"),
  ])
  func `an answer without a calendar is reported`(answer: Result<HTTPAnswer, HTTPFailure>, sentence: String)
    async throws
  {
    let address = try CalendarAddress(Secret("https://example.org/x"))
    let web = ScriptedWeb(answer, answer)
    guard case .failure(let mistake) = await address.fetch(limit: 1 << 20, by: web, now: Room.now) else {
      Issue.record("it was taken")
      return
    }
    #expect(mistake.sentence == sentence)
  }

  @Test func `a redirect on the same server is followed, and a cut answer is fetched once more`()
    async throws
  {
    let address = try CalendarAddress(Secret("https://example.org/old.ics"))
    let moved = ScriptedWeb(
      ScriptedWeb.answer(301, headers: [("Location", "/new.ics")]), ScriptedWeb.answer(200, "BEGIN"))
    #expect(try await address.fetch(limit: 1 << 20, by: moved, now: Room.now).get() == Array("BEGIN".utf8))
    #expect(moved.requests.map { $0.url.reveal() } == ["https://example.org/old.ics", "https://example.org/new.ics"])
    let cut = ScriptedWeb(ScriptedWeb.answer(200, "BE", cut: .ended), ScriptedWeb.answer(200, "BEGIN"))
    #expect(try await address.fetch(limit: 1 << 20, by: cut, now: Room.now).get() == Array("BEGIN".utf8))
  }

  @Test func `the pause that a server asks for is returned`() async throws {
    let address = try CalendarAddress(Secret("https://example.org/x"))
    let web = ScriptedWeb(ScriptedWeb.answer(429, headers: [("Retry-After", "7200")]))
    guard case .failure(let mistake) = await address.fetch(limit: 1 << 20, by: web, now: Room.now) else {
      Issue.record("it was taken")
      return
    }
    #expect(mistake.after == .seconds(7200))
    #expect(web.requests.count == 1)
  }
}
