import Foundation
import HTTP
import Model
import Reactor
import ServiceFixtures
import Services
import TestKit
import Testing

/// Everything that goes wrong on the way to a service and back: by the real client, through the judge
/// of a real service, with a limit for each that is far from what the machine makes of it. Each ends in its right outcome, in time, and keeps little of what a hostile server sends.
@Suite(.timeLimit(.minutes(10))) struct FaultTests {
  /// What one attempt came to.
  private struct Ended: Sendable {
    let fault: String
    let service: String
    let expected: String
    let outcome: Outcome
    let took: Duration
    let limit: Duration
    /// Bytes of an answer that the client hands over.
    let kept: Int
    let requests: Int
  }

  @Test(arguments: servicesOverHTTP)
  func `a service has five seconds to take the connection and twenty to answer`(name: String) throws {
    let request = try httpRequest(of: service(name, at: "http://127.0.0.1:9"))
    #expect(request.limits.connect == .seconds(5) && request.limits.total == .seconds(20))
  }

  @Test func `every fault ends in its right outcome, in time, with little kept`() async throws {
    let faults = Fault.beforeTheWire + Fault.noAnswer + Fault.halfAnAnswer
    var meetings: [Meeting] = []
    for fault in faults {
      for sign in Fault.Sign.allCases { meetings.append(try await Meeting(fault, as: sign)) }
    }
    // Those with TLS by a client of their own: each reads the machine's authorities anew, for which others would wait.
    let clients = [true, false].map { ($0, CurlClient(version: "test", places: meetings.count)) }
    // On queues of its own: the pool that runs the tests may be busy for seconds, which would count as the client's.
    let ended = await Task(executorPreference: TaskPool(width: 2)) { [meetings] in
      await withTaskGroup(of: Ended.self) { group in
        for (isSecured, client) in clients {
          for meeting in meetings where meeting.isSecured == isSecured {
            group.addTask { await meeting.ended(client) }
          }
        }
        return await group.reduce(into: [Ended]()) { $0.append($1) }
      }
    }.value
    for (_, client) in clients { await client.close() }
    for meeting in meetings { meeting.place.stop() }
    #expect(ended.count == faults.count * 2)
    let slowest = ended.map(\.took).max() ?? .zero
    let most = ended.map(\.kept).max() ?? 0
    print(
      "\(faults.count) faults, each met by two services: at most \(slowest), \(most) bytes of an answer kept")
    for ended in ended {
      let what = "\(ended.fault), \(ended.service): \(ended.outcome) after \(ended.took)"
      #expect(ended.expected.split(separator: "|").contains(Substring(ended.outcome.kind)), "\(what)")
      #expect(ended.took <= ended.limit + .seconds(10), "\(what)")
      #expect(ended.kept <= (64 + 32) * 1024, "\(what): \(ended.kept) bytes kept")
      #expect(ended.requests <= 1, "\(what): \(ended.requests) requests")
      #expect(!ended.outcome.why.contains("canary0"), "\(what)")
    }
  }

  /// A service that has a post for a faulty place.
  private struct Meeting: Sendable {
    let fault: Fault
    let sign: Fault.Sign
    let place: FaultyPlace
    let service: any Service
    private(set) var request: HTTPRequest
    var isSecured: Bool { place.url.hasPrefix("https:") }

    init(_ fault: Fault, as sign: Fault.Sign) async throws {
      self.fault = fault
      self.sign = sign
      place = try await fault.start()
      let made = makeService(try sign.service(), [("url", place.url)] + place.settings)
      service = try #require(made.service, "\(fault.name): \(made.problems)")
      // So long that not all of it leaves in one packet.
      let body = PostBody(contentType: "application/json", text: String(repeating: "{}", count: 25_000))
      request = try httpRequest(of: service, body)
      request.limits.total = fault.limit
    }

    func ended(_ client: CurlClient) async -> Ended {
      let clock = ContinuousClock()
      let start = clock.now
      let result = await client.send(request)
      let took = clock.now - start
      let answer = try? result.get()
      let kept =
        (answer?.body.count ?? 0) + (answer?.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } ?? 0)
      return Ended(
        fault: fault.name, service: type(of: service).name, expected: fault.outcomes[sign] ?? "",
        outcome: service.judge(result),
        took: took, limit: fault.limit, kept: kept, requests: place.requestCount())
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `every status from 100 to 599 has its outcome over the wire`(name: String) async throws {
    // A status below 200 is not final, and none follows.
    let server = try LoopbackServer { request in
      let status = request.path.split(separator: "/").compactMap { Int($0) }.first ?? 0
      return .text("HTTP/1.1 \(status) Said\r\nContent-Length: 0\r\n\r\n", then: status < 200 ? .close : .keep)
    }
    let client = CurlClient(version: "test")
    for status in 100...599 {
      let service = try service(name, at: server.url("/\(status)"))
      let outcome = service.judge(await client.send(try httpRequest(of: service)))
      let expected =
        (200...299).contains(status)
        ? try JudgeTests.expectedSuccess(name, status) : JudgeTests.expected(status, slow: false)
      #expect(outcome.kind == expected, "\(status): \(outcome)")
    }
    #expect(server.requests.count == 500)
    await client.close()
    server.stop()
  }

  @Test(
    arguments: [
      (["0"], nil), (["-1"], nil), (["5"], 5), (["86400"], 86_400), (["1.5"], 2), (["soon"], nil), ([""], nil),
      (["Tue, 24 Nov 2026 15:30:30 GMT"], 30), (["Tue, 24 Nov 2026 15:29:00 GMT"], nil), (["5", "60"], 60),
      (["60", "5"], 60), (["soon", "7"], 7), (["1e400"], nil), (["99999999999999999999"], 604_800),
    ] as [([String], Int?)])
  func `a Retry-After is read over the wire as it is meant`(values: [String], seconds: Int?) async throws {
    let headers = values.map { ("Retry-After", $0) } + [("Date", "Tue, 24 Nov 2026 15:30:00 GMT")]
    let server = try LoopbackServer { _ in .answer(status: 429, headers: headers) }
    defer { server.stop() }
    let client = CurlClient(version: "test")
    let service = try service(Fault.Sign.status.service(), at: server.url(""))
    let outcome = service.judge(await client.send(try httpRequest(of: service)))
    #expect(outcome.kind == "later")
    #expect(outcome.wait == seconds.map { .seconds($0) })
    await client.close()
  }
}

extension Fault.Sign {
  /// A service of the catalog that gives this sign.
  fileprivate func service() throws -> String {
    let name = try servicesOverHTTP.first { name in
      let fixture = try kind(name).fixture
      let saysOK = try ServiceFixtures.service(name).judge(answer(200, "ok")).kind == "delivered"
      return self == .status ? fixture.asksStatusOnly : saysOK && !fixture.asksStatusOnly
    }
    return try #require(name)
  }
}
