import HTTP
import Ledger
import Model
import ServiceFixtures
import Services
import Synchronization
import TestKit
import Testing

/// A post by Slack's bot whose answer is lost: looked for, and found or left for a person.
@Suite struct CourierSlackBotTests {
  @Test(arguments: [true, false])
  func `over a real connection, a lost answer is found in the channel's history`(canRead: Bool) async throws {
    let desk = try CourierDesk()
    let clock = desk.clock
    let room = ChatSlackRoom { Int(clock.now.seconds) }
    room.letRead(canRead)
    let server = try LoopbackServer { request in
      let headers = request.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value }
      let chat = ChatRequest(method: request.method, target: request.path, headers: headers, body: request.body)
      let answer = room.answer(chat)
      if request.method == "POST", room.messages.count == 1 { return .hangUp }
      return .answer(
        status: answer.status, headers: answer.headers.map { ($0.key, $0.value) }, body: Array(answer.body.utf8))
    }
    defer { server.stop() }
    let made = makeService("slackbot", [("url", server.url("/api"))])
    let service = try #require(made.service, "\(made.problems)")
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
      #expect((post.state, post.confirmed, post.reference) == (.delivered, true, room.messages[0].time))
    } else {
      #expect(post.state == .held && post.why?.contains("lacks the scope channels:history") == true)
    }
  }
}
