import Model

package enum WebhookFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] {
    [("url", (server ?? "https://example.org") + "/in/canarycanarycanary?key=canaryCANARYkey")]
  }
  package static let mostBytes = WebhookService.limit
  package static let asksStatusOnly = true
  package static func outcome(ofBare status: Int) -> Outcome? {
    .delivered(confirmed: status != 202, reference: nil)
  }
}
