package enum SlackBotFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] {
    [
      ("url", (server ?? "https://slack.com") + "/api"), ("token", "xoxb-1234-canaryCANARYcanary"),
      ("channel", "C0123456789"),
    ]
  }
  package static let mostBytes = 64 * 1024
  package static let hasToken = true
}
