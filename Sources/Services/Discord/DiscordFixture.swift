import Model

package enum DiscordFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] {
    [("url", (server ?? "https://discord.com") + "/api/webhooks/123456789012345678/canaryCANARYcanary")]
  }
  package static let mostBytes = 12_000
  package static func outcome(ofBare status: Int) -> Outcome? {
    status == 204 ? .delivered(confirmed: false, reference: nil) : nil
  }
}
