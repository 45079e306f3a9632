import Model

/// A row that could not be used, or not as it was meant; the others stand.
struct RowProblem: Sendable, Hashable {
  /// Without its place and without a final point.
  let sentence: String
  /// What was lost; nil where nothing was.
  let fault: ReadingFault?
  /// The line of the file that it begins on, where the format has lines.
  var line: Int?
  /// Which row it is, where it has no line.
  var record: Int?
  /// The row is read all the same, without what could not be used of it.
  var isPart: Bool

  init(_ sentence: String, _ fault: ReadingFault?, line: Int? = nil, record: Int? = nil, isPart: Bool = false) {
    self.isPart = isPart
    self.sentence = sentence
    self.fault = fault
    self.line = line
    self.record = record
  }
}
