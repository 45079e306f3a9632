/// How a CSV is written, where it does not show by itself.
struct CSVStyle: Sendable, Hashable {
  /// Nil: the one that cuts all rows alike.
  var separator: Unicode.Scalar?
  /// Nil: as the numbers themselves show it.
  var decimal: NumberStyle?
  /// Our field name to the heading of the file; nil where nobody can say, as of a file that people drop.
  var columns: [String: String]? = [:]
}
