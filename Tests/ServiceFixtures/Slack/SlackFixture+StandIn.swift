import Services

/// Slack's incoming webhooks: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
extension SlackFixture: StandIn {
  package static func answer(_ request: ChatRequest, number: Int) -> ChatAnswer {
    do throws(ChatRefusal) {
      guard request.method == "POST", request.isJSON, let object = request.object else {
        throw ChatRefusal("the body is not JSONBody, or does not say so", word: "invalid_payload")
      }
      try check(ChatObject(object, "message"))
      return ChatAnswer(200, "ok")
    } catch {
      return ChatAnswer(400, error.word.isEmpty ? "invalid_blocks" : error.word, refusal: error.why)
    }
  }

  /// - Parameter also: keys that the Web API accepts and a webhook does not.
  static func check(_ message: ChatObject, also: Set<String> = []) throws(ChatRefusal) {
    try message.only(also.union(["text", "blocks", "unfurl_links", "unfurl_media", "thread_ts"]))
    // Slack itself accepts blocks without a text, but people then get an empty notification.
    guard message.has("text") else { throw ChatRefusal("there is no text for the notification", word: "no_text") }
    try mrkdwn(message.text("text", 1...4_000), "message.text")
    guard message.has("blocks") else { return }
    var total = 0
    for block in try message.objects("blocks", 1...50) { total += try check(block: block) }
    guard total <= 13_200 else {
      throw ChatRefusal("all blocks together have \(total) characters", word: "msg_blocks_too_long")
    }
  }

  private static func check(block: ChatObject) throws(ChatRefusal) -> Int {
    switch try block.text("type") {
    case "header":
      let text = try block.object("text")
      guard try text.text("type") == "plain_text" else { throw ChatRefusal("\(text.place) is not plain_text") }
      return try units(text.text("text", 1...150))
    case "section":
      return try check(text: block.object("text"), limit: 3_000)
    case "context":
      var total = 0
      for element in try block.objects("elements", 1...10) { total += try check(text: element, limit: 3_000) }
      return total
    case "divider": return 0
    case "rich_text":
      var total = 0
      for section in try block.objects("elements", 1...100) { total += try check(section: section) }
      return total
    case let other: throw ChatRefusal("\(block.place) is of the unknown type \(other)")
    }
  }

  private static func check(text: ChatObject, limit: Int) throws(ChatRefusal) -> Int {
    let content = try text.text("text", 1...limit)
    switch try text.text("type") {
    case "plain_text": break
    case "mrkdwn":
      try mrkdwn(content, text.place)
      guard text.fields["verbatim"] as? Bool == true else { throw ChatRefusal("\(text.place) would parse @here") }
    case let other: throw ChatRefusal("\(text.place) is of the unknown type \(other)")
    }
    return units(content)
  }

  private static func check(section: ChatObject) throws(ChatRefusal) -> Int {
    guard try section.text("type") == "rich_text_section" else {
      throw ChatRefusal("\(section.place) is not a rich_text_section")
    }
    var total = 0
    for element in try section.objects("elements", 1...1_000) {
      switch try element.text("type") {
      case "text": try element.only(["type", "text", "style"])
      case "link":
        try element.only(["type", "url", "text", "style"])
        try element.link("url")
        total += try units(element.text("url"))
      // `broadcast`, `user`, `usergroup` and `channel` are the elements by which rich text mentions somebody.
      case let other: throw ChatRefusal("\(element.place) is a \(other), which an update has no business with")
      }
      total += try units(element.text("text"))
    }
    return total
  }

  /// In Slack's markup a bare `<` begins a link or a mention.
  private static func mrkdwn(_ text: String, _ place: String) throws(ChatRefusal) {
    for mention in ["<!", "<@", "<#"] where text.contains(mention) {
      throw ChatRefusal("\(place) mentions somebody")
    }
  }
}
