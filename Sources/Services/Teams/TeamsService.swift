import Config
import HTTP
import JSON
import Model

/// Posts an Adaptive Card to Microsoft Teams through a Workflows webhook.
///
/// All text is in `TextRun`s, which parse no Markdown; a mention would need an entry in `msteams.entities`, which our cards
/// never have. Teams only answers "accepted"; whether the flow then posts the card is visible only in the flow's own history.
struct TeamsService: IncomingWebhookService {
  static let name = "teams"
  static let title = "Teams"
  static let about = "posts an Adaptive Card through a Workflows webhook of Microsoft Teams"
  static let settings = IncomingWebhook.settings
  static let example = """
    service: teams
    url: { credential: teams-platform }
    """
  static let unknownClass = UnknownClass.blind
  static let fixture: any ServiceFixture.Type = TeamsFixture.self
  static let hosts = ["api.powerplatform.com", "logic.azure.com", "webhook.office.com", "outlook.office.com"]
  static let publicWords = Set(
    "workflows triggers manual paths invoke automations direct powerautomate webhook webhookb2 incomingwebhook"
      .split(separator: " ").map(String.init))
  static let publicItems: Set = ["api-version", "sp", "sv"]

  /// In bytes of the whole body. Over about 28 KB the flow fails without telling anybody.
  static let limit = 25_000

  let webhook: IncomingWebhook

  init?(_ section: inout Section) {
    guard
      let webhook = IncomingWebhook(&section, for: TeamsService.self, doubt: TeamsService.doubt)
    else { return nil }
    self.webhook = webhook
  }

  static func retired(_ address: WebAddress) -> String? {
    guard address.isAt("webhook.office.com") || address.isAt("outlook.office.com") else { return nil }
    return "is an Office 365 connector, which Microsoft has switched off; make a workflow that starts "
      + "\"When a Teams webhook request is received\", use its address, and write service: teams"
  }

  /// Why an address of Microsoft's probably accepts nothing. Only a warning, because real Logic Apps still use the old host.
  private static func doubt(_ address: WebAddress) -> String? {
    guard hosts.contains(where: address.isAt) else { return nil }
    var doubts: [String] = []
    if address.isAt("logic.azure.com") {
      doubts.append(
        "is at logic.azure.com, where addresses are said to have stopped on 30 November 2025; copy the new one from the "
          + "flow's first step")
    }
    if address.value(of: "sig")?.isEmpty ?? true {
      doubts.append("has no \"sig=\", so it is incomplete; copy the whole address from the flow's first step")
    }
    return doubts.isEmpty ? nil : doubts.joined(separator: "; it ")
  }

  func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    let text = update.fitting({ $0.utf8.count <= TeamsService.limit }) { TeamsService.message($0).serialized }
    return PostBody(contentType: JSONBody.contentType, text: text)
  }

  /// Never with an Authorization header: with one, Microsoft no longer accepts the key in the address.
  func sending(_ body: PostBody, post: PostID) -> Sending { .http(webhook.request(body)) }

  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    Judging(title: TeamsService.title).outcome(
      of: result,
      delivered: { answer in
        // An HTML page comes from a proxy or a login, not from the flow.
        answer.body.first == UInt8(ascii: "<") ? nil : .delivered(confirmed: false, reference: nil)
      },
      word: TeamsService.word)
  }

  private static func word(in answer: HTTPAnswer) -> Judging.Word? {
    guard !(200...299).contains(answer.status), let code = AnswerJSON(answer)?["error", "code"]?.word else {
      return nil
    }
    return Judging.Word(text: code, meaning: meanings[code])
  }

  private static let meanings: [String: Judging.Meaning] = [
    "WorkflowTriggerIsNotEnabled": .broken("the workflow is switched off; ask its owner to switch it on"),
    "WorkflowNotFound": .broken("the workflow was removed; make a new one and put its address in the credential"),
    "TriggerInputSchemaMismatch": .refused(
      "the workflow expects something else; it should start \"When a Teams webhook request is received\""),
    "DirectApiAuthorizationRequired": .refused(
      "the address is incomplete or out of date; set \"Who can trigger the flow\" to Anyone and copy it again"),
  ]
}

extension TeamsService {
  private static func message(_ update: WordedUpdate) -> JSONBody {
    let title = block(run(update.heading, large: true, bold: true), first: false)
    let body = update.paragraphs.enumerated().flatMap { paragraph, rows in
      rows.enumerated().map { index, row in block(inlines(of: row), first: paragraph > 0 && index == 0) }
    }
    let card: JSONBody = [
      "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
      "fallbackText": .text(update.heading.plain), "body": .list([title] + body), "msteams": ["width": "Full"],
    ]
    let attachment: JSONBody = [
      "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": .null, "content": card,
    ]
    return ["type": "message", "attachments": [attachment]]
  }

  private static func block(_ inlines: [JSONBody], first: Bool) -> JSONBody {
    ["type": "RichTextBlock", "spacing": first ? "Medium" : "Small", "inlines": .list(inlines)]
  }

  private static func inlines(of row: Row) -> [JSONBody] {
    let heading = row.heading.map { run(row.words == nil ? $0 : $0 + ": ", bold: true) } ?? []
    return heading + (row.words.map { run(Words(own: row.mark.symbol) + $0) } ?? [])
  }

  private static func run(_ words: Words, large: Bool = false, bold: Bool = false) -> [JSONBody] {
    words.runs(safe).map { run in
      var pairs: [(key: String, value: JSONBody)] = [("type", "TextRun"), ("text", .text(run.text))]
      if large { pairs.append(("size", "Large")) }
      if bold { pairs.append(("weight", "Bolder")) }
      if let link = run.link {
        pairs.append(("selectAction", ["type": "Action.OpenUrl", "url": .text(link.address)]))
      }
      return .object(pairs)
    }
  }

  /// In a `TextRun`, only the tag of a mention could act, and only with a matching entity. It is broken as a second safeguard.
  private static func safe(_ text: String) -> String {
    text.replacing("<at", with: "<\u{200B}at").replacing("</at", with: "<\u{200B}/at")
  }
}
