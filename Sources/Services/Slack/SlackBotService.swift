import Config
import HTTP
import JSON
import Model
import YAML

/// Posts as the bot of a Slack app, with the bot's token. The message is the same as through the webhook, but when an answer is
/// missing, the channel can be read: the message's metadata, which people do not see, carries the post's id.
struct SlackBotService: Service {
  static let name = "slackbot"
  static let title = "Slack"
  static let about = "posts as the bot of a Slack app, and looks in the channel when an answer is missing"
  static let settings = [
    ServiceSetting(
      "token", required: true,
      "the bot's token (xoxb-…), a secret: { credential: NAME }, { file: PATH } or { env: NAME }. The app needs the scope "
        + "chat:write, and channels:history (groups:history in a private channel) to look whether a post arrived"),
    ServiceSetting(
      "channel", required: true, "the channel's id, such as C0123456789; the bot has to be a member of it"),
    ServiceSetting(
      "url", "where Slack's Web API is, for GovSlack https://slack-gov.com/api; https://slack.com/api without it"),
    ServiceSetting("ca", "a PEM file of further certificate authorities, added to the machine's own"),
    ServiceSetting(
      "proxy", "an http or https proxy, for example http://proxy.example.org:3128; none is taken from the environment"),
  ]
  static let example = """
    service: slackbot
    token: { credential: slack-bot }
    channel: C0123456789
    """
  static let unknownClass = UnknownClass.readable
  static let fixture: any ServiceFixture.Type = SlackBotFixture.self
  /// Slack allows one message a second in a channel; the rest is a margin for clocks that differ.
  static let pace = Duration.milliseconds(1_100)

  let api: SlackAPI
  let channel: String
  var redaction: Redaction { api.redaction }
  var destination: Destination { Destination(Secret(api.origin), api.token, Secret(channel)) }

  init?(_ section: inout Section) {
    let api = SlackAPI(&section)
    let channel = section.requiredText("channel", example: "C0123456789")
    guard section.has("channel"), SlackAPI.isChannel(channel) else {
      if section.has("channel") {
        section.report(
          "is not the id of a channel, which looks like C0123456789: in Slack it stands at the end of the channel's details",
          at: "channel")
      }
      return nil
    }
    guard let api else { return nil }
    self.api = api
    self.channel = channel
  }

  func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    let message = update.fitting({ (message: SlackMessage) in message.fits }) { SlackMessage($0) }
    let metadata: JSONBody = ["event_type": .text(SlackAPI.event), "event_payload": ["post": .text(post.text)]]
    let json = JSONBody.object([("channel", .text(channel))] + message.fields + [("metadata", metadata)])
    return PostBody(contentType: JSONBody.contentType, text: json.serialized)
  }

  func sending(_ body: PostBody, post: PostID) -> Sending { .http(api.posting(body)) }

  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    if case .success(let answer) = result, let word = SlackAnswer(answer)?.error, SlackWords.doubtful.contains(word) {
      return .unknown(why: "Slack answered \(answer.status) \(word): it may have been posted before that")
    }
    return Judging(title: SlackBotService.title, advice: SlackWords.advice).outcome(
      of: result,
      delivered: { answer in
        guard answer.status == 200, let said = SlackAnswer(answer), said.ok, let reference = said.reference else {
          return nil
        }
        return .delivered(confirmed: true, reference: reference)
      },
      word: { answer in SlackAnswer(answer)?.error.map { Judging.Word(text: $0, meaning: SlackWords.posting($0)) } })
  }

  /// Asks to whom the token belongs, because that needs no scope; whether the bot is in the channel would need one.
  var checkup: Checkup? {
    checkup(at: api.identity, like: sending(PostBody(contentType: "", text: ""), post: PostID(""))) { answer in
      guard let word = SlackAnswer(answer)?.error, let missing = SlackWords.reading(word) else { return nil }
      return "Slack answered \(word): \(missing)"
    }
  }

  func looking(for post: PostID, _ body: PostBody, since: Instant, page: String?) -> HTTPRequest? {
    // The channel that the post was sent to: the configuration may name another one by now.
    api.reading(SlackAPI.channel(in: body) ?? channel, since: since, page: page)
  }

  func found(_ post: PostID, in result: Result<HTTPAnswer, HTTPFailure>) -> LookResult {
    switch result {
    case .failure(.notSent(let why)), .failure(.noAnswer(let why)):
      return .unclear(why: "Slack did not answer: \(UntrustedText(why).shortened(to: 160))", after: nil)
    case .failure(.cancelled): return .unclear(why: "it was called off", after: nil)
    case .success(let answer):
      let wait = RetryAfter.wait(from: answer)
      guard let said = SlackAnswer(answer) else {
        return .unclear(why: "Slack answered \(answer.status), and not as it does", after: wait)
      }
      if let word = said.error {
        guard let missing = SlackWords.reading(word) else {
          return .unclear(why: "Slack answered \(answer.status) \(word)", after: wait)
        }
        return .forbidden(why: "Slack answered \(word): \(missing)")
      }
      guard answer.status == 200, said.ok, let messages = said.messages else {
        return .unclear(why: "Slack answered \(answer.status), and not as it does", after: wait)
      }
      if let message = messages.first(where: { $0.post == post.text }) { return .there(reference: message.reference) }
      guard said.hasMore else { return .absent }
      guard let page = said.nextPage else { return .unclear(why: "Slack did not show all messages", after: nil) }
      return .more(page: page)
    }
  }
}
