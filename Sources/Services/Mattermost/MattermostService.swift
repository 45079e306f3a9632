import Config
import HTTP
import JSON
import Model

/// Posts through an incoming webhook of Mattermost, as one Markdown text.
struct MattermostService: IncomingWebhookService {
  static let name = "mattermost"
  static let title = "Mattermost"
  static let about = "posts through an incoming webhook of a Mattermost server"
  static let settings = IncomingWebhook.settings
  static let example = """
    service: mattermost
    url: { credential: mattermost-platform }
    """
  static let unknownClass = UnknownClass.blind
  static let fixture: any ServiceFixture.Type = MattermostFixture.self
  static let hosts: [String] = []
  static let publicWords: Set = ["hooks"]

  /// In UTF-16 units. Mattermost splits a text of more than 16,383 characters into several posts.
  static let limit = 14_700

  let webhook: IncomingWebhook

  init?(_ section: inout Section) {
    guard
      let webhook = IncomingWebhook(
        &section, for: MattermostService.self,
        check: { address in
          guard address.path.hasPrefix("/api/v4") else { return nil }
          return "is Mattermost's programming interface, not an incoming webhook; it should look like "
            + "https://mattermost.example.org/hooks/…"
        },
        doubt: { address in
          guard address.segments.isEmpty || address.segments.last == "hooks" else { return nil }
          return "is incomplete: a key should follow after /hooks/; copy the whole address once more"
        })
    else { return nil }
    self.webhook = webhook
  }

  func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    let text = update.fitting({ $0.utf16.count <= MattermostService.limit }) { update in
      let title = Markdown.markup.bold(Markdown.markup.text(update.heading))
      let below = Markdown.markup.text(update.paragraphs)
      return below.isEmpty ? title : "\(title)\n\(update.summary.isEmpty ? "\n" : "")\(below)"
    }
    let json: JSONBody = ["text": .text(text)]
    return PostBody(contentType: JSONBody.contentType, text: json.serialized)
  }

  func sending(_ body: PostBody, post: PostID) -> Sending { .http(webhook.request(body)) }

  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    Judging(title: MattermostService.title).outcome(
      of: result,
      delivered: { answer in
        answer.status == 200 && answer.body.elementsEqual("ok".utf8) ? .delivered(confirmed: true, reference: nil) : nil
      },
      word: MattermostService.word)
  }

  /// The error is recognised by its id, because the message beside the id is in the server's language.
  private static func word(in answer: HTTPAnswer) -> Judging.Word? {
    guard !(200...299).contains(answer.status), let id = AnswerJSON(answer)?["id"]?.word else { return nil }
    return Judging.Word(text: id, meaning: meanings.first { id.contains($0.part) }?.meaning)
  }

  private static let meanings: [(part: String, meaning: Judging.Meaning)] = [
    (
      "incoming_webhook.invalid.",
      .broken("there is no such webhook (any more); make a new one and put its address in the credential")
    ),
    ("incoming_webhook.disabled.", .broken("webhooks are switched off; ask the server's administrator to allow them")),
    ("channel_locked", .broken("the webhook is locked to another channel; make one for this channel")),
    (
      "incoming_webhook.permissions.",
      .broken("the webhook's owner may not post in this channel; let a member make one")
    ),
    ("incoming_webhook.user.", .broken("the webhook's owner is gone; let somebody else make a new one")),
    ("incoming_webhook.channel.", .broken("the webhook's channel was removed; make a webhook for another channel")),
    ("can_not_post_to_deleted", .broken("the webhook's channel is archived; bring it back or use another")),
    ("incoming_webhook.text.", .refused("Mattermost does not accept what was posted; please report this as a bug")),
    ("incoming_webhook.parse.", .refused("Mattermost does not accept what was posted; please report this as a bug")),
    ("parse_data", .refused("Mattermost does not accept what was posted; please report this as a bug")),
  ]
}
