import HTTP
import Model
import Synchronization
import TestKit
import Testing

@testable import Collect

/// Gives scripted answers, and keeps the requests.
final class ScriptedWeb: HTTPClient {
  private let answers: Mutex<[Result<HTTPAnswer, HTTPFailure>]>
  private let asked = Mutex<[HTTPRequest]>([])
  var requests: [HTTPRequest] { asked.withLock { $0 } }

  init(_ answers: Result<HTTPAnswer, HTTPFailure>...) { self.answers = Mutex(answers) }

  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    asked.withLock { $0.append(request) }
    return answers.withLock { $0.isEmpty ? .failure(.notSent("the script is over")) : $0.removeFirst() }
  }

  static func answer(
    _ status: Int, _ body: String = "", headers: [(name: String, value: String)] = [], cut: HTTPAnswer.Cut? = nil
  ) -> Result<HTTPAnswer, HTTPFailure> {
    .success(HTTPAnswer(status: status, headers: headers, body: Array(body.utf8), cut: cut, elapsed: .zero))
  }
}

@Suite struct WebReadTests {
  private func read(_ yaml: String, _ web: ScriptedWeb) async throws -> Reading {
    try await Room.read(Room.source("gives: metric\n" + yaml), http: web)
  }

  @Test(arguments: [
    #"{"issues": [], "isLast": false}"#, #"{"issues": [], "total": 90}"#,
    #"{"issues": [{"title": "a"}], "has_more": true}"#,
    #"{"issues": [], "@odata.nextLink": "https://x.nl/?skip=1"}"#, #"{"issues": [], "nextPageToken": "abc"}"#,
    #"{"issues": [], "_links": {"next": {"href": "/x?page=2"}}}"#, #"{"issues": [], "next": "https://x.nl/?page=2"}"#,
  ])
  func `a list that continues on another page is incomplete`(body: String) async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(200, body))
    let reading = try await Room.read(
      Room.source("get: https://x.nl/a\ngives: item\nformat: json\neach: .issues[]"), http: web)
    #expect(reading.failure == "")
    #expect(reading.completeness?.complete == false)
    #expect(reading.problems.compactMap(\.loss?.fault) == [.excess])
  }

  @Test(arguments: [
    (
      #"{"issues": [{"title": "a", "comments": {"total": 5, "list": []}}], "total": 1, "next": null}"#,
      "<https://x.nl>; rel=\"prev\"", true
    ),
    (#"{"issues": [], "nextPageToken": "", "isLast": true, "has_more": false}"#, "", true),
    (#"{"issues": []}"#, "<https://x.nl/?p=0>; rel=\"prev\", <https://x.nl/?p=2>; rel=\"next\"", false),
  ])
  func `a last page counts as complete, and a Link header to a next page does not`(
    body: String, link: String, isWhole: Bool
  ) async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(200, body, headers: [("Link", link)]))
    let reading = try await Room.read(
      Room.source("get: https://x.nl/a\ngives: item\nformat: json\neach: .issues[]"), http: web)
    #expect(reading.completeness?.complete == isWhole)
  }

  @Test func `a request has its query, headers and token, and its answer is read`() async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(200, #"[{"name": "open", "value": 52, "date": "2026-11-24"}]"#))
    let reading = try await read(
      """
      get: https://kpi.example.nl/figures.json?team=a
      query: { since: "{{ since | utc }}", "named": "a&b" }
      headers: { Accept: application/json, X-Key: { credential: key } }
      token: { credential: kpi }
      """, web)
    #expect(reading.metrics.map(\.value) == [52])
    let request = try #require(web.requests.first)
    #expect(request.method == .get)
    #expect(
      request.url.reveal() == "https://kpi.example.nl/figures.json?team=a&since=2026-11-23T15%3A30%3A00Z&named=a%26b")
    #expect(
      request.headers.map { "\($0.name): \($0.value.reveal())" } == [
        "Accept: application/json", "X-Key: <key>", "Authorization: Bearer <kpi>",
      ])
    #expect(!request.access.allowsHTTP)
  }

  @Test func `login and password are sent as basic authentication`() async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(200, "[]"))
    _ = try await read("get: http://kpi.example.nl/x.json\nlogin: dagpost\npassword: { credential: kpi }", web)
    let request = try #require(web.requests.first)
    // The output of: printf 'dagpost:<kpi>' | base64
    #expect(request.headers.first?.value.reveal() == "Basic ZGFncG9zdDo8a3BpPg==")
    #expect(request.access.allowsHTTP)
  }

  @Test(arguments: [
    (401, "https://kpi.example.nl answered 401: it does not accept our login; check the secret of this source"),
    (
      302,
      "https://kpi.example.nl answered 302: it sends us elsewhere and does not say where; ask who looks after it for the address"
    ),
    (404, "https://kpi.example.nl answered 404: there is nothing at this address; check url and project"),
    (418, "https://kpi.example.nl answered 418: it does not accept the request"),
  ])
  func `a failed status is reported and not retried`(status: Int, sentence: String) async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(status))
    #expect(try await read("get: https://kpi.example.nl/secret-path.json", web).failure == sentence)
    #expect(web.requests.count == 1)
  }

  @Test func `a temporary failure is retried once`() async throws {
    let well = ScriptedWeb(.failure(.noAnswer("timed out")), ScriptedWeb.answer(200, "[]"))
    #expect(try await read("get: https://kpi.example.nl/x.json", well).failure == "")
    let ill = ScriptedWeb(ScriptedWeb.answer(503), ScriptedWeb.answer(503), ScriptedWeb.answer(200, "[]"))
    #expect(
      try await read("get: https://kpi.example.nl/x.json", ill).failure
        == "https://kpi.example.nl answered 503: it has trouble of its own")
    #expect(ill.requests.count == 2)
  }

  @Test func `a service that asks for a pause beyond the deadline is not retried`() async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(429, headers: [("retry-after", "3600")]), ScriptedWeb.answer(200, "[]"))
    #expect(
      try await read("get: https://kpi.example.nl/x.json", web).failure.hasPrefix(
        "https://kpi.example.nl answered 429: we ask too often, and asks to be left alone until ") == true)
    #expect(web.requests.count == 1)
  }

  @Test func `an answer over the size limit fails without a retry`() async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(200, "[", cut: .limit))
    #expect(
      try await read("get: https://kpi.example.nl/x.json", web).failure
        == "https://kpi.example.nl answered with more than 16 MiB")
    #expect(web.requests.count == 1)
  }

  @Test func `an answer that ended early is reported as such and retried once`() async throws {
    let half = ScriptedWeb.answer(200, "[{\"name\": ", headers: [("Content-Length", "500")], cut: .ended)
    let well = ScriptedWeb(half, ScriptedWeb.answer(200, "[]"))
    #expect(try await read("get: https://kpi.example.nl/x.json", well).failure == "")
    let ill = ScriptedWeb(half, half, half)
    #expect(
      try await read("get: https://kpi.example.nl/x.json", ill).failure
        == "https://kpi.example.nl answered 200, but the connection ended before the whole answer was there (10 of 500 bytes)"
    )
    #expect(ill.requests.count == 2)
    let slow = ScriptedWeb.answer(200, "[", cut: .time)
    #expect(
      try await read("get: https://kpi.example.nl/x.json", ScriptedWeb(slow, slow)).failure.hasSuffix(
        "the whole answer was not there in time (1 bytes came)"))
  }

  @Test func `no content is an empty list, and partial content is incomplete`() async throws {
    let empty = try await read("get: https://kpi.example.nl/x.json", ScriptedWeb(ScriptedWeb.answer(204)))
    #expect(empty.failure == "" && empty.records == [])
    #expect(empty.completeness?.complete == true)
    let figure = #"[{"name": "open", "value": 52, "date": "2026-11-24"}]"#
    let part = try await read("get: https://kpi.example.nl/x.json", ScriptedWeb(ScriptedWeb.answer(206, figure)))
    #expect(part.metrics.map(\.value) == [52])
    #expect(part.completeness?.complete == false)
    #expect(part.problems.map(\.loss?.fault) == [.excess])
  }

  @Test func `values in an address are encoded, and requests stay on the source's origin`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "wiki.yaml",
      """
      system: wiki
      parameters: { url: { required: true }, page: { required: true }, other: { default: "" }, key: { secret: true, required: true } }
      http: { token: "{{ key }}" }
      requests:
        here: { get: "{{ url }}/p/{{ page }}", format: json, gives: item }
        there: { get: "{{ other }}/p", format: json, gives: item }
      """)
    let systems = try Room.catalog(folder.path)
    let yaml = "system: wiki\nurl: https://wiki.example.nl\npage: a/../b?c\nkey: { credential: wiki }\nother: "
    let good = ScriptedWeb(ScriptedWeb.answer(200, "[]"), ScriptedWeb.answer(200, "[]"))
    #expect(
      try await Room.read(Room.source(yaml + "https://WIKI.example.nl:443", systems: systems), http: good).failure == ""
    )
    #expect(good.requests.first?.url.reveal() == "https://wiki.example.nl/p/a%2F..%2Fb%3Fc")
    #expect(good.requests.allSatisfy { $0.headers.first?.value.reveal() == "Bearer <wiki>" })
    let bad = ScriptedWeb(ScriptedWeb.answer(200, "[]"))
    #expect(
      try await Room.read(Room.source(yaml + "https://wiki.example.nl.evil.nl", systems: systems), http: bad).failure
        == "a request goes to https://wiki.example.nl.evil.nl, and the url of the source is https://wiki.example.nl"
    )
    #expect(bad.requests.count == 1)
  }
}
