import Model

/// What decoding gave: one value, or rows; and how numbers in texts are written.
struct Decoded: Sendable {
  var value: Value
  /// JSON's own numbers have a point; a number in a text is as somebody wrote it.
  var numbers = NumberStyle.unspecified
  /// The line of the file that each row begins on; empty where the format has none.
  var lines: [Int] = []
  var problems: [RowProblem] = []
  /// What nobody misses by, and the administrator should know: a column that is not read.
  var notices: [String] = []
  /// Mails of senders that nobody named.
  var rejectedSenderCount = 0
}
