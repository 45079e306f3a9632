import Config
import HTTP
import JSON
import Model

/// Posts through an incoming webhook of Slack, with Block Kit.
///
/// The message consists of `rich_text`, whose texts Slack never parses. So nothing has to be escaped: mentions and links are
/// elements of their own, which a text cannot become.
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
  static let fixture: any ServiceFixture.Type = SlackFixture.self
  /// Slack allows one message a second for a webhook; the rest is a margin for clocks that differ.
  static let pace = Duration.milliseconds(1_100)
  static let hosts = ["hooks.slack.com", "hooks.slack-gov.com"]
  static let publicWords: Set = ["services"]

  /// In UTF-16 units. Slack allows 150 in a header, 3,000 in a block and (undocumented) about 13,200 in all blocks together.
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
    return PostBody(contentType: JSONBody.contentType, text: json.serialized)
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

  /// Slack names an error by one bare word. The word is reliable; the status that comes with it varies.
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
