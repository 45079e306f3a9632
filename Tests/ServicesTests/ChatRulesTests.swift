import ServiceFixtures
import TestKit
import Testing

/// The judge itself: what the real services refuse, it refuses.
@Suite struct ChatRulesTests {
  private static let slackHeader = #"{"type":"header","text":{"type":"plain_text","text":"t"}}"#
  private static let card =
    #""$schema":"x","type":"AdaptiveCard","version":"1.4","fallbackText":"t","body":[{"type":"TextBlock","text":"t"}]"#

  private static func many(_ part: String, _ count: Int) -> String {
    Array(repeating: part, count: count).joined(separator: ",")
  }
  private static func long(_ count: Int) -> String { String(repeating: "x", count: count) }
  private static func rich(_ element: String) -> String {
    #"{"text":"t","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[\#(element)]}]}]}"#
  }
  private static func teams(_ card: String) -> String {
    #"{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{\#(card)}}]}"#
  }
  private static func discord(_ fields: String) -> String { #"{"allowed_mentions":{"parse":[]},\#(fields)}"# }

  private func answer(_ service: ChatRules, _ body: String, type: String? = "application/json") -> ChatAnswer {
    var headers = ["user-agent": "DiscordBot (x, 1)", "idempotency-key": "p"]
    headers["content-type"] = type
    return service.answer(ChatRequest(target: "/x?wait=true", headers: headers, body: Array(body.utf8)))
  }

  private static let good: [(ChatRules, String, Int, String)] = [
    (.slack, #"{"text":"t","blocks":[\#(slackHeader)]}"#, 200, "ok"), (.slack, #"{"text":"t"}"#, 200, "ok"),
    (.teams, teams(card), 202, ""), (.mattermost, #"{"text":"t"}"#, 200, "ok"),
    (
      .webhook,
      #"{"type":"dagpost.update","version":1,"post":"p","language":"en","title":"t","summary":"","text":"t","sections":[]}"#,
      204, ""
    ),
  ]

  @Test(arguments: good)
  func `a plain message is taken`(service: ChatRules, body: String, status: Int, said: String) {
    #expect(answer(service, body) == ChatAnswer(status, said))
  }

  @Test func `Discord tells the message's id only when it is asked to wait`() {
    let body = Self.discord(#""content":"t""#)
    #expect(answer(.discord, body).body.contains(#""id":"1300000000000000001""#))
    let request = ChatRequest(
      target: "/discord/x", headers: ["content-type": "application/json", "user-agent": "DiscordBot (x, 1)"],
      body: Array(body.utf8))
    #expect(ChatRules.discord.answer(request) == ChatAnswer(204))
  }

  @Test(arguments: good)
  func `what is not JSON, or does not say so, is refused`(service: ChatRules, body: String, status: Int, said: String) {
    for type in [nil, "text/plain", "application/x-www-form-urlencoded"] {
      #expect(!answer(service, body, type: type).accepted)
    }
    for broken in ["", "[]", "null", String(body.dropLast()), body + "x"] { #expect(!answer(service, broken).accepted) }
  }

  @Test(arguments: [
    ("no text", #"{"blocks":[\#(slackHeader)]}"#), ("text too long", #"{"text":"\#(long(4_001))"}"#),
    ("mention in text", #"{"text":"<!channel>"}"#),
    ("51 blocks", #"{"text":"t","blocks":[\#(many(slackHeader, 51))]}"#),
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
  func `Slack refuses`(case name: String, body: String) {
    let answer = answer(.slack, body)
    #expect(answer.status == 400 && !answer.accepted, "\(name)")
  }

  @Test(arguments: [
    ("no attachments", #"{"type":"message"}"#), ("two cards", #"{"type":"message","attachments":[{},{}]}"#),
    ("no envelope", "{\(card)}"), ("no fallback", teams(card.replacing(#""fallbackText":"t","#, with: ""))),
    ("version 1.6", teams(card.replacing("1.4", with: "1.6"))),
    ("unknown element", teams(card.replacing("TextBlock", with: "Text"))),
    ("mention", teams(card + #","msteams":{"entities":[]}"#)),
    ("over 28 KB", teams(card.replacing(#""text":"t""#, with: #""text":"\#(long(28 * 1024))""#))),
  ])
  func `Teams takes it, and then the flow fails`(case name: String, body: String) {
    let answer = answer(.teams, body)
    #expect(answer.status == 202 && !answer.accepted, "\(name)")
  }

  @Test(arguments: [
    ("empty", discord(#""content":"""#)), ("only an embed", discord(#""embeds":[{"title":"t"}]"#)),
    ("2,001", discord(#""content":"\#(long(2_001))""#)), ("mentions allowed", #"{"content":"t"}"#),
    ("11 embeds", discord(#""content":"t","embeds":[\#(many(#"{"title":"t"}"#, 11))]"#)),
    ("an empty embed", discord(#""content":"t","embeds":[{}]"#)),
    ("description of 4,097", discord(#""content":"t","embeds":[{"description":"\#(long(4_097))"}]"#)),
    ("6,001 in all", discord(#""content":"t","embeds":[\#(many(#"{"description":"\#(long(3_001))"}"#, 2))]"#)),
  ])
  func `Discord refuses`(case name: String, body: String) {
    let answer = answer(.discord, body)
    #expect(answer.status == 400 && !answer.accepted, "\(name)")
  }

  @Test(arguments: [
    ("no text", "{}"), ("empty text", #"{"text":""}"#), ("split", #"{"text":"\#(long(16_384))"}"#),
    ("@here", #"{"text":"x @here"}"#),
    ("escaped", #"{"text":"\\@channel"}"#), ("entity", #"{"text":"&#64;all"}"#),
    ("Slack's form", #"{"text":"\\<!here>"}"#),
  ])
  func `Mattermost refuses, or would do what we do not want`(case name: String, body: String) {
    let answer = answer(.mattermost, body)
    #expect(answer.status == 400 && !answer.accepted, "\(name)")
  }
}
