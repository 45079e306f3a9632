/// Thrown by a test that finds something of another kind than it needs, so that the test fails instead of ending as if
/// it had passed.
package struct Unexpected: Error, CustomStringConvertible {
  package let description: String

  package init(_ found: Any? = nil, line: Int = #line) {
    description = "line \(line): \(found.map { "found \($0)" } ?? "it is something else")"
  }
}
