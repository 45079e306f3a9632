import Services

/// A Workflows webhook of Teams. The trigger takes nearly everything; what is wrong fails later, in the flow, unheard.
extension TeamsFixture: StandIn {
  package static func answer(_ request: ChatRequest, number: Int) -> ChatAnswer {
    guard request.method == "POST", request.isJSON, let object = request.object else {
      return ChatAnswer(
        400, #"{"error":{"code":"TriggerInputSchemaMismatch","message":"The input body is not JSONBody."}}"#,
        type: "application/json", refusal: "the body is not JSONBody, or does not say so")
    }
    guard request.headers["authorization"] == nil else {
      return ChatAnswer(
        401,
        #"{"error":{"code":"DirectApiAuthorizationRequired","message":"The request must be authenticated only by Shared Access scheme."}}"#,
        type: "application/json", refusal: "there is an Authorization header")
    }
    do throws(ChatRefusal) {
      guard request.body.count <= 28 * 1024 else { throw ChatRefusal("the message has \(request.body.count) bytes") }
      try check(ChatObject(object, "message"))
      return ChatAnswer(202)
    } catch {
      return ChatAnswer(202, refusal: error.why)
    }
  }

  private static func check(_ message: ChatObject) throws(ChatRefusal) {
    try message.only(["type", "attachments"])
    guard try message.text("type") == "message" else { throw ChatRefusal("message.type is not message") }
    guard let attachment = try message.objects("attachments", 1...1).first else { return }
    guard try attachment.text("contentType") == "application/vnd.microsoft.card.adaptive" else {
      throw ChatRefusal("the attachment is not an Adaptive Card")
    }
    let card = try attachment.object("content")
    try card.only(["$schema", "type", "version", "fallbackText", "body", "msteams", "speak", "lang"])
    guard try card.text("type") == "AdaptiveCard" else { throw ChatRefusal("content.type is not AdaptiveCard") }
    guard ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"].contains(try card.text("version")) else {
      throw ChatRefusal("Teams shows cards up to version 1.5")
    }
    _ = try card.text("fallbackText")
    if card.has("msteams") { try card.object("msteams").only(["width"]) }
    for element in try card.objects("body", 1...500) { try check(element: element) }
  }

  private static func check(element: ChatObject) throws(ChatRefusal) {
    switch try element.text("type") {
    case "TextBlock":
      try element.only(["type", "text", "wrap", "weight", "size", "isSubtle", "spacing", "separator"])
      _ = try element.text("text")
    case "RichTextBlock":
      try element.only(["type", "inlines", "spacing", "separator", "horizontalAlignment"])
      for run in try element.objects("inlines", 1...1_000) { try check(run: run) }
    case let other: throw ChatRefusal("\(element.place) is of the unknown type \(other)")
    }
  }

  private static func check(run: ChatObject) throws(ChatRefusal) {
    try run.only(["type", "text", "weight", "size", "isSubtle", "italic", "selectAction"])
    guard try run.text("type") == "TextRun" else { throw ChatRefusal("\(run.place) is not a TextRun") }
    guard !(try run.text("text").contains("<at>")) else { throw ChatRefusal("\(run.place) mentions somebody") }
    if run.has("selectAction") {
      let action = try run.object("selectAction")
      guard try action.text("type") == "Action.OpenUrl" else { throw ChatRefusal("\(action.place) opens no address") }
      try action.link("url")
    }
  }
}
