import Foundation

/// One request as a chat service sees it. Header names in lower case.
package struct ChatRequest: Sendable {
  package let method: String
  /// With its query.
  package let target: String
  package let headers: [String: String]
  package let body: [UInt8]
  package init(method: String = "POST", target: String, headers: [String: String], body: [UInt8]) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  package var path: String { String(target.prefix { $0 != "?" }) }
  package var query: [Substring] {
    target.drop { $0 != "?" }.dropFirst().split(separator: "&")
  }
}

/// What a chat service answers, and whether people then see a message.
package struct ChatAnswer: Sendable, Equatable {
  package var status: Int
  package var headers: [String: String]
  package var body: String
  /// Why no message appears; nil when one does. Teams answers 202 in either case.
  package var refusal: String?
  /// Which message people see it as, where a service knows a request again: a second answer with the same one shows nothing
  /// new.
  package var message: String?

  package init(
    _ status: Int, _ body: String = "", type: String = "text/plain", refusal: String? = nil, message: String? = nil
  ) {
    self.status = status
    self.body = body
    self.headers = body.isEmpty ? [:] : ["Content-Type": type]
    self.refusal = refusal
    self.message = message
  }

  package var accepted: Bool { refusal == nil }
}

/// The services' own rules as their documentation gives them, written without a look at how we render: an independent judge.
package enum ChatRules: String, CaseIterable, Sendable {
  case slack, slackbot, teams, discord, mattermost, matrix, webhook

  /// The service whose addresses begin like this: `/slack/…`.
  package init?(path: String) {
    guard let first = path.split(separator: "/").first, let rules = ChatRules(rawValue: String(first)) else {
      return nil
    }
    self = rules
  }

  /// `number` counts the messages so far: Discord gives each an id.
  package func answer(_ request: ChatRequest, number: Int = 1) -> ChatAnswer {
    switch self {
    case .slack: ChatSlack.answer(request)
    case .slackbot: ChatSlackBot.answer(request, number: number)
    case .teams: ChatTeams.answer(request)
    case .discord: ChatDiscord.answer(request, number: number)
    case .mattermost: ChatMattermost.answer(request)
    case .matrix: ChatMatrix.answer(request)
    case .webhook: ChatWebhook.answer(request)
    }
  }
}

/// The larger of the two counts that services use for "characters".
func units(_ text: String) -> Int { max(text.utf16.count, text.unicodeScalars.count) }

extension ChatRequest {
  var isJSON: Bool {
    let type = headers["content-type"] ?? ""
    return type.split(separator: ";").first.map { $0.lowercased() == "application/json" } ?? false
  }

  /// The body as an object; nil when it is anything else.
  var object: [String: Any]? {
    guard String(validating: body, as: UTF8.self) != nil else { return nil }
    return (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any]
  }
}

/// Why a message is refused.
struct ChatRefusal: Error {
  let why: String
  /// The service's own word for it, where it has one.
  var word = ""
  init(_ why: String, word: String = "") {
    self.why = why
    self.word = word
  }
}

/// Reads of a JSON object that say what is missing.
struct ChatObject {
  let fields: [String: Any]
  let place: String
  init(_ value: Any?, _ place: String) throws(ChatRefusal) {
    guard let fields = value as? [String: Any] else { throw ChatRefusal("\(place) is not an object") }
    self.fields = fields
    self.place = place
  }

  func has(_ key: String) -> Bool { fields[key] != nil }

  func text(_ key: String, _ range: ClosedRange<Int> = 1...Int.max) throws(ChatRefusal) -> String {
    guard let text = fields[key] as? String else { throw ChatRefusal("\(place).\(key) is missing or no text") }
    guard range.contains(units(text)) else {
      throw ChatRefusal(
        "\(place).\(key) has \(units(text)) characters, allowed are \(range.lowerBound) to \(range.upperBound)")
    }
    return text
  }

  func objects(_ key: String, _ range: ClosedRange<Int>) throws(ChatRefusal) -> [ChatObject] {
    guard let list = fields[key] as? [Any] else { throw ChatRefusal("\(place).\(key) is missing or no list") }
    guard range.contains(list.count) else {
      throw ChatRefusal(
        "\(place).\(key) has \(list.count) entries, allowed are \(range.lowerBound) to \(range.upperBound)")
    }
    var objects: [ChatObject] = []
    for (index, value) in list.enumerated() { objects.append(try ChatObject(value, "\(place).\(key)[\(index)]")) }
    return objects
  }

  func object(_ key: String) throws(ChatRefusal) -> ChatObject { try ChatObject(fields[key], "\(place).\(key)") }

  /// Refuses a key that the service does not know.
  func only(_ known: Set<String>) throws(ChatRefusal) {
    if let stranger = fields.keys.sorted().first(where: { !known.contains($0) }) {
      throw ChatRefusal("\(place).\(stranger) is not a known key")
    }
  }

  func link(_ key: String) throws(ChatRefusal) {
    let link = try text(key, 1...3_000)
    guard link.hasPrefix("https://") || link.hasPrefix("http://"), !link.contains(where: { " <>|\"".contains($0) })
    else {
      throw ChatRefusal("\(place).\(key) is not a web address")
    }
  }
}
