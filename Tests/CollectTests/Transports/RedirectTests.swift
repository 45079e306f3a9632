import HTTP
import Model
import Testing

@testable import Collect

/// Answers that redirect.
@Suite struct RedirectTests {
  private static let home = "https://kpi.example.nl"

  private func read(_ web: ScriptedWeb, _ yaml: String = "get: \(home)/a/old.json?team=1") async throws -> String {
    try await Room.read(Room.source("gives: metric\n\(yaml)\ntoken: { credential: kpi-key }"), http: web).failure
  }

  private func moved(_ location: String, _ status: Int = 301) -> Result<HTTPAnswer, HTTPFailure> {
    ScriptedWeb.answer(status, headers: [("location", location)])
  }

  @Test(arguments: [
    ("/new.json", "/new.json"), ("new.json?x=1#part", "/a/new.json?x=1"), ("?team=2", "/a/old.json?team=2"),
    ("//kpi.example.nl/b", "/b"), ("https://KPI.example.nl:443/b", "https://KPI.example.nl:443/b"),
    ("../c d/é", "/c%20d/%C3%A9"),
  ])
  func `a redirect on the same origin is followed, with the secrets`(location: String, path: String) async throws {
    for status in [301, 302, 303, 307, 308] {
      let web = ScriptedWeb(moved(location, status), ScriptedWeb.answer(200, "[]"))
      #expect(try await read(web) == "")
      #expect(
        web.requests.map { $0.url.reveal() } == [
          Self.home + "/a/old.json?team=1", path.hasPrefix("/") ? Self.home + path : path,
        ])
      #expect(web.requests.allSatisfy { $0.method == .get && $0.headers.last?.value.reveal() == "Bearer <kpi-key>" })
    }
  }

  @Test(arguments: [
    ("https://new.example.nl/team/kpi.json?token=canary", "https://new.example.nl/team/kpi.json"),
    ("http://kpi.example.nl/a/old.json", "http://kpi.example.nl/a/old.json"),
    ("https://kpi.example.nl:8443/", "https://kpi.example.nl:8443/…"),
    ("//other.example.nl/x", "https://other.example.nl/x"),
    ("https://new.example.nl/private-4f3a9c1b2d5e/basic.ics", "https://new.example.nl/…"),
    ("https://new.example.nl/p/kpi-key/x", "https://new.example.nl/p/kpi-key/x"),
    ("https://new.example.nl/Bearer%20%3Ckpi-key%3E", "https://new.example.nl/…"),
    ("https://new.example.nl/x/<kpi-key/", "https://new.example.nl/…"),
  ])
  func `a redirect to another origin is refused, and its address is reported without possible keys`(
    location: String, place: String
  )
    async throws
  {
    let web = ScriptedWeb(moved(location, 308))
    #expect(
      try await read(web)
        == "\(Self.home) answered 308: it sends us elsewhere, to \(place); nothing is asked there until that address is in the configuration"
    )
    #expect(web.requests.count == 1)
  }

  @Test func `a redirect to a login page is reported as such`() async throws {
    let web = ScriptedWeb(moved("https://login.example.com/common/oauth2/authorize?client_id=canary", 302))
    let sentence = try await read(web)
    #expect(
      sentence.contains("to https://login.example.com/common/oauth2/authorize, which looks like a page to log in on"))
    #expect(sentence.contains("check the secret"))
    #expect(!sentence.contains("canary"))
  }

  @Test(arguments: [
    "javascript:alert(1)", "ftp://kpi.example.nl/x", "https://user:canary@kpi.example.nl/x",
    "https://169.254.169.254/x",
    "/a\u{1B}[2Jb", "https://", "/" + String(repeating: "a", count: 10_000), "",
  ])
  func `a redirect to a forbidden address is neither followed nor shown`(location: String) async throws {
    let web = ScriptedWeb(moved(location), ScriptedWeb.answer(200, "[]"))
    let sentence = try await read(web)
    #expect(sentence.hasPrefix("\(Self.home) answered 301: it sends us "))
    #expect(sentence.hasSuffix("ask who looks after it for the address"))
    #expect(!sentence.contains("canary") && !sentence.contains("\u{1B}"))
    #expect(web.requests.count == 1)
  }

  @Test func `circular and endless redirects are given up`() async throws {
    let circle = ScriptedWeb(moved("/b"), moved("/a/old.json?team=1"), ScriptedWeb.answer(200, "[]"))
    #expect(try await read(circle).contains("it sends us round in a circle"))
    #expect(circle.requests.count == 2)
    let chain = ScriptedWeb(
      moved("/1"), moved("/2"), moved("/3"), moved("/4"), moved("/5"), moved("/6"), ScriptedWeb.answer(200, "[]"))
    #expect(try await read(chain).contains("it sends us on more than 5 times"))
    #expect(chain.requests.count == 6)
    let five = ScriptedWeb(
      moved("/1"), moved("/2"), moved("/3"), moved("/4"), moved("/5"), ScriptedWeb.answer(200, "[]"))
    #expect(try await read(five) == "")
  }
}
