/// What a test throws that found something of another kind than it asked for, so that it fails and does not end as if all were well.
package struct Unexpected: Error, CustomStringConvertible {
  package let description: String

  package init(_ found: Any? = nil, line: Int = #line) {
    description = "line \(line): \(found.map { "found \($0)" } ?? "it is something else")"
  }
}
