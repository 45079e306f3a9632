package enum SlackFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] {
    [("url", (server ?? "https://hooks.slack.com") + "/services/T0CANARY0/B0CANARY0/canaryCANARYcanary")]
  }
  package static let mostBytes = 64 * 1024
}
