import Services

/// Mattermost's incoming webhooks.
extension MattermostFixture: StandIn {
  package static func answer(_ request: ChatRequest, number: Int) -> ChatAnswer {
    do throws(ChatRefusal) {
      guard request.method == "POST", request.isJSON, let object = request.object else {
        throw ChatRefusal(
          "the body is not JSONBody, or does not say so", word: "model.incoming_hook.parse_data.app_error")
      }
      guard request.body.count <= 300_000 else { throw ChatRefusal("the body has \(request.body.count) bytes") }
      let message = try ChatObject(object, "message")
      try message.only(["text", "username", "props"])
      let text = try message.text("text", 0...Int.max)
      guard !text.isEmpty else { throw ChatRefusal("there is no text", word: "web.incoming_webhook.text.app_error") }
      // The real server would make several posts of it, which we would not call delivered.
      guard units(text) <= 16_383 else { throw ChatRefusal("the text would be split: \(units(text)) characters") }
      if let mention = mention(in: text) { throw ChatRefusal("the text mentions \(mention)") }
      return ChatAnswer(200, "ok")
    } catch {
      let id = error.word.isEmpty ? "web.incoming_webhook.parse.app_error" : error.word
      let body =
        #"{"id":"\#(id)","message":"De aanvraag is ongeldig.","detailed_error":"","request_id":"x","status_code":400}"#
      return ChatAnswer(400, body, type: "application/json", refusal: error.why)
    }
  }

  /// The first mention in a text. Mattermost looks for `@name` after it has rendered the Markdown, and for `<!name>`
  /// and `<@id>` before, so a backslash stops neither.
  static func mention(in text: String) -> String? {
    for start in ["<!", "<@"] where text.contains(start) { return start }
    let decoded = text.replacing("&#64;", with: "@").replacing("&lt;", with: "<").replacing("\\", with: "")
    for start in ["<!", "<@"] where decoded.contains(start) { return start }
    var rest = Substring(decoded)
    while let at = rest.firstIndex(of: "@") {
      let name = rest[rest.index(after: at)...].prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
      if !name.isEmpty { return "@\(name)" }
      rest = rest[rest.index(after: at)...]
    }
    return nil
  }
}
