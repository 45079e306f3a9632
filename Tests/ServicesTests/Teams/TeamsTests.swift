import HTTP
import Model
import ServiceFixtures
import Testing

@testable import Services

/// What is Teams' alone: it only accepts, and its addresses come and go.
@Suite struct TeamsTests {
  @Test(arguments: [
    (202, "", "accepted"), (200, "1", "accepted"), (200, "<html>", "unknown"),
    (400, #"{"error":{"code":"WorkflowTriggerIsNotEnabled"}}"#, "refused"),
    (502, #"{"error":{"code":"NoResponse"}}"#, "later"),
  ])
  func `its own words are understood`(said: Said) throws { try expectUnderstood("teams", said) }

  @Test func `its sentence tells what may have happened`() throws {
    #expect(
      try service("teams").judge(answer(504, "upstream", elapsed: .seconds(17))).why
        == "Teams answered 504 after 17 s: the post may have been taken. It said: \"upstream\"")
  }

  @Test(arguments: [
    "https://acme.webhook.office.com/webhookb2/canary", "https://outlook.office.com/webhook/canary",
  ])
  func `a connector is told to be switched off, whatever the channel's service is said to be`(url: String) {
    for name in ServiceCatalog.webhooks.map({ $0.name }) {
      expectRefused(name, url, "Office 365 connector, which Microsoft has switched off")
      #expect(makeService(name, [("url", url)]).problems.count == 1)
    }
  }

  @Test(arguments: [
    (
      "https://prod-05.westeurope.logic.azure.com:443/workflows/x/triggers/manual/paths/invoke?api-version=2016-06-01&sig=canary",
      "is at logic.azure.com, where addresses are said to have stopped on 30 November 2025"
    ),
    (
      "https://default1.environment.api.powerplatform.com/powerautomate/workflows/canary/invoke?api-version=1",
      "has no \"sig=\", so it is incomplete"
    ),
    ("https://default1.environment.api.powerplatform.com/workflows/canary?sig=", "has no \"sig=\""),
    (
      "https://prod-05.westeurope.logic.azure.com/workflows/canary",
      "from the flow's first step; it has no \"sig=\""
    ),
  ])
  func `an address that is old or incomplete is doubted`(url: String, sentence: String) {
    expectDoubted("teams", url, sentence)
  }

  @Test func `its texts know no Markdown, and there is no list of mentions`() throws {
    let service = try service("teams")
    for raw in Updates.hostile {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      #expect(!body.contains("TextBlock\",\"text"), "a TextBlock parses Markdown")
      #expect(!body.contains("\"entities\":"))
    }
  }

  /// The cards' schema does not know Teams' own key.
  @Test(.enabled(if: PublishedSchema.isHere, PublishedSchema.whyNot))
  func `bodies keep to the published schema`() throws {
    let schema = PublishedSchema(
      file: "adaptive-cards/adaptive-card-1.5.0.json",
      load: """
        schema = json.load(open(path))
        bodies = [body["attachments"][0]["content"] for body in bodies]
        for body in bodies: del body["msteams"]
        """, plant: "wrong[\"body\"][0][\"unheardOf\"] = 1")
    try schema.check("teams")
  }
}

/// The stand-in itself: it takes what Teams takes, and says what then becomes of it.
@Suite struct TeamsStandInTests {
  private static let card =
    #""$schema":"x","type":"AdaptiveCard","version":"1.4","fallbackText":"t","body":[{"type":"TextBlock","text":"t"}]"#
  private static func message(_ card: String) -> String {
    #"{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{\#(card)}}]}"#
  }

  @Test func `a plain message is taken`() throws {
    #expect(try standInAnswer("teams", Self.message(Self.card)) == ChatAnswer(202))
  }

  @Test(arguments: [
    ("no attachments", #"{"type":"message"}"#), ("two cards", #"{"type":"message","attachments":[{},{}]}"#),
    ("no envelope", "{\(card)}"), ("no fallback", message(card.replacing(#""fallbackText":"t","#, with: ""))),
    ("version 1.6", message(card.replacing("1.4", with: "1.6"))),
    ("unknown element", message(card.replacing("TextBlock", with: "Text"))),
    ("mention", message(card + #","msteams":{"entities":[]}"#)),
    ("over 28 KB", message(card.replacing(#""text":"t""#, with: #""text":"\#(long(28 * 1024))""#))),
  ])
  func `it takes it, and then the flow fails`(case name: String, body: String) throws {
    let answer = try standInAnswer("teams", body)
    #expect(answer.status == 202 && !answer.accepted, "\(name)")
  }
}
