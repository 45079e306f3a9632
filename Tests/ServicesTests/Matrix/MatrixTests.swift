import Config
import Foundation
import HTTP
import Model
import ServiceFixtures
import Services
import Testing
import YAML

/// What is Matrix's alone: a token, a room, and a homeserver that knows a post again.
@Suite struct MatrixTests {
  private static let token = ("token", "syt_canary")
  private static let room = ("room", "!room:example.org")
  private static let homeserver = ("homeserver", "https://matrix.example.org")

  @Test(arguments: [
    ("https://matrix.example.org", "!room:example.org", "https://matrix.example.org", "%21room%3Aexample.org"),
    ("https://Matrix.example.org/", "!a-b_C.~9", "https://matrix.example.org", "%21a-b_C.~9"),
    ("http://127.0.0.1:8008/matrix//", "!ü/x", "http://127.0.0.1:8008/matrix", "%21%C3%BC%2Fx"),
    ("http://synapse:8008", "!x", "http://synapse:8008", "%21x"),
  ])
  func `the transaction is the post's, in the room's place`(given: String, room: String, base: String, place: String)
    throws
  {
    let made = makeService("matrix", [("homeserver", given), Self.token, ("room", room)])
    let request = try httpRequest(of: #require(made.service, "\(made.problems)"))
    #expect(
      request.url.reveal()
        == "\(base)/_matrix/client/v3/rooms/\(place)/send/m.room.message/abcdefghijklmnopqrstuvwxyz")
    #expect(request.access.allowsHTTP == given.hasPrefix("http:"))
  }

  @Test(arguments: [
    ("homeserver", "matrix.example.org", "does not begin with https://"), ("homeserver", "", "is empty"),
    ("homeserver", "http://matrix.example.org", "use https://"),
    ("homeserver", "https://bot:x@matrix.example.org", "a user name or password"),
    ("homeserver", "https://169.254.169.254", "link-local"),
    ("homeserver", "https://matrix.example.org/_matrix/client/v3", "leave out /_matrix and what follows"),
    ("homeserver", "https://matrix.example.org?x", "has a part after ?"),
    ("token", "", "no access token"), ("token", "Bearer syt_canary", "begins with \"Bearer\""),
    ("token", "syt canary", "no access token"), ("token", "syt\ncanary", "no access token"),
    ("room", "#canary:example.org", "a name that may move to another room; give the room's id, \"!…\": in Element"),
    ("room", "canary", "should be a room's id, which begins with \"!\""), ("room", "!", "should be a room's id"),
    ("room", "", "should be a room's id"), ("room", "!a b", "should be a room's id"),
    ("room", "!" + String(repeating: "x", count: 255), "should be a room's id"),
    ("room", "https://matrix.to/#/!room:example.org", "should be a room's id"),
  ])
  func `a setting that cannot be right is one sentence`(key: String, value: String, sentence: String) {
    let entries = [Self.homeserver, Self.token, Self.room].map { $0.0 == key ? (key, value) : $0 }
    let made = makeService("matrix", entries)
    #expect(made.service == nil)
    #expect(made.problems.count == 1 && made.problems.first?.path == "channels.team.\(key)", "\(made.problems)")
    #expect(made.problems.first?.sentence.contains(sentence) == true, "\(made.problems)")
    if key == "token" { #expect(!"\(made.problems)".contains("canary")) }
  }

  @Test func `all that is wrong is told at once`() {
    let made = makeService(
      "matrix",
      [("homeserver", "ftp://x"), ("token", "Bearer x"), ("room", "#x:y"), ("proxy", "x"), ("url", "https://x")])
    #expect(
      made.problems.map(\.path).sorted()
        == ["homeserver", "proxy", "room", "token", "url"].map { "channels.team.\($0)" })
  }

  @Test func `rooms of one account are one destination, another account is another`() throws {
    func destination(_ entries: (String, String)...) throws -> Destination {
      try #require(makeService("matrix", entries).service).destination
    }
    let one = try destination(Self.homeserver, Self.token, Self.room)
    #expect(try destination(Self.homeserver, Self.token, ("room", "!other:example.org")) == one)
    #expect(try destination(Self.homeserver, ("token", "syt_other"), Self.room) != one)
    #expect(try destination(("homeserver", "https://other.example.org"), Self.token, Self.room) != one)
  }

  @Test func `what concerns the account is broken, what concerns the room or the post is refused`() throws {
    func outcome(_ status: Int, _ code: String) throws -> Outcome {
      try service("matrix").judge(answer(status, #"{"errcode":"\#(code)","error":"x"}"#))
    }
    for (status, code) in [
      (401, "M_UNKNOWN_TOKEN"), (401, "M_MISSING_TOKEN"), (403, "M_USER_DEACTIVATED"), (404, "M_UNRECOGNIZED"),
      (403, "M_CONSENT_NOT_GIVEN"),
    ] {
      guard case .broken = try outcome(status, code) else {
        Issue.record("\(code) is \(try outcome(status, code))")
        continue
      }
    }
    for (status, code) in [(403, "M_FORBIDDEN"), (404, "M_NOT_FOUND"), (413, "M_TOO_LARGE"), (400, "M_BAD_JSON")] {
      guard case .refused = try outcome(status, code) else {
        Issue.record("\(code) is \(try outcome(status, code))")
        continue
      }
    }
  }

  @Test func `its sentences tell what to do`() throws {
    let service = try service("matrix")
    let whys = [
      service.judge(answer(403, #"{"errcode":"M_FORBIDDEN","error":"User not in room"}"#)).why,
      service.judge(answer(400, #"{"errcode":"M_UNKNOWN","error":"'body' not in content"}"#)).why,
      service.judge(answer(308, "", headers: [("Location", "https://chat.example.org/x")])).why,
      service.judge(answer(404, "<html>")).why,
      service.judge(answer(502, "", elapsed: .seconds(9))).why,
    ]
    #expect(
      whys == [
        "Matrix answered 403 M_FORBIDDEN: the account is not in the room, or may not write there; invite it, and log in as it once to join",
        "Matrix answered 400 M_UNKNOWN ('body' not in content): it will not take this post; see what it said, and report it as a bug if the address is right",
        "Matrix answered 308, which leads elsewhere to https://chat.example.org; posts do not follow it: put the final address in homeserver",
        "Matrix answered 404: this is not the address that clients use; https://YOUR-DOMAIN/.well-known/matrix/client tells the right homeserver. It said: \"<html>\"",
        "Matrix answered 502 after 9 s: the post may have been taken",
      ])
  }

  @Test func `it waits as long as the header asks, else as the body's milliseconds`() throws {
    let service = try service("matrix")
    let busy = #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":3523}"#
    #expect(service.judge(answer(429, busy)).wait == .seconds(4))
    #expect(service.judge(answer(429, busy, headers: [("Retry-After", "7")])).wait == .seconds(7))
    #expect(service.judge(answer(429, "{}")).wait == nil)
  }

  @Test func `its origin is all that a report shows of it, and it needs nobody who decides`() throws {
    let channel = Channel(name: "room", service: try service("matrix"))
    #expect(channel.origin == "https://matrix.example.org")
    #expect(channel.unknownClass == .idempotent)
  }

  @Test func `the event's id is kept as the reference`() throws {
    let outcome = try service("matrix").judge(
      answer(200, #"{"event_id":"$erDLjZSni7kpyFOSVqDxNRTHkNbXB55zkfAqwxx8RmU"}"#))
    #expect(outcome == .delivered(confirmed: true, reference: "$erDLjZSni7kpyFOSVqDxNRTHkNbXB55zkfAqwxx8RmU"))
  }

  @Test(arguments: [
    (200, #"{"event_id":"$x"}"#, "delivered"), (200, #"{"event_id":""}"#, "unknown"), (200, "{}", "unknown"),
    (401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#, "refused"), (403, #"{"errcode":"M_FORBIDDEN"}"#, "refused"),
    (403, #"{"errcode":"M_RESOURCE_LIMIT_EXCEEDED"}"#, "later"),
    (429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":3523}"#, "later"),
    (400, #"{"errcode":"M_UNKNOWN","error":"'body' not in content"}"#, "refused"),
    (500, #"{"errcode":"M_UNKNOWN"}"#, "later"),
  ])
  func `its own words are understood`(said: Said) throws { try expectUnderstood("matrix", said) }

  @Test(
    arguments: [
      (#"{"joined_rooms": ["!room:example.org"]}"#, 200, nil),
      (#"{"joined_rooms": []}"#, 200, "the account has not joined the room"),
      (#"{"errcode": "M_UNKNOWN_TOKEN", "error": "no"}"#, 401, "Matrix answered 401 M_UNKNOWN_TOKEN"),
    ] as [(String, Int, String?)])
  func `a checkup tells whose rooms they are`(body: String, status: Int, told: String?) throws {
    let checkup = try #require(service("matrix").checkup)
    #expect(checkup.request.url.reveal() == "https://matrix.example.org/_matrix/client/v3/joined_rooms")
    let trouble = checkup.trouble(in: answer(status, body))
    #expect(told.map { trouble?.hasPrefix($0) == true } ?? (trouble == nil), "\(trouble ?? "")")
  }

  @Test func `a text stays on its line`() throws { try expectEachTextStaysOnItsLine("matrix") }

  @Test func `its tags are ours alone, and both its texts say the same`() throws {
    let service = try service("matrix")
    func texts(_ raw: String) throws -> (plain: String, html: String) {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      let object = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
      return (try #require(object["body"] as? String), try #require(object["formatted_body"] as? String))
    }
    let ours = try texts("harmless").html.tags
    #expect(Set(ours) == ["<p>", "</p>", "<br>", "<strong>", "</strong>", "<a>", "</a>"])
    for raw in Updates.hostile where raw.count < 200 && !UntrustedText(raw).isEmpty {
      let (plain, html) = try texts(raw)
      #expect(html.tags == ours, "\(raw.debugDescription)")
      let read = html.replacing("</p><p>", with: "\n\n").replacing("<br>", with: "\n").replacing(/<[^>]*>/, with: "")
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      #expect(plain == read, "\(raw.debugDescription)")
    }
  }

  @Test(.enabled(if: PublishedSchema.isHere, PublishedSchema.whyNot))
  func `bodies keep to the published schema`() throws {
    let schema = PublishedSchema(
      file: "matrix/m.room.message$m.notice.yaml",
      load: """
        import yaml
        schema = yaml.safe_load(open(path))["properties"]["content"]
        mentions = yaml.safe_load(open(os.path.join(os.path.dirname(path), "m.mentions.yaml")))
        schema["properties"]["m.mentions"] = mentions
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        """, plant: "wrong[\"m.mentions\"][\"user_ids\"] = \"everybody\"")
    try schema.check("matrix")
  }
}

extension String {
  /// The tags of an HTML text in their order, without what stands in them.
  fileprivate var tags: [String] { matches(of: /<(\/?[a-z0-9]*)[^>]*>/).map { "<\($0.1)>" } }
}

/// The stand-in itself: what a homeserver refuses, it refuses.
@Suite struct MatrixStandInTests {
  private static let place = "/matrix/_matrix/client/v3/rooms/%21room%3Ax/send/m.room.message/"
  private static let plain = #"{"msgtype":"m.notice","body":"t","m.mentions":{}}"#

  private func answer(
    _ body: String = plain, token: String? = "Bearer syt_x", transaction: String = "a", place: String = place,
    method: String = "PUT"
  ) -> ChatAnswer {
    var headers = ["content-type": "application/json"]
    headers["authorization"] = token
    return MatrixFixture.answer(
      ChatRequest(method: method, target: place + transaction, headers: headers, body: Array(body.utf8)), number: 1)
  }

  private static func html(_ text: String) -> String {
    #"{"msgtype":"m.text","body":"t","m.mentions":{},"format":"org.matrix.custom.html","formatted_body":"\#(text)"}"#
  }

  @Test func `one transaction of one token is one event, whatever is in it`() {
    let first = answer()
    #expect(first.status == 200 && first.accepted && first.message != nil)
    #expect(answer() == first)
    #expect(answer(Self.html("<p>other<br></p>")) == first)
    #expect(answer(transaction: "b").message != first.message)
    #expect(answer(token: "Bearer syt_other device").message != first.message)
    #expect(answer(place: Self.place.replacing("room%3A", with: "room2%3A")).message != first.message)
  }

  @Test func `who may not post is told so`() {
    #expect(answer(token: nil).status == 401 && answer(token: "Bearer old").body.contains("M_UNKNOWN_TOKEN"))
    #expect(answer(place: Self.place.replacing("room%3A", with: "other%3A")).body.contains("M_FORBIDDEN"))
    #expect(answer(method: "POST").status == 405 && answer(place: "/matrix/x/").status == 404)
  }

  @Test(arguments: [
    #"{"msgtype":"m.notice","m.mentions":{}}"#, #"{"body":"t","m.mentions":{}}"#, #"{"msgtype":"m.notice","body":"t"}"#,
    #"{"msgtype":"m.notice","body":"t","m.mentions":{"room":true}}"#,
    #"{"msgtype":"m.image","body":"t","m.mentions":{}}"#,
    #"{"msgtype":"m.notice","body":"hello @Room","m.mentions":{}}"#, "[]", html("<script>x</script>"), html("<p>x"),
    html("x</p>"), html("a & b"), html("&nbsp;"), html("a > b"), html("<b onclick='x'>x</b>"),
    html("<a href='javascript:x'>x</a>"), html("<img src='mxc://x/y'>"), html("@room"), html("@&#64;room"),
    html(String(repeating: "x", count: 62_500)),
  ])
  func `what it would refuse, drop or ring for is refused`(body: String) {
    #expect(!answer(body).accepted, "\(body.prefix(100))")
  }
}
