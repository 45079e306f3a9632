import Foundation
import HTTP
import Model
import ServiceFixtures
import Services
import Testing

/// What is the plain webhook's alone: its status is enough, and its form is documented.
@Suite struct WebhookTests {
  @Test(arguments: [(200, "", "delivered"), (202, "", "accepted"), (410, "", "refused")])
  func `its status is enough`(said: Said) throws { try expectUnderstood("webhook", said) }

  @Test func `its sentence quotes what it said, cleaned`() throws {
    #expect(
      try service("webhook").judge(answer(418, "a teapot\u{1B}[2J\nforged line")).why
        == "The webhook answered 418: it will not take this post; see what it said, and report it as a bug if the address is right. It said: \"a teapot[2J forged line\""
    )
  }

  @Test func `its request carries the post's id, the same on every attempt`() throws {
    let request = try httpRequest(of: service("webhook"))
    #expect(request.headers.first { $0.name == "Idempotency-Key" }?.value.reveal() == postID.text)
  }

  @Test func `the documentation shows its JSONBody as it is`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/adding-a-service.md")
    let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```json\n")
    let example = try #require(parts.count == 2 ? parts[1].components(separatedBy: "```").first : nil)
    #expect(example == indented(try service("webhook").render(Updates.quietDutch, post: postID).text))
  }

  @Test func `its stand-in takes a plain message`() throws {
    let body =
      #"{"type":"dagpost.update","version":1,"post":"\#(postID.text)","language":"en","title":"t","summary":"","text":"t","sections":[]}"#
    #expect(try standInAnswer("webhook", body) == ChatAnswer(204))
  }
}
