import HTTP
import Model
import ServiceFixtures
import Services
import Testing

/// What is Slack's alone: one bare word for an error, and Block Kit.
@Suite struct SlackTests {
  @Test(arguments: [
    (200, "ok", "delivered"), (200, "ok\n", "unknown"), (200, "OK", "unknown"), (201, "ok", "unknown"),
    (200, "no_service", "refused"), (404, "no_service", "refused"), (403, "invalid_token", "refused"),
    (410, "channel_is_archived", "refused"), (400, "invalid_blocks", "refused"), (500, "no_active_hooks", "refused"),
    (500, "rollup_error", "later"), (429, "", "later"),
  ])
  func `its own words are understood`(said: Said) throws { try expectUnderstood("slack", said) }

  @Test func `its sentences tell what happened and what to do`() throws {
    let service = try service("slack")
    #expect(
      service.judge(answer(404, "no_service")).why
        == "Slack answered 404 no_service: the webhook was removed; make a new one and put its address in the credential"
    )
    #expect(
      service.judge(.failure(.noAnswer("the connection ended after the request"))).why
        == "Slack got the post, in part or whole, and did not answer: the connection ended after the request")
  }

  @Test func `the wrong kind of address is told, and an incomplete one doubted`() {
    expectRefused("slack", "https://hooks.slack.com/triggers/T0/1/canary", "workflow's trigger")
    expectDoubted("slack", "https://hooks.slack.com/services/T0/canary", "is incomplete")
  }

  @Test func `a line is cut between characters, and its end is marked`() throws {
    let family = "👨‍👩‍👧‍👦"
    let update = WordedUpdate(
      language: .en, title: "\(UntrustedText(String(repeating: family, count: 150)))", summary: "s", sections: [])
    let body = try service("slack").render(update, post: postID).text
    let header = try #require(body.firstMatch(of: /"plain_text","text":"([^"]*)"/)).1
    #expect(header.utf16.count <= 150)
    #expect(header == Substring(String(repeating: family, count: 13) + "…"))
  }

  @Test(arguments: ["slack", "slackbot"])
  func `its parts are only texts and our own links`(name: String) throws {
    let service = try service(name)
    for raw in Updates.hostile {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      let kinds = Set(body.matches(of: /"type":"([a-z_]+)"/).map { String($0.1) })
      #expect(kinds.isSubset(of: ["header", "plain_text", "rich_text", "rich_text_section", "text", "link"]))
      let urls = Set(body.matches(of: /"url":"([^"]*)"/).map { String($0.1) })
      #expect(urls.isSubset(of: ["https://desk.example.nl/4711?q=@here"]))
    }
  }
}

/// The stand-in itself: what Slack refuses, it refuses.
@Suite struct SlackStandInTests {
  private static let header = #"{"type":"header","text":{"type":"plain_text","text":"t"}}"#
  private static func rich(_ element: String) -> String {
    #"{"text":"t","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[\#(element)]}]}]}"#
  }

  @Test(arguments: [#"{"text":"t","blocks":[\#(header)]}"#, #"{"text":"t"}"#])
  func `a plain message is taken`(body: String) throws {
    #expect(try standInAnswer("slack", body) == ChatAnswer(200, "ok"))
  }

  @Test(arguments: [
    ("no text", #"{"blocks":[\#(header)]}"#), ("text too long", #"{"text":"\#(long(4_001))"}"#),
    ("mention in text", #"{"text":"<!channel>"}"#),
    ("51 blocks", #"{"text":"t","blocks":[\#(many(header, 51))]}"#),
    (
      "header of 151", #"{"text":"t","blocks":[{"type":"header","text":{"type":"plain_text","text":"\#(long(151))"}}]}"#
    ),
    ("header in mrkdwn", #"{"text":"t","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"t"}}]}"#),
    ("unknown block", #"{"text":"t","blocks":[{"type":"headline"}]}"#),
    ("broadcast", rich(#"{"type":"broadcast","range":"here"}"#)),
    ("empty text element", rich(#"{"type":"text","text":""}"#)),
    ("all too long", rich(#"{"type":"text","text":"\#(long(13_201))"}"#)),
    ("a link that is none", rich(#"{"type":"link","url":"!channel","text":"t"}"#)),
    ("parsed section", #"{"text":"t","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"@here"}}]}"#),
    ("channel", #"{"text":"t","channel":"general"}"#),
  ])
  func `it refuses`(case name: String, body: String) throws {
    let answer = try standInAnswer("slack", body)
    #expect(answer.status == 400 && !answer.accepted, "\(name)")
  }
}
