import Foundation
import Services
import Synchronization

/// Slack's Web API with a bot's token: https://docs.slack.dev/reference/methods/chat.postMessage and conversations.history
extension SlackBotFixture: ReadableStandIn {
  /// Without a memory: every message is the first, and no channel has any.
  package static func answer(_ request: ChatRequest, number: Int) -> ChatAnswer {
    switch method(request) {
    case "chat.postMessage": post(request, time: "1795532400.\(String(format: "%06d", number))").answer
    case "conversations.history": refusal(to: request) ?? json(#"{"ok":true,"messages":[],"has_more":false}"#)
    default: no("unknown_method", why: "there is no such method")
    }
  }

  package static func room(seconds: @escaping @Sendable () -> Int) -> any ChatRoom { SlackRoom(seconds: seconds) }

  static func method(_ request: ChatRequest) -> String {
    request.path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Slack refuses with status 200.
  static func no(_ word: String, why: String) -> ChatAnswer {
    ChatAnswer(200, #"{"ok":false,"error":"\#(word)"}"#, type: "application/json", refusal: why)
  }

  static func json(_ text: String) -> ChatAnswer { ChatAnswer(200, text, type: "application/json") }

  static func refusal(to request: ChatRequest) -> ChatAnswer? {
    guard let key = request.headers["authorization"] else { return no("not_authed", why: "there is no token") }
    return key.hasPrefix("Bearer xoxb-") ? nil : no("invalid_auth", why: "the token is not a bot's")
  }

  /// The message as Slack stores it; nil when it was refused.
  static func post(_ request: ChatRequest, time: String) -> (answer: ChatAnswer, message: [String: Any]?) {
    if let refusal = refusal(to: request) { return (refusal, nil) }
    guard request.method == "POST", request.isJSON, let object = request.object else {
      return (no("invalid_json", why: "the body is not JSONBody, or does not say so"), nil)
    }
    do throws(ChatRefusal) {
      let message = try ChatObject(object, "message")
      guard try message.text("channel").hasPrefix("C") else {
        throw ChatRefusal("there is no such channel", word: "channel_not_found")
      }
      try SlackFixture.check(message, also: ["channel", "metadata"])
      if message.has("metadata") {
        let metadata = try message.object("metadata")
        try metadata.only(["event_type", "event_payload"])
        _ = try metadata.text("event_type", 1...255)
        _ = try metadata.object("event_payload")
      }
      return (json(#"{"ok":true,"channel":"C0123456789","ts":"\#(time)","message":{"type":"message"}}"#), object)
    } catch {
      return (no(error.word.isEmpty ? "invalid_blocks" : error.word, why: error.why), nil)
    }
  }
}

/// The same with a memory: what was posted is in the channel's history, also when the answer is lost on the way back.
final class SlackRoom: ChatRoom {
  private struct State {
    var messages: [ChatMessage] = []
    var canRead = true
  }
  private let state = Mutex(State())
  private let seconds: @Sendable () -> Int

  /// - Parameter seconds: the time by Slack's clock.
  init(seconds: @escaping @Sendable () -> Int) { self.seconds = seconds }

  var messages: [ChatMessage] { state.withLock { $0.messages } }
  let missingRight = "lacks the scope channels:history"
  func letRead(_ canRead: Bool) { state.withLock { $0.canRead = canRead } }

  func answer(_ request: ChatRequest) -> ChatAnswer {
    switch SlackBotFixture.method(request) {
    case "chat.postMessage":
      return state.withLock { state in
        let time = "\(seconds()).\(String(format: "%06d", state.messages.count + 1))"
        let (answer, message) = SlackBotFixture.post(request, time: time)
        guard let message, let channel = message["channel"] as? String else { return answer }
        var kept = message
        kept["ts"] = time
        kept["type"] = "message"
        let data = (try? JSONSerialization.data(withJSONObject: kept)) ?? Data()
        state.messages.append(
          ChatMessage(reference: time, channel: channel, text: String(decoding: data, as: UTF8.self)))
        return answer
      }
    case "conversations.history": return history(request)
    default: return SlackBotFixture.no("unknown_method", why: "there is no such method")
    }
  }

  private func history(_ request: ChatRequest) -> ChatAnswer {
    if let refusal = SlackBotFixture.refusal(to: request) { return refusal }
    let (messages, canRead) = state.withLock { ($0.messages, $0.canRead) }
    guard canRead else {
      return ChatAnswer(
        200, #"{"ok":false,"error":"missing_scope","needed":"channels:history","provided":"chat:write"}"#,
        type: "application/json", refusal: "the scope is missing")
    }
    var query: [String: String] = [:]
    for part in request.query {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      query[pair[0]] = (pair.count > 1 ? pair[1] : "").removingPercentEncoding
    }
    let oldest = Double(query["oldest"] ?? "0") ?? 0
    let limit = min(Int(query["limit"] ?? "100") ?? 100, 999)
    let start = Int((query["cursor"] ?? "at:0=").dropFirst(3).dropLast()) ?? 0
    // Newest first; without asking nobody gets metadata.
    let found = messages.reversed().filter { $0.channel == query["channel"] && (Double($0.reference) ?? 0) >= oldest }
    let page = found.dropFirst(start).prefix(limit)
    let texts = page.map { message in
      query["include_all_metadata"] == "true" ? message.text : #"{"type":"message","ts":"\#(message.reference)"}"#
    }
    let next = start + page.count
    let more = next < found.count
    let pages = more ? #","response_metadata":{"next_cursor":"at:\#(next)="}"# : ""
    return SlackBotFixture.json(
      #"{"ok":true,"messages":[\#(texts.joined(separator: ","))],"has_more":\#(more)\#(pages)}"#)
  }
}
