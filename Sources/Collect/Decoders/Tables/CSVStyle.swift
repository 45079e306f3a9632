/// How a CSV is written, where the source says it.
struct CSVStyle: Sendable, Hashable {
  /// Nil: the separator is found by the rows.
  var separator: Unicode.Scalar?
  /// Nil: the numbers themselves show it.
  var decimal: NumberStyle?
  /// From our field name to the heading of the file. Nil where no source can say it, as for a file that people put
  /// into a folder.
  var columns: [String: String]? = [:]
}
