/// Printed, not sent: there is nothing to make up.
package enum ConsoleFixture: ServiceFixture {
  package static func settings(at server: String?) -> [(key: String, value: String)] { [] }
  package static let mostBytes = ConsoleService.limit
}
