import JSON

/// The result of decoding: one value or rows, with what the decoder found out about them.
struct Decoded: Sendable {
  var value: JSONValue
  /// How numbers inside texts write their fractions. Numbers of JSON itself always have a point.
  var numbers = NumberStyle.unspecified
  /// The line of the file on which each row begins. Empty where the format has no lines.
  var lines: [Int] = []
  var problems: [RowProblem] = []
  /// Sentences for the administrator about which no reader misses anything, such as a column that is not read.
  var notices: [String] = []
  /// How many mails came from senders that `senders:` does not name.
  var rejectedSenderCount = 0
}
