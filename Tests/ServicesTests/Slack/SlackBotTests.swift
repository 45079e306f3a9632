import Config
import HTTP
import Model
import ServiceFixtures
import Services
import Testing
import YAML

/// Slack by its Web API: what the answers mean, and how a post is looked for.
@Suite struct SlackBotTests {
  private static func slack() throws -> any Service { try service("slackbot") }
  private static let other = PostID("zyxwvutsrqponmlkjihgfedcba")
  private let since = Instant(seconds: 1_795_532_400)

  @Test(arguments: [
    (200, #"{"ok":true,"ts":"1795532400.000100"}"#, "delivered"), (200, #"{"ok":true}"#, "unknown"),
    (200, #"{"ok":1,"ts":"1"}"#, "unknown"), (200, #"{"ok":true,"ts":17}"#, "unknown"), (200, "ok", "unknown"),
    (500, #"{"ok":true,"ts":"1795532400.000100"}"#, "later"),
    (200, #"{"ok":false,"error":"ratelimited"}"#, "later"), (429, #"{"ok":false,"error":"ratelimited"}"#, "later"),
    (200, #"{"ok":false,"error":"msg_too_long"}"#, "refused"),
    (200, #"{"ok":false,"error":"never_heard_of"}"#, "refused"),
    (200, #"{"ok":false,"error":"fatal_error"}"#, "unknown"),
    (500, #"{"ok":false,"error":"internal_error"}"#, "unknown"),
    (200, #"{"ok":false}"#, "unknown"), (200, #"{"ok":false,"error":"<b>\u001b[2J"}"#, "unknown"),
  ])
  func `an answer is judged by its words`(status: Int, body: String, kind: String) throws {
    #expect(try Self.slack().judge(answer(status, body)).kind == kind)
  }

  @Test(arguments: [
    "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "channel_not_found",
    "not_in_channel", "is_archived", "missing_scope", "restricted_action", "org_login_required",
  ])
  func `what says that nothing is taken any more breaks the channel`(word: String) throws {
    let outcome = try Self.slack().judge(answer(200, #"{"ok":false,"error":"\#(word)"}"#))
    guard case .broken(let why) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(why.hasPrefix("Slack answered 200 \(word): ") && !why.contains("new webhook"))
  }

  @Test func `the message's time is the reference, and a wait is kept`() throws {
    let service = try Self.slack()
    #expect(
      service.judge(answer(200, #"{"ok":true,"ts":"1795532400.000100"}"#))
        == .delivered(confirmed: true, reference: "1795532400.000100"))
    let limited = answer(429, #"{"ok":false,"error":"ratelimited"}"#, headers: [("Retry-After", "30")])
    #expect(service.judge(limited).wait == .seconds(30))
  }

  @Test func `the id goes along unseen, in the channel that is named`() throws {
    let body = try Self.slack().render(Updates.dailyEnglish, post: postID).text
    #expect(body.hasPrefix(#"{"channel":"C0123456789","text":"#))
    #expect(
      body.hasSuffix(
        #""metadata":{"event_type":"dagpost_post","event_payload":{"post":"abcdefghijklmnopqrstuvwxyz"}}}"#))
  }

  @Test func `a checkup tells of a token that is not valid any more`() throws {
    let checkup = try #require(service("slackbot", at: "http://127.0.0.1:9").checkup)
    #expect(checkup.request.method == .get && checkup.request.url.reveal() == "http://127.0.0.1:9/api/auth.test")
    #expect(
      checkup.trouble(in: answer(200, #"{"ok": false, "error": "token_revoked"}"#))
        == "Slack answered token_revoked: the token is not valid any more; put the app's new one in the credential")
  }

  // MARK: The look

  private func look(_ service: any Service, _ body: String = "{}", page: String? = nil) throws -> HTTPRequest {
    let body = PostBody(contentType: "application/json", text: body)
    return try #require(service.looking(for: postID, body, since: since, page: page))
  }

  @Test func `it is asked for from a minute before the attempt on, with all metadata`() throws {
    let request = try look(Self.slack(), page: "dXNlcjpV/+=&x")
    #expect(
      request.url.reveal()
        == "https://slack.com/api/conversations.history?channel=C0123456789&oldest=1795532340.000000&inclusive=true&limit=50"
        + "&include_all_metadata=true&cursor=dXNlcjpV%2F%2B%3D%26x")
    #expect(request.method == .get && request.body.isEmpty)
    #expect(request.headers.map(\.name) == ["Authorization"])
  }

  @Test func `it is looked for where it was sent, whatever the configuration says now`() throws {
    let service = try Self.slack()
    #expect(try look(service, #"{"channel":"C0999999999"}"#).url.reveal().contains("channel=C0999999999&"))
    #expect(try look(service, #"{"channel":"C1&x=y"}"#).url.reveal().contains("channel=C0123456789&"))
  }

  private static func history(_ messages: String, _ more: String = #""has_more":false"#) -> String {
    #"{"ok":true,"messages":[\#(messages)],\#(more)}"#
  }
  private static func message(_ id: String, type: String = "dagpost_post") -> String {
    #"{"ts":"1795532401.000200","metadata":{"event_type":"\#(type)","event_payload":{"post":"\#(id)"}}}"#
  }
  private static let strange =
    #"{"ts":5,"metadata":[]},{"metadata":{"event_type":"x","event_payload":{"post":{"a":1}}}},{"text":"abcdefghijklmnopqrstuvwxyz"},7"#

  @Test(
    arguments: [
      (200, history(message(postID.text)), .there(reference: "1795532401.000200")),
      (200, history(strange + "," + message(postID.text)), .there(reference: "1795532401.000200")),
      (200, history(message(other.text)), .absent), (200, history(strange), .absent), (200, history(""), .absent),
      (200, history(message(postID.text, type: "another_app")), .absent),
      (200, history("", #""has_more":true,"response_metadata":{"next_cursor":"abc="}"#), .more(page: "abc=")),
      (200, history("", #""has_more":true"#), .unclear(why: "Slack did not show all messages", after: nil)),
      (200, #"{"ok":true}"#, .unclear(why: "Slack answered 200, and not as it does", after: nil)),
      (200, "<html>", .unclear(why: "Slack answered 200, and not as it does", after: nil)),
      (503, "", .unclear(why: "Slack answered 503, and not as it does", after: nil)),
      (500, history(message(other.text)), .unclear(why: "Slack answered 500, and not as it does", after: nil)),
      (
        200, #"{"ok":false,"error":"internal_error"}"#,
        .unclear(why: "Slack answered 200 internal_error", after: nil)
      ),
      (
        200, #"{"ok":false,"error":"not_in_channel"}"#,
        .forbidden(why: "Slack answered not_in_channel: the bot is not a member of the channel; invite it there")
      ),
    ] as [(Int, String, LookResult)])
  func `what came back says whether it is there`(status: Int, body: String, looked: LookResult) throws {
    #expect(try Self.slack().found(postID, in: answer(status, body)) == looked)
  }

  @Test func `a missing scope is named, a wait is kept, and no answer tells nothing`() throws {
    let service = try Self.slack()
    let missing = service.found(
      postID, in: answer(200, #"{"ok":false,"error":"missing_scope","needed":"channels:history"}"#))
    guard case .forbidden(let why) = missing else {
      Issue.record("\(missing)")
      return
    }
    #expect(why.contains("lacks the scope channels:history"))
    let limited = answer(429, #"{"ok":false,"error":"ratelimited"}"#, headers: [("Retry-After", "30")])
    #expect(service.found(postID, in: limited) == .unclear(why: "Slack answered 429 ratelimited", after: .seconds(30)))
    for failure in [HTTPFailure.notSent("xoxb-1234-canaryCANARYcanary"), .noAnswer("x"), .cancelled(sent: true)] {
      guard case .unclear(let why, nil) = service.looked(for: postID, in: .failure(failure)) else {
        Issue.record("\(failure)")
        continue
      }
      #expect(!why.lowercased().contains("canary"))
    }
    let cut = HTTPAnswer(
      status: 200, headers: [], body: Array(Self.history("").utf8), cut: .ended, elapsed: .zero)
    guard case .unclear = service.found(postID, in: .success(cut)) else {
      Issue.record("half an answer shows no absence")
      return
    }
  }

  // MARK: Settings

  @Test(arguments: [
    ("token", "xoxp-123456789", "is not the token of a bot"),
    ("token", "xoxb-12345678\r\nX: y", "is not the token of a bot"),
    ("channel", "#general", "is not the id of a channel"),
    ("channel", "C012345678&limit=1", "is not the id of a channel"),
    ("url", "http://slack.example.org/api", "starts with http://"),
    ("url", "https://slack.com/api?x=1", "has a part after ?"),
  ])
  func `a wrong setting is told`(key: String, value: String, sentence: String) throws {
    let made = makeService("slackbot", [(key, value)])
    #expect(made.service == nil)
    #expect(made.problems.count == 1 && made.problems[0].sentence.hasPrefix(sentence), "\(made.problems)")
    if key == "token" { #expect(!made.problems[0].sentence.contains(value)) }
  }
}
