import Config
import Foundation
import HTTP
import JSON
import Model
import YAML

/// Access to Slack's Web API: its address, the way to it and the token.
struct SlackAPI: Sendable, CustomStringConvertible {
  let token: Secret
  /// Scheme, host and port.
  let origin: String
  private let base: String
  private let access: HTTPAccess
  let redaction: Redaction

  var description: String { "\(origin)/…" }

  /// The event type in our messages' metadata.
  static let event = "dagpost_post"
  /// Messages in one page: few enough that a page of the largest messages is still read whole.
  static let pageLength = 50
  /// How much earlier than the attempt a look begins, because the clocks of the two machines may differ.
  static let before = Duration.seconds(60)

  private static let home = "https://slack.com/api"

  /// Reads `token`, `url`, `ca` and `proxy`.
  init?(_ section: inout Section) {
    let token = section.requiredSecret("token")
    let url = section.text("url") ?? SlackAPI.home
    let way = section.networkSettings()
    guard let address = SlackAPI.address(url, &section), let token else { return nil }
    guard token.reveal().hasPrefix("xoxb-"), token.reveal().utf8.count > 8,
      token.reveal().utf8.allSatisfy({ $0 == UInt8(ascii: "-") || SlackAPI.isWord($0) })
    else {
      section.report(
        "is not the token of a bot, which begins with xoxb-; copy it from the app's page once more", at: "token")
      return nil
    }
    self.token = token
    redaction = Redaction([token] + way.secrets)
    origin = address.origin
    base = address.origin + address.path.split(separator: "/").map { "/\($0)" }.joined()
    access = HTTPAccess(ca: way.ca, proxy: way.proxy, allowsHTTP: address.place.scheme == .http)
  }

  private static func address(_ text: String, _ section: inout Section) -> WebAddress? {
    do throws(WebAddress.Mistake) {
      let address = try WebAddress.read(text)
      guard address.query == nil else { throw WebAddress.Mistake(sentence: "has a part after ?; leave it out") }
      guard address.place.scheme == .https || address.place.isPrivate else {
        throw WebAddress.Mistake(
          sentence:
            "starts with http://, which anybody on the way can read; use https:// (http is for hosts on this machine "
            + "or a private network only)")
      }
      return address
    } catch {
      section.report(Sentence(known: error.sentence), at: "url")
      return nil
    }
  }

  /// The method that tells to whom the token belongs.
  var identity: String { "\(base)/auth.test" }

  func posting(_ body: PostBody) -> HTTPRequest {
    // Room for the answer, which repeats the whole message.
    HTTPRequest(
      method: .post, url: Secret("\(base)/chat.postMessage"),
      headers: [HTTPHeader("Content-Type", body.contentType), authorization], body: Array(body.text.utf8),
      limits: HTTPLimits(bodyBytes: 256 * 1024), access: access)
  }

  func reading(_ channel: String, since: Instant, page: String?) -> HTTPRequest {
    let oldest = max(0, since.adding(.zero - SlackAPI.before).milliseconds / 1_000)
    var query = "channel=\(channel)&oldest=\(oldest).000000&inclusive=true&limit=\(SlackAPI.pageLength)"
    query += "&include_all_metadata=true"
    if let page { query += "&cursor=\(page.percentEncoded(leaving: SlackAPI.isWord))" }
    return HTTPRequest(
      method: .get, url: Secret("\(base)/conversations.history?\(query)"), headers: [authorization],
      limits: HTTPLimits(bodyBytes: 1024 * 1024), access: access)
  }

  private var authorization: HTTPHeader { HTTPHeader("Authorization", Secret("Bearer \(token.reveal())")) }

  // MARK: Formats

  static func isChannel(_ text: String) -> Bool {
    guard let first = text.first, first == "C" || first == "G", (9...32).contains(text.utf8.count) else { return false }
    return text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
  }

  /// The channel that a body is addressed to.
  static func channel(in body: PostBody) -> String? {
    let sent = (try? JSONReader.read(Array(body.text.utf8))).map { AnswerJSON($0) }
    return sent?["channel"]?.text.flatMap { isChannel($0) ? $0 : nil }
  }

  fileprivate static func isWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}

/// An answer of the Web API. Nothing in it is trusted.
struct SlackAnswer {
  let ok: Bool
  /// Slack's error word; nil when `ok` is true.
  let error: String?
  /// The message's timestamp, by which Slack identifies it in the channel.
  let reference: String?
  let messages: [Message]?
  let hasMore: Bool
  let nextPage: String?

  struct Message {
    let reference: String?
    /// The post's id in our own metadata; nil for the messages of others.
    let post: String?

    fileprivate init(_ json: AnswerJSON) {
      reference = json["ts"]?.text.flatMap(SlackAnswer.time)
      // Metadata of other apps may have any form and is ignored.
      let isOurs = json["metadata", "event_type"]?.text == SlackAPI.event
      post = isOurs ? json["metadata", "event_payload", "post"]?.text : nil
    }
  }

  /// Nil when the answer does not have the form of Slack's answers.
  init?(_ answer: HTTPAnswer) {
    guard let json = AnswerJSON(answer), let ok = json["ok"]?.flag else { return nil }
    self.ok = ok
    error = ok ? nil : json["error"]?.text.flatMap(SlackAnswer.word)
    reference = json["ts"]?.text.flatMap(SlackAnswer.time)
    messages = json["messages"]?.list?.map { Message($0) }
    hasMore = json["has_more"]?.flag ?? false
    let page = json["response_metadata", "next_cursor"]?.text
    nextPage = page.flatMap { (1...500).contains($0.utf8.count) ? $0 : nil }
  }

  private static func word(_ text: String) -> String? {
    let isWord = text.utf8.allSatisfy { SlackAPI.isWord($0) || $0 == UInt8(ascii: "_") }
    return (1...64).contains(text.utf8.count) && isWord ? text : nil
  }

  private static func time(_ text: String) -> String? {
    let isTime = text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    return (1...40).contains(text.utf8.count) && isTime ? text : nil
  }
}
