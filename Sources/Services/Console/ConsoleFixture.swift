/// The console needs no settings and no server.
package enum ConsoleFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] { [] }
  package static let mostBytes = ConsoleService.limit
}
