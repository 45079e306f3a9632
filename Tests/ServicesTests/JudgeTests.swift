import HTTP
import Model
import ServiceFixtures
import Services
import Testing

/// What every answer means, as a table; the reference for it is in docs/adding-a-service.md.
@Suite struct JudgeTests {
  /// The class of a status with a body that says nothing, answered at once and after a while.
  static func expected(_ status: Int, slow: Bool) -> String {
    switch status {
    case 300...399: "refused"
    case 408, 425, 429: "later"
    case 400...499: "refused"
    case 501, 505, 511: "refused"
    case 503, 507, 509, 521, 522, 523, 525, 526, 529: "later"
    case 504, 520, 524: "unknown"
    case 500...599: slow ? "unknown" : "later"
    default: "unknown"
    }
  }

  static func expectedSuccess(_ name: String, _ status: Int, _ body: String) -> String {
    switch name {
    case "teams": "accepted"
    case "webhook": status == 202 ? "accepted" : "delivered"
    case "discord": status == 204 ? "accepted" : "unknown"
    default: "unknown"
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `every status from 100 to 599 has its class, whatever the body`(name: String) throws {
    let service = try service(name)
    let bodies = ["", "\u{0}\u{1}\u{FFFD} no such thing", String(repeating: "x ", count: 32 * 1024)]
    for status in 100...599 {
      for body in bodies {
        for slow in body.count > 100 ? [true] : [false, true] {
          let outcome = service.judge(answer(status, body, elapsed: slow ? .milliseconds(2_000) : .milliseconds(1_999)))
          let expected =
            (200...299).contains(status)
            ? JudgeTests.expectedSuccess(name, status, body) : JudgeTests.expected(status, slow: slow)
          try #require(outcome.kind == expected, "\(status), slow: \(slow), \(body.count) characters: \(outcome)")
          #expect(outcome.why.count < 600)
          if case .delivered = outcome { continue }
          try #require(outcome.why.contains("\(status)") && outcome.why.count > 24, "\(outcome)")
        }
      }
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `a page, half a JSON or a deep one does no harm`(name: String) throws {
    let service = try service(name)
    let bodies = [
      "<html><title>Sign in</title></html>", "{\"id\":", "{\"id\":{\"id\":7}}", "[1]",
      "{\"code\":1e999,\"retry_after\":\"x\"}",
      String(repeating: "{\"a\":", count: 10_000), "{\"error\":{\"code\":17}}", "{\"code\":99999999999999999999}",
    ]
    for body in bodies {
      for status in [400, 404, 500] {
        let kind = service.judge(answer(status, body)).kind
        #expect(kind == JudgeTests.expected(status, slow: false), "\(status) \(body.prefix(40))")
      }
    }
    let page = service.judge(answer(200, "<html>Welcome to the hotel</html>"))
    #expect(page.kind == (name == "webhook" ? "delivered" : "unknown"))
  }

  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `no answer is unknown, and not sent is later`(name: String) throws {
    let service = try service(name)
    #expect(service.judge(.failure(.notSent("no such host"))).kind == "later")
    #expect(service.judge(.failure(.noAnswer("the connection ended"))).kind == "unknown")
    #expect(service.judge(.failure(.cancelled(sent: false))).kind == "later")
    #expect(service.judge(.failure(.cancelled(sent: true))).kind == "unknown")
    #expect(service.judge(.failure(.notSent("no such host"))).why.contains("no such host"))
  }

  @Test(arguments: [
    ("slack", 200, "ok", "delivered"), ("slack", 200, "ok\n", "unknown"), ("slack", 200, "OK", "unknown"),
    ("slack", 201, "ok", "unknown"), ("slack", 200, "no_service", "refused"), ("slack", 404, "no_service", "refused"),
    ("slack", 403, "invalid_token", "refused"), ("slack", 410, "channel_is_archived", "refused"),
    ("slack", 400, "invalid_blocks", "refused"), ("slack", 500, "no_active_hooks", "refused"),
    ("slack", 500, "rollup_error", "later"), ("slack", 429, "", "later"),
    ("teams", 202, "", "accepted"), ("teams", 200, "1", "accepted"), ("teams", 200, "<html>", "unknown"),
    ("teams", 400, #"{"error":{"code":"WorkflowTriggerIsNotEnabled"}}"#, "refused"),
    ("teams", 502, #"{"error":{"code":"NoResponse"}}"#, "later"),
    ("discord", 200, #"{"id":"1300","type":0}"#, "delivered"), ("discord", 204, "", "accepted"),
    ("discord", 404, #"{"message":"Unknown Webhook","code":10015}"#, "refused"),
    ("discord", 403, "<html>error code: 1010</html>", "refused"), ("discord", 500, #"{"code":130000}"#, "later"),
    ("discord", 429, #"{"code":20029,"retry_after":1.2}"#, "later"), ("discord", 429, "error code: 1015", "later"),
    ("mattermost", 200, "ok", "delivered"), ("mattermost", 200, "", "unknown"),
    ("mattermost", 400, #"{"id":"web.incoming_webhook.invalid.app_error","message":"Ongeldig"}"#, "refused"),
    ("mattermost", 501, #"{"id":"web.incoming_webhook.disabled.app_error"}"#, "refused"),
    ("mattermost", 500, #"{"id":"api.post.create_webhook_post.creating.app_error"}"#, "later"),
    ("matrix", 200, #"{"event_id":"$x"}"#, "delivered"), ("matrix", 200, #"{"event_id":""}"#, "unknown"),
    ("matrix", 200, "{}", "unknown"), ("matrix", 401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#, "refused"),
    ("matrix", 403, #"{"errcode":"M_FORBIDDEN"}"#, "refused"),
    ("matrix", 403, #"{"errcode":"M_RESOURCE_LIMIT_EXCEEDED"}"#, "later"),
    ("matrix", 429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":3523}"#, "later"),
    ("matrix", 400, #"{"errcode":"M_UNKNOWN","error":"'body' not in content"}"#, "refused"),
    ("matrix", 500, #"{"errcode":"M_UNKNOWN"}"#, "later"),
    ("webhook", 200, "", "delivered"), ("webhook", 202, "", "accepted"), ("webhook", 410, "", "refused"),
  ])
  func `a service's own words are understood`(name: String, status: Int, body: String, kind: String) throws {
    #expect(try service(name).judge(answer(status, body)).kind == kind)
  }

  @Test func `a message's id is kept as the reference`() throws {
    let outcome = try service("discord").judge(answer(200, #"{"id":"1300000000000000001"}"#))
    #expect(outcome == .delivered(confirmed: true, reference: "1300000000000000001"))
  }

  @Test func `a sentence tells what happened and what to do`() throws {
    let whys = [
      try service("slack").judge(answer(404, "no_service")).why,
      try service("mattermost").judge(answer(301, "", headers: [("Location", "https://chat.example.org/hooks/abc")]))
        .why,
      try service("discord").judge(answer(429, #"{"retry_after":1.2}"#)).why,
      try service("teams").judge(answer(504, "upstream", elapsed: .seconds(17))).why,
      try service("webhook").judge(answer(418, "a teapot\u{1B}[2J\nforged line")).why,
      try service("slack").judge(.failure(.noAnswer("the connection ended after the request"))).why,
    ]
    #expect(
      whys == [
        "Slack answered 404 no_service: the webhook was removed; make a new one and put its address in the credential",
        "Mattermost answered 301, which leads elsewhere to https://chat.example.org; posts do not follow it: put the final address in url",
        "Discord answered 429: that was too much at once, and asks to wait 2 s. It said: \"{\"retry_after\":1.2}\"",
        "Teams answered 504 after 17 s: the post may have been taken. It said: \"upstream\"",
        "The webhook answered 418: it will not take this post; see what it said, and report it as a bug if the address is right. It said: \"a teapot[2J forged line\"",
        "Slack got the post, in part or whole, and did not answer: the connection ended after the request",
      ])
  }
}

@Suite struct RetryAfterTests {
  @Test(arguments: [
    ("2", 2), ("1.5", 2), ("0.2", 1), (" 30 ", 30), ("99999999999", 604_800), ("Tue, 24 Nov 2026 15:30:30 GMT", 30),
    ("Tuesday, 24-Nov-26 15:30:30 GMT", 30), ("Tue Nov 24 15:30:30 2026", 30), ("10, 20", 20),
  ])
  func `a wait is read and rounded up`(value: String, seconds: Int) throws {
    let headers = [("retry-after", value), ("Date", "Tue, 24 Nov 2026 15:30:00 GMT")].map { (name: $0.0, value: $0.1) }
    #expect(try service("mattermost").judge(answer(429, "", headers: headers)).wait == .seconds(seconds))
  }

  @Test(arguments: [
    "0", "-5", "soon", "", "nan", "inf", "Tue, 24 Nov 2026 15:29:00 GMT", "Tue, 32 Nov 2026 15:29:00 GMT",
    "x, 1 2 3 4 GMT", "0x10", "1e9", "Tuesday, 24-Nov-99 15:30:30 GMT",
  ])
  func `what says nothing is no wait`(value: String) throws {
    let headers = [("Retry-After", value), ("Date", "Tue, 24 Nov 2026 15:30:00 GMT")].map { (name: $0.0, value: $0.1) }
    let outcome = try service("slack").judge(answer(503, "", headers: headers))
    #expect(outcome.kind == "later" && outcome.wait == nil)
  }

  @Test func `a date without the server's own clock is no wait`() throws {
    let headers = [(name: "Retry-After", value: "Tue, 24 Nov 2026 15:30:30 GMT")]
    #expect(try service("slack").judge(answer(429, "", headers: headers)).wait == nil)
  }

  @Test func `Discord's body has broken seconds, and goes before the header`() throws {
    let headers = [(name: "Retry-After", value: "65")]
    let service = try service("discord")
    #expect(service.judge(answer(429, #"{"retry_after":64.57,"global":false}"#, headers: headers)).wait == .seconds(65))
    #expect(service.judge(answer(429, #"{"retry_after":0.3}"#)).wait == .seconds(1))
    #expect(service.judge(answer(429, "<html>", headers: headers)).wait == .seconds(65))
  }
}
