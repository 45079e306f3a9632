import Config
import Foundation
import HTTP
import JSON
import Model
import YAML

/// Posts in a Matrix room by the client-server API, whose protocol keeps a repeated post from being shown twice.
///
/// The transaction id is the post's id. When a homeserver receives the same transaction id from the same token again, it
/// answers with the event that the first request made.
struct MatrixService: Service {
  static let name = "matrix"
  static let title = "Matrix"
  static let about = "posts in a room of a Matrix homeserver; sent again, a post is still shown once"
  static let settings =
    [
      ServiceSetting(
        "homeserver", required: true,
        "the address that clients use, such as https://matrix.example.org; http for a host on this machine or a private "
          + "network"),
      ServiceSetting(
        "token", required: true,
        "the access token of the account that posts, a secret: { credential: NAME }, { file: PATH } or { env: NAME }"),
      ServiceSetting(
        "room", required: true,
        "the id of the room, in quotes: \"!…\"; the account must have joined it, and it may not be encrypted"),
    ] + IncomingWebhook.networkSettings
  static let example = """
    service: matrix
    homeserver: https://matrix.example.org
    token: { credential: matrix-platform }
    room: "!AbCdEfGhIjKlMnOpQr:example.org"
    """
  static let unknownClass = UnknownClass.idempotent
  static let fixture: any ServiceFixture.Type = MatrixFixture.self

  /// In bytes of the content. A whole event may have 65,536, of which the server's ids, hashes and signatures take a part.
  static let limit = 58_000

  /// Without a slash at the end.
  private let homeserver: String
  private let token: Secret
  private let room: String
  private let access: HTTPAccess
  let redaction: Redaction

  /// One destination for each account, because homeservers limit the rate of an account.
  var destination: Destination { Destination(Secret(homeserver), token) }

  init?(_ section: inout Section) {
    let address = MatrixService.homeserver(&section)
    let token = MatrixService.token(&section)
    let room = MatrixService.room(&section)
    let way = section.networkSettings()
    guard let address, let token, let room else { return nil }
    homeserver = address.base
    self.token = token
    redaction = Redaction([token] + way.secrets)
    self.room = room
    access = HTTPAccess(ca: way.ca, proxy: way.proxy, allowsHTTP: address.place.scheme == .http)
  }

  /// `m.notice` is the message type for bots: clients do not ring for it, and other bots do not answer it.
  func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    let text = update.fitting({ $0.utf8.count <= MatrixService.limit }) { update in
      let content: JSONBody = [
        "msgtype": "m.notice", "body": .text(MatrixService.plain(update)), "format": "org.matrix.custom.html",
        "formatted_body": .text(HTML.message(update)),
        // The empty object is needed: without it, clients look for mentions in the text.
        "m.mentions": [:],
      ]
      return content.serialized
    }
    return PostBody(contentType: JSONBody.contentType, text: text)
  }

  /// The text for clients without HTML and for notifications.
  private static func plain(_ update: WordedUpdate) -> String {
    let markup = Markup(
      escape: { $0.replacing("@", with: "@" + Markdown.breaker) }, bold: { $0 }, link: { text, _ in text })
    return [markup.text(update.heading), markup.text(update.paragraphs)].filter { !$0.isEmpty }.joined(
      separator: "\n\n")
  }

  func sending(_ body: PostBody, post: PostID) -> Sending {
    let path = "rooms/\(room.percentEncoded)/send/m.room.message/\(post.text.percentEncoded)"
    return .http(
      HTTPRequest(
        method: .put, url: Secret("\(homeserver)/_matrix/client/v3/\(path)"),
        headers: [
          HTTPHeader("Content-Type", body.contentType), HTTPHeader("Authorization", "Bearer \(token.reveal())"),
        ],
        body: Array(body.text.utf8), limits: .post, access: access))
  }

  /// Asks which rooms the account has joined: the request tests the token, and the answer tells whether the room is among them.
  var checkup: Checkup? {
    checkup(
      at: "\(homeserver)/_matrix/client/v3/joined_rooms",
      like: sending(PostBody(contentType: "", text: ""), post: PostID(""))
    ) { answer in
      if answer.status == 200, let rooms = AnswerJSON(answer)?["joined_rooms"]?.list {
        return rooms.contains { $0.text == room }
          ? nil : "the account has not joined the room; invite it there, and let it accept"
      }
      return lasting(answer)
    }
  }

  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    Judging(title: MatrixService.title, setting: "homeserver", advice: MatrixService.advice).outcome(
      of: result,
      delivered: { AnswerJSON($0)?["event_id"]?.word.map { .delivered(confirmed: true, reference: $0) } },
      word: MatrixService.word,
      wait: { answer in
        // Newer servers send the header; older ones only the milliseconds in the body.
        RetryAfter.wait(from: answer)
          ?? AnswerJSON(answer)?["retry_after_ms"]?.number.flatMap { RetryAfter.wait(seconds: $0 / 1_000) }
      })
  }
}

// MARK: Settings
extension MatrixService {
  private static func homeserver(_ section: inout Section) -> WebAddress? {
    guard let text = present("homeserver", example: "https://matrix.example.org", &section) else { return nil }
    do throws(WebAddress.Mistake) {
      let address = try WebAddress.read(text)
      if let mistake = address.openMistake { throw WebAddress.Mistake(sentence: mistake) }
      if address.path.contains("/_matrix") {
        throw WebAddress.Mistake(sentence: "goes on after the homeserver; leave out /_matrix and what follows")
      }
      if address.query != nil { throw WebAddress.Mistake(sentence: "has a part after ?; leave it out") }
      return address
    } catch {
      section.report(Sentence(known: error.sentence), at: "homeserver")
      return nil
    }
  }

  private static func token(_ section: inout Section) -> Secret? {
    guard let token = section.requiredSecret("token") else { return nil }
    let text = token.reveal()
    if text.lowercased().hasPrefix("bearer ") {
      section.report("begins with \"Bearer\"; give the token alone", at: "token")
      return nil
    }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      section.report("is no access token: it is empty, or has a space or another sign in it that none has", at: "token")
      return nil
    }
    return token
  }

  private static func room(_ section: inout Section) -> String? {
    guard let room = present("room", example: "\"!AbCdEfGhIjKlMnOpQr:example.org\"", &section) else { return nil }
    let place = "in Element it stands in the room's settings, under Advanced: \"Internal room ID\""
    let shown = UntrustedText(room).shortened(to: 80)
    if room.hasPrefix("#") {
      section.report(
        "is \"\(shown)\", a name that may move to another room; give the room's id, \"!…\": \(place)", at: "room")
      return nil
    }
    guard room.hasPrefix("!"), (2...255).contains(room.utf8.count),
      room.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else {
      section.report("is \"\(shown)\"; it should be a room's id, which begins with \"!\": \(place)", at: "room")
      return nil
    }
    return room
  }

  /// Nil when the setting is missing or is not a text; that has been reported then.
  private static func present(_ key: String, example: String, _ section: inout Section) -> String? {
    guard section.has(key) else {
      _ = section.requiredText(key, example: example)
      return nil
    }
    return section.text(key)
  }
}
