import HTTP
import Ledger
import Model
import ServiceFixtures
import Services
import Synchronization
import TestKit
import Testing

/// A post whose answer is lost, to a service whose channels can be read: looked for, and found or left for a person.
@Suite struct CourierReadableTests {
  private static let names = ServiceCatalog.all.filter { $0.unknownClass == .readable }.map { $0.name }

  @Test(arguments: names, [true, false])
  func `over a real connection, a lost answer is found in the channel's history`(name: String, canRead: Bool)
    async throws
  {
    let desk = try CourierDesk()
    let clock = desk.clock
    let room = try #require(ChatRules(name)?.room { Int(clock.now.seconds) }, "its stand-in has no memory")
    room.letRead(canRead)
    let server = try LoopbackServer { request in
      let answer = room.answer(ChatRequest(request))
      return request.method == "POST" && room.messages.count == 1 ? .hangUp : .answer(answer)
    }
    defer { server.stop() }
    let service = try service(name, at: server.url(""))
    desk.channels.withLock { $0["chat"] = Channel(name: "chat", service: service, onUnknown: .hold) }
    try await desk.queue(
      to: "chat", id: postID.text, body: service.render(Updates.dailyEnglish, post: postID))
    let client = CurlClient(version: "test")
    let courier = desk.courier(over: client)
    try await desk.settle(courier)
    await client.close()
    let post = try await desk.post(postID.text)
    #expect(room.messages.count == 1)
    #expect(server.requests.map(\.method) == ["POST", "GET"])
    if canRead {
      #expect((post.state, post.confirmed, post.reference) == (.delivered, true, room.messages[0].reference))
    } else {
      #expect(post.state == .held && post.why?.contains(room.missingRight) == true)
    }
  }
}
