import Config
import HTTP
import Model
import Services

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

/// A working address for each service that has one.
package let addresses: [String: String] = [
  "slack": "https://hooks.slack.com/services/T0CANARY0/B0CANARY0/canaryCANARYcanary",
  "slackbot": "https://slack.com/api",
  "teams":
    "https://default12.34.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/canaryCANARYid/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=canaryCANARY-signature",
  "discord": "https://discord.com/api/webhooks/123456789012345678/canaryCANARYcanary",
  "mattermost": "https://mattermost.example.org/hooks/canarycanarycanary",
  "webhook": "https://example.org/in/canarycanarycanary?key=canaryCANARYkey",
]

/// The settings of each service that work; `at` puts a server of the test's own in the place of the real one.
package func settings(of name: String, at server: String? = nil) -> [(String, String)] {
  if name == "matrix" {
    return [
      ("homeserver", server ?? "https://matrix.example.org"), ("token", "syt_canaryCANARYcanary"),
      ("room", "!room:example.org"),
    ]
  }
  return otherSettings[name, default: []]
    + ((server.map { "\($0)/team" } ?? addresses[name]).map { [("url", $0)] } ?? [])
}

/// What else a service with an address needs.
package let otherSettings: [String: [(String, String)]] = [
  "slackbot": [("token", "xoxb-1234-canaryCANARYcanary"), ("channel", "C0123456789")]
]

/// Those whose key is a token in a header; the others' is their address.
package let servicesWithToken: Set = ["matrix", "slackbot"]

package let servicesOverHTTP = (addresses.keys + ["matrix"]).sorted()

package func service(_ name: String) throws -> any Service {
  let made = makeService(name, settings(of: name))
  guard let service = made.service, made.problems.isEmpty else {
    throw TestSetupError(description: "\(name) was not made: \(made.problems)")
  }
  return service
}

/// The service of a channel with these settings, and what was wrong with them.
package func makeService(_ name: String, _ entries: [(String, String)]) -> (
  service: (any Service)?, problems: [Problem]
) {
  let problems = Problems()
  // Beside its address Slack's bot needs a key, which most tests do not care about.
  let needed = entries.isEmpty || name != "slackbot" ? [] : settings(of: name)
  let others = needed.filter { other in !entries.contains { $0.0 == other.0 } }
  var section = section([("service", name)] + entries + others, problems: problems)
  let channel = Channel(name: "team", &section, services: ServiceCatalog.all)
  return (channel?.service, problems.sorted)
}

package func kind(_ name: String) throws -> any Service.Type {
  guard let kind = ServiceCatalog.all.first(where: { $0.name == name }) else {
    throw TestSetupError(description: "\(name) is not in the catalog")
  }
  return kind
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
