import Config
import HTTP
import Model

/// One chat service: its settings, its rendering of an update, and the meaning of its answers.
///
/// Rendering and judging are pure functions. A new service needs a folder here, a line in `ServiceCatalog.all` and a folder of
/// tests; the contract tests run over the whole catalog and report what is missing.
package protocol Service: Sendable {
  /// The service's name in the configuration.
  static var name: String { get }
  /// The service's name as people know it.
  static var title: String { get }
  /// One line for `dagpost services`.
  static var about: String { get }
  /// The settings of this service's channels, one line each: key, whether it is required, meaning.
  static var settings: [ServiceSetting] { get }
  /// A section that `check` accepts, as YAML lines without indentation.
  static var example: String { get }
  static var unknownClass: UnknownClass { get }
  /// What the tests need to make a channel of this service.
  static var fixture: any ServiceFixture.Type { get }
  /// The shortest time between two posts to one destination, by the service's own rules; zero where it has none.
  static var pace: Duration { get }
  /// Where the channel's posts go. Channels with the same destination share its pace and its troubles.
  var destination: Destination { get }
  /// Knows every secret that the requests of this channel carry.
  var redaction: Redaction { get }

  /// Reads the service's own settings, not `service` nor the settings that all channels have, and reports what is wrong with
  /// them. Nil when no channel can be made of them; at least one problem has been reported then.
  init?(_ section: inout Section)

  /// The update in this service's form. What exceeds the service's limits is cut: an update is never refused for its length.
  func render(_ update: WordedUpdate, post: PostID) -> PostBody
  /// The request that sends the body. Its headers and signatures are made anew for every attempt.
  func sending(_ body: PostBody, post: PostID) -> Sending
  /// What an answer, or the lack of one, means. Call `outcome(of:)` instead, which removes secrets from the answer first.
  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome

  /// Asks a `readable` service for the messages in the channel since a moment before the post was sent; nil where it cannot.
  ///
  /// - Parameters:
  ///   - body: the body that was sent.
  ///   - page: the page that `found` asked for; nil for the first one.
  func looking(for post: PostID, _ body: PostBody, since: Instant, page: String?) -> HTTPRequest?
  /// How `doctor` finds out, without posting, whether the channel would accept a post; nil where nothing can be asked.
  var checkup: Checkup? { get }
  /// Whether the answer to `looking` shows the post. Call `looked(for:in:)` instead, which removes secrets first.
  func found(_ post: PostID, in result: Result<HTTPAnswer, HTTPFailure>) -> LookResult
}

extension Service {
  /// The outcome of an attempt. A service, or a proxy before it, may repeat in its answer what it was sent. So every secret is
  /// removed from the answer before anything reads it, and before it is shortened, which could leave half a secret.
  package func outcome(of result: Result<HTTPAnswer, HTTPFailure>) -> Outcome { judge(redaction.clean(result)) }

  /// What an answer says about a post that is looked for, after every secret has been removed from the answer.
  package func looked(for post: PostID, in result: Result<HTTPAnswer, HTTPFailure>) -> LookResult {
    found(post, in: redaction.clean(result))
  }

  package static var pace: Duration { .zero }
  package func looking(for post: PostID, _ body: PostBody, since: Instant, page: String?) -> HTTPRequest? { nil }
  package func found(_ post: PostID, in result: Result<HTTPAnswer, HTTPFailure>) -> LookResult {
    .forbidden(why: "\(Self.title) cannot be asked")
  }
}

/// One setting of a channel, as `dagpost services` shows it.
package struct ServiceSetting: Sendable {
  package let key: String
  package let required: Bool
  package let about: String
  package init(_ key: String, required: Bool = false, _ about: String) {
    self.key = key
    self.required = required
    self.about = about
  }
}

/// How a body leaves the program.
package enum Sending: Sendable {
  case http(HTTPRequest)
  /// Print the text on our own standard output.
  case print(String)
}
