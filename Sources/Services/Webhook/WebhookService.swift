import Config
import HTTP
import JSON
import Model

/// Posts the update as plain JSON to an address of the operator's own, for receivers that have no service here. The JSON's form
/// and version are described in docs/adding-a-service.md.
struct WebhookService: IncomingWebhookService {
  static let name = "webhook"
  static let title = "The webhook"
  static let about = "posts the update as plain JSON to an address of your own"
  static let settings = IncomingWebhook.settings
  static let example = """
    service: webhook
    url: { credential: webhook-platform }
    """
  /// Every attempt carries the post's id, but not every receiver checks it. So a post in doubt is repeated once, marked.
  static let unknownClass = UnknownClass.blind
  static let fixture: any ServiceFixture.Type = WebhookFixture.self
  static let hosts: [String] = []

  static let version = 1
  /// In bytes. Many receivers accept at most 64 KiB.
  static let limit = 60_000

  let webhook: IncomingWebhook

  init?(_ section: inout Section) {
    guard let webhook = IncomingWebhook(&section, for: WebhookService.self) else { return nil }
    self.webhook = webhook
  }

  func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    let text = update.fitting({ $0.utf8.count <= WebhookService.limit }) {
      WebhookService.message($0, post: post).serialized
    }
    return PostBody(contentType: JSONBody.contentType, text: text)
  }

  func sending(_ body: PostBody, post: PostID) -> Sending {
    .http(webhook.request(body, headers: [HTTPHeader("Idempotency-Key", post.text)]))
  }

  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    Judging(title: WebhookService.title).outcome(
      of: result, delivered: { .delivered(confirmed: $0.status != 202, reference: nil) })
  }

  private static func message(_ update: WordedUpdate, post: PostID) -> JSONBody {
    [
      "type": "dagpost.update", "version": .number(version), "post": .text(post.text),
      "language": .text(update.language.rawValue), "title": .text(update.heading.plain),
      "summary": .text(update.summary.plain), "sections": .list(update.sections.map(section)),
      "text": .text(
        ([update.heading.plain] + update.plainLines.dropFirst(update.title.plain.isEmpty ? 0 : 1)).joined(
          separator: "\n")),
    ]
  }

  private static func section(_ section: WordedSection) -> JSONBody {
    [
      "kind": .text(section.kind.rawValue), "heading": section.heading.map { .text($0.plain) } ?? .null,
      "inline": .flag(section.inline), "lines": .list(section.lines.map(line)),
    ]
  }

  private static func line(_ line: WordedLine) -> JSONBody {
    let links = line.words.spans.compactMap { span -> JSONBody? in
      guard case .link(let text, let link) = span else { return nil }
      return ["text": .text(text.description), "url": .text(link.address)]
    }
    return ["mark": .text(line.mark.rawValue), "text": .text(line.words.plain), "links": .list(links)]
  }
}
