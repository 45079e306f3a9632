import Config
import HTTP
import Model

/// One chat service: how it is configured, how an update looks in it, and what its answers mean.
///
/// Render and judge are pure. A service is a folder here, one line in `ServiceCatalog.all`, and a folder of tests; the contract
/// suite runs over the catalog and names what is missing.
package protocol Service: Sendable {
  /// The word in the configuration.
  static var name: String { get }
  /// The name people use.
  static var title: String { get }
  /// One line for `dagpost services`.
  static var about: String { get }
  /// The settings of a channel of this service, one line each: key, whether required, what it means.
  static var settings: [ServiceSetting] { get }
  /// A section that `check` accepts, as YAML lines without indentation.
  static var example: String { get }
  static var unknownClass: UnknownClass { get }
  /// What the tests need to make one.
  static var fixture: any ServiceFixture.Type { get }
  /// How long it wants to be left alone after a post, by its own rules; zero where it has none.
  static var pace: Duration { get }
  /// Where the posts of this channel end up.
  var destination: Destination { get }
  /// Knows every secret that its requests carry.
  var redaction: Redaction { get }

  /// Reads its own settings (not `service`, nor the settings every channel has) and reports what is wrong.
  /// Nil when a channel cannot be made of it; at least one problem has been reported then.
  init?(_ section: inout Section)

  /// The update as this service's body, within its limits: cut by the renderer, never refused for its length.
  func render(_ update: WordedUpdate, post: PostID) -> PostBody
  /// Where and how the body goes. Headers and signatures are made here, per attempt.
  func sending(_ body: PostBody, post: PostID) -> Sending
  /// What the answer, or its absence, means. It is called by `outcome(of:)`, which takes secrets out of it before.
  func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome

  /// For a `readable` service: asks for what is in the channel since a moment at which the post was not there yet. Nil where
  /// nobody can look.
  ///
  /// - Parameters:
  ///   - body: what was sent.
  ///   - page: what `found` gave for going on; nil for the first page.
  func looking(for post: PostID, _ body: PostBody, since: Instant, page: String?) -> HTTPRequest?
  /// How `doctor` asks whether a channel would take a post, without posting; nil where nothing is asked.
  var checkup: Checkup? { get }
  /// Whether the post is in what came back.
  func found(_ post: PostID, in result: Result<HTTPAnswer, HTTPFailure>) -> Looked
}

extension Service {
  /// What an answer means. A service, or a proxy before it, may repeat what it was sent: every secret is taken out of the answer
  /// before a word of it is looked at, and before it is cut.
  package func outcome(of result: Result<HTTPAnswer, HTTPFailure>) -> Outcome { judge(redaction.clean(result)) }

  /// What an answer shows of a post that is looked for, in the same way.
  package func looked(for post: PostID, in result: Result<HTTPAnswer, HTTPFailure>) -> Looked {
    found(post, in: redaction.clean(result))
  }

  package static var pace: Duration { .zero }
  package func looking(for post: PostID, _ body: PostBody, since: Instant, page: String?) -> HTTPRequest? { nil }
  package func found(_ post: PostID, in result: Result<HTTPAnswer, HTTPFailure>) -> Looked {
    .forbidden(why: "\(Self.title) cannot be asked")
  }
}

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

package enum Sending: Sendable {
  case http(HTTPRequest)
  /// To our own standard output.
  case print(String)
}
