import Config
import HTTP
import Model
import Services

/// Services that send the body as it is to a place named like the channel.
package protocol ProbeService: Service { var place: String { get } }

extension ProbeService {
  package static var title: String { name }
  package static var about: String { "a service for tests" }
  package static var settings: [ServiceSetting] { [ServiceSetting("place", required: true, "where to")] }
  package static var example: String { "place: here" }
  package static var fixture: any ServiceFixture.Type { ProbeFixture.self }
  package var destination: Destination { Destination(Secret(place)) }
  package var redaction: Redaction { .none }
  package func render(_ update: WordedUpdate, post: PostID) -> PostBody {
    PostBody(contentType: "text/plain", text: update.title.plain)
  }
  package func sending(_ body: PostBody, post: PostID) -> Sending {
    .http(
      HTTPRequest(
        method: .post, url: Secret("http://127.0.0.1/\(place)"), body: Array(body.text.utf8), limits: .post))
  }
  package func judge(_ result: Result<HTTPAnswer, HTTPFailure>) -> Outcome {
    switch result {
    case .failure(.notSent(let why)): .later(why: why, after: nil)
    case .failure(.noAnswer(let why)): .unknown(why: why)
    case .failure(.cancelled): .unknown(why: "cancelled")
    case .success(let answer):
      switch answer.status {
      case 200: .delivered(confirmed: true, reference: "ref")
      case 202: .delivered(confirmed: false, reference: nil)
      case 403, 410: .broken(why: "answered \(answer.status)")
      case 429, 503:
        .later(
          why: "answered \(answer.status)",
          after: answer.header("Retry-After").flatMap { Int($0) }.map { .seconds($0) })
      default: .refused(why: "answered \(answer.status)")
      }
    }
  }
}

package enum ProbeFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] { [("place", "here")] }
  package static let mostBytes = Int.max
}

package struct BlindService: ProbeService {
  package static let name = "blind"
  package static let unknownClass = UnknownClass.blind
  package let place: String
  package init(place: String) { self.place = place }
  package init?(_ section: inout Section) { place = section.requiredText("place", example: "here") }
}

/// Blind, one post in ten seconds.
package struct SlowService: ProbeService {
  package static let name = "slow"
  package static let unknownClass = UnknownClass.blind
  package static let pace = Duration.seconds(10)
  package let place: String
  package init(place: String) { self.place = place }
  package init?(_ section: inout Section) { place = section.requiredText("place", example: "here") }
}

package struct SameIDService: ProbeService {
  package static let name = "same-id"
  package static let unknownClass = UnknownClass.idempotent
  package let place: String
  package init(place: String) { self.place = place }
  package init?(_ section: inout Section) { place = section.requiredText("place", example: "here") }
}

package struct PaperService: ProbeService {
  package static let name = "paper"
  package static let unknownClass = UnknownClass.idempotent
  package let place = "paper"
  package init() {}
  package init?(_ section: inout Section) {}
  package func sending(_ body: PostBody, post: PostID) -> Sending { .print(body.text) }
}
