import Config
import HTTP
import JSON
import Model

/// Posts through a Discord webhook: the title as the content, because notifications show that, and the rest as an embed.
struct DiscordService: IncomingWebhookService {
  static let name = "discord"
  static let title = "Discord"
  static let about = "posts through a channel's webhook; the answer carries the message's id"
  static let settings = IncomingWebhook.settings
  static let example = """
    service: discord
    url: { credential: discord-platform }
    """
  /// Only a bot can read a channel. A webhook can fetch a message only by the id that the missing answer would have given.
  static let unknownClass = UnknownClass.blind
  static let fixture: any ServiceFixture.Type = DiscordFixture.self
  static let hosts = ["discord.com", "discordapp.com"]
  static let publicWords: Set = ["api", "webhooks"]
  static let publicItems: Set = ["wait"]

  /// In UTF-16 units. Discord allows 2,000 in the content and 4,096 in an embed's description.
  static let contentLimit = 1_800
  static let embedLimit = 3_600

  let webhook: IncomingWebhook

  init?(_ section: inout Section) {
    guard
      let webhook = IncomingWebhook(
        &section, for: DiscordService.self,
        check: { address in
          guard DiscordService.hosts.contains(where: address.isAt) else { return nil }
          if !address.path.hasPrefix("/api/") || !address.path.contains("/webhooks/") {
            return "is not a webhook of Discord; it should look like https://discord.com/api/webhooks/…"
          }
          guard !address.path.hasSuffix("/slack"), !address.path.hasSuffix("/github") else {
            return "is the variant for Slack's or GitHub's form; leave out the last part of the address"
          }
          return nil
        },
        doubt: { address in
          guard DiscordService.hosts.contains(where: address.isAt),
            let last = address.segments.lastIndex(of: "webhooks"), address.segments.count < last + 3
          else { return nil }
          return
            "is incomplete: it should go on after /webhooks/ with a number and a key; copy the whole address once more"
        },
        // Without `wait`, Discord answers before it has saved the message, and never tells when the saving then fails.
        prepare: { $0.setting("wait", to: "true") })
    else { return nil }
    self.webhook = webhook
  }

  func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    let parts = update.fitting({ (parts: Parts) in parts.fits }) { update in
      Parts(
        content: Markdown.markup.bold(Markdown.markup.text(update.heading)),
        description: Markdown.markup.text(update.paragraphs))
    }
    return PostBody(contentType: JSONBody.contentType, text: parts.json.serialized)
  }

  private struct Parts {
    let content: String
    let description: String
    var fits: Bool { content.utf16.count <= contentLimit && description.utf16.count <= embedLimit }
    var json: JSONBody {
      var pairs: [(key: String, value: JSONBody)] = [("content", .text(content))]
      if !description.isEmpty { pairs.append(("embeds", [["description": .text(description)]])) }
      pairs.append(("allowed_mentions", ["parse": []]))
      return .object(pairs)
    }
  }

  /// Discord requires a User-Agent of this form.
  func sending(_ body: PostBody, post: PostID) -> Sending {
    .http(webhook.request(body, headers: [HTTPHeader("User-Agent", "DiscordBot (https://dagpost.invalid, 1.0)")]))
  }

  /// A GET of a webhook's address returns the webhook's description and posts nothing.
  var checkup: Checkup? {
    checkup(at: webhook.url.reveal(), like: sending(PostBody(contentType: "", text: ""), post: PostID(""))) {
      lasting($0)
    }
  }

  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    Judging(title: DiscordService.title).outcome(
      of: result, delivered: DiscordService.delivered, word: DiscordService.word,
      wait: { AnswerJSON($0)?["retry_after"]?.number.flatMap { RetryAfter.wait(seconds: $0) } })
  }

  private static func delivered(_ answer: HTTPAnswer) -> Outcome? {
    if let id = AnswerJSON(answer)?["id"]?.word { return .delivered(confirmed: true, reference: id) }
    // Discord answers 204 when something on the way, such as a proxy, dropped the `wait` item. A truncated 2xx answer is the
    // message that was posted. Both mean that the post was taken, but without an id to confirm it.
    return answer.status == 204 || answer.truncated ? .delivered(confirmed: false, reference: nil) : nil
  }

  private static func word(in answer: HTTPAnswer) -> Judging.Word? {
    guard !(200...299).contains(answer.status),
      let code = AnswerJSON(answer)?["code"]?.number.flatMap({ Int(exactly: $0) }),
      code > 0
    else { return nil }
    return Judging.Word(text: "with code \(code)", meaning: answer.status == 429 ? nil : meanings[code])
  }

  private static let meanings: [Int: Judging.Meaning] = {
    let forum = Judging.Meaning.refused(
      "the channel is a forum; add ?thread_id=… to the address, or use a text channel")
    let ours = Judging.Meaning.refused("Discord does not accept what was posted; please report this as a bug")
    return [
      10015: .broken("the webhook was removed; make a new one and put its address in the credential"),
      50027: .broken("the webhook's token is wrong; copy its address again into the credential"),
      10003: .broken("the webhook's channel was removed; make a webhook in another channel"),
      50013: .broken("the webhook may not post here; ask who manages the server"),
      50083: .broken("the thread is archived; open it again, or change thread_id in the address"),
      160005: .broken("the thread is locked; unlock it, or change thread_id in the address"),
      50035: ours, 50006: ours, 40005: ours, 220001: forum, 220002: forum, 220003: forum, 220004: forum,
      130000: .later("Discord is overloaded"),
    ]
  }()
}
