import HTTP
import Model

/// Sends a post by its service and judges the answer. Every post leaves the program here. The caller records the outcome.
package struct Sender: Sendable {
  private let http: any HTTPClient
  private let print: @Sendable (String) -> Bool
  private let unprinted: String

  /// - Parameters:
  ///   - print: prints a text, for services that print; false when nobody reads the output any more.
  ///   - unprinted: the reason that is given for a post that could not be printed.
  package init(
    http: any HTTPClient, print: @escaping @Sendable (String) -> Bool,
    unprinted: String = "standard output is closed: nothing could be printed"
  ) {
    self.http = http
    self.print = print
    self.unprinted = unprinted
  }

  /// - Returns: the outcome, and the HTTP status of the answer; nil when there was no answer.
  package func send(_ body: PostBody, post: PostID, by service: any Service) async -> (outcome: Outcome, status: Int?) {
    switch service.sending(body, post: post) {
    case .http(let request):
      let result = await http.send(request)
      return (service.outcome(of: result), (try? result.get())?.status)
    case .print(let text):
      return (print(text) ? .delivered(confirmed: true, reference: nil) : .later(why: unprinted, after: nil), nil)
    }
  }

  /// One attempt with an update that is not in the ledger.
  package func send(_ update: WordedUpdate, post: PostID, by channel: Channel) async -> Outcome {
    await send(channel.service.render(update, post: post), post: post, by: channel.service).outcome
  }

  /// Looks for a post among one page of the messages that came into the channel since `began`.
  package func look(
    for post: PostID, _ body: PostBody, since began: Instant, page: String?, by service: any Service
  ) async -> LookResult {
    guard let request = service.looking(for: post, body, since: began, page: page) else {
      return .forbidden(why: "\(type(of: service).title) cannot be asked")
    }
    return service.looked(for: post, in: await http.send(request))
  }
}
