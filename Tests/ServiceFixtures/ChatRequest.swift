import Foundation
import HTTP
import Model
import TestKit

/// One request as a chat service sees it. Header names in lower case.
package struct ChatRequest: Sendable {
  package let method: String
  /// With its query.
  package let target: String
  package let headers: [String: String]
  package let body: [UInt8]
  package init(method: String = "POST", target: String, headers: [String: String], body: [UInt8]) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  package init(_ request: LoopbackRequest) {
    let headers = request.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value }
    self.init(method: request.method, target: request.path, headers: headers, body: request.body)
  }

  /// As it would arrive.
  package init(_ request: HTTPRequest) {
    let url = request.url.reveal()
    let place = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    self.init(
      method: request.method.rawValue, target: place.count > 3 ? "/\(place[3])" : "/",
      headers: request.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value.reveal() }, body: request.body)
  }

  package var path: String { String(target.prefix { $0 != "?" }) }
  package var query: [Substring] {
    target.drop { $0 != "?" }.dropFirst().split(separator: "&")
  }
}

/// What a chat service answers, and whether people then see a message.
package struct ChatAnswer: Sendable, Equatable {
  package var status: Int
  package var headers: [String: String]
  package var body: String
  /// Why no message appears; nil when one does. Teams answers 202 in either case.
  package var refusal: String?
  /// Which message people see it as, where a service knows a request again: a second answer with the same one shows nothing
  /// new.
  package var message: String?

  package init(
    _ status: Int, _ body: String = "", type: String = "text/plain", refusal: String? = nil, message: String? = nil
  ) {
    self.status = status
    self.body = body
    self.headers = body.isEmpty ? [:] : ["Content-Type": type]
    self.refusal = refusal
    self.message = message
  }

  package var accepted: Bool { refusal == nil }
}

extension ChatRequest {
  var isJSON: Bool {
    let type = headers["content-type"] ?? ""
    return type.split(separator: ";").first.map { $0.lowercased() == "application/json" } ?? false
  }

  /// The body as an object; nil when it is anything else.
  var object: [String: Any]? {
    guard String(validating: body, as: UTF8.self) != nil else { return nil }
    return (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any]
  }
}

extension LoopbackReply {
  package static func answer(_ answer: ChatAnswer) -> LoopbackReply {
    .answer(status: answer.status, headers: answer.headers.map { ($0.key, $0.value) }, body: Array(answer.body.utf8))
  }
}
