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

  static func expectedSuccess(_ name: String, _ status: Int) throws -> String {
    try kind(name).fixture.outcome(ofBare: status)?.kind ?? "unknown"
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
            ? try JudgeTests.expectedSuccess(name, status) : JudgeTests.expected(status, slow: slow)
          try #require(outcome.kind == expected, "\(status), slow: \(slow), \(body.count) characters: \(outcome)")
          #expect(outcome.why.count < 600)
          if case .delivered = outcome { continue }
          try #require(outcome.why.contains("\(status)") && outcome.why.count > 24, "\(outcome)")
        }
      }
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `a page, half a JSONBody or a deep one does no harm`(name: String) throws {
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
    #expect(page.kind == (try kind(name).fixture.asksStatusOnly ? "delivered" : "unknown"))
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
}

@Suite struct RetryAfterTests {
  /// Any that has no way of its own to ask for a wait.
  private let plain = servicesOverHTTP.first { (try? kind($0).fixture.asksStatusOnly) == true } ?? ""

  @Test(arguments: [
    ("2", 2), ("1.5", 2), ("0.2", 1), (" 30 ", 30), ("99999999999", 604_800), ("Tue, 24 Nov 2026 15:30:30 GMT", 30),
    ("Tuesday, 24-Nov-26 15:30:30 GMT", 30), ("Tue Nov 24 15:30:30 2026", 30), ("10, 20", 20),
  ])
  func `a wait is read and rounded up`(value: String, seconds: Int) throws {
    let headers = [("retry-after", value), ("Date", "Tue, 24 Nov 2026 15:30:00 GMT")].map { (name: $0.0, value: $0.1) }
    #expect(try service(plain).judge(answer(429, "", headers: headers)).wait == .seconds(seconds))
  }

  @Test(arguments: [
    "0", "-5", "soon", "", "nan", "inf", "Tue, 24 Nov 2026 15:29:00 GMT", "Tue, 32 Nov 2026 15:29:00 GMT",
    "x, 1 2 3 4 GMT", "0x10", "1e9", "Tuesday, 24-Nov-99 15:30:30 GMT",
  ])
  func `what says nothing is no wait`(value: String) throws {
    let headers = [("Retry-After", value), ("Date", "Tue, 24 Nov 2026 15:30:00 GMT")].map { (name: $0.0, value: $0.1) }
    let outcome = try service(plain).judge(answer(503, "", headers: headers))
    #expect(outcome.kind == "later" && outcome.wait == nil)
  }

  @Test func `a date without the server's own clock is no wait`() throws {
    let headers = [(name: "Retry-After", value: "Tue, 24 Nov 2026 15:30:30 GMT")]
    #expect(try service(plain).judge(answer(429, "", headers: headers)).wait == nil)
  }
}
