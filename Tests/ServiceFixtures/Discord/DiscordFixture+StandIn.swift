import Foundation
import Services

/// Discord's Execute Webhook.
extension DiscordFixture: StandIn {
  package static func answer(_ request: ChatRequest, number: Int) -> ChatAnswer {
    do throws(ChatRefusal) {
      guard request.method == "POST", request.isJSON, let object = request.object else {
        throw ChatRefusal("the body is not JSONBody, or does not say so")
      }
      guard request.headers["user-agent"]?.hasPrefix("DiscordBot (") == true else {
        return ChatAnswer(
          403, "<html><title>Access denied</title></html>", type: "text/html", refusal: "no DiscordBot agent")
      }
      let message = try ChatObject(object, "message")
      try check(message)
      guard request.query.contains("wait=true") else { return ChatAnswer(204) }
      let id = String(1_300_000_000_000_000_000 + number)
      let saved = #"{"id":"\#(id)","type":0,"channel_id":"1200000000000000000","webhook_id":"1100000000000000000"}"#
      return ChatAnswer(200, saved, type: "application/json")
    } catch {
      let code = error.word.isEmpty ? "50035" : error.word
      let body = #"{"message":"Invalid Form Body","code":\#(code),"errors":{}}"#
      return ChatAnswer(400, body, type: "application/json", refusal: error.why)
    }
  }

  private static func check(_ message: ChatObject) throws(ChatRefusal) {
    try message.only(["content", "embeds", "allowed_mentions", "flags", "username"])
    let content = (message.fields["content"] as? String) ?? ""
    guard units(content) <= 2_000 else {
      throw ChatRefusal("content has \(units(content)) characters, allowed are 2000")
    }
    var total = 0
    if message.has("embeds") {
      for embed in try message.objects("embeds", 0...10) { total += try check(embed: embed) }
    }
    guard total <= 6_000 else { throw ChatRefusal("all embeds together have \(total) characters, allowed are 6000") }
    guard !content.allSatisfy(\.isWhitespace) || total > 0 else {
      throw ChatRefusal("the message is empty", word: "50006")
    }
    guard !content.allSatisfy(\.isWhitespace) else { throw ChatRefusal("there is no content for the notification") }
    let mentions = try message.object("allowed_mentions")
    guard let parse = mentions.fields["parse"] as? [Any], parse.isEmpty, mentions.fields.count == 1 else {
      throw ChatRefusal("allowed_mentions lets somebody be mentioned")
    }
  }

  private static func check(embed: ChatObject) throws(ChatRefusal) -> Int {
    try embed.only(["title", "description", "fields", "footer"])
    var total = 0
    if embed.has("title") { total += try units(embed.text("title", 1...256)) }
    if embed.has("description") { total += try units(embed.text("description", 1...4_096)) }
    if embed.has("footer") { total += try units(embed.object("footer").text("text", 1...2_048)) }
    if embed.has("fields") {
      for field in try embed.objects("fields", 0...25) {
        total += try units(field.text("name", 1...256)) + units(field.text("value", 1...1_024))
      }
    }
    guard total > 0 else { throw ChatRefusal("\(embed.place) is empty") }
    return total
  }
}
