import HTTP
import Model
import ServiceFixtures
import Services
import Testing

/// What is Mattermost's alone: its own words, and Markdown in which mentions are looked for at the end.
@Suite struct MattermostTests {
  @Test(arguments: [
    (200, "ok", "delivered"), (200, "", "unknown"),
    (400, #"{"id":"web.incoming_webhook.invalid.app_error","message":"Ongeldig"}"#, "refused"),
    (501, #"{"id":"web.incoming_webhook.disabled.app_error"}"#, "refused"),
    (500, #"{"id":"api.post.create_webhook_post.creating.app_error"}"#, "later"),
  ])
  func `its own words are understood`(said: Said) throws { try expectUnderstood("mattermost", said) }

  @Test func `its sentence tells where a redirect leads`() throws {
    let moved = answer(301, "", headers: [("Location", "https://chat.example.org/hooks/abc")])
    #expect(
      try service("mattermost").judge(moved).why
        == "Mattermost answered 301, which leads elsewhere to https://chat.example.org; posts do not follow it: put the final address in url"
    )
  }

  @Test func `the wrong kind of address is told`() {
    expectRefused("mattermost", "https://chat.example.org/api/v4/posts", "programming interface")
  }

  @Test(arguments: ["https://chat.example.org/team/hooks/", "https://chat.example.org"])
  func `an incomplete address is doubted`(url: String) { expectDoubted("mattermost", url, "is incomplete") }

  @Test func `a text stays on its line`() throws { try expectEachTextStaysOnItsLine("mattermost") }

  @Test func `no markup of theirs is left, and only our links are links`() throws {
    try expectOnlyOurMarkdown("mattermost") { $0["text"] as? String }
  }
}

/// The stand-in itself: what Mattermost refuses, it refuses.
@Suite struct MattermostStandInTests {
  @Test func `a plain message is taken`() throws {
    #expect(try standInAnswer("mattermost", #"{"text":"t"}"#) == ChatAnswer(200, "ok"))
  }

  @Test(arguments: [
    ("no text", "{}"), ("empty text", #"{"text":""}"#), ("split", #"{"text":"\#(long(16_384))"}"#),
    ("@here", #"{"text":"x @here"}"#),
    ("escaped", #"{"text":"\\@channel"}"#), ("entity", #"{"text":"&#64;all"}"#),
    ("the older form", #"{"text":"\\<!here>"}"#),
  ])
  func `it refuses, or would do what we do not want`(case name: String, body: String) throws {
    let answer = try standInAnswer("mattermost", body)
    #expect(answer.status == 400 && !answer.accepted, "\(name)")
  }
}
