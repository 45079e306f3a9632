import Foundation
import Services

/// A Matrix homeserver's endpoint for sending, by the specification of the client-server API and the answers of Synapse
/// 1.163.
///
/// A transaction belongs to a token: the second request with the same token, room and transaction id gets the first one's
/// event, whatever is in it. The event's id is made from these three, so that nothing has to be remembered for that.
extension MatrixFixture: StandIn {
  package static func answer(_ request: ChatRequest, number: Int) -> ChatAnswer {
    do throws(ChatRefusal) {
      guard let place = Place(request.path) else {
        return refused(404, "M_UNRECOGNIZED", "there is no such endpoint: \(request.path)")
      }
      guard request.method == "PUT" else { return refused(405, "M_UNRECOGNIZED", "it is not a PUT") }
      guard let login = request.headers["authorization"], login.hasPrefix("Bearer ") else {
        return refused(401, "M_MISSING_TOKEN", "there is no access token")
      }
      guard login.hasPrefix("Bearer syt_") else { return refused(401, "M_UNKNOWN_TOKEN", "the token is not known") }
      guard place.room.hasPrefix("!room") else { return refused(403, "M_FORBIDDEN", "the account is not in the room") }
      guard request.isJSON, let object = request.object else {
        throw ChatRefusal("the body is not JSONBody, or does not say so", word: "M_NOT_JSON")
      }
      // A whole event may have 65,536 bytes, of which ids, hashes and signatures take about 3,000.
      guard request.body.count <= 62_500 else { return refused(413, "M_TOO_LARGE", "\(request.body.count) bytes") }
      try check(ChatObject(object, "content"))
      let event = "$" + digest("\(login)\n\(place.room)\n\(place.transaction)")
      return ChatAnswer(200, #"{"event_id":"\#(event)"}"#, type: "application/json", message: event)
    } catch {
      return refused(400, error.word.isEmpty ? "M_BAD_JSON" : error.word, error.why)
    }
  }

  private static func refused(_ status: Int, _ code: String, _ why: String) -> ChatAnswer {
    ChatAnswer(status, #"{"errcode":"\#(code)","error":"No."}"#, type: "application/json", refusal: why)
  }

  private struct Place {
    let room: String
    let transaction: String
    init?(_ path: String) {
      let parts = path.split(separator: "/").drop { $0 != "_matrix" }.map(String.init)
      guard parts.count == 8, parts[1...3] == ["client", "v3", "rooms"], parts[5...6] == ["send", "m.room.message"],
        let room = parts[4].removingPercentEncoding, !parts[4].contains("!"), !parts[4].contains(":")
      else { return nil }
      self.room = room
      transaction = parts[7]
    }
  }

  private static func check(_ content: ChatObject) throws(ChatRefusal) {
    try content.only(["msgtype", "body", "format", "formatted_body", "m.mentions"])
    guard try ["m.text", "m.notice"].contains(content.text("msgtype")) else {
      throw ChatRefusal("content.msgtype is neither m.text nor m.notice")
    }
    let mentions = try content.object("m.mentions")
    guard mentions.fields.isEmpty else { throw ChatRefusal("content.m.mentions lets somebody be mentioned") }
    let body = try content.text("body")
    if body.lowercased().contains("@room") { throw ChatRefusal("content.body mentions the room") }
    guard content.has("format") else { return }
    guard try content.text("format") == "org.matrix.custom.html" else {
      throw ChatRefusal("content.format is not known")
    }
    let text = try ChatHTML.text(of: content.text("formatted_body"))
    if text.lowercased().contains("@room") { throw ChatRefusal("content.formatted_body mentions the room") }
  }

  private static func digest(_ text: String) -> String {
    String(text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 36)
  }
}

/// Reads the HTML of a message as a client does. A client would drop what is not allowed; here it is refused.
enum ChatHTML {
  private static let allowed: Set = [
    "del", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "p", "a", "ul", "ol", "sup", "sub", "li", "b", "i", "u",
    "strong", "em", "s", "code", "hr", "br", "div", "table", "thead", "tbody", "tr", "th", "td", "caption", "pre",
    "span",
    "details", "summary",
  ]
  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

  /// The text without its tags. A tag or an attribute that is not allowed, or not closed, is refused.
  static func text(of html: String) throws(ChatRefusal) -> String {
    var text = ""
    var open: [String] = []
    var rest = Substring(html)
    while let first = rest.unicodeScalars.first {
      rest.unicodeScalars.removeFirst()
      switch first {
      case ">": throw ChatRefusal("a bare > in the HTML")
      case "&":
        guard let end = rest.firstIndex(of: ";"), let meant = entities[String(rest[..<end])] else {
          throw ChatRefusal("a bare & in the HTML: \(rest.prefix(20))")
        }
        text += meant
        rest = rest[rest.index(after: end)...]
      case "<":
        guard let end = rest.unicodeScalars.firstIndex(of: ">") else { throw ChatRefusal("a tag that does not end") }
        try read(tag: String(rest[..<end]), &open)
        rest = rest[rest.unicodeScalars.index(after: end)...]
      default: text.unicodeScalars.append(first)
      }
    }
    guard open.isEmpty else { throw ChatRefusal("<\(open.joined(separator: "><"))> is not closed") }
    return text
  }

  private static func read(tag: String, _ open: inout [String]) throws(ChatRefusal) {
    if tag.hasPrefix("/") {
      guard open.popLast() == String(tag.dropFirst()) else { throw ChatRefusal("</\(tag.dropFirst())> closes nothing") }
      return
    }
    let name = String(tag.prefix { $0 != " " })
    guard allowed.contains(name) else { throw ChatRefusal("the tag <\(name.prefix(30))> is not allowed") }
    if name == "br" || name == "hr" { return }
    open.append(name)
    let attributes = tag.dropFirst(name.count)
    guard !attributes.isEmpty else { return }
    guard name == "a", attributes.wholeMatch(of: #/ href="https?://[^"<> @]+"/#) != nil else {
      throw ChatRefusal("the attributes of <\(tag.prefix(60))> are not those of a link")
    }
  }
}
