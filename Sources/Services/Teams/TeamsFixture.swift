import Model

package enum TeamsFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] {
    let path =
      "/powerautomate/automations/direct/workflows/canaryCANARYid/triggers/manual/paths/invoke?api-version=1"
      + "&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=canaryCANARY-signature"
    return [("url", (server ?? "https://default12.34.environment.api.powerplatform.com:443") + path)]
  }
  package static let mostBytes = TeamsService.limit
  package static func outcome(ofBare status: Int) -> Outcome? { .delivered(confirmed: false, reference: nil) }
}
