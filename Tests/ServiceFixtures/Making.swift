import Config
import Foundation
import HTTP
import Model
import Services
import TestKit
import YAML

/// What goes wrong inside a test's own set-up.
package struct TestSetupError: Error, CustomStringConvertible {
  package let description: String
  package init(description: String) { self.description = description }
}

/// A section as the reader of the file would make it: every entry on a line of its own.
package func section(_ entries: [(String, String)], path: String = "channels.team", problems: Problems = Problems())
  -> Section
{
  let list = entries.enumerated().map { index, entry in
    let place = Location(file: "/etc/dagpost/dagpost.yaml", line: index + 2, column: 3)
    return Node.Entry(
      key: entry.0, keyLocation: place,
      value: .scalar(entry.1, Location(file: place.file, line: place.line, column: 10)))
  }
  let start = Location(file: "/etc/dagpost/dagpost.yaml", line: 1, column: 1)
  return Section(.mapping(list, start), path: path, problems: problems, secrets: .literal)
}

extension SecretSource {
  /// Every secret is what stands in the section.
  package static let literal = SecretSource { node, _, _ in
    guard case .scalar(let text, _) = node else { return .failure(SecretProblem("should be a secret")) }
    return .success((Secret(text), warning: nil))
  }
}

package func kind(_ name: String) throws -> any Service.Type {
  guard let kind = ServiceCatalog.all.first(where: { $0.name == name }) else {
    throw TestSetupError(description: "\(name) is not in the catalog")
  }
  return kind
}

package let servicesOverHTTP = ServiceCatalog.all.map { $0.name }.filter { name in
  guard let service = try? service(name),
    case .http = service.sending(PostBody(contentType: "", text: ""), post: postID)
  else { return false }
  return true
}

/// The settings of each service that work; `at` puts a server of the test's own in the place of the real one.
package func settings(of name: String, at server: String? = nil) throws -> [(String, String)] {
  try kind(name).fixture.settings(at: server).map { ($0.key, $0.value) }
}

package func service(_ name: String, at server: String? = nil, _ more: [(String, String)] = []) throws -> any Service {
  let made = makeService(name, try settings(of: name, at: server) + more)
  guard let service = made.service, made.problems.isEmpty else {
    throw TestSetupError(description: "\(name) was not made: \(made.problems)")
  }
  return service
}

/// The service of a channel with these settings, and what was wrong with them. Of what else it needs it has what works, unless
/// there are no settings at all.
package func makeService(_ name: String, _ entries: [(String, String)]) -> (
  service: (any Service)?, problems: [Problem]
) {
  let problems = Problems()
  let needed = entries.isEmpty ? [] : (try? settings(of: name)) ?? []
  let others = needed.filter { other in !entries.contains { $0.0 == other.0 } }
  var section = section([("service", name)] + entries + others, problems: problems)
  let channel = Channel(name: "team", &section, services: ServiceCatalog.all)
  return (channel?.service, problems.sorted)
}

/// The settings that work as a channel's section in one line, with each secret in a file of its own in `folder`.
package func channelYAML(_ name: String, at server: String? = nil, in folder: TemporaryFolder) throws -> String {
  let settings = try settings(of: name, at: server).map { key, value in
    guard value.lowercased().contains("canary") else { return "\(key): \"\(value)\"" }
    try folder.write(value + "\n", to: "\(name).\(key)")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("\(name).\(key)"))
    return "\(key): { file: \(name).\(key) }"
  }
  return (["service: \(name)"] + settings).joined(separator: ", ")
}

/// What a service would send over the network.
package func httpRequest(
  of service: any Service, _ body: PostBody = PostBody(contentType: "text/plain", text: "x"), post: PostID = postID
) throws -> HTTPRequest {
  guard case .http(let request) = service.sending(body, post: post) else {
    throw TestSetupError(description: "\(type(of: service).name) does not send over HTTP")
  }
  return request
}

package let postID = PostID("abcdefghijklmnopqrstuvwxyz")

package func answer(
  _ status: Int, _ body: String = "", headers: [(name: String, value: String)] = [],
  elapsed: Duration = .milliseconds(200)
) -> Result<HTTPAnswer, HTTPFailure> {
  .success(HTTPAnswer(status: status, headers: headers, body: Array(body.utf8), elapsed: elapsed))
}

extension Outcome {
  /// The class alone, for tables.
  package var kind: String {
    switch self {
    case .delivered(let confirmed, _): confirmed ? "delivered" : "accepted"
    case .refused, .broken: "refused"
    case .later: "later"
    case .unknown: "unknown"
    }
  }

  package var why: String {
    switch self {
    case .delivered: ""
    case .refused(let why), .broken(let why), .later(let why, _), .unknown(let why): why
    }
  }

  package var wait: Duration? {
    if case .later(_, let after) = self { after } else { nil }
  }
}
