import JSON
import Model

/// One message: a header with the title, then blocks of rich text.
struct SlackMessage {
  private let header: String
  private let fallback: String
  private let blocks: [[JSONBody]]
  private let size: Int

  init(_ update: WordedUpdate) {
    header = update.heading.shortened(toUnits: SlackService.headerLimit).plain
    let summary = update.summary.shortened(toUnits: 300)
    fallback =
      SlackMessage.mrkdwn(update.heading.plain) + (summary.isEmpty ? "" : "\n" + SlackMessage.mrkdwn(summary.plain))
    var blocks: [[JSONBody]] = []
    var total = header.utf16.count
    for paragraph in update.paragraphs {
      var block: [JSONBody] = []
      var length = 0
      for row in paragraph {
        let (elements, size) = SlackMessage.elements(of: row)
        if length > 0, length + size > SlackService.blockLimit {
          blocks.append(block)
          (block, length) = ([], 0)
        }
        if !block.isEmpty { block.append(["type": "text", "text": "\n"]) }
        block += elements
        length += size + 1
        total += size + 1
      }
      if !block.isEmpty { blocks.append(block) }
    }
    self.blocks = blocks
    size = total
  }

  var fits: Bool { size <= SlackService.totalLimit && blocks.count < SlackService.blockCount }

  var json: JSONBody { .object(fields) }

  var fields: [(key: String, value: JSONBody)] {
    let title: JSONBody = ["type": "header", "text": ["type": "plain_text", "text": .text(header), "emoji": false]]
    let rest = blocks.map { elements -> JSONBody in
      ["type": "rich_text", "elements": [["type": "rich_text_section", "elements": .list(elements)]]]
    }
    return [
      ("text", .text(fallback)), ("unfurl_links", false), ("unfurl_media", false), ("blocks", .list([title] + rest)),
    ]
  }

  private static func elements(of row: Row) -> ([JSONBody], Int) {
    var elements: [JSONBody] = []
    var size = 0
    func add(_ words: Words, bold: Bool = false) {
      for run in words.runs() {
        size += run.text.utf16.count + (run.link?.address.utf16.count ?? 0)
        var pairs: [(key: String, value: JSONBody)] = [("type", "text"), ("text", .text(run.text))]
        if let link = run.link { pairs = [("type", "link"), ("url", .text(link.address)), ("text", .text(run.text))] }
        if bold { pairs.append(("style", ["bold": true])) }
        elements.append(.object(pairs))
      }
    }
    if let heading = row.heading { add(row.words == nil ? heading : heading + ": ", bold: true) }
    if let words = row.words { add(Words(own: row.mark.symbol) + words) }
    return (elements, size)
  }

  /// Escapes for mrkdwn, the markup of the notification's text. Only these three characters have an escape in it.
  private static func mrkdwn(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("@", with: "@\u{200B}")
  }
}
