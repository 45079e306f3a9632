import HTTP
import Model
import ServiceFixtures
import Services
import Testing

/// What is Discord's alone: the question for an answer, the message's id, and its own words.
@Suite struct DiscordTests {
  @Test(arguments: [
    (200, #"{"id":"1300","type":0}"#, "delivered"), (204, "", "accepted"),
    (404, #"{"message":"Unknown Webhook","code":10015}"#, "refused"),
    (403, "<html>error code: 1010</html>", "refused"), (500, #"{"code":130000}"#, "later"),
    (429, #"{"code":20029,"retry_after":1.2}"#, "later"), (429, "error code: 1015", "later"),
  ])
  func `its own words are understood`(said: Said) throws { try expectUnderstood("discord", said) }

  @Test func `a message's id is kept as the reference`() throws {
    let outcome = try service("discord").judge(answer(200, #"{"id":"1300000000000000001"}"#))
    #expect(outcome == .delivered(confirmed: true, reference: "1300000000000000001"))
  }

  @Test func `its sentence tells how long to wait`() throws {
    #expect(
      try service("discord").judge(answer(429, #"{"retry_after":1.2}"#)).why
        == "Discord answered 429: that was too much at once, and asks to wait 2 s. It said: \"{\"retry_after\":1.2}\"")
  }

  @Test func `the body has broken seconds, and goes before the header`() throws {
    let headers = [(name: "Retry-After", value: "65")]
    let service = try service("discord")
    #expect(service.judge(answer(429, #"{"retry_after":64.57,"global":false}"#, headers: headers)).wait == .seconds(65))
    #expect(service.judge(answer(429, #"{"retry_after":0.3}"#)).wait == .seconds(1))
    #expect(service.judge(answer(429, "<html>", headers: headers)).wait == .seconds(65))
  }

  @Test(arguments: [
    ("https://discord.com/api/webhooks/1/t", "https://discord.com/api/webhooks/1/t?wait=true"),
    (
      "https://discord.com/api/v10/webhooks/1/t?wait=false&thread_id=7",
      "https://discord.com/api/v10/webhooks/1/t?thread_id=7&wait=true"
    ),
    ("http://127.0.0.1:8080/discord/1", "http://127.0.0.1:8080/discord/1?wait=true"),
  ])
  func `it is always asked for an answer`(url: String, called: String) throws {
    let service = try #require(makeService("discord", [("url", url)]).service)
    #expect(try httpRequest(of: service).url.reveal() == called)
  }

  @Test func `a checkup asks the webhook itself, which tells that it was removed`() throws {
    let service = try #require(makeService("discord", [("url", "http://127.0.0.1:9/api/webhooks/1/key")]).service)
    let checkup = try #require(service.checkup)
    #expect(checkup.request.method == .get)
    #expect(checkup.request.url.reveal() == "http://127.0.0.1:9/api/webhooks/1/key?wait=true")
    let gone = answer(404, #"{"message": "Unknown Webhook", "code": 10015}"#)
    #expect(checkup.trouble(in: gone)?.contains("the webhook was removed; make a new one") == true)
  }

  @Test func `the wrong kind of address is told`() {
    expectRefused("discord", "https://discord.com/channels/1/2", "not a webhook of Discord")
    expectRefused("discord", "https://discord.com/api/webhooks/1/canary/slack", "leave out the last part")
  }

  @Test(arguments: ["https://discord.com/api/webhooks/1234", "https://discord.com/api/v10/webhooks/1234/"])
  func `an incomplete address is doubted`(url: String) { expectDoubted("discord", url, "is incomplete") }

  @Test func `no markup of theirs is left, and only our links are links`() throws {
    try expectOnlyOurMarkdown("discord") { object in
      (object["embeds"] as? [[String: Any]])?.first?["description"] as? String
    }
  }

  @Test(.enabled(if: PublishedSchema.isHere, PublishedSchema.whyNot))
  func `bodies keep to the published schema`() throws {
    let schema = PublishedSchema(
      file: "discord/openapi.json",
      load: """
        document = json.load(open(path))
        parts = document["components"]
        schema = dict(parts["schemas"]["IncomingWebhookRequestPartial"], components=parts)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        """, plant: "wrong[\"allowed_mentions\"][\"parse\"] = [\"nobody\"]")
    try schema.check("discord")
  }
}

/// The stand-in itself: what Discord refuses, it refuses.
@Suite struct DiscordStandInTests {
  private static func message(_ fields: String) -> String { #"{"allowed_mentions":{"parse":[]},\#(fields)}"# }

  @Test func `it tells the message's id only when it is asked to wait`() throws {
    let body = Self.message(#""content":"t""#)
    #expect(try standInAnswer("discord", body).body.contains(#""id":"1300000000000000001""#))
    let request = ChatRequest(
      target: "/discord/x", headers: ["content-type": "application/json", "user-agent": "DiscordBot (x, 1)"],
      body: Array(body.utf8))
    #expect(try #require(ChatRules("discord")).answer(request) == ChatAnswer(204))
  }

  @Test(arguments: [
    ("empty", message(#""content":"""#)), ("only an embed", message(#""embeds":[{"title":"t"}]"#)),
    ("2,001", message(#""content":"\#(long(2_001))""#)), ("mentions allowed", #"{"content":"t"}"#),
    ("11 embeds", message(#""content":"t","embeds":[\#(many(#"{"title":"t"}"#, 11))]"#)),
    ("an empty embed", message(#""content":"t","embeds":[{}]"#)),
    ("description of 4,097", message(#""content":"t","embeds":[{"description":"\#(long(4_097))"}]"#)),
    ("6,001 in all", message(#""content":"t","embeds":[\#(many(#"{"description":"\#(long(3_001))"}"#, 2))]"#)),
  ])
  func `it refuses`(case name: String, body: String) throws {
    let answer = try standInAnswer("discord", body)
    #expect(answer.status == 400 && !answer.accepted, "\(name)")
  }
}
