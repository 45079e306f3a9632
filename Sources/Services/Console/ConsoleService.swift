import Config
import HTTP
import Model

/// Prints the update as plain text on the program's standard output: for a first try, or for a pipe into another program.
struct ConsoleService: Service {
  static let name = "console"
  static let title = "Console"
  static let about = "prints the update as plain text to standard output; needs no account"
  static let settings: [ServiceSetting] = []
  static let example = "service: console"
  static let unknownClass = UnknownClass.blind
  static let fixture: any ServiceFixture.Type = ConsoleFixture.self

  /// In bytes. A usual update has about 2,000.
  static let limit = 64 * 1024

  let destination = Destination(Secret("standard output"))
  let redaction = Redaction.none

  init?(_ section: inout Section) {}

  func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    let text = update.fitting({ $0.utf8.count < ConsoleService.limit }) { update in
      let title = Markup.plain.text(update.heading)
      let below = Markup.plain.text(update.paragraphs)
      return update.summary.isEmpty && !below.isEmpty ? "\(title)\n\n\(below)\n" : "\(title)\n\(below)\n"
    }
    return PostBody(contentType: "text/plain; charset=utf-8", text: text)
  }

  func sending(_ body: PostBody, post: PostID) -> Sending { .print(body.text) }

  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    switch result {
    case .success(let answer) where (200...299).contains(answer.status): .delivered(confirmed: true, reference: nil)
    case .success(let answer): .later(why: "writing to standard output ended with \(answer.status)", after: nil)
    case .failure(.noAnswer(let why)): .unknown(why: "standard output was closed on the way: \(UntrustedText(why))")
    case .failure(.cancelled(sent: true)): .unknown(why: "writing to standard output was called off on the way")
    case .failure(.notSent(let why)):
      .later(why: "standard output could not be written: \(UntrustedText(why))", after: nil)
    case .failure(.cancelled(sent: false)): .later(why: "writing to standard output was called off", after: nil)
    }
  }
}
