import Model

/// Something wrong with one row of a file or list. The other rows are not affected.
struct RowProblem: Sendable, Hashable {
  /// The problem without its place and without a final point.
  let sentence: String
  /// The kind of loss; nil where nothing was lost.
  let fault: ReadingFault?
  /// The line of the file on which the row begins, where the format has lines.
  var line: Int?
  /// The number of the row, where it has no line.
  var record: Int?
  /// True where the row was read, without the part that could not be used.
  var isPart: Bool

  init(_ sentence: String, _ fault: ReadingFault?, line: Int? = nil, record: Int? = nil, isPart: Bool = false) {
    self.isPart = isPart
    self.sentence = sentence
    self.fault = fault
    self.line = line
    self.record = record
  }
}
