package enum MattermostFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] {
    [("url", (server ?? "https://mattermost.example.org") + "/hooks/canarycanarycanary")]
  }
  package static let mostBytes = 64 * 1024
}
