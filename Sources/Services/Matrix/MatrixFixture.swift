import HTTP

package enum MatrixFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] {
    [
      ("homeserver", server ?? "https://matrix.example.org"), ("token", "syt_canaryCANARYcanary"),
      ("room", "!room:example.org"),
    ]
  }
  package static let mostBytes = MatrixService.limit
  package static let method = HTTPRequest.Method.put
  package static let hasToken = true
}
