import Services

/// A receiver of the neutral JSONBody, as its documentation describes it.
extension WebhookFixture: StandIn {
  package static func answer(_ request: ChatRequest, number: Int) -> ChatAnswer {
    do throws(ChatRefusal) {
      guard request.method == "POST", request.isJSON, let object = request.object else {
        throw ChatRefusal("the body is not JSONBody, or does not say so")
      }
      let update = try ChatObject(object, "update")
      try update.only(["type", "version", "post", "language", "title", "summary", "sections", "text"])
      guard try update.text("type") == "dagpost.update", update.fields["version"] as? Int == 1 else {
        throw ChatRefusal("this is not version 1 of dagpost.update")
      }
      guard try request.headers["idempotency-key"] == update.text("post") else {
        throw ChatRefusal("the Idempotency-Key is not the post's id")
      }
      _ = (try update.text("language", 2...2), try update.text("title"), try update.text("summary", 0...Int.max))
      _ = try update.text("text")
      for section in try update.objects("sections", 0...100) {
        try section.only(["kind", "heading", "inline", "lines"])
        _ = try section.text("kind")
        for line in try section.objects("lines", 0...1_000) { try check(line: line) }
      }
      return ChatAnswer(204)
    } catch {
      return ChatAnswer(422, error.why, refusal: error.why)
    }
  }

  private static func check(line: ChatObject) throws(ChatRefusal) {
    try line.only(["mark", "text", "links"])
    guard ["star", "dash", "alert", "none"].contains(try line.text("mark")) else {
      throw ChatRefusal("\(line.place).mark is none of the four")
    }
    _ = try line.text("text", 0...Int.max)
    for link in try line.objects("links", 0...100) {
      try link.only(["text", "url"])
      try link.link("url")
    }
  }
}
