import HTTP
import Model
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct RequestCheckTests {
  private func mistake(_ name: String, _ value: String) -> String? { HTTPHeader(name, value).mistake }

  @Test func `an ordinary header has no mistake`() {
    #expect(mistake("Authorization", "Bearer abc.def-123") == nil)
    #expect(mistake("X-Empty", "") == nil)
    #expect(mistake("x!#$%&'*+-.^_`|~9", "~ !") == nil)
    #expect(mistake("X-Long", String(repeating: "x", count: 8_000)) == nil)
  }

  @Test(arguments: [
    ("canary\r\nX-Evil: yes", "the value of the header X-Token has a line break in it"),
    ("canary\n", "the value of the header X-Token has a line break in it"),
    ("canary\0", "the value of the header X-Token has a control character in it"),
    ("canary\t", "the value of the header X-Token has a control character in it"),
    ("canary\u{7F}", "the value of the header X-Token has a control character in it"),
    ("canary é", "the value of the header X-Token has a character outside ASCII in it"),
    (" canary", "the value of the header X-Token begins or ends with a space"),
    ("canary ", "the value of the header X-Token begins or ends with a space"),
    (
      String(repeating: "canary1234", count: 1_000),
      "the value of the header X-Token is 10000 bytes long; at most 8000 are sent"
    ),
  ])
  func `a value that would break the request is refused without being shown`(value: String, sentence: String) {
    #expect(mistake("X-Token", value) == sentence)
  }

  @Test(arguments: [
    "Host", "host", "Content-Length", "Transfer-Encoding", "Connection", "Expect", "Accept-Encoding", "TE", "Upgrade",
  ])
  func `a header that belongs to the transport is refused`(name: String) {
    #expect(mistake(name, "x") == "the header \(name) is written by dagpost itself; leave it out")
  }

  @Test func `shows only the beginning of an invalid header name`() {
    #expect(mistake("", "x") == "a header has no name")
    let whole = mistake("Authorization: Bearer canary", "x")
    #expect(whole?.hasPrefix("the name of a header (it begins with \"Authorization\") may only have") == true)
    #expect(whole?.contains("canary") == false)
    for name in ["X Token", "X-Tökén", "X\r\nY", "X\u{1B}[1m", ":"] { #expect(mistake(name, "x") != nil) }
  }

  @Test func `a request that is not allowed never reaches the server`() async throws {
    try await withServer({ _ in .answer("ok") }) { server, client in
      let url = server.url("/canary")
      var requests = [
        HTTPRequest.get(url, headers: [HTTPHeader("X-Token", "canary\r\nX-Evil: yes")]),
        .get(url, headers: [HTTPHeader("Host", "canary")]),
        .get(url, headers: (0...100).map { HTTPHeader("X-\($0)", "canary") }),
        .get(url + "\r\nX-Evil: yes"), .get(url + " "), .get("http://canary@127.0.0.1:\(server.port)/"),
        .get("ftp://127.0.0.1:\(server.port)/canary"), .get("file:///canary"), .get("canary"),
        .get("http://169.254.169.254/canary"), .get("http://127.0.0.1:\(server.port)canary/"),
      ]
      var secured = HTTPRequest.get(url)
      secured.access.allowsHTTP = false
      var withBody = HTTPRequest.get(url)
      withBody.body = Array("canary".utf8)
      requests += [secured, withBody]
      for request in requests {
        let result = await client.send(request)
        #expect(result.kind == "not sent")
        #expect(!result.why.isEmpty && !result.why.contains("canary"))
      }
      #expect(server.connectionCount == 0)
    }
  }
}
