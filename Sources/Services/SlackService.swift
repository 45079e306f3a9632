import Config
import HTTP
import Model

/// Slack's incoming webhooks, with Block Kit.
///
/// The message is `rich_text`, whose texts are never parsed: no escape is needed, and a mention or a link is an element
/// of its own that text cannot become.
struct SlackService: IncomingWebhookService {
  static let name = "slack"
  static let title = "Slack"
  static let about = "posts through an incoming webhook of a Slack app"
  static let settings = IncomingWebhook.settings
  static let example = """
    service: slack
    url: { credential: slack-platform }
    """
  static let unknownClass = UnknownClass.blind
  /// One message a second for a webhook; a little more, since clocks differ.
  static let pace = Duration.milliseconds(1_100)
  static let hosts = ["hooks.slack.com", "hooks.slack-gov.com"]

  /// UTF-16 units. Slack allows 150, 3,000 and, though it says so nowhere, about 13,200 in all blocks together.
  static let headerLimit = 150
  static let blockLimit = 2_700
  static let totalLimit = 9_000
  static let blockCount = 50

  let webhook: IncomingWebhook

  init?(_ section: inout Section) {
    guard
      let webhook = IncomingWebhook(
        &section, for: SlackService.self,
        check: { address in
          guard address.isAt("slack.com"), !address.path.hasPrefix("/services/") else { return nil }
          return "is not an incoming webhook of Slack (a workflow's trigger, perhaps); it should look like "
            + "https://hooks.slack.com/services/…"
        },
        doubt: { address in
          guard SlackService.hosts.contains(where: address.isAt), address.segments.count < 4 else { return nil }
          return "is incomplete: it should go on after /services/ with three parts; copy the whole address once more"
        })
    else { return nil }
    self.webhook = webhook
  }

  func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    let json = update.fitting({ (message: SlackMessage) in message.fits }) { SlackMessage($0) }.json
    return PostBody(contentType: JSON.contentType, text: json.serialized)
  }

  func sending(_ body: PostBody, post: PostID) -> Sending { .http(webhook.request(body)) }

  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    Judging(title: SlackService.title).outcome(
      of: result,
      delivered: { answer in
        answer.status == 200 && answer.body.elementsEqual("ok".utf8) ? .delivered(confirmed: true, reference: nil) : nil
      },
      word: SlackService.word)
  }

  /// Slack answers an error with one bare word; the status that goes with it varies, the word does not.
  private static func word(in answer: HTTPAnswer) -> Judging.Word? {
    let text = String(decoding: answer.body.prefix(64), as: UTF8.self).filter { !$0.isNewline }
    guard answer.body.count <= 64, !text.isEmpty, text != "ok",
      text.utf8.allSatisfy({ (97...122).contains($0) || $0 == UInt8(ascii: "_") })
    else { return nil }
    return Judging.Word(text: text, meaning: meanings[text])
  }

  private static let meanings: [String: Judging.Meaning] = {
    let gone = Judging.Meaning.broken("the webhook was removed; make a new one and put its address in the credential")
    let ours = Judging.Meaning.refused("Slack does not accept what was posted; please report this as a bug")
    return [
      "no_service": gone, "no_service_id": gone, "no_active_hooks": gone, "invalid_token": gone,
      "no_team": .broken("the workspace is not there any more; make a webhook in the one that is"),
      "team_disabled": .broken("the workspace is switched off; make a webhook in one that is not"),
      "channel_not_found": .broken("the webhook's channel was removed; make a webhook for another channel"),
      "channel_is_archived": .broken("the webhook's channel is archived; bring it back or make a webhook for another"),
      "user_not_found": .broken("the person the webhook belongs to is gone; let somebody else make a new one"),
      "action_prohibited": .broken("an administrator of the workspace does not allow this post; ask for permission"),
      "posting_to_general_channel_denied": .refused(
        "posting to the general channel is not allowed; use another channel"),
      "invalid_payload": ours, "invalid_blocks": ours, "no_text": ours, "too_many_attachments": ours,
      "msg_blocks_too_long": ours, "msg_too_long": ours,
      "rollup_error": .later("Slack has a problem of its own"),
    ]
  }()
}

/// One message: a header with the title, then blocks of rich text.
struct SlackMessage {
  private let header: String
  private let fallback: String
  private let blocks: [[JSON]]
  private let size: Int

  init(_ update: WordedUpdate) {
    header = update.heading.shortened(toUnits: SlackService.headerLimit).plain
    let summary = update.summary.shortened(toUnits: 300)
    fallback =
      SlackMessage.mrkdwn(update.heading.plain) + (summary.isEmpty ? "" : "\n" + SlackMessage.mrkdwn(summary.plain))
    var blocks: [[JSON]] = []
    var total = header.utf16.count
    for paragraph in update.paragraphs {
      var block: [JSON] = []
      var length = 0
      for row in paragraph {
        let (elements, size) = SlackMessage.elements(of: row)
        if length > 0, length + size > SlackService.blockLimit {
          blocks.append(block)
          (block, length) = ([], 0)
        }
        if !block.isEmpty { block.append(["type": "text", "text": "\n"]) }
        block += elements
        length += size + 1
        total += size + 1
      }
      if !block.isEmpty { blocks.append(block) }
    }
    self.blocks = blocks
    size = total
  }

  var fits: Bool { size <= SlackService.totalLimit && blocks.count < SlackService.blockCount }

  var json: JSON { .object(fields) }

  var fields: [(key: String, value: JSON)] {
    let title: JSON = ["type": "header", "text": ["type": "plain_text", "text": .text(header), "emoji": false]]
    let rest = blocks.map { elements -> JSON in
      ["type": "rich_text", "elements": [["type": "rich_text_section", "elements": .list(elements)]]]
    }
    return [
      ("text", .text(fallback)), ("unfurl_links", false), ("unfurl_media", false), ("blocks", .list([title] + rest)),
    ]
  }

  private static func elements(of row: Row) -> ([JSON], Int) {
    var elements: [JSON] = []
    var size = 0
    func add(_ words: Words, bold: Bool = false) {
      for run in words.runs() {
        size += run.text.utf16.count + (run.link?.address.utf16.count ?? 0)
        var pairs: [(key: String, value: JSON)] = [("type", "text"), ("text", .text(run.text))]
        if let link = run.link { pairs = [("type", "link"), ("url", .text(link.address)), ("text", .text(run.text))] }
        if bold { pairs.append(("style", ["bold": true])) }
        elements.append(.object(pairs))
      }
    }
    if let heading = row.heading { add(row.words == nil ? heading : heading + ": ", bold: true) }
    if let words = row.words { add(Words(own: row.mark.symbol) + words) }
    return (elements, size)
  }

  /// The notification's text is Slack's own markup. Nothing but these three is ever an escape in it.
  private static func mrkdwn(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("@", with: "@\u{200B}")
  }
}
